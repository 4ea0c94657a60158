#!/usr/bin/env bash
# Runs the trainer's tests; makes trainer/.venv (or GEMEL_TRAINER_VENV) first where it is missing.
# Arguments go to pytest.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
venv="${GEMEL_TRAINER_VENV:-$here/.venv}"
"$here/setup.sh" "$venv"
cd "$here"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
exec "$venv/bin/python" -m pytest "$@"
