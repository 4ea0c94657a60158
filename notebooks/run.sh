#!/usr/bin/env bash
# Executes corpus.ipynb over the lake that GEMEL_LAKE names: notebooks/run.sh [OUT]
# Writes OUT/corpus.html and OUT/corpus-*.png (OUT: notebooks/target). Exit codes: 0 done, 1 a cell
# failed, 2 wrong arguments or no usable Python, 4 the packages could not be installed.
set -euo pipefail
export LC_ALL=C.UTF-8

die() { echo "notebooks/run.sh: $2" >&2; exit "$1"; }

(($# <= 1)) && [[ ${1:-} != -* ]] || die 2 "unexpected arguments: $*; usage: notebooks/run.sh [OUT]"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
out="${1:-$here/target}"
mkdir -p "$out"
out="$(cd "$out" && pwd)"

# A relative folder is meant from where the caller stands, not from the notebook.
lake="${GEMEL_LAKE:-$here/../.gemel/lake}"
[[ $lake == /* || $lake == *://* ]] || lake="$PWD/$lake"

venv="$here/.venv"
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  python="${PYTHON:-python3}"
  "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
    die 2 "$python is not Python 3.10 or newer with venv; install it, or name another one by PYTHON=..."
  echo "Installing deltalake, pandas, pyarrow, matplotlib, nbconvert and what they need (about 150 MB to" \
    "download, 700 MB on disk) into $venv" >&2
  "$python" -m venv --clear "$venv" || die 2 "$python cannot make a virtual environment in $venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
    --requirement "$here/requirements.txt" >&2 ||
    die 4 "the packages of requirements.txt could not be installed; see above"
  # Last, so that an installation that was cut is made anew.
  cp "$here/requirements.txt" "$venv/installed.txt"
fi

# Nothing of a former run may be taken for this one's.
rm -f "$out"/corpus.html "$out"/corpus-*.png

# The user's own Jupyter, IPython and matplotlib settings stay out.
export JUPYTER_NO_CONFIG=1 JUPYTER_PREFER_ENV_PATH=1 JUPYTER_PLATFORM_DIRS=1
export IPYTHONDIR="$venv/ipython" MPLCONFIGDIR="$venv/matplotlib" PYTHONDONTWRITEBYTECODE=1
export JUPYTER_RUNTIME_DIR="$venv/runtime"
export GEMEL_LAKE="$lake" GEMEL_PLOTS="$out"
# Other users of the machine may not read along between nbconvert and the kernel, where both can encrypt.
# The page has to open without the network, so it names no scripts from elsewhere.
"$venv/bin/python" -m nbconvert --log-level WARN --to html --execute "$here/corpus.ipynb" --output-dir "$out" \
  --KernelManager.transport_encryption=auto \
  --HTMLExporter.require_js_url= --HTMLExporter.mathjax_url= >&2 ||
  die 1 "the notebook failed over the lake $lake; see above"
echo "$out/corpus.html"
