"""Llama models as GGUF, over the ``gguf`` package's writer and quantisation.

llama.cpp's own converter is in no package that its makers publish. This one does the Llama
architecture with a byte-level BPE tokenizer, and refuses everything else.
"""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Type
from gguf import LlamaFileType
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from gemel_trainer.errors import Exit, TrainerError
from gemel_trainer.gguf_tokens import write_tokenizer

# quantization -> (matrices, embedding and head, general.file_type). Four and five bits in the
# embedding and the head cost far more quality than they save, so these stay at eight.
_TYPES = {
    "f32": (Type.F32, Type.F32, LlamaFileType.ALL_F32),
    "f16": (Type.F16, Type.F16, LlamaFileType.MOSTLY_F16),
    "bf16": (Type.BF16, Type.BF16, LlamaFileType.MOSTLY_BF16),
    "q8_0": (Type.Q8_0, Type.Q8_0, LlamaFileType.MOSTLY_Q8_0),
    "q5_1": (Type.Q5_1, Type.Q8_0, LlamaFileType.MOSTLY_Q5_1),
    "q5_0": (Type.Q5_0, Type.Q8_0, LlamaFileType.MOSTLY_Q5_0),
    "q4_1": (Type.Q4_1, Type.Q8_0, LlamaFileType.MOSTLY_Q4_1),
    "q4_0": (Type.Q4_0, Type.Q8_0, LlamaFileType.MOSTLY_Q4_0),
}
_BLOCK = 32


def write_gguf(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, path: Path, quantization: str
) -> None:
    """Writes model and tokenizer to one file; exit 4 for what this converter cannot do."""
    config = model.config
    _check(config)
    matrices, edges, file_type = _TYPES[quantization]
    writer = gguf.GGUFWriter(path, "llama")
    _write_config(writer, config, file_type)
    write_tokenizer(writer, tokenizer, config.vocab_size)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.LLAMA, config.num_hidden_layers)
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        target = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if target is None:
            raise _refuse(f"the tensor {name} has no place in GGUF's Llama")
        values = _permuted(name, tensor.detach().float().numpy(), config)
        edge = target in ("token_embd.weight", "output.weight")
        _add(writer, target, values, edges if edge else matrices)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _check(config) -> None:
    if config.architectures != ["LlamaForCausalLM"] and config.model_type != "llama":
        raise _refuse(f"the architecture is {config.model_type}")
    rope = config.rope_parameters
    if rope.get("rope_type", "default") != "default":
        raise _refuse(f"the rotary embedding is of type {rope['rope_type']}")
    if config.attention_bias or config.mlp_bias:
        raise _refuse("the model has biases")


def _refuse(what: str) -> TrainerError:
    return TrainerError(
        Exit.BASE,
        f"{what}; the GGUF export knows Llama without biases and rotary scaling",
        "formats",
        "export safetensors and convert that with llama.cpp's convert_hf_to_gguf.py",
    )


def _write_config(writer: gguf.GGUFWriter, config, file_type: LlamaFileType) -> None:
    writer.add_type(gguf.GGUFType.MODEL)
    writer.add_name("gemel")
    writer.add_file_type(file_type)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_rope_dimension_count(config.head_dim)
    writer.add_vocab_size(config.vocab_size)
    if config.head_dim * config.num_attention_heads != config.hidden_size:
        writer.add_key_length(config.head_dim)
        writer.add_value_length(config.head_dim)


def _permuted(name: str, values: np.ndarray, config) -> np.ndarray:
    """Query and key rows in llama.cpp's order: it rotates neighbours, transformers rotates halves."""
    if name.endswith("q_proj.weight"):
        heads = config.num_attention_heads
    elif name.endswith("k_proj.weight"):
        heads = config.num_key_value_heads
    else:
        return values
    rows, columns = values.shape
    halves = values.reshape(heads, 2, rows // heads // 2, columns)
    return np.ascontiguousarray(halves.swapaxes(1, 2).reshape(rows, columns))


def _add(writer: gguf.GGUFWriter, name: str, values: np.ndarray, type: Type) -> None:
    if values.ndim == 1:
        type = Type.F32
    elif values.shape[-1] % _BLOCK and type not in (Type.F32, Type.F16, Type.BF16):
        type = Type.F16
    writer.add_tensor(name, gguf.quants.quantize(values, type), raw_dtype=type)
