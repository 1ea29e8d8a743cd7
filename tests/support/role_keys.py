"""Every key under which a text can stand, and a small project with a text put under one of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from briefdeck.model.roles import Role
from briefdeck.read.brief import read_brief
from briefdeck.rules.context import CheckContext
from tests.support.contexts import make_context

ARTICLE = """\
The harbour strike of Marlow

Ana Reyes, who leads the dockers of Port Marlow, said on Tuesday that about 2,400 workers had left work at three quays.

The city council offered them $4.5 million, or four per cent more, on 3 March; "we are not for sale," Reyes answered.

Crews of the northern ferries stopped work on Monday morning, leaving 1,200 passengers without bread or mail.

The company did not shut the northern harbour.

Talks on wages are expected to resume in Saltby on Friday.

Fares on the coast rose after the walkout.

Otto Lang vetoed the loan that Erik Sommer had asked for.

The slipway froze at -12 degrees on Sunday night.

Ida Berg, the transport minister, met some of the captains before the vote. The Aurora is a ferry that carries 900 \
passengers a week. The Tordis is faster than the Aurora. A former mate \
of the Aurora was heard before the vote.

It was the third lockout on the coast.
"""
"""An invented article: every other line has words, from line 1 on."""


class KeyPlace(NamedTuple):
    """A key under which a text can stand."""

    role: Role
    """The role of the text."""
    fact: str = ""
    """Keys of the fact, in flow style; TEXT stands for the text."""
    card: str = ""
    """Keys of its card."""
    top: str = ""
    """Top keys of questions.yaml."""
    brief: str = ""
    """Keys of a brief."""


_PICTURE = "{file: a.png, alt: %s, credit: %s}"
KEY_PLACES: Mapping[str, KeyPlace] = {
    "fact": KeyPlace(Role.STATEMENT, fact="fact: TEXT"),
    "said_by": KeyPlace(Role.SPEAKER, fact="said_by: TEXT"),
    "given": KeyPlace(Role.REASON, fact="given: {Marlow: TEXT}"),
    "sic": KeyPlace(Role.REASON, fact="sic: {Marlow: TEXT}"),
    "ignore": KeyPlace(Role.REASON, fact="ignore: {Q501: TEXT}"),
    "retired": KeyPlace(Role.REASON, fact="retired: {since: 2031-01-01, because: TEXT}"),
    "a": KeyPlace(Role.ANSWER, card="q: What happened at Port Marlow?, a: TEXT"),
    "cloze": KeyPlace(Role.ANSWER, card="cloze: CLOZE"),
    "items": KeyPlace(Role.ANSWER, card="q: What happened at Port Marlow?, items: [TEXT, The crews stopped work]"),
    "reverse.a": KeyPlace(Role.ANSWER, card="q: Who left?, a: workers, reverse: {q: What happened?, a: TEXT}"),
    "accept": KeyPlace(Role.SPELLING, card="q: What happened at Port Marlow?, a: work stopped, accept: [TEXT]"),
    "wrong": KeyPlace(Role.OPTION, card="q: What happened at Port Marlow?, a: work stopped, wrong: [TEXT, a, b]"),
    "q": KeyPlace(Role.QUESTION, card="q: TEXT, a: workers"),
    "reverse.q": KeyPlace(Role.QUESTION, card="q: Who left?, a: workers, reverse: {q: TEXT, a: work}"),
    "before": KeyPlace(Role.CONTEXT, card="q: What happened?, a: work stopped, before: [TEXT]"),
    "after": KeyPlace(Role.CONTEXT, card="q: What happened?, a: work stopped, after: [TEXT]"),
    "because": KeyPlace(Role.STATEMENT, card="q: What happened at Port Marlow?, a: work stopped, because: TEXT"),
    "hint": KeyPlace(Role.HELP, card="q: Who left?, a: workers, hint: TEXT"),
    "cloze hint": KeyPlace(Role.HELP, card="cloze: HINTED"),
    "image.alt": KeyPlace(Role.HELP, card=f"q: Who left?, a: workers, image: {_PICTURE % ('TEXT', 'mine')}"),
    "image.credit": KeyPlace(Role.CREDIT, card=f"q: Who left?, a: workers, image: {_PICTURE % ('quays', 'TEXT')}"),
    "card.retired": KeyPlace(Role.REASON, card="q: Who?, a: workers, retired: {since: 2031-01-01, because: TEXT}"),
    "about.text": KeyPlace(Role.DESCRIPTION, top="about: {text: TEXT}"),
    "about.author": KeyPlace(Role.CREDIT, top="about: {author: TEXT}"),
    "about.licence": KeyPlace(Role.CREDIT, top="about: {licence: TEXT}"),
    "about.contact": KeyPlace(Role.CREDIT, top="about: {contact: TEXT}"),
    "about.changes": KeyPlace(Role.DESCRIPTION, top="about: {changes: {2031: TEXT}}"),
    "topics": KeyPlace(Role.TITLE, top="topics: {all: TEXT}"),
    "quiz.title": KeyPlace(Role.TITLE, top="quiz: {title: TEXT}"),
    "question": KeyPlace(Role.QUESTION, top="disputes: [{id: d, question: TEXT, facts: [one, other]}]"),
    "note": KeyPlace(Role.STATEMENT, top="disputes: [{id: d, question: How many?, facts: [one, other], note: TEXT}]"),
    "descriptor": KeyPlace(
        Role.DESCRIPTION, top="articles: {gazette: {file: g.txt, title: G, published: 2031-03-04, descriptor: TEXT}}"
    ),
    "title": KeyPlace(Role.STATEMENT, brief="title: TEXT"),
    "kicker": KeyPlace(Role.TITLE, brief="kicker: TEXT"),
    "deck": KeyPlace(Role.STATEMENT, brief="deck: TEXT"),
    "bottom_line": KeyPlace(Role.STATEMENT, brief="bottom_line: [{text: TEXT, facts: [one]}]"),
    "figures.value": KeyPlace(Role.VALUE, brief="figures: [{value: TEXT, label: workers, facts: [one]}]"),
    "figures.label": KeyPlace(Role.LABEL, brief='figures: [{value: "2,400", label: TEXT, facts: [one]}]'),
    "timeline": KeyPlace(Role.STATEMENT, brief="timeline: [{text: TEXT, date: 2031-03-04, facts: [one]}]"),
    "sections.heading": KeyPlace(Role.TITLE, brief="sections: [{heading: TEXT, facts: [one]}]"),
    "people.name": KeyPlace(Role.VALUE, brief="people: [{name: TEXT, role: leads the dockers, facts: [one]}]"),
    "people.role": KeyPlace(Role.LABEL, brief="people: [{name: Ana Reyes, role: TEXT, facts: [one]}]"),
    "chart.title": KeyPlace(Role.LABEL, brief="chart: {title: TEXT, bars: []}"),
    "chart.bars.label": KeyPlace(
        Role.LABEL, brief='chart: {title: C, bars: [{label: TEXT, value: "2,400", facts: [one]}]}'
    ),
    "chart.bars.value": KeyPlace(
        Role.VALUE, brief="chart: {title: C, bars: [{label: workers, value: TEXT, facts: [one]}]}"
    ),
    "figures.comparison": KeyPlace(
        Role.LABEL, brief='figures: [{value: "2,400", label: workers, comparison: TEXT, facts: [one]}]'
    ),
    "exchange.from": KeyPlace(Role.VALUE, brief="exchange: [{from: TEXT, to: crews, what: work, facts: [one]}]"),
    "exchange.to": KeyPlace(Role.VALUE, brief="exchange: [{from: Ana Reyes, to: TEXT, what: work, facts: [one]}]"),
    "exchange.what": KeyPlace(Role.LABEL, brief="exchange: [{from: Ana Reyes, to: crews, what: TEXT, facts: [one]}]"),
    "parties.name": KeyPlace(Role.VALUE, brief="parties: [{name: TEXT, text: left work, facts: [one]}]"),
    "parties.text": KeyPlace(Role.LABEL, brief="parties: [{name: workers, text: TEXT, facts: [one]}]"),
    "ranges.title": KeyPlace(
        Role.LABEL, brief='ranges: [{of: w, title: TEXT, rows: [{label: workers, value: "2,400", facts: [one]}]}]'
    ),
    "ranges.rows.value": KeyPlace(
        Role.VALUE, brief="ranges: [{of: w, title: C, rows: [{label: workers, value: TEXT, facts: [one]}]}]"
    ),
    "ranges.rows.label": KeyPlace(
        Role.LABEL, brief='ranges: [{of: w, title: C, rows: [{label: TEXT, value: "2,400", facts: [one]}]}]'
    ),
    "claims.question": KeyPlace(
        Role.QUESTION, brief="claims: [{question: TEXT, for: [{text: work stopped, facts: [one]}]}]"
    ),
    "claims.for.who": KeyPlace(
        Role.VALUE, brief="claims: [{question: Why?, for: [{who: TEXT, text: work stopped, facts: [one]}]}]"
    ),
    "claims.for.text": KeyPlace(Role.LABEL, brief="claims: [{question: Why?, for: [{text: TEXT, facts: [one]}]}]"),
    "claims.against.who": KeyPlace(
        Role.VALUE, brief="claims: [{question: Why?, against: [{who: TEXT, text: work stopped, facts: [one]}]}]"
    ),
    "claims.against.text": KeyPlace(
        Role.LABEL, brief="claims: [{question: Why?, against: [{text: TEXT, facts: [one]}]}]"
    ),
    "text": KeyPlace(Role.STATEMENT, brief="text: [{text: TEXT, facts: [one]}]"),
    "titles": KeyPlace(Role.TITLE, brief="titles: {people: TEXT}"),
    "author": KeyPlace(Role.CREDIT, brief="author: TEXT"),
    "contact": KeyPlace(Role.CREDIT, brief="contact: TEXT"),
    "licence": KeyPlace(Role.CREDIT, brief="licence: TEXT"),
    "open_questions": KeyPlace(Role.QUESTION, brief="open_questions: [{text: TEXT, facts: [one]}]"),
}
"""The keys by the names that `RoleText.key` has for them; "card.retired" for the second of its name."""

_TOP = {
    "title": "title: The strike",
    "articles": "articles: {gazette: {file: g.txt, title: G, published: 2031-03-04}}",
    "names": "names: {Ana Reyes: [Reyes, Ms. Reyes], Saltby: [the town of Saltby]}",
    "topics": "topics: {all: All}",
}
_BRIEF = {
    "title": "title: Work stopped",
    "as_of": "as_of: 2031-03-04",
    "bottom_line": "bottom_line: [{text: Work stopped., facts: [one]}]",
    "sections": "sections: [{heading: Work, facts: [one]}]",
}
_FACT = "Ana Reyes said that workers had left work at three quays, and crews stopped work."


def context_with(
    text: str, key: str, cite: str = "gazette:3, gazette:7", article: str = ARTICLE, facts: str = "[one]"
) -> CheckContext:
    """A bank of two facts and a brief in which *text* stands under *key*, one of KEY_PLACES.

    A text of the brief that names facts of its own rests on *facts*, a list in flow style.
    """
    place = KEY_PLACES[key]
    keys = place.brief.replace("[one]", facts)
    brief, problems = read_brief(_with(_BRIEF, keys, text), "briefs/page.yaml")
    assert brief is not None, problems
    return make_context(_questions(text, place, cite), {"gazette": article}, briefs={"page": brief})


def _questions(text: str, place: KeyPlace, cite: str) -> str:
    keys = {
        "id": "id: one",
        "fact": f"fact: {_FACT!r}",
        "cite": f"cite: [{cite}]",
        "topic": "topic: all",
        "math": "math: yes",
    }
    keys |= _keyed(place.fact, text) | ({"cards": f"cards: [{{{_filled(place.card, text)}}}]"} if place.card else {})
    other = "{id: other, fact: Crews of ferries stopped., cite: gazette:7, topic: all}"
    return _with(_TOP, place.top, text) + f"facts:\n  - {{{', '.join(keys.values())}}}\n  - {other}\n"


def _with(base: Mapping[str, str], keys: str, text: str) -> str:
    return "".join(f"{line}\n" for line in (dict(base) | _keyed(keys, text)).values())


def _keyed(keys: str, text: str) -> dict[str, str]:
    return {keys.partition(":")[0]: _filled(keys, text)} if keys else {}


def _filled(keys: str, text: str) -> str:
    head, _, tail = text.rpartition(" ")
    cloze = f"{head} {{{{c1::{tail.rstrip('.')}}}}}." if head else f"{{{{c1::{tail}}}}}"
    hinted = f"Workers had {{{{c1::left::{text}}}}} their work."
    quoted = [json.dumps(each, ensure_ascii=False) for each in (text, cloze, hinted)]
    return keys.replace("TEXT", quoted[0]).replace("CLOZE", quoted[1]).replace("HINTED", quoted[2])
