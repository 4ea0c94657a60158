#!/usr/bin/env bash
# Called by ./gemel when sources are newer than the last build: compiles, writes the class paths that
# the launcher starts from, and archives loaded classes so that each start is a short one.
# Below target/launcher: jobs.jar and serve.jar (class paths), jobs-*.jsa and serve-*.jsa, build.log.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=$1
launcher="$here/target/launcher"
log="$launcher/build.log"
mkdir -p "$launcher"

die() { clear_line; echo "gemel: $*" >&2; exit 1; }

# What is under way when the build is told to stop: a process, a folder, the lock.
running='' work='' lock=''
stop() {
  [ -z "$running" ] || kill "$running" 2>/dev/null || true
  [ -z "$work" ] || rm -rf "$work"
  rm -f "$launcher"/*.jsa.new
  [ -z "$lock" ] || rm -rf "$lock"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

terminal=; [ ! -t 2 ] || terminal=yes
clear_line() { [ -z "$terminal" ] || printf '\r\033[K' >&2; }
last=-60
# One line that is rewritten on a terminal; elsewhere a line a minute.
show() {
  if [ -n "$terminal" ]; then
    printf '\r\033[Kgemel: %s (%d s)' "$1" "$SECONDS" >&2
  elif ((SECONDS - last >= 60)); then
    echo "gemel: $1 ($SECONDS s)" >&2
    last=$SECONDS
  fi
}

compile() {
  local module='preparing' files=0 line
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    case $line in
      *'Downloaded from'*) files=$((files + 1)) ;;
      *'] Building '*'['*) module=${line#*Building }; module="${module%% 0.*} ${line##* }" ;;
      *) continue ;;
    esac
    show "building once: $module, $files files downloaded"
  done
}

waits() { # text, command: runs it behind a line of progress
  local text=$1 result=0
  shift
  "$@" >>"$log" 2>&1 &
  running=$!
  while kill -0 "$running" 2>/dev/null; do
    show "$text"
    sleep 0.5
  done
  wait "$running" || result=$?
  running=''
  return "$result"
}

# Runs the program once over a small site, then archives the classes that it loaded.
archive() {
  local program=$1 main=$2 log4j=$3 file text="building once: archiving the classes of $1 for a quick start"
  local package open=()
  for package in "${opens[@]}"; do open+=(--add-opens "$package=ALL-UNNAMED"); done
  local jvm=(-Xlog:disable -Xlog:all=error:stderr -Xmx1g -Xss4m "-XX:TieredStopAtLevel=1" -Dfile.encoding=UTF-8 -Duser.timezone=UTC)
  file=$(archive_of "$program")
  work=$(mktemp -d)
  rm -f "$launcher/$program"-*.jsa
  # Without an archive everything works and starts later: said, not fatal.
  waits "$text" "$java" -XX:DumpLoadedClassList="$launcher/$program.classes" "${jvm[@]}" "${open[@]}" -Djdk.reflect.useDirectMethodHandle=false \
    -Dlog4j2.configurationFile="$here/conf/$log4j" -Djava.util.logging.config.file="$here/conf/logging.properties" -cp "$launcher/$program.jar" "$main" "$work/data" \
    && waits "$text" "$java" -Xshare:dump -XX:SharedClassListFile="$launcher/$program.classes" -XX:SharedArchiveFile="$file.new" \
      "${jvm[@]}" -cp "$launcher/$program.jar" \
    && mv -f "$file.new" "$file" \
    || { clear_line; echo "gemel: no class archive for $program (see $log); commands will start more slowly" >&2; }
  rm -rf "$work"
  work=
}

# What Spark needs opened on JDK 17 (JavaModuleOptions); spark-submit adds the same set itself.
opens=(java.base/java.{lang,lang.invoke,lang.reflect,io,net,nio,util,util.concurrent,util.concurrent.atomic}
  java.base/jdk.internal.ref java.base/sun.{nio.ch,nio.cs,security.action,util.calendar}
  java.security.jgss/sun.security.krb5)

# The program's class path, a file a line, Gemel's own jar first.
class_path() {
  ls "$here/$1/target/launcher/"*.jar
  tr ':' '\n' <"$here/$1/target/launcher/classpath"
}

# A jar without classes: the class path, and what is opened, in lines of at most 72 bytes.
manifest() {
  local program=$1 main=$2
  {
    echo "Manifest-Version: 1.0"
    echo "Main-Class: $main"
    [ "$program" = serve ] || echo "Add-Opens: ${opens[*]}"
    printf 'Class-Path:'
    class_path "$program" | sed -e 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g; s|^| file://|' | tr -d '\n'
    echo
  } | awk '{ print substr($0, 1, 70); for (i = 71; i <= length($0); i += 70) print " " substr($0, i, 70) }' >"$launcher/$program.mf"
  "$jar" cfm "$launcher/$program.jar" "$launcher/$program.mf"
}

command -v mvn >/dev/null || die "no Maven found; install Maven 3.8 or newer (it builds Gemel, once)"
jar=$(dirname "$(readlink -f "$(command -v "$java")")")/jar
[ -x "$jar" ] || die "$java is no JDK (there is no $jar); install a JDK, version 17 or newer, or set JAVA_HOME"

# Of two builds at once the second waits, and then finds nothing to do.
until mkdir "$launcher/lock" 2>/dev/null; do
  holder=$(cat "$launcher/lock/pid" 2>/dev/null || echo none)
  [ "$holder" = none ] || kill -0 "$holder" 2>/dev/null || { rm -rf "$launcher/lock"; continue; }
  show "waiting for another build of Gemel (process $holder)"
  waited=yes
  sleep 1
done
lock="$launcher/lock"
echo $$ >"$lock/pid"
[ -z "${waited:-}" ] || [ ! -f "$launcher/built" ] || { clear_line; exit 0; }

: >"$log"
touch "$launcher/started"
cd "$here"
mvn -B -Plauncher -Dmaven.test.skip=true -pl jobs,serve -am package 2>&1 | compile \
  || { tail -n 40 "$log" >&2; die "the build failed; the whole log is $log"; }

manifest jobs dev.gemel.jobs.cli.Gemel
manifest serve dev.gemel.serve.main.Serve
source "$here/submit/archive.sh"
archive jobs dev.gemel.jobs.cli.ArchiveRun log4j2.properties
archive serve dev.gemel.serve.main.ArchiveRun log4j2-serve.properties
# The launcher compares sources with this file, and looks whether all that it names is still there.
{
  echo "$here"
  class_path jobs | grep -F "$here/"
  class_path serve | grep -F "$here/"
  class_path jobs | awk '/spark-core_[^/]*$/'
} >"$launcher/built.new"
touch -r "$launcher/started" "$launcher/built.new"
mv "$launcher/built.new" "$launcher/built"
clear_line
