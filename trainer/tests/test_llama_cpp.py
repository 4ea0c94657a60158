"""What llama.cpp itself makes of the exported files; needs the package xllamacpp, which is not locked."""

import json

import pytest
import tiny_model
from test_generate import exported  # noqa: F401

xllamacpp = pytest.importorskip(
    "xllamacpp", reason="pip install xllamacpp to check against llama.cpp"
)


def answers(path, questions):
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx, params.n_parallel, params.warmup = 256, 1, False
    params.cpuparams.n_threads = 1
    server = xllamacpp.Server(params)
    for question in questions:
        asked = {"messages": question, "max_tokens": 24, "temperature": 0}
        reply = server.handle_chat_completions(asked)
        choice = (json.loads(reply) if isinstance(reply, (str, bytes)) else reply)["choices"][0]
        yield choice["message"]["content"], choice["finish_reason"]


@pytest.mark.parametrize("kind", ["f32", "f16", "q8_0", "q5_1", "q4_1"])
def test_llama_cpp_answers_as_transformers_does(kind, exported):  # noqa: F811
    rows = tiny_model.sft_rows()
    found = list(answers(exported.out / f"gguf/model-{kind}.gguf", [row["prompt"] for row in rows]))
    expected = [(row["completion"][0]["content"], "stop") for row in rows]
    same = sum(one == other for one, other in zip(found, expected, strict=True))
    # Eight bits and more change nothing here; fewer may.
    assert same == 32 if kind in ("f32", "f16", "q8_0") else same > 16
