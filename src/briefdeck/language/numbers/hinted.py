"""What a hint may say of the size of an answer, or of the part of a month or year that it falls in."""

from __future__ import annotations

import re
from fractions import Fraction

from briefdeck.language.lexicon import ENGLISH, one_of

_SMALL = ENGLISH.numbers.small
HOW_MANY = re.compile(r"(?i)\bhow many (?P<unit>[a-z]{3,})\b")
SHARE_ALONE = re.compile(r"(?i)(?:(?<!\s)\s+of (?:it|them|these|those|all|all of them|the whole|the total))?\.?\Z")
"""What may stand behind a share of which the hint does not say of what it is."""
CLOSE = re.compile(
    r"(?i)\b(?:(?:a little|a bit|just|slightly|barely|not much) (?:over|under|above|below|more than|less than)"
    r"|about|almost|around|close to|nearly|not quite|roughly)\Z"
)
"""What stands before a number that is not far off."""
SHORT_OF = frozenset(("almost", "nearly", "not quite"))
FAR, NEARLY = Fraction(4, 3), Fraction(1, 3)
"""By how much a number that is said to be close may be exceeded, and by which share a share that is told may be off."""
DIGITS = re.compile(rf"(?i)\b(?P<count>{one_of(_SMALL)}|[0-9])[- ](?:digit|figure)\b|\b(?P<alone>single[- ]digit)\b")
COUNTED = re.compile(r"[0-9][0-9,.]*")
PARTS = re.compile(
    r"(?i)\b(?P<which>first|second|third|fourth|last|latter) (?P<part>half|third|quarter|week) of (?:the|that|its|a) "
    r"(?P<whole>month|year)\b"
)
EDGES = re.compile(
    r"(?i)\b(?:(?:at|towards|near) the |the )?(?P<edge>beginning|start|end|middle) of (?:the|that|its|a) "
    r"(?P<whole>month|year)\b|\b(?P<when>early|late) in (?:the|that|its) (?P<span>month|year)\b"
)
EDGE_DAY = re.compile(r"(?i)\b(?P<which>first|last) day of (?:the|that|its|a) month\b")
SIDE = re.compile(r"(?i)\b(?P<way>above|over|beyond|below|under|within) (?:the|a|an|its|their) (?:[a-z]+ ){1,2}of \Z")
UPWARDS = frozenset(("above", "over", "beyond"))
ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3}
INTO = {"half": 2, "third": 3, "quarter": 4}
WITHIN = {
    "beginning": (0, 0.5),
    "start": (0, 0.5),
    "early": (0, 0.5),
    "middle": (0.2, 0.8),
    "end": (0.5, 1),
    "late": (0.5, 1),
}
"""Between which shares of a month or year what is early or late in it falls, at the widest."""
LENGTH = {"month": 31, "year": 366}
APART = re.compile(
    r"(?i)(?<![\w-])(?P<number>[\w-]{1,20}) (?P<unit>month|year)s? (?P<way>before|after|earlier|later)\b"
)
AFTER = ("after", "later")
LEAP = {"month": 1, "year": 12}
COMPARING = frozenset(("more", "less", "fewer", "than", "before", "after", "ago", "earlier", "later"))
"""What makes of a number how far the answer is from another: “57 more than”, “a month before”."""
