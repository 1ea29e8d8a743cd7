"""A model as second reader: its files, and how it reads pairs.

The files are in a folder, or come from huggingface.co at a pinned commit, and the model itself is told by its hash.
It is a cross-encoder for natural language inference, as ONNX: it reads a pair and says how probable each label is.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefdeck.console import clean
from briefdeck.errors import ReaderError
from briefdeck.files import MIB, read_file
from briefdeck.language.words import tokens
from briefdeck.model import Reader
from briefdeck.second_reader.pairs import Labels, Pair
from briefdeck.second_reader_lock import ReadVerdict

EXTRA = 'pip install "briefdeck[reader]"'
_HUB = re.compile(r"([\w.-]{1,96}/[\w.-]{1,96})@([0-9a-f]{40})")
_UNPINNED = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}(?:@.*)?")
_SETTINGS = ("config.json", "tokenizer.json")
_MORE = "tokenizer_config.json"
_SETTINGS_LIMIT = 8 * MIB
_LONGEST = 512
"""Tokens that are read at once: such models are trained on no more, and the time grows with the square."""
_BETWEEN = 4
"""Tokens that a tokenizer puts around and between the two texts, at most."""


class ModelFiles(NamedTuple):
    """Where the files of a model are."""

    model: Path
    """The model, in the format ONNX."""
    tokenizer: Path
    """Its tokenizer.json."""
    config: bytes
    """Its config.json."""
    tokenizer_config: bytes
    """Its tokenizer_config.json; empty where there is none."""


def find_model(reader: Reader, root: Path, on_progress: Callable[[str], None]) -> ModelFiles:
    """Find the files of the model of *reader* in the project at *root*, and compare the hash.

    Files of the hub are fetched once. Raises ReaderError when one is missing or the hash is another.
    """
    hub = _HUB.fullmatch(reader.model)
    if hub:
        on_progress("fetching the model")
        find = _on_hub(hub[1], hub[2])
    else:
        find = _in_folder(_folder(reader.model, root))
    model = find(reader.file) or find(f"onnx/{reader.file}")
    if model is None:
        raise ReaderError(f"{reader.model} has no {reader.file}: write the name of the model’s file under `file:`")
    on_progress("comparing the hash of the model")
    check_hash(model, reader)
    config, tokenizer = (_demand(find, name, reader) for name in _SETTINGS)
    more = find(_MORE)
    read = [read_file(path, _SETTINGS_LIMIT) if path else b"" for path in (config, more)]
    return ModelFiles(model, tokenizer, *read)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of the file *path*, in hexadecimal. Raises ReaderError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise ReaderError(f"{path} cannot be read: {fault.strerror}") from None


def check_hash(model: Path, reader: Reader) -> None:
    """Raise ReaderError when the file *model* is not the one that *reader* names by its hash."""
    digest = hash_file(model)
    if not reader.sha256:
        raise ReaderError(f"the model is not pinned: write `sha256: {digest}` under `reader:`, if it is the right one")
    if digest != reader.sha256:
        raise ReaderError(
            f"{model} is not the model that questions.yaml names: its SHA-256 is {digest}, and not {reader.sha256}"
        )


def _folder(model: str, root: Path) -> Path:
    folder = root / Path(model).expanduser()
    if folder.is_dir():
        return folder
    if _UNPINNED.fullmatch(model):
        raise ReaderError(
            f"there is no folder {model}; of a model of huggingface.co name a commit too: "
            f"{model.partition('@')[0]}@ and the 40 digits of the commit"
        )
    raise ReaderError(f"there is no folder {folder}, where the second reader should be")


def _in_folder(folder: Path) -> Callable[[str], Path | None]:
    def find(name: str) -> Path | None:
        path = folder / name
        return path if path.is_file() else None

    return find


def _on_hub(repository: str, commit: str) -> Callable[[str], Path | None]:
    """Return what finds files of *repository* at *commit*: on this machine, else on the hub."""
    try:
        from huggingface_hub import hf_hub_download, try_to_load_from_cache
        from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, LocalEntryNotFoundError
        from huggingface_hub.utils.logging import set_verbosity_error
        from huggingface_hub.utils.tqdm import disable_progress_bars
    except ImportError:
        raise ReaderError(f"a model of huggingface.co needs more libraries: {EXTRA}") from None
    set_verbosity_error()  # type: ignore[no-untyped-call]
    disable_progress_bars()

    def find(name: str) -> Path | None:
        kept = try_to_load_from_cache(repository, name, revision=commit)
        if kept is not None:  # a path, or the mark of a file that the repository does not have
            return Path(kept) if isinstance(kept, str) else None
        try:
            return Path(hf_hub_download(repository, name, revision=commit))
        except LocalEntryNotFoundError:
            raise ReaderError(f"{name} of {repository} cannot be fetched, and is not on this machine yet") from None
        except EntryNotFoundError:
            return None
        except (HfHubHTTPError, OSError, ValueError) as fault:
            reason = clean(str(fault).partition("\n")[0])[:200]
            raise ReaderError(f"{name} of {repository} cannot be fetched: {reason}") from None

    return find


def _demand(find: Callable[[str], Path | None], name: str, reader: Reader) -> Path:
    path = find(name)
    if path is None:
        raise ReaderError(f"{reader.model} has no {name}, so it is no model that can be asked")
    return path


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
