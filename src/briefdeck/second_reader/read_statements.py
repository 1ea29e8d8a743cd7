"""Ask the second reader of a project about every statement that it has not read yet, and remember what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefdeck.errors import ReaderError
from briefdeck.files import write_files
from briefdeck.located import LocatedStr
from briefdeck.message_grammar import count, listed
from briefdeck.model import Reader
from briefdeck.project import Project
from briefdeck.project_names import READINGS
from briefdeck.rules.context import CheckContext
from briefdeck.rules.second_reader.parts.statements import ReadStatement, find_statements
from briefdeck.second_reader.model import CrossEncoder, find_model, hash_file
from briefdeck.second_reader.pairs import Pair, ReadsPairs
from briefdeck.second_reader.program import Program
from briefdeck.second_reader_lock import Readings, ReadVerdict, dump_readings


def read_statements(project: Project, folder: str, on_progress: Callable[[str], None]) -> list[str]:
    """Ask the second reader of *project*, or the model in *folder* if one is named, and write down what it says.

    Returns sentences about what could not be read whole. What was read before an error or Ctrl-C is written down too.
    Raises ReaderError when it cannot be asked.
    """
    reader = _chosen(project, folder)
    context = replace(project.context, bank=replace(project.context.bank, reader=reader))
    statements = {statement.key: statement for statement in find_statements(context)}
    old = project.context.readings
    whole = not project.problems
    verdicts = {key: said for key, said in old.verdicts.items() if key in statements or not whole}
    unread = [statement for key, statement in statements.items() if key not in verdicts]
    before = len(verdicts)
    try:
        notes = _read(project, reader, context, unread, verdicts, on_progress)
    except BaseException:
        if len(verdicts) > before:
            _write(project, Readings(reader.identity, verdicts))
        raise
    if (reader.identity, verdicts) != (old.reader, old.verdicts):
        _write(project, Readings(reader.identity, verdicts))
    return notes


def _write(project: Project, readings: Readings) -> None:
    write_files(project.folder.root, {READINGS: dump_readings(readings).encode()})


def _chosen(project: Project, folder: str) -> Reader:
    """Return the reader to ask: the one of questions.yaml, with the model in *folder* instead if one is named."""
    named = project.context.bank.reader
    if not folder:
        if named is None:
            raise ReaderError(
                "questions.yaml names no second reader: write one under `reader:`, or name the folder of a model"
            )
        return named
    path = Path(folder).absolute()
    reader = replace(named or Reader(), model=LocatedStr(str(path)), command=())
    places = [place for place in (path / reader.file, path / "onnx" / reader.file) if place.is_file()]
    if not places:
        raise ReaderError(f"there is no {reader.file} in {path}, where the second reader should be")
    return replace(reader, sha256=LocatedStr(hash_file(places[0])))


def _read(
    project: Project,
    reader: Reader,
    context: CheckContext,
    unread: list[ReadStatement],
    verdicts: dict[str, ReadVerdict],
    on_progress: Callable[[str], None],
) -> list[str]:
    """Read the statements *unread*, and add what is said of them to *verdicts* one by one."""
    given = [(statement, passages) for statement in unread if (passages := statement.passages(context)) is not None]
    notes = _missing_texts(context, unread)
    if not given:
        return notes
    pairs = [Pair(passages, statement.text.plain) for statement, passages in given]
    asked = _open(reader, project.folder.root, on_progress)
    on_progress(f"the second reader: 0 of {len(pairs)} statements")
    for done, (position, verdict) in enumerate(asked.read(pairs), start=1):
        verdicts[given[position][0].key] = ReadVerdict(round(verdict.contradiction, 3), round(verdict.beyond, 3))
        on_progress(f"the second reader: {done} of {len(pairs)} statements")
    shortened = asked.shortened if isinstance(asked, CrossEncoder) else 0
    if shortened:
        rest = "rests" if shortened == 1 else "rest"
        told = f"{count(shortened, 'statements')} {rest} on more lines than the second reader can read at once"
        notes.append(f"{told}: it read those that are most like the statement")
    return notes


def _open(reader: Reader, root: Path, on_progress: Callable[[str], None]) -> ReadsPairs:
    if reader.command:
        return Program(reader, root)
    files = find_model(reader, root, on_progress)
    on_progress("loading the model")
    return CrossEncoder(files)


def _missing_texts(context: CheckContext, unread: list[ReadStatement]) -> list[str]:
    """Say which articles would be needed to read the statements *unread*, and are not here."""
    missing = {article for statement in unread for article in statement.lines if article not in context.texts}
    if not missing:
        return []
    number = sum(not missing.isdisjoint(statement.lines) for statement in unread)
    return [f"the second reader needs the texts of {listed(sorted(missing))}: {count(number, 'statements')} not read"]
