"""The record of `reader:` in questions.yaml: a second reader, and when what it says is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from briefdeck.located import LocatedStr
from briefdeck.model.value_types import STRICT, Count, Digest, OneOrMany, Probability

_NONE = LocatedStr()
_MODEL_FILE = LocatedStr("model.onnx")
_LIKELY = 0.97
"""At 0.9 a small model took a quarter of 200 true facts for contradictions, at 0.97 one in 14."""
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Reader:
    """A second reader: a model, or a program, that reads each statement beside the lines it rests on."""

    __pydantic_config__ = STRICT

    model: LocatedStr = _NONE
    """The folder of a model, counted from that of questions.yaml; or `owner/name@commit`, a repository of
    huggingface.co and the 40 digits of one of its commits."""
    sha256: Digest = _NONE
    """The SHA-256 of the model’s file, in hexadecimal. Another file is not loaded."""
    file: LocatedStr = _MODEL_FILE
    """The name of the model’s file, in that folder or in its folder `onnx/`."""
    command: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Instead of a model: a program and what it is given, each for itself. It reads pairs and answers verdicts, one
    in each line."""
    version: LocatedStr = _NONE
    """A word for the present state of the program: another one, and it reads everything anew."""
    timeout: Count = _PATIENCE
    """How many seconds the program may take for its next answer."""
    contradiction: Probability = _LIKELY
    """From which probability on a contradiction is told of (R001)."""
    beyond: Probability | None = None
    """From which probability on it is told that a statement says more than its lines (R002); left out, it is not."""

    @property
    def identity(self) -> str:
        """What tells its verdicts from those of other readers; "" where nothing does."""
        return " ".join((*self.command, self.version)) if self.command else str(self.sha256)
