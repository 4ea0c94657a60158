#!/usr/bin/env bash
# Makes the trainer's virtual environment, or does nothing where it is there and up to date.
#
#   trainer/setup.sh DIR [--torch-index URL]
#
# Afterwards DIR/bin/python -m gemel_trainer works. Everything comes from requirements.lock, each file
# checked against its hash; pip's own environment variables (PIP_INDEX_URL, ...) are honoured.
# --torch-index takes torch, at the locked version, from a package index with a CPU-only build instead,
# without hashes, and leaves the CUDA libraries out.
# GEMEL_PYTHON names the Python to use (3.10 or newer); default: python3.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
lock="$here/requirements.lock"
python="${GEMEL_PYTHON:-python3}"

die() { echo "trainer/setup.sh: $1" >&2; exit 2; }

[ $# -eq 1 ] || { [ $# -eq 3 ] && [ "$2" = --torch-index ]; } ||
  die "usage: trainer/setup.sh DIR [--torch-index URL]"
target="$1"
torch_index="${3:-}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
  die "$python is not Python 3.10 or newer; set GEMEL_PYTHON to one that is"

stamp="$target/.gemel-trainer"
wanted="$("$python" - "$lock" "$here" "$torch_index" <<'PY'
import hashlib, platform, sys
lock, here, index = sys.argv[1:]
print(hashlib.sha256(open(lock, "rb").read()).hexdigest(), platform.python_version(), here, index)
PY
)"
[ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ] || exit 0

mkdir -p "$target"
if command -v flock >/dev/null; then
  exec 9>"$target.lock"
  flock 9 # two first calls at once: the second waits, then finds the stamp
  [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ] || exit 0
fi

versions="$(sed -nE 's/^(torch|transformers|trl|peft|accelerate|datasets)==([^ ;\\]+).*/\1 \2/p' "$lock" | paste -sd, -)"
size="about 5.5 GB on Linux, where torch brings the CUDA libraries; about 1.5 GB elsewhere"
[ -z "$torch_index" ] || size="about 1.5 GB"
cat >&2 <<TEXT
Installing the trainer's Python packages into $target
  $versions and what they need
  size: $size. This is done once; it takes some minutes.
TEXT

"$python" -m venv --clear "$target"
install() { "$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" >&2; }

if [ -n "$torch_index" ]; then
  rest="$target/requirements.txt"
  awk '/^[^ ]/ { keep = !/^(torch|triton|nvidia-[a-z0-9-]+|cuda-[a-z]+)==/ } keep' "$lock" >"$rest"
  install --no-deps --require-hashes -r "$rest"
  install --no-deps --index-url "$torch_index" "$(sed -nE 's/^(torch==[^ ;\\]+).*/\1/p' "$lock")"
else
  install --no-deps --require-hashes -r "$lock"
fi
# The sources are used where they lie: an edit needs no second install.
"$target/bin/python" - "$here/src" <<'PY'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_paths()["purelib"], "gemel_trainer.pth").write_text(sys.argv[1] + "\n")
PY
"$target/bin/python" -m gemel_trainer --version >/dev/null
"$target/bin/python" -m pip check >&2
echo "$wanted" >"$stamp"
echo "Done: $(du -sh "$target" | cut -f1) in $target" >&2
