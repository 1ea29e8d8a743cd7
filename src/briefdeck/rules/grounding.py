"""Grounding: what a fact says stands on its lines."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "G201",
        "Every number, amount and date stands on a cited line.",
        why="A wrong figure is the commonest fault of a summary, and the one that readers repeat. The way of writing "
        "is free: 4.8 million is 4,800,000 and ten is 10, but £ is not $. A number that is right though the line does "
        "not have it goes into `given:` with the reason.",
        bad=example("""
            facts:
              - id: passengers
                fact: The strike stranded **1,300 passengers** on four islands.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: passengers
                fact: The strike stranded **1,200 passengers** on four islands.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "G202",
        "Every name in an answer stands on a cited line.",
        why="The answer is what learners keep, so the very line that is cited must name it. Other spellings of the "
        "same name are listed under `names:`.",
        bad=example("""
            facts:
              - id: crews
                fact: Ferry crews in Norrland have stopped work.
                cite: harbour:6
                topic: strike
                cards:
                  - q: Whose crews stopped work in March 2031?
                    a: Valmora Ferries
            """),
        good=example("""
            facts:
              - id: crews
                fact: Ferry crews in Norrland have stopped work.
                cite: harbour:6
                topic: strike
                cards:
                  - q: Whose crews stopped work in March 2031?
                    a: Norrland Ferries
            """),
    ),
    Rule(
        "G203",
        "Every name in a fact stands in a cited article.",
        why="A name that the article does not have came from somewhere else, and the citation does not prove it. "
        "Where the article writes the name in another way, list that spelling under `names:`.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands off Valmora.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike in Norrland stranded passengers on four islands.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "G204",
        "At least half of an answer's words stand on the cited lines.",
        why="An answer in other words is fine, an answer from nowhere is not. Inflected words count; numbers, dates "
        "and names are left to their own rules.",
        bad=example("""
            facts:
              - id: rota
                fact: The union wants the night rota gone, said Tove Brandt.
                cite: harbour:10
                topic: strike
                cards:
                  - q: What did the ferry crews’ union want to be gone in March 2031?
                    a: The pension cuts
            """),
        good=example("""
            facts:
              - id: rota
                fact: The union wants the night rota gone, said Tove Brandt.
                cite: harbour:10
                topic: strike
                cards:
                  - q: What did the ferry crews’ union want to be gone in March 2031?
                    a: The night rota
            """),
    ),
    Rule(
        "G205",
        "Words between quotation marks stand on one cited line, in order.",
        why="Quotation marks promise the very words of somebody. What is left out is shown by …, what is put in "
        "stands in [brackets]; all else goes without the marks.",
        bad=example("""
            facts:
              - id: sail-again
                fact: Tove Brandt said the crews would “sail once more” when the night rota is gone.
                cite: harbour:10
                topic: strike
            """),
        good=example("""
            facts:
              - id: sail-again
                fact: Tove Brandt said the crews would “sail again” when the night rota is gone.
                cite: harbour:10
                topic: strike
            """),
    ),
    Rule(
        "G206",
        "All of an answer's words stand on the cited lines.",
        "warning",
        why="A word of an answer that the line does not have may be a fair paraphrase, or more than the line says: "
        "look at it once, and decide.",
        bad=example("""
            facts:
              - id: rota
                fact: The union wants the night rota gone, said Tove Brandt.
                cite: harbour:10
                topic: strike
                cards:
                  - q: What did the ferry crews’ union want to be gone in March 2031?
                    a: The hated night rota
            """),
        good=example("""
            facts:
              - id: rota
                fact: The union wants the night rota gone, said Tove Brandt.
                cite: harbour:10
                topic: strike
                cards:
                  - q: What did the ferry crews’ union want to be gone in March 2031?
                    a: The night rota
            """),
    ),
    Rule(
        "G207",
        "A given term occurs in the fact it is given for.",
        why="What is given by hand is not checked, so nothing may be given that is not needed: it was left over from "
        "an older wording, or misspelt.",
        bad=example("""
            facts:
              - id: raise-offered
                fact: In February 2031 the company had offered **4.5 percent** more pay.
                cite: quay:3
                topic: money
                given: {2013: the article speaks of the February before it}
            """),
        good=example("""
            facts:
              - id: raise-offered
                fact: In February 2031 the company had offered **4.5 percent** more pay.
                cite: quay:3
                topic: money
                given: {2031: the article speaks of the February before it}
            """),
    ),
)
