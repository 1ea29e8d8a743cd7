"""Words: how a text falls into them, and when two of them count as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefdeck.language.remembering import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Callable

_QUOTES_AND_DASHES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " "),
    }
)
_REST = r"\w*(?:[-'‐‑’ʼ]\w+)*"
_WORD = re.compile(
    # A letter comes first in both, so that a pattern that is asked everywhere is quick to say no.
    rf"""
    [^\W\d_](?:
      \.(?<!\w..)(?:[^\W\d_]\.)+(?!\w)   # U.S., a.m.
      | {_REST})                          # Jong-un, Covid-19, O'Brien, people’s
    | [0-9](?<![0-9]{{2}})[0-9]*+[^\W\d_]{_REST}  # 152mm, from its first digit on
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"\w+(?:['’ʼ]\w+)*")
_ACRONYM = re.compile(r"(?<!\w)(?<!\w')(?:[^\W\d_]\.){2,}(?!\w)")
_POSSESSIVE = re.compile(r"(?<!')(?<!'s)(?:'s?)++$")
_APOSTROPHE_S = re.compile(r"['’ʼ](?<=\w.)[sS](?![\w'’ʼ])")
_HYPHENS = re.compile(r"[-‐‑]")

STOP_WORDS = frozenset(
    """
    a about above according across after again against ago all almost alone along already also although always am
    amid among an and another any anybody anyone anything apart are around as at away back be became because become
    been before being below between beyond both but by came can cannot come could did do does doing done down due
    during each either else even ever every everybody everyone everything false few for former from further get gets
    going got had has have having he her here hers herself him himself his how however i if in including indeed
    instead into is it its itself just last later latter least less like made make many may me might mine more
    moreover most much must my myself near nearly neither never next no nobody none nor not nothing now of off often
    on once only onto or other others otherwise our ours out over own per perhaps quite rather same several shall
    she should since so some somebody someone something soon still such than that the their theirs them themselves
    then there therefore these they this those though through thus to together too toward towards true under until
    up upon us very was we well were what whatever when where whether which while who whole whom whose why will with
    within without would yes yet you your yours
    """.split()
)
"""Words too common to prove anything, folded. Yes, no, true and false are among them: they answer, but name nothing."""

_SPELLINGS = {
    "aluminium": "aluminum",
    "artefact": "artifact",
    "cheque": "check",
    "draught": "draft",
    "enrol": "enroll",
    "grey": "gray",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "mould": "mold",
    "plough": "plow",
    "practise": "practice",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "storey": "story",
    "sulphur": "sulfur",
    "tyre": "tire",
    "tyres": "tires",
    "whisky": "whiskey",
}
_IRREGULAR = {
    past: verb
    for verb, *pasts in map(
        str.split,
        """
        begin began begun |bind bound |blow blew blown |break broke broken |bring brought |build built |buy bought
        |catch caught |choose chose chosen |deal dealt |draw drew drawn |drink drank drunk |drive drove driven
        |eat ate eaten |fall fell fallen |feed fed |fight fought |find found |flee fled |fly flew flown
        |forbid forbade forbidden |give gave given |grow grew grown |hear heard |hide hid hidden |hold held
        |keep kept |know knew known |lead led |lend lent |lose lost |mean meant |meet met |pay paid
        |ride rode ridden |rise rose risen |seek sought |sell sold |send sent |shake shook shaken |shoot shot
        |shrink shrank shrunk |sing sang sung |sink sank sunk |sleep slept |speak spoke spoken |spend spent
        |stand stood |steal stole stolen |strike struck |swear swore sworn |swim swam swum |take took taken
        |teach taught |tell told |think thought |throw threw thrown |wear wore worn |win won |write wrote written
        |die dying |lie lying |tie tying |vie vying
        """.split("|"),
    )
    for past in pasts
}
"""Forms of verbs that no rule makes, except those that are other words too ("saw", "left", "bore")."""
_AMERICAN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=\w\w)our", "or"),  # neighbour, armoured
        (r"is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)", "iz"),  # organise, organisation
        (r"ys(?=(?:e|es|ed|ing|er|ers)$)", "yz"),  # analyse
        (r"(?<=[bdt])re(?=s?$)", "er"),  # centre, calibres
        (r"(?<=[bdt])red$", "ered"),  # centred
        (r"enc(?=es?$)", "ens"),  # defence, licences
        (r"ogue(?=s?$)", "og"),  # dialogue
        (r"mme(?=s?$)", "m"),  # programme
        (r"ae(?=[a-z]{3})", "e"),  # paediatric
    )
)
"""Rewritings that both sides of a comparison undergo, so that it does no harm when one of them makes no American word:
"rise" and "rise" become "rize" alike."""
_BEGINNING = 2
"""Letters that no ending changes: "flies" and "fly" share no more."""
_MAYBE_BRITISH = re.compile("our|[iy]s|red?s?$|enc|ogue|mme|ae")
"""Letters without which there is nothing to rewrite."""


def fold(text: str) -> str:
    """*text* without case and accents, with straight quotes, plain hyphens and plain spaces.

    Folding twice changes nothing.
    """
    if text.isascii():
        low = text.lower()
        return low if low.isprintable() else low.translate(_QUOTES_AND_DASHES)
    folded = _fold_once(text)
    while folded != text:  # a letter may only show its case after it has lost its ornament
        text, folded = folded, _fold_once(folded)
    return folded


_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i"}
)
"""Letters that Unicode does not take for a plain one with an accent."""


def _fold_once(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_QUOTES_AND_DASHES).translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(_QUOTES_AND_DASHES)


def words(text: str) -> list[str]:
    """The words of *text* in order, as they are written, but without possessive. What has no letter is no word."""
    return _WORD.findall(_APOSTROPHE_S.sub("", composed(text)))


def composed(text: str) -> str:
    """*text* with each accent joined to its letter, so that a pattern takes both for one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokens(text: str) -> list[str]:
    """The folded words and digits of *text* in order, hyphenated words in parts: what a quotation must match."""
    plain = fold(text)
    if "." in plain:
        plain = _ACRONYM.sub(lambda match: match[0].replace(".", ""), plain)
    found: list[str] = _TOKEN.findall(plain)
    return found if "'" not in plain else [token for token in (_POSSESSIVE.sub("", token) for token in found) if token]


@lru_cache(maxsize=REMEMBERED)
def fold_word(word: str) -> str:
    """*word* folded, without possessive and without the dots of an acronym: "Kim’s" → "kim", "U.S." → "us"."""
    folded = fold(word)
    if "'" in folded:
        folded = _POSSESSIVE.sub("", folded)
    return folded.replace(".", "") if "." in folded else folded


def hyphen_parts(word: str) -> list[str]:
    """The parts of a folded hyphenated *word*; of any other, itself alone."""
    return [part for part in (_POSSESSIVE.sub("", part) for part in _HYPHENS.split(word)) if part]


@lru_cache(maxsize=REMEMBERED)
def variants(word: str) -> tuple[str, ...]:
    """The folded forms that a written *word* stands for: itself, and where it has hyphens its parts and both joined.

    "Co-operation’s" → co-operation, cooperation, co, operation.
    """
    whole = fold_word(word)
    if "-" not in whole:
        return (whole,)
    pieces = hyphen_parts(whole)
    return tuple(dict.fromkeys([whole, "".join(pieces), *pieces]))


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """What a folded *word* shares with its other forms and spellings: "armoured", "armors" → "armor".

    By the English Snowball stemmer, after British spellings are made American.
    """
    stemmed: str = _stemmer()(_american(word))
    # "travelled" and "traveled": the stemmer keeps a double l, so every word loses one.
    return stemmed[:-1] if stemmed.endswith("ll") else stemmed


def stem_prefix(word: str) -> str:
    """The first letters of a folded *word*, or of the verb or spelling that it is a form of: "sold" → "se".

    Words of one stem have one beginning, and it is found many times faster than the stem.
    """
    return _american(word)[:_BEGINNING]


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer

    stemmer: Callable[[str], str] = Stemmer.Stemmer("english").stemWord
    return stemmer


def _american(word: str) -> str:
    if word in _SPELLINGS or word in _IRREGULAR:
        return _SPELLINGS.get(word) or _IRREGULAR[word]
    for british, american in _AMERICAN if _MAYBE_BRITISH.search(word) else ():
        word = british.sub(american, word)
    return word
