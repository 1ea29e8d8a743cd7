"""Belonging: numbers stand with their things, names with their words, facts on their own lines."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "G208",
        "A number stands with its thing.",
        why="Twelve dead and forty hurt are easily mixed up, and then every figure stands on the line and the fact is "
        "false. It is found where a word next to the number stands on the line next to another number, and not next "
        "to this one.",
        bad=example("""
            facts:
              - id: passengers
                fact: The strike stranded **four passengers** for days.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: passengers
                fact: The strike stranded **1,200 passengers** for days.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "G209",
        "A name in a fact stands on a cited line, or is clearly meant there.",
        "warning",
        why="A name from the other end of the article may be the wrong one. It is taken to be meant where the line "
        "says “he” or “it” and one of the two lines before has the name, where a fifth of the article’s lines have "
        "it, and where it is the author’s or in `said_by`. So an exchange of two that are named all the time is not "
        "found. Mostly the way out is to cite the line that names them too.",
        bad=example("""
            facts:
              - id: talks
                fact: Norrland Ferries were expected to resume their talks on Thursday.
                cite: harbour:12
                topic: strike
            """),
        good=example("""
            facts:
              - id: talks
                fact: Both sides were expected to resume their talks on Thursday.
                cite: harbour:12
                topic: strike
            """),
    ),
    Rule(
        "G210",
        "At least a quarter of a fact's words stand on its lines.",
        "warning",
        why="However freely a fact is worded, some words remain. Where next to none does, the citation is most likely "
        "one line off. Inflected words count; numbers, dates and names are left to their own rules.",
        bad=example("""
            facts:
              - id: sail-again
                fact: The crews promise to sail again once the night rota is gone.
                cite: harbour:8
                topic: strike
            """),
        good=example("""
            facts:
              - id: sail-again
                fact: The crews promise to sail again once the night rota is gone.
                cite: harbour:10
                topic: strike
            """),
    ),
    Rule(
        "G211",
        "What a fact says next to a name stands on its lines with that name.",
        "warning",
        why="Two names are as easily mixed up as two numbers, and then every word stands on the line and the fact is "
        "false. It is found where a word next to the name stands on the line next to another that the fact leaves "
        "out: of a name that no line has, any of the nearest words; of one that a line has elsewhere, only the very "
        "next, and only if none of these is anywhere near it. A country and its capital, a person and “the "
        "president”, a short name and a full one count as the same.",
        bad=example("""
            facts:
              - id: leader
                fact: The union is led by **Norrland Ferries**, the report says.
                cite: harbour:10
                topic: strike
            """),
        good=example("""
            facts:
              - id: leader
                fact: The union is led by **Tove Brandt**, the report says.
                cite: harbour:10
                topic: strike
            """),
    ),
    Rule(
        "G212",
        "In one clause a name stands once.",
        "warning",
        why="Nobody meets himself, and no country borders on itself: where a name stands beside itself, one of the two "
        "was to be another. Only names that `names:` lists are looked at, and “Russian officials say that Russia …” is "
        "not meant.",
        bad=example("""
            facts:
              - id: stopped
                fact: On Monday the crews of **Norrland Ferries** stopped the work of Norrland Ferries.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: stopped
                fact: On Monday the crews of **Norrland Ferries** stopped their work.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "G213",
        "Where a person is meant, a person is named.",
        "warning",
        why="A country does not toast with a president, is no minister, and is not “he”. What a name is of is known "
        "from `names:`: a person is called Ms. Reyes or Reyes, a country has a people (Russian), a body is a group, a "
        "forum or the like.",
        bad=example("""
            names:
              Norrland Ferries: [Norrland, the Norrland company]
            facts:
              - id: sail-again
                fact: As for **Norrland**, once the night rota is gone the ships will sail again, she said.
                cite: harbour:10
                topic: strike
            """),
        good=example("""
            names:
              Norrland Ferries: [Norrland, the Norrland company]
            facts:
              - id: sail-again
                fact: As for **Norrland**, once the night rota is gone the ships will sail again, said Tove Brandt.
                cite: harbour:10
                topic: strike
            """),
    ),
    Rule(
        "G214",
        "An answer is of the kind its question asks for.",
        "warning",
        why="“Moscow’s” answers “whose”, and a date answers “when”. Where they answer anything else, the answer "
        "belongs to another card, or the question to another answer.",
        bad=example("""
            cards:
              - q: Who leads the ferry crews’ union?
                a: Tove Brandt’s
            """),
        good=example("""
            cards:
              - q: Who leads the ferry crews’ union?
                a: Tove Brandt
            """),
    ),
)
