"""The sides of the cards, in Anki's template language: question and answer of each note type.

A field holds what is said, as plain HTML without layout; templates and CSS say how it looks. So a new look is a change
of the note type, not of every note, and a learner's own edits of notes stay.

The back repeats the front at the same place and goes on below it, so nothing jumps when a card is turned. There is no
`{{FrontSide}}`: it would bring the front's scripts along.

Anki keeps one set of templates for all decks, so that no bank can have its words in them: they are in English. A bank
in another language, or with words of its own, brings them in a field as properties of CSS, which the templates show
where a note has them.

Whoever changes what is written here sets `TEMPLATES_CHANGED` in note_types.py, or no learner gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.printed_words import english_message, message

OWN_WORDS = "Spare 2"
"""The field that brings the words; empty where they are those of the templates."""
KEYS = (
    "card.as_of_html",
    "card.said_by_html",
    "card.retired",
    "card.hint",
    "card.keys",
    "card.nothing_typed",
    "card.also_right_html",
    "card.sources",
    "card.retired_note",
    "card.retired_since",
    "dispute.contradiction",
)
"""The messages that stand in templates."""
_VALUE = re.compile(r"\{[a-z]+\}")
_TAG = re.compile(r"<[^<>]*>")
_LIVE = re.compile(r'[\\"<>{}\[\n]|::')
"""What would end a string of CSS or its element, or is acted upon by Anki."""
_DIRECTION = '{{^Spare 2}} dir="auto"{{/Spare 2}}'
"""Words in English may stand in a card that is written from right to left; a bank's own go as the card does."""
_PAGE = (
    '{{{{Spare 1}}}}{{{{Spare 2}}}}<div class="briefdeck {side}" lang="{{{{Language}}}}" data-key="{{{{Key}}}}">'
    "\n{body}\n</div>"
)
"""The bank's own style and words, a side, and what is seen; the spare fields stay empty where a bank has none."""
_HERE = ' id="answer"'
"""Marks what Anki scrolls to when a card is turned, where not all of it is in sight."""
_HERE_IF_BELOW = (
    f"{{{{^Choices}}}}{{{{^Typed answer}}}}{{{{^Before}}}}{{{{^After}}}}{_HERE}"
    "{{/After}}{{/Before}}{{/Typed answer}}{{/Choices}}"
)
_PICTURE = """{{#Picture}}<figure class="picture">{{Picture}}\
{{#Picture credit}}<figcaption dir="auto">{{Picture credit}}</figcaption>{{/Picture credit}}</figure>{{/Picture}}"""
_ANSWER_PICTURE = _PICTURE.replace("Picture", "Answer picture")
_ASKED = '<div class="question" dir="auto">{{Question}}</div>\n' + _PICTURE
# The gap keeps room for the date, so that what is below does not move.
_GAP = '?{{#Date}}<small class="when">&nbsp;</small>{{/Date}}'
_DATED = '<b class="answer" dir="auto">{{Answer}}</b>{{#Date}}<small class="when">{{Date}}</small>{{/Date}}'
_REVERSED = '<div class="question" dir="auto">{{Reverse question}}</div>'
_REVERSE_ANSWER = """{{#Reverse answer}}<div class="answer" dir="auto">{{Reverse answer}}</div>{{/Reverse answer}}\
{{^Reverse answer}}<div class="answer" dir="auto">{{Fact}}</div>{{/Reverse answer}}"""
_SPARE = '<div class="question" dir="auto">{{{{Spare question {number}}}}}</div>'
_SPARE_ANSWER = '<div class="answer" dir="auto">{{{{Spare answer {number}}}}}</div>'
_FACT = '<p class="fact" dir="auto">{{Fact}}</p>'


def shared_words(key: str, **values: str) -> str:
    """Return the message *key* for a template, with its value in it: a bank's own words where a note brings them."""
    shown = iter(values.values())
    own = "".join(
        f'<span class="word" style="--word:var({_property(key, at)})"></span>{next(shown, "")}'
        for at in range(len(values) + 1)
    )
    english = f"{{{{^{OWN_WORDS}}}}}{english_message(key, **values)}{{{{/{OWN_WORDS}}}}}"
    return f"{english}{{{{#{OWN_WORDS}}}}}{own}{{{{/{OWN_WORDS}}}}}"


def own_words_field() -> str:
    """Write the field with the words that are spoken now; "" where the templates have the same."""
    if all(message(key) == english_message(key) for key in KEYS):
        return ""
    words = (
        f"{_property(key, at)}:{_css_string(text)};"
        for key in KEYS
        for at, text in enumerate(_VALUE.split(message(key), maxsplit=1))
    )
    return f"<style>.briefdeck{{{''.join(words)}}}</style>"


def _property(key: str, at: int) -> str:
    name = key.partition(".")[2].removesuffix("_html").replace("_", "-")
    return f"--{name}-{at}"


def _css_string(text: str) -> str:
    return '"' + _LIVE.sub(lambda live: "".join(f"\\{ord(char):x} " for char in live[0]), _TAG.sub("", text)) + '"'


_TOP = (
    '<header class="top"><span class="topic" dir="auto">{{Topic}}</span>'
    + f'{{{{#As of}}}}<span class="as-of"{_DIRECTION}>'
    + shared_words("card.as_of_html", date="<bdi>{{As of}}</bdi>")
    + '</span>{{/As of}}{{#Disputed}}<span class="flags">{{Heading}}{{^Heading}}<b>'
    + shared_words("dispute.contradiction")
    + '</b>{{/Heading}}</span>{{/Disputed}}{{#Retired}}<span class="flag retired">'
    + shared_words("card.retired")
    + "</span>{{/Retired}}</header>"
)


def _timeline(gap: str, mark: str = "") -> str:
    """Write a timeline with *gap* in place of the answer, twice, since Anki's templates have no “or”."""
    line = f'<ol class="timeline"{mark} dir="auto">{{{{Before}}}}<li class="gap">{gap}</li>{{{{After}}}}</ol>'
    return f"{{{{#Before}}}}{line}{{{{/Before}}}}{{{{^Before}}}}{{{{#After}}}}{line}{{{{/After}}}}{{{{/Before}}}}"


_HINT = (
    '{{#Hint}}<details class="hint"><summary class="tappable">'
    + shared_words("card.hint")
    + '</summary><div dir="auto">{{Hint}}</div></details>{{/Hint}}'
)


def _chosen(mark: str = "") -> str:
    """Write the options, or the room for a typed answer."""
    keys = f'<p class="keys"{_DIRECTION}>{shared_words("card.keys")}</p>'
    options = f'<ol class="choices"{mark} dir="auto">{{{{Choices}}}}</ol>{keys}'
    nothing = english_message("card.nothing_typed")
    typed = f'<div class="typed"{mark} data-nothing="{nothing}">{{{{type:Typed answer}}}}</div>'
    return f"{{{{#Choices}}}}{options}{{{{/Choices}}}}\n{{{{#Typed answer}}}}{typed}{{{{/Typed answer}}}}"


_QUESTION = "\n".join((_ASKED, _timeline(_GAP), _chosen(), _HINT))
_ANSWERED = "\n".join((_ASKED, _timeline(_DATED, _HERE), _chosen(_HERE), _HINT))

_ANSWER = (
    """{{^Choices}}{{^Before}}{{^After}}<div class="answer" dir="auto">{{Answer}}</div>{{/After}}{{/Before}}{{/Choices}}
"""
    + f'{{{{#Accepted}}}}<p class="accepted"{_DIRECTION}>'
    + shared_words("card.also_right_html", answers="<span>{{Accepted}}</span>")
    + "</p>{{/Accepted}}\n"
    + _ANSWER_PICTURE
)


def _cloze(mark: str = "") -> str:
    """Write a cloze text, or a list under its question."""
    text = '{{#Items}}<div class="question" dir="auto">{{Text}}</div>{{/Items}}'
    text += '{{^Items}}<div class="question cloze-text" dir="auto">{{cloze:Text}}</div>{{/Items}}'
    items = f'{{{{#Items}}}}<div class="items"{mark} dir="auto">{{{{cloze:Items}}}}</div>{{{{/Items}}}}'
    return "\n".join((text, _PICTURE, items, _HINT))


_SAID_BY = shared_words("card.said_by_html", speaker="<bdi>{{Said by}}</bdi>")

_RETIRED_SINCE = shared_words("card.retired_since", date="{{Retired since}}")

_BELOW = "\n".join(
    (
        f'{{{{#Said by}}}}<p class="said-by"{_DIRECTION}>{_SAID_BY}</p>{{{{/Said by}}}}',
        f'<details class="sources"><summary class="tappable">{shared_words("card.sources")} '
        '<span class="cited" dir="auto">{{Cited}}</span></summary>',
        '<ul dir="auto">{{Sources}}</ul></details>',
        f'{{{{#Retired}}}}<div class="note retired"{_DIRECTION}><b>{shared_words("card.retired_note")}'
        f"{{{{#Retired since}}}} {_RETIRED_SINCE}{{{{/Retired since}}}}.</b> {{{{Retired}}}}</div>{{{{/Retired}}}}",
        '{{#Disputed}}<div class="disputes" dir="auto">{{Disputed}}</div>{{/Disputed}}',
        '{{#Extra}}<div class="disputes aside" dir="auto">{{Extra}}</div>{{/Extra}}',
    )
)


def question_templates(choices: str, judge: str, typed: str, hint: str) -> Iterator[tuple[str, str, str, str]]:
    """Write the templates of the question note type: name, guarding field, front, back.

    *choices*, *judge*, *typed* and *hint* are the scripts that shuffle choices, judge and compare what was typed, and
    keep a hint open.
    """
    shuffle, compare = _script("Choices", choices), _script("Typed answer", judge) + _script("Typed answer", typed)
    unfold = _script("Hint", hint)
    front, back = _sides(_QUESTION, f"{_ANSWER}\n{_FACT}", _ANSWERED, _HERE_IF_BELOW)
    yield "Question", "Question", front + shuffle + unfold, back + shuffle + compare + unfold
    fact = f"{{{{#Reverse answer}}}}{_FACT}{{{{/Reverse answer}}}}"
    shown = f"{_REVERSE_ANSWER}\n{_PICTURE}\n{_ANSWER_PICTURE}\n{fact}"
    yield "Reversed", "Reverse question", *_sides(_REVERSED, shown)
    for number in (1, 2, 3):
        question, answer = _SPARE.format(number=number), _SPARE_ANSWER.format(number=number)
        yield f"Spare {number}", f"Spare question {number}", *_sides(question, f"{answer}\n{_FACT}")


def cloze_templates(hint: str) -> tuple[str, str]:
    """Write the front and back of the cloze note type's card; *hint* is the script that keeps a hint open."""
    front, back = _sides(_cloze(), f"{_ANSWER_PICTURE}\n{_FACT}", _cloze(_HERE), "")
    unfold = _script("Hint", hint)
    return front + unfold, back + unfold


def _script(guard: str, code: str) -> str:
    return f"{{{{#{guard}}}}}<script>\n{code}</script>{{{{/{guard}}}}}"


def _sides(question: str, answer: str, answered: str = "", mark: str = _HERE) -> tuple[str, str]:
    """Write the front and the back.

    *answered* is the question as the back shows it, where that differs; *mark* marks what is below it as the answer.
    """
    front = f"{_TOP}\n{question}"
    back = f'{_TOP}\n{answered or question}\n<div class="turned"{mark}>\n{answer}\n{_BELOW}\n</div>'
    return _PAGE.format(side="front", body=front), _PAGE.format(side="back", body=back)
