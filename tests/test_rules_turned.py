"""What turns a statement round is found by the words around it, and what says the same in another way passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.antonyms import format_table, read_pairs

from briefdeck.language.lexicon import ENGLISH
from tests.support.contexts import codes_in, fact_on_line

TURNED = (
    ("A305", "Sales of tea rose and sales of coffee fell.", "Sales of coffee rose."),
    ("A305", "Imports of steel fell by 4 percent while exports grew by 9 percent.", "Exports fell by 9 percent."),
    ("A305", "Norvik did not reject the plan for the quay.", "Norvik did not approve the plan for the quay."),
    ("A305", "There was 18 percent less salt inside the dyke.", "Outside the dyke there was 18 percent less salt."),
    ("A302", "They found lamps on the barges.", "They found no lamps on the barges."),
    ("A305", "The new lamp is visible from the pier.", "The new lamp is invisible from the pier."),
    ("A302", "The club lacks a goalkeeper.", "The club has a goalkeeper."),
    ("A313", "Maize loses less water than wheat.", "Wheat loses less water than maize."),
    ("A313", "The northern road is steeper than the southern one.", "The southern road is steeper than the northern."),
    ("A302", "The baker stopped selling rye bread.", "The baker is selling rye bread."),
    (
        "A302",
        "Divers had no part in the night rescue of the crew.",
        "Divers were involved in the night rescue of the crew.",
    ),
    ("A308", "The school was closed after the fire in the hall.", "The school was closed before the fire in the hall."),
    ("A308", "The parade was followed by fireworks.", "Fireworks came before the parade."),
    ("A309", "Half of the orchards were flooded.", "All orchards were flooded."),
    ("A309", "Two of the seven pumps failed.", "Most of the pumps failed."),
    ("A307", "Anna Voss overcame Edda Brandt in the final.", "Edda Brandt beat Anna Voss in the final."),
    ("A307", "The harbour master fired the pilot.", "The pilot dismissed the harbour master."),
    ("A310", "Blue Salt is an opera in three acts.", "Blue Salt is a novel in three acts."),
    ("A311", "Jon Berg, the health minister, opened the ward.", "Jon Berg, the justice minister, opened the ward."),
    ("A312", "The mill grinds 40 tonnes a day.", "The mill grinds 40 tonnes a week."),
)
ALIKE = (
    ("Sales of tea rose and sales of coffee fell.", "Sales of coffee fell."),
    ("Norvik did not reject the plan for the quay.", "Norvik approved the plan for the quay."),
    ("The board never managed to sell the mill.", "The board did not sell the mill."),
    ("It is not true that the well was never tested.", "The well was tested."),
    ("The office did not open until May.", "The office opened in May."),
    ("The crew, not the owner, paid for the sails.", "The crew paid for the sails."),
    ("The school was closed after the fire in the hall.", "The fire in the hall came before the school was closed."),
    ("Not many orchards were flooded.", "Few orchards were flooded."),
    ("All orchards were flooded.", "Most orchards were flooded."),
    ("Anna Voss overcame Edda Brandt in the final.", "Edda Brandt lost to Anna Voss in the final."),
    ("Orrin Press bought Marlow Maps in spring.", "Marlow Maps was sold to Orrin Press in spring."),
    ("Jon Berg, the health minister, opened the ward.", "The minister Jon Berg opened the ward."),
    ("The mill grinds 40 tonnes a day.", "The mill grinds 40 tonnes each day."),
    ("The firm denied that any route was closed.", "That a route was closed was denied by the firm."),
    ("Maize loses less water than wheat.", "Wheat loses more water than maize."),
    ("Ferries are faster than barges.", "Barges are slower than ferries."),
    ("On two visits they found lamps missing from the barges.", "On two visits they found barges without lamps."),
    ("There was 18 percent less salt inside the dyke than outside.", "Within the dyke there was less salt."),
)
OURS = {"A302", "A305", "A307", "A308", "A309", "A310", "A311", "A312", "A313"}


@pytest.mark.parametrize(("code", "line", "says"), TURNED)
def test_a_statement_turned_round_is_found(code: str, line: str, says: str) -> None:
    """Whatever turns it round, the rule for it speaks."""
    assert code in codes_in(line, fact_on_line(says))


@pytest.mark.parametrize(("line", "says"), ALIKE)
def test_the_same_in_other_words_passes(line: str, says: str) -> None:
    """What says the same by an opposite and a “not”, a converse or another measure is left alone."""
    assert OURS.isdisjoint(codes_in(line, fact_on_line(says)))


def test_the_table_is_drawn_from_wordnet(tmp_path: Path) -> None:
    """Pairs of words that are used are kept, each once; names, stop words and words nobody uses are not."""
    rows = ("1 00 a 01 wet 0 001 ! 2 a 0101 | damp", "2 00 a 01 dry 0 001 ! 1 a 0101 | no damp")
    (tmp_path / "data.adj").write_text("  the licence\n" + "\n".join(rows) + "\n", encoding="latin-1")
    for pos in ("noun", "verb", "adv"):
        (tmp_path / f"data.{pos}").write_text("", encoding="latin-1")
    (tmp_path / "index.sense").write_text("wet%3:00:00:: 1 1 5\ndry%3:00:00:: 2 1 4\n", encoding="latin-1")
    assert read_pairs(tmp_path) == [("dry", "wet")]
    assert format_table([("dry", "wet")]).endswith("pairs: >-\n  dry wet\n")
    assert ("wet", "dry") in ENGLISH.antonyms["we"]
