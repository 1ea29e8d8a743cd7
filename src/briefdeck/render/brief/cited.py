"""The source notes of a page: which facts it uses, the notes that lead to their lines, and the list of articles."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Fact
from briefdeck.model.bank import facts_by_id
from briefdeck.model.citation import Citation
from briefdeck.printed_words import message, message_parts
from briefdeck.provenance import article_letters
from briefdeck.render.brief import wording
from briefdeck.render.brief.views import SourceView
from briefdeck.render.pdf.pen import NoteLink
from briefdeck.render.pdf.typography.paragraph import Rich, TextRun, join, own_words, raised_notes, rich


class Citations:
    """The facts that a page uses and their notes: “A23” is line 23 of the article with the letter A."""

    def __init__(self, bank: Bank) -> None:
        """Take the *bank*, whose articles have their letters by their order."""
        self._bank = bank
        self._facts = facts_by_id(bank)
        self._letters = article_letters(bank)
        self.used: dict[str, Fact] = {}
        """The facts used so far, by their ids."""
        self.links: dict[str, NoteLink] = {}
        """Where each note leads, by its name."""

    def fact(self, key: LocatedStr) -> Fact:
        """Return the fact with the id *key*, which is used from now on."""
        return self.used.setdefault(str(key), self._facts[key])

    def facts(self, keys: Iterable[LocatedStr]) -> list[Fact]:
        """Return the facts with the ids *keys*, which are used from now on."""
        return [self.fact(key) for key in keys]

    def notes(self, keys: Iterable[LocatedStr]) -> Rich:
        """Return the notes of the facts with the ids *keys*, in the order of articles and lines."""
        cited = {citation: None for fact in self.facts(keys) for citation in fact.cite}
        order = list(self._letters)
        places = sorted(cited, key=lambda each: (order.index(each.article), each.lines.first, each.lines.last))
        return raised_notes(list(dict.fromkeys(map(self._note, places))))

    def sources(self) -> tuple[SourceView, ...]:
        """Return the articles that are used, in the order of their letters; links to their addresses are added."""
        cited = {key for fact in self.used.values() for key in fact.articles}
        return tuple(self._source(key, letter) for key, letter in self._letters.items() if key in cited)

    def articles(self) -> list[Article]:
        """Return the articles that are used."""
        cited = {key for fact in self.used.values() for key in fact.articles}
        return [self._bank.articles[LocatedStr(key)] for key in self._letters if key in cited]

    def _note(self, citation: Citation) -> str:
        letter, lines = self._letters[citation.article], citation.lines
        spelled = str(lines.first) if lines.first == lines.last else f"{lines.first}–{lines.last}"
        article = self._bank.articles[LocatedStr(citation.article)]
        source = ", ".join(filter(None, [plain(article.author or article.title), wording.word_publication(article)]))
        wanted = "brief.note_line" if lines.first == lines.last else "brief.note_lines"
        says = message(wanted, letter=letter, source=source, lines=spelled)
        self.links.setdefault(f"{letter}{spelled}", NoteLink(says, source_anchor(letter)))
        return f"{letter}{spelled}"

    def _source(self, key: str, letter: str) -> SourceView:
        article = self._bank.articles[LocatedStr(key)]
        link: list[Rich] = []
        for address in filter(None, (article.url, article.archived)):
            name = f"{letter}:{address}"
            self.links[name] = NoteLink(
                message("brief.note_out", title=plain(article.title)), url=ascii_address(address)
            )
            link.append((TextRun(urlsplit(address).hostname or str(address), note=name, source=address),))
        return SourceView(letter, _described(article), rich(article.descriptor), join(link, ", "))


def source_anchor(letter: str) -> str:
    """Return the anchor of the article with the *letter*."""
    return f"source:{letter}"


def ascii_address(address: str) -> str:
    """Write a web *address* in ASCII, as files and codes need it."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")


def _quoted(title: Rich) -> Rich:
    """Put *title* between the quotation marks of the language that is spoken."""
    runs: Rich = ()
    for literal, name in message_parts("source.quoted"):
        runs += own_words(literal) + (title if name else ())
    return runs


def _described(article: Article) -> Rich:
    """Describe *article* as the list of sources does: author, title, outlet, date and whether it is inferred, kind."""
    title = rich(article.title)
    quoted = title if article.title.startswith("[") else _quoted(title)
    parts = [
        rich(article.author),
        quoted,
        rich(article.outlet),
        own_words(wording.word_publication(article)),
        rich(article.kind),
    ]
    return join([part for part in parts if part], ", ")
