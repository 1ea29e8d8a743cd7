"""Card wording: how each question is told from every other."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Q513",
        "No two questions are alike but for a word that does not tell them apart.",
        "warning",
        why="Cards that look alike are confused for ever (Wozniak, rule 11, interference).",
        bad=example("""
            cards:
              - q: How many passengers of the Norrland line were stranded by the crews’ strike?
                a: 1,200
              - id: islands
                q: How many passengers of the Norrland line were stranded by the night crews’ strike?
                a: 900
            """),
        good=example("""
            cards:
              - q: How many passengers were stranded by the strike of all Norrland crews?
                a: 1,200
              - id: islands
                q: How many passengers were stranded when only night crews were on strike?
                a: 900
            """),
    ),
    Rule(
        "Q514",
        "No card is there twice.",
        "warning",
        why="It is studied twice for nothing, and Anki marks it as a duplicate (Anki manual, duplicate check).",
        bad=example("""
            cards:
              - q: Who leads the ferry crews’ union?
                a: Tove Brandt
              - id: again
                q: Who leads the ferry crews’ union?
                a: Tove Brandt
            """),
        good=example("""
            cards:
              - q: Who leads the ferry crews’ union?
                a: Tove Brandt
              - id: work
                q: What work did Tove Brandt do before the strike?
                a: She was a pilot
            """),
    ),
    Rule(
        "Q515",
        "A question has one answer, unless its facts are in dispute.",
        "warning",
        why="Whichever answer comes to mind, one of the two cards is failed (Matuschak, consistent prompts).",
        bad=example("""
            cards:
              - q: Who spoke for the ferry crews?
                a: Tove Brandt
              - id: court
                q: Who spoke for the ferry crews?
                a: Mara Lind
            """),
        good=example("""
            cards:
              - q: Who spoke for the ferry crews on the quay?
                a: Tove Brandt
              - id: court
                q: Who spoke for the ferry crews in court?
                a: Mara Lind
            """),
    ),
    Rule(
        "Q523",
        "A reversed question has one answer.",
        "warning",
        why="Much shares a year, a number or a name, so the way back needs words of its own (Wozniak, rule 11).",
        bad=example("""
            cards:
              - q: In which year did the first strike at Norrland Ferries begin?
                a: 2019
                reverse: What began in 2019?
            """),
        good=example("""
            cards:
              - q: In which year did the first strike at Norrland Ferries begin?
                a: 2019
                reverse: What did Norrland Ferries see for the first time in 2019?
            """),
    ),
)
