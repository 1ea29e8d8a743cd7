"""Words of a packed language that no line says lightly: offices, and the words for death, crime and ruin."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefdeck.language.listed import phrases
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_statements import compile_phrases, statement_reader
from briefdeck.rules.fact_context import Claim


class GuardedWords(NamedTuple):
    """Words of one meaning, and what proves them."""

    said: re.Pattern[str]
    """The words."""
    proof: re.Pattern[str]
    """They, and what else on a line says as much."""


@cache
def _kinds(pack: LanguagePack, section: str, name: str) -> list[GuardedWords]:
    """Return the kinds that *pack* lists under *name*: the words, and behind a bar what else proves them."""
    split = (listed.partition("|") for listed in pack.section(section).get(name, ()))
    words = ((phrases(said), phrases(other)) for said, _, other in split)
    return [GuardedWords(compile_phrases(pack, said), compile_phrases(pack, (*said, *other))) for said, other in words]


def find_added_office(claim: Claim) -> str:
    """Find an office in *claim* that its articles give to nobody, by any word for it; "" for none."""
    return _find_added(claim, "names", "offices")


def find_added_grave(claim: Claim) -> str:
    """Find a word for death, crime or ruin in *claim* where its articles have none of the kind; "" for none."""
    return _find_added(claim, "statements", "grave")


def _find_added(claim: Claim, section: str, name: str) -> str:
    pack = claim.cited.pack
    clauses = statement_reader(pack).read(claim.plain).clauses if pack else []
    for kind in _kinds(pack, section, name) if pack else ():
        for clause in (each for each in clauses if not each.negations):
            found = kind.said.search(clause.low)
            if found and not kind.proof.search(claim.cited.folded_articles.folded):
                return clause.written(*found.span())
    return ""
