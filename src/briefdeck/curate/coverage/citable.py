"""Which lines of an article have substance: something that a fact could say.

It is judged from the concordance alone, so that the verdict is the same where the texts are missing.
A line has substance when it is neither blank nor furniture, and

- it has at least 8 different words, or
- it has a number or a date, and at least 3 different words that do not belong to the date,

unless it is a mere heading:

- all its words stand in the title of the article, or
- it has at most 12 words, no number and no date, and one of them is a What, Who, Why or How with a capital:
  "What we know about the ties", "How did it come about?".

So bylines, datelines, credits and headings between paragraphs do not count. Where the rule takes something
for substance that is none, such as a caption or a longer heading, `furniture:` of the article settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import IndexedArticle
from briefdeck.language.words import fold_word, words

ENOUGH_WORDS = 8
"""Different words that make a line one of substance."""
ENOUGH_BESIDE_A_NUMBER = 3
"""Different words that are enough beside a number or a date."""
LONGEST_HEADING = 12
"""The most words of a heading."""
_ASKING = frozenset({"What", "Who", "Why", "How"})


def words_by_line(entry: IndexedArticle) -> Mapping[int, list[str]]:
    """List the different words of each line that has words, as they are written, in alphabetical order."""
    found: dict[int, list[str]] = {}
    for word in sorted(entry.words, key=lambda word: (word.casefold(), word)):
        for line in entry.words[word]:
            found.setdefault(line, []).append(word)
    return found


def has_substance(page: ArticleIndex, line: int, written: Iterable[str], title: str) -> bool:
    """Tell whether *line*, with the words *written* on it, has substance in the article called *title*."""
    present = set(written)
    if set(map(fold_word, present)) <= set(map(fold_word, words(title))):
        return False
    at = frozenset([line])
    if page.numbers_on(at):
        dated = {word for mention in page.dates_on(at) for word in words(mention.chain)}
        return len(present) >= ENOUGH_WORDS or len(present - dated) >= ENOUGH_BESIDE_A_NUMBER
    asks = len(present) <= LONGEST_HEADING and not present.isdisjoint(_ASKING)
    return len(present) >= ENOUGH_WORDS and not asks
