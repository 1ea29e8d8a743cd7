"""A model made on the spot: as small as can be, with the files and the behaviour of a cross-encoder.

Its tokenizer knows whole words. Each word pulls towards one label, and the strongest word decides: `denied` towards a
contradiction, `perhaps` towards neutral, every other word a little towards entailment.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy
from onnx import TensorProto, helper, numpy_helper, save_model
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

LABELS = ("entailment", "neutral", "contradiction")
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "denied", "perhaps")
UNKNOWN = WORDS[1]
_PULLS = {"denied": (0.0, 0.0, 5.0), "perhaps": (0.0, 5.0, 0.0)}
_NO_PULL = (1.0, 0.0, 0.0)


def make_model(
    folder: Path,
    labels: Sequence[str] = LABELS,
    *,
    length: int | None = None,
    room: int = 512,
    file: str = "model.onnx",
) -> str:
    """Write a model into *folder*, and return its SHA-256.

    It has *labels* in that order, reads at most *room* tokens and, where *length* is given, exactly so many at once.
    """
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    _write_graph(folder / file, labels, length)
    _write_tokenizer(folder / "tokenizer.json")
    config = {"id2label": dict(enumerate(labels)), "max_position_embeddings": room, "pad_token_id": 0}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return hashlib.sha256((folder / file).read_bytes()).hexdigest()


def _write_graph(path: Path, labels: Sequence[str], length: int | None) -> None:
    pulls = [[_pull(word, label) for label in labels] for word in WORDS]
    shape = ["batch", length or "tokens"]
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["pulls", "input_ids"], ["found"]),
            helper.make_node("ReduceMax", ["found", "over"], ["logits"], keepdims=0),
        ],
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape)],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(labels)])],
        [
            numpy_helper.from_array(numpy.array(pulls, dtype=numpy.float32), "pulls"),
            numpy_helper.from_array(numpy.array([1], dtype=numpy.int64), "over"),
        ],
    )
    save_model(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9), str(path))


def _pull(word: str, label: str) -> float:
    return _PULLS.get(word, _NO_PULL)[LABELS.index(label)] if label in LABELS else _PULLS.get(word, _NO_PULL)[0]


def _write_tokenizer(path: Path) -> None:
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(path))
