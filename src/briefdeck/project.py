"""A folder → what its files say, and what of it is proved."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from briefdeck.articles.concordance import Concordance, digest, load_concordance, read_text
from briefdeck.bank_files import Texts, is_fact_file, list_fact_files
from briefdeck.check import verify
from briefdeck.clock import present_time
from briefdeck.errors import (
    NoProjectError,
    ProjectExistsError,
    UserError,
)
from briefdeck.files import (
    ARTICLE_LIMIT,
    BRIEF_LIMIT,
    CONCORDANCE_LIMIT,
    FONT_LIMIT,
    LEDGER_LIMIT,
    QUESTIONS_LIMIT,
    READINGS_LIMIT,
    exists,
    list_folder,
    read_file,
    read_start,
)
from briefdeck.language.words import composed
from briefdeck.ledger import Ledger, empty_ledger, load_ledger
from briefdeck.located import LocatedStr
from briefdeck.model import UNREAD, Bank, Brief, Verified
from briefdeck.model.brief import select_facts
from briefdeck.pictures import LARGEST
from briefdeck.problem import Problem
from briefdeck.project_names import (
    ARTICLES,
    BRIEFS,
    CONCORDANCE,
    DRAFTS,
    FACTS,
    FONTS,
    IMAGES,
    LEDGER,
    OUTPUT,
    QUESTIONS,
    READINGS,
    deck_path,
)
from briefdeck.proofs import KeptProofs
from briefdeck.read.bank import read_texts
from briefdeck.read.brief import check_references, read_brief
from briefdeck.read.locate import pinpoint
from briefdeck.read.source import Sources, decode
from briefdeck.rules.consequences import (
    find_articles,
    find_declared,
    find_unproved,
    find_unread,
    is_consequence,
    name_causes,
    tell_once,
    without_stale,
)
from briefdeck.rules.context import CheckContext, TextsNeeded
from briefdeck.rules.releases import damaged_ledger
from briefdeck.rules.yaml import odd_characters, reused_id, wrong_value
from briefdeck.second_reader_lock import Readings, load_readings

_MISNAMED = re.compile(r"(.+)\.ya?ml(?:\.txt)?", re.IGNORECASE)
"""How files are named whose ending is in capitals, or has another behind it that Windows hides."""
_SIMILAR = ("questions.yml", "questions.yaml.txt", "questions.yml.txt", "questions.txt", "Questions.yaml")
"""Names under which the file is saved by mistake."""
_TEXT_SUFFIXES = frozenset((".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".pdf", ".docx", ".epub", ".eml"))
"""How the names of files end that could be articles, or be imported."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a project lies."""

    root: Path
    """The folder that holds questions.yaml."""
    articles: Path
    """The folder for the article texts, whether or not they exist."""
    shown: str = ""
    """What precedes a file's name in messages: "" or the path from the current folder, ending in "/"."""
    texts_needed: TextsNeeded = "all or none"
    """Which texts of articles must be there."""


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a project's files say, and every problem found in reading them."""

    folder: Folder
    context: CheckContext
    article_data: Mapping[str, bytes]
    """The bytes of the articles whose texts exist, by key."""
    problems: tuple[Problem, ...]
    sources: Sources = field(repr=False)
    """The lines of each file read, by the path that its problems show."""
    bank_files: tuple[str, ...] = (QUESTIONS,)
    """The files of the bank, by their paths in the folder; questions.yaml comes first."""
    declared: frozenset[str] = frozenset()
    """Where something in them could not be read: every id and key that stands there all the same."""

    @property
    def texts_of_bank(self) -> Texts:
        """The texts of the files of the bank."""
        return {name: self.sources.text(self.folder.shown + name) for name in self.bank_files}

    def bank_problems(self) -> list[Problem]:
        """Select the problems of reading that are in the files of the bank, located at their exact words."""
        paths = {self.folder.shown + name for name in self.bank_files}
        return [problem for problem in self.merge_problems([]) if problem.location.path in paths]

    def merge_problems(self, problems: list[Problem]) -> list[Problem]:
        """Join *problems* with those of reading: each once, located at its exact words, in the order of the files."""
        if any(problem.code == "C110" for problem in self.problems):
            # Without a concordance no article is in it: one problem is enough.
            problems = [problem for problem in problems if problem.code != "C102"]
        unread = find_unread(self.problems, self.context.facts)
        unproved = {place for brief in self.context.briefs.values() for place in find_unproved(brief, unread)}
        reading = set(self.problems)
        problems = without_stale(problems, self.context.bank)
        found = [each for each in (*self.problems, *problems) if not self.context.ignores(each)]
        causes = [each for each in found if each in reading or each.location not in unproved]
        noted = (self.context.noted(each) for each in causes if not is_consequence(each, self.declared))
        return name_causes(tell_once(self.pin_down(noted)))

    def article_problems(self) -> tuple[list[Problem], list[str]]:
        """Select the problems of `articles:` in questions.yaml, and list the keys there that could not be read."""
        path = self.folder.shown + QUESTIONS
        lines = self.sources[path]
        section = find_articles(lines)
        problems = [each for each in self.problems if each.location.path == path and each.location.line in section]
        keys = find_declared("\n".join(lines[section.start : section.stop - 1])) if problems else ()
        return self.pin_down(problems), sorted(set(keys) - set(map(str, self.context.bank.articles)))

    def pin_down(self, problems: Iterable[Problem]) -> list[Problem]:
        """Locate *problems* at their exact words: each once, in the order of the files."""
        return sorted({pinpoint(problem, self.sources.get(problem.location.path, ())) for problem in problems})


def find_root(start: Path) -> Path:
    """Find the nearest folder with a questions.yaml, from *start* upwards.

    Raises NoProjectError when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / QUESTIONS).is_file():
            return folder
    similar = next((name for name in _SIMILAR if (start / name).is_file()), "")
    meant = f": there is {similar}, which wants that name" if similar else ": `briefdeck init` begins a project"
    raise NoProjectError(f"there is no {QUESTIONS} in {start} or above it{meant}")


def open_project(folder: Folder, now: int, unsaved: Mapping[str, str] = MappingProxyType({})) -> Project:
    """Read everything in *folder*, as of *now* in whole seconds since 1970.

    *unsaved* has the texts of files that an editor holds, by their paths in the folder; they count, not the disk.
    Raises UnreadableFileError when a file cannot be read; whatever is wrong with its text is a problem.
    """
    reader = _Reader(folder, now, unsaved)
    bank = reader.bank()
    texts = reader.texts(bank)
    briefs = reader.briefs(bank)
    context = CheckContext(
        bank=bank,
        briefs=briefs,
        concordance=reader.concordance(),
        ledger=reader.ledger(bank),
        texts={key: read_text(data.decode("utf-8", errors="replace")) for key, data in texts.items()},
        hashes={key: digest(data) for key, data in texts.items()},
        images=reader.images(bank, briefs),
        fonts=reader.fonts(bank, briefs),
        readings=reader.readings(),
        texts_needed=folder.texts_needed,
        other_texts=reader.other_texts(bank) if len(texts) < len(bank.articles) else {},
        unlisted_texts=reader.unlisted_texts(bank) if len(texts) == len(bank.articles) else (),
    )
    files = tuple(reader.bank_files)
    return Project(folder, context, texts, tuple(reader.problems), reader.sources, files, reader.declared)


def load_project(folder: Folder) -> Project:
    """Read the project in *folder* as it is now."""
    return open_project(folder, present_time())


def prove_project(folder: Folder, on_progress: Callable[[str], None]) -> tuple[Project, Verified | None, list[Problem]]:
    """Read and check the project in *folder*: return it, what of it is proved, and every problem of its files.

    The second is None where there is an error. What an earlier run has proved is not proved again.
    """
    on_progress("reading")
    project = load_project(folder)
    on_progress("checking")
    proofs = KeptProofs(project.context)
    verified, problems = verify(project.context, project.problems, proofs)
    proofs.save()
    return project, verified, project.merge_problems(problems)


def replace_texts(project: Project, texts: Texts) -> Project:
    """Read *project* with *texts* in place of the files of its bank. Nothing is written."""
    shown = {project.folder.shown + name: text for name, text in texts.items()}
    bank, problems = read_texts(shown)
    sources = Sources()
    for path, text in shown.items():
        sources.add(path, text)
    others = [problem for problem in project.problems if problem.location.path not in shown]
    return replace(
        project,
        context=replace(project.context, bank=bank),
        problems=(*others, *problems),
        sources=sources,
        bank_files=tuple(texts),
        declared=find_declared("\n".join(texts.values())) if problems else frozenset(),
    )


class _Reader:
    """Reads the files of a folder one by one, and gathers their problems and lines."""

    def __init__(self, folder: Folder, now: int, unsaved: Mapping[str, str]) -> None:
        self.folder = folder
        self.now = now
        self.unsaved = unsaved
        self.problems: list[Problem] = []
        self.sources = Sources()
        self.bank_files = [QUESTIONS]
        self.declared: frozenset[str] = frozenset()

    def bank(self) -> Bank:
        self._report_misnamed(FACTS)
        self.bank_files += sorted({*list_fact_files(self.folder.root), *filter(is_fact_file, self.unsaved)})
        read = (self._text(name, QUESTIONS_LIMIT) for name in self.bank_files)
        texts = {path: text for text, path in read}
        bank, problems = read_texts(texts)
        self.problems += problems
        self.declared = find_declared("\n".join(texts.values())) if problems else frozenset()
        return bank

    def briefs(self, bank: Bank) -> dict[str, Brief]:
        facts = {str(fact.id) for fact in bank.facts} | {problem.fact for problem in self.problems}
        taken = {name: "quiz" for quiz in bank.quiz for name in (quiz.name, quiz.key_name, quiz.cards_name)}
        found: dict[str, Brief] = {}
        self._report_misnamed(BRIEFS)
        for path in list_folder(self.folder.root / BRIEFS):
            if path.suffix not in (".yaml", ".yml"):
                continue
            others = {name.casefold(): name for name in (*taken, *found)}  # Windows and macOS know no capitals
            if same := others.get(path.stem.casefold(), ""):
                shown, other = f"{self.folder.shown}{BRIEFS}/{path.name}", taken.get(same, "brief")
                self.problems.append(reused_id.report_page(shown, same, other, f"{OUTPUT}/{path.stem}.pdf"))
            brief, problems = read_brief(*self._text(f"{BRIEFS}/{path.name}", BRIEF_LIMIT))
            self.problems += problems
            if brief is not None:
                self.problems += check_references(brief, bank, facts) if bank is not UNREAD else ()
                found[path.stem] = select_facts(brief, bank)
        return found

    def _report_misnamed(self, folder: str) -> None:
        """Report the files of *folder* that are meant to be YAML and are not read, since their names end otherwise."""
        for path in list_folder(self.folder.root / folder):
            if (meant := _MISNAMED.fullmatch(path.name)) and path.suffix not in (".yaml", ".yml"):
                shown = f"{self.folder.shown}{folder}/{path.name}"
                self.problems.append(odd_characters.report_ending(shown, f"{meant[1]}.yaml"))

    def concordance(self) -> Concordance:
        if not exists(self.folder.root / CONCORDANCE):
            return Concordance({})
        text, path = self._text(CONCORDANCE, CONCORDANCE_LIMIT)
        concordance, problems = load_concordance(text, path)
        self.problems += problems
        if not problems:
            self.sources.forget(path)  # it may be larger than all other files
        return concordance

    def ledger(self, bank: Bank) -> Ledger:
        if not exists(self.folder.root / LEDGER):
            fresh = empty_ledger(bank.title, new_bank_id())
            released = deck_path(fresh.project)
            if exists(self.folder.root / released):
                shown = self.folder.shown + LEDGER
                self.problems.append(damaged_ledger.report_missing(shown, LEDGER, released, OUTPUT))
            return fresh
        ledger, problems = load_ledger(*self._text(LEDGER, LEDGER_LIMIT), self.now)
        self.problems += problems
        return ledger

    def readings(self) -> Readings:
        path = self.folder.root / READINGS
        if not exists(path):
            return Readings()
        return load_readings(read_file(path, READINGS_LIMIT, self.folder.root).decode("utf-8", errors="replace"))

    def texts(self, bank: Bank) -> dict[str, bytes]:
        """Read the articles that exist, and return their bytes by their keys."""
        folder, root = self.folder.articles, self.folder.root
        boundary = root if folder.is_relative_to(root) else folder  # a folder that the user names may lie anywhere
        texts: dict[str, bytes] = {}
        for key, article in bank.articles.items():
            path = _find_text(folder, Path(article.file).name)
            try:
                path.lstat()
                texts[str(key)] = read_file(path, ARTICLE_LIMIT, boundary)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except (UserError, OSError, ValueError) as fault:
                self._refuse(article.file, fault)
        return texts

    def other_texts(self, bank: Bank) -> dict[str, str]:
        """Read the texts beside the articles that no article names, and return their SHA-256 by their names."""
        named = {composed(Path(article.file).name) for article in bank.articles.values()}
        paths = [path for path in list_folder(self.folder.articles) if path.suffix.lower() == ".txt"]
        others: dict[str, str] = {}
        for path in paths:
            if composed(path.name) not in named and path.is_file():
                with contextlib.suppress(UserError):
                    others[path.name] = digest(read_file(path, ARTICLE_LIMIT, self.folder.articles))
        return others

    def unlisted_texts(self, bank: Bank) -> tuple[str, ...]:
        """List the files in the project's own folder of articles that could be articles, and that none names.

        Where something could not be read, an entry may be among it, and so nothing is listed.
        """
        if self.problems or self.folder.articles != self.folder.root / ARTICLES:
            return ()
        named = {composed(Path(article.file).name) for article in bank.articles.values()}
        stems = {Path(name).stem for name in named}  # the page that a text was imported from may lie beside it
        paths = [path for path in list_folder(self.folder.articles) if path.suffix.lower() in _TEXT_SUFFIXES]
        unnamed = [path.name for path in paths if composed(path.name) not in named and path.stem.upper() != "README"]
        others = [name for name in unnamed if name.endswith(".txt") or composed(Path(name).stem) not in stems]
        return tuple(f"{self.folder.shown}{ARTICLES}/{name}" for name in others)

    def images(self, bank: Bank, briefs: Mapping[str, Brief]) -> dict[str, bytes]:
        """Read the pictures that cards and briefs name and that exist, and return their bytes by their names.

        A picture that is too large is read only far enough to show that it is.
        """
        names = [card.image.file for fact in bank.facts for card in fact.cards if card.image]
        names += [brief.logo.file for brief in briefs.values() if brief.logo]
        return self._named(IMAGES, names, lambda path: read_start(path, LARGEST + 1, self.folder.root))

    def fonts(self, bank: Bank, briefs: Mapping[str, Brief]) -> dict[str, bytes]:
        """Read the fonts that the bank and briefs name and that exist, and return their bytes by their names."""
        names = [*bank.fonts, *(name for brief in briefs.values() for name in brief.fonts)]
        return self._named(FONTS, names, lambda path: read_file(path, FONT_LIMIT, self.folder.root))

    def _named(self, folder: str, names: Sequence[LocatedStr], read: Callable[[Path], bytes]) -> dict[str, bytes]:
        """Read the files in *folder* with exactly these *names*, even where the disk ignores the case of letters."""
        paths = {composed(path.name): path for path in list_folder(self.folder.root / folder)} if names else {}
        files: dict[str, bytes] = {}
        for name in sorted(set(names)):
            path = paths.get(composed(name))
            if path is not None and not path.is_dir():
                try:
                    files[str(name)] = read(path)
                except UserError as fault:
                    self._refuse(name, fault)
        return files

    def _refuse(self, name: LocatedStr, fault: Exception) -> None:
        """Add the problem that the file *name* cannot be read, at the place where the file is named."""
        reason = (fault.strerror if isinstance(fault, OSError) else "") or str(fault)
        message = reason if isinstance(fault, UserError) else f"this file cannot be read: {reason}"
        self.problems.append(wrong_value.RULE.problem(name.location, message, words=name))

    def _text(self, name: str, limit: int) -> tuple[str, str]:
        """Read the file *name* of at most *limit* bytes; return its text and the path to show in messages."""
        shown = self.folder.shown + name
        unsaved = self.unsaved.get(name)
        data = read_file(self.folder.root / name, limit, self.folder.root) if unsaved is None else unsaved.encode()
        text, problems = decode(data, shown)
        self.problems += problems
        self.sources.add(shown, text)
        return text, shown


def new_bank_id() -> str:
    """Make the id of a new bank: 64 random bits, so that no two banks share one, whatever they are called."""
    return secrets.token_hex(8)


def find_article_texts(root: Path) -> dict[str, bytes]:
    """Find the article texts in *root*, where a project may begin, by the names of their files.

    Raises ProjectExistsError when *root* is not a folder, or already has a project.
    """
    if root.exists() and not root.is_dir():
        raise ProjectExistsError(f"{root} is a file: give the name of a folder")
    if os.path.lexists(root / QUESTIONS):
        raise ProjectExistsError(f"{root / QUESTIONS} is there already: a project begins where there is none")
    texts = [path for path in list_folder(root / ARTICLES) if path.suffix.lower() == ".txt" and path.is_file()]
    return {path.name: read_file(path, ARTICLE_LIMIT, root) for path in texts}


def find_importable(root: Path) -> list[str]:
    """Find the files in the folder of articles of *root* that `briefdeck import` makes articles of."""
    suffixes = _TEXT_SUFFIXES - {".txt"}
    return [f"{ARTICLES}/{path.name}" for path in list_folder(root / ARTICLES) if path.suffix.lower() in suffixes]


def _find_text(folder: Path, name: str) -> Path:
    """Find the file *name* in *folder*, even where the disk has its accents apart from their letters, as macOS may."""
    path = folder / name
    if name.isascii() or os.path.lexists(path):
        return path
    return next((other for other in list_folder(folder) if composed(other.name) == name), path)


def article_files(folder: Folder) -> list[str]:
    """List the names of the files in the folder of the articles."""
    return [path.name for path in list_folder(folder.articles)]


def read_drafts_file(root: Path) -> str:
    """Read the drafts of the project at *root*: facts that nothing proves yet. "" where there are none."""
    if not exists(root / DRAFTS):
        return ""
    return decode(read_file(root / DRAFTS, QUESTIONS_LIMIT, root), DRAFTS)[0]
