"""The files of a model: from a folder, or from huggingface.co at a pinned commit, and the hash of the model itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefdeck.console import clean
from briefdeck.errors import ReaderError
from briefdeck.files import MIB, read_file
from briefdeck.model import Reader

EXTRA = 'pip install "briefdeck[reader]"'
_HUB = re.compile(r"([\w.-]{1,96}/[\w.-]{1,96})@([0-9a-f]{40})")
_UNPINNED = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}(?:@.*)?")
_SETTINGS = ("config.json", "tokenizer.json")
_MORE = "tokenizer_config.json"
_SETTINGS_LIMIT = 8 * MIB


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
