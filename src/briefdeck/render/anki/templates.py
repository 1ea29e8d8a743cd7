"""The sides of every card, in Anki's template language.

The back repeats the front at the same place and goes on below it, so nothing jumps when a card is
turned. There is no `{{FrontSide}}`: it would bring the front's scripts along.
"""

from __future__ import annotations

from collections.abc import Iterator

_PAGE = '<div class="briefdeck {side}" lang="{{{{Language}}}}" data-key="{{{{Key}}}}">\n{body}\n</div>'

_TOP = """<header class="top"><span class="topic" dir="auto">{{Topic}}</span>\
{{#As of}}<span class="as-of">as of <bdi>{{As of}}</bdi></span>{{/As of}}\
{{#Disputed}}<span class="flag disputed">disputed</span>{{/Disputed}}\
{{#Retired}}<span class="flag retired">no longer held</span>{{/Retired}}</header>"""

_QUESTION = """<div class="question" dir="auto">{{Question}}</div>
{{#Choices}}<ol class="choices" dir="auto">{{Choices}}</ol>{{/Choices}}
{{#Typed answer}}<div class="typed">{{type:Typed answer}}</div>{{/Typed answer}}"""

_ANSWER = """{{^Choices}}<div class="answer" dir="auto">{{Answer}}</div>{{/Choices}}
{{#Accepted}}<p class="accepted">also right: <span>{{Accepted}}</span></p>{{/Accepted}}"""

_REVERSED = '<div class="question" dir="auto">{{Reverse question}}</div>'

_REVERSE_ANSWER = """{{#Reverse answer}}<div class="answer" dir="auto">{{Reverse answer}}</div>{{/Reverse answer}}\
{{^Reverse answer}}<div class="answer" dir="auto">{{Fact}}</div>{{/Reverse answer}}"""

_SPARE = '<div class="question" dir="auto">{{{{Spare question {number}}}}}</div>'

_SPARE_ANSWER = '<div class="answer" dir="auto">{{{{Spare answer {number}}}}}</div>'

_CLOZE = '<div class="question cloze-text" dir="auto">{{cloze:Text}}</div>'

_FACT = '<p class="fact" dir="auto">{{Fact}}</p>'

_BELOW = """{{#Said by}}<p class="said-by">said by <bdi>{{Said by}}</bdi></p>{{/Said by}}
<details class="sources"><summary>Sources <span class="cited">{{Cited}}</span></summary>
<ul dir="auto">{{Sources}}</ul></details>
{{#Retired}}<div class="note retired" dir="auto"><b>No longer held\
{{#Retired since}} since {{Retired since}}{{/Retired since}}.</b> {{Retired}}</div>{{/Retired}}
{{#Disputed}}<div class="note disputed" dir="auto">{{Disputed}}</div>{{/Disputed}}"""


def questions(choices: str, typed: str) -> Iterator[tuple[str, str, str, str]]:
    """The cards of the question note type: name, the field that guards it, front, back.

    *choices* and *typed* are the scripts that shuffle choices and compare what was typed.
    """
    shuffle = f"{{{{#Choices}}}}<script>\n{choices}</script>{{{{/Choices}}}}"
    compare = f"{{{{#Typed answer}}}}<script>\n{typed}</script>{{{{/Typed answer}}}}"
    front, back = _sides(_QUESTION, f"{_ANSWER}\n{_FACT}")
    yield "Question", "Question", front + shuffle, back + shuffle + compare
    fact = f"{{{{#Reverse answer}}}}{_FACT}{{{{/Reverse answer}}}}"
    yield "Reversed", "Reverse question", *_sides(_REVERSED, f"{_REVERSE_ANSWER}\n{fact}")
    for number in (1, 2, 3):
        question, answer = _SPARE.format(number=number), _SPARE_ANSWER.format(number=number)
        yield f"Spare {number}", f"Spare question {number}", *_sides(question, f"{answer}\n{_FACT}")


def cloze() -> tuple[str, str]:
    """The two sides of the cloze note type's card."""
    return _sides(_CLOZE, _FACT)


def _sides(question: str, answer: str) -> tuple[str, str]:
    front = f"{_TOP}\n{question}"
    back = f'{front}\n<div class="turned">\n{answer}\n{_BELOW}\n</div>'
    return _PAGE.format(side="front", body=front), _PAGE.format(side="back", body=back)
