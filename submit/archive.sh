# Sourced by the launcher and its build: the class data archive of a program (jobs, serve) for "$java".
archive_of() {
  local vm
  vm=$(readlink -f "$(command -v "$java")")
  echo "$launcher/$1-$(stat -c %Y-%s "${vm%/bin/java}/lib/server/libjvm.so" 2>/dev/null || echo unknown).jsa"
}
