"""A cross-encoder for natural language inference, as ONNX: reads a pair and says how probable each label is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefdeck.console import clean
from briefdeck.errors import ReaderError
from briefdeck.language.words import tokens
from briefdeck.reader.model_files import EXTRA, ModelFiles
from briefdeck.reader.pairs import Labels, Pair
from briefdeck.reader_lock import ReadVerdict

_LONGEST = 512
"""Tokens that are read at once: such models are trained on no more, and the time grows with the square."""
_BETWEEN = 4
"""Tokens that a tokenizer puts around and between the two texts, at most."""


class CrossEncoder:
    """A model that reads pairs one by one, so that no verdict depends on its neighbours."""

    def __init__(self, files: ModelFiles) -> None:
        """Load the model. Raises ReaderError where a library is missing, or the files are not those of such a model."""
        try:
            import numpy
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError:
            raise ReaderError(f"a model as second reader needs more libraries: {EXTRA}") from None
        self._array = numpy.array
        config, more = _settings(files.config), _settings(files.tokenizer_config or b"{}")
        try:
            self._tokenizer = Tokenizer.from_file(str(files.tokenizer))
            self._session = onnxruntime.InferenceSession(str(files.model), providers=["CPUExecutionProvider"])
        except Exception as fault:  # either library raises errors of its own
            raise ReaderError(f"the model cannot be loaded: {_first_line(fault)}") from None
        self._inputs = {each.name: each.shape for each in self._session.get_inputs()}
        self._labels = _labels(config)
        self._padding = int(config.get("pad_token_id") or 0)
        self._room, self._fixed = self._find_room(config, more)
        self.shortened = 0
        """How many pairs had more lines than it can read at once."""
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self._room)

    def read(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, ReadVerdict]]:
        """Yield the verdict on each of *pairs*, in their order."""
        for position, pair in enumerate(pairs):
            yield position, self._labels.verdict(self._probabilities(self._fitting(pair), pair.statement))

    def _find_room(self, config: Mapping[str, Any], more: Mapping[str, Any]) -> tuple[int, bool]:
        """Return how many tokens the model reads at once, and whether it has to be given exactly so many."""
        shape = self._inputs.get("input_ids", [])
        if len(shape) == 2 and isinstance(shape[1], int):
            return min(shape[1], _LONGEST), True
        limits = (config.get("max_position_embeddings"), more.get("model_max_length"))
        return min([_LONGEST, *(int(limit) for limit in limits if isinstance(limit, int | float) and limit > 0)]), False

    def _probabilities(self, premise: str, statement: str) -> list[float]:
        encoding = self._tokenizer.encode(premise, statement)
        missing = self._room - len(encoding.ids) if self._fixed else 0
        rows = {
            "input_ids": encoding.ids + [self._padding] * missing,
            "attention_mask": encoding.attention_mask + [0] * missing,
            "token_type_ids": encoding.type_ids + [0] * missing,
        }
        try:
            given = {name: self._array([rows[name]], dtype="int64") for name in self._inputs}
            scores = self._session.run(None, given)[0][0]
            exponents = [2.718281828459045 ** (float(score) - float(max(scores))) for score in scores]
        except Exception as fault:
            raise ReaderError(f"the model cannot read a pair of texts: {_first_line(fault)}") from None
        if len(exponents) != len(self._labels.names):
            raise ReaderError(f"the model gives {len(exponents)} scores, and its config.json has other labels")
        return [each / sum(exponents) for each in exponents]

    def _fitting(self, pair: Pair) -> str:
        """Return what *pair* rests on; where that is too long, the lines that have most words of the statement."""
        room = self._room - _BETWEEN - self._length(pair.statement)
        if self._length(pair.premise) <= room:
            return pair.premise
        self.shortened += 1
        wanted = set(tokens(pair.statement))
        lines = [(title, line) for title, several in pair.passages for line in several]
        taken: set[int] = set()
        for place in sorted(range(len(lines)), key=lambda place: -len(wanted & set(tokens(lines[place][1])))):
            if not taken or self._length(_joined(lines, {*taken, place})) <= room:
                taken.add(place)
        return _joined(lines, taken)

    def _length(self, text: str) -> int:
        self._tokenizer.no_truncation()
        length = len(self._tokenizer.encode(text, add_special_tokens=False).ids)
        self._tokenizer.enable_truncation(self._room)
        return length


def _joined(lines: Sequence[tuple[str, str]], taken: set[int]) -> str:
    """Join the *taken* lines, each title once before its first."""
    titles: dict[str, list[str]] = {}
    for place in sorted(taken):
        titles.setdefault(lines[place][0], []).append(lines[place][1])
    return Pair(list(titles.items()), "").premise


def _settings(data: bytes) -> dict[str, Any]:
    try:
        settings = json.loads(data)
    except (ValueError, RecursionError):
        settings = None
    if not isinstance(settings, dict):
        raise ReaderError("the config.json of the model is not JSON")
    return settings


def _labels(config: Mapping[str, Any]) -> Labels:
    names = config.get("id2label")
    ordered = [names.get(str(place)) for place in range(len(names))] if isinstance(names, dict) else []
    try:
        return Labels.of([clean(str(name)) for name in ordered])
    except ValueError as fault:
        raise ReaderError(f"the model cannot be understood: {fault}") from None


def _first_line(fault: Exception) -> str:
    return clean((str(fault) or type(fault).__name__).partition("\n")[0])[:200]
