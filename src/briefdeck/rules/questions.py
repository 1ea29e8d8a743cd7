"""Card wording: what a question has to be.

Sources: Wozniak, "Twenty rules of formulating knowledge"; Matuschak, "How to write good prompts"; the Anki manual;
Haladyna, Downing and Rodriguez (2002) on multiple choice.
"""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Q502",
        "A question has at most 30 words and two sentences.",
        "warning",
        why="Background told in the question is read at every review and learned at none (Wozniak, rule 12, wording).",
        bad=example("""
            cards:
              - q: >-
                  The ferries stood still in March. The islands had run out of milk. Who broke the strike?
                a: The coast guard
            """),
        good=example("""
            cards:
              - q: Who broke the strike of the Norrland ferries?
                a: The coast guard
            """),
    ),
    Rule(
        "Q503",
        "A card asks one question.",
        "warning",
        why="Half an answer cannot be graded, so each question gets a card of its own (Matuschak, focused prompts).",
        bad=example("""
            cards:
              - q: Who signed the harbour treaty and when?
                a: Mara Lind, in 2031
            """),
        good=example("""
            cards:
              - q: Who signed the harbour treaty of 2031?
                a: Mara Lind
            """),
    ),
    Rule(
        "Q505",
        "A question asks for more than yes or no.",
        "warning",
        why="A guess is right half of the time and recalls nothing (Matuschak, yes-or-no prompts).",
        bad=example("""
            cards:
              - q: Did the court side with the crews in 2031?
                a: Yes
            """),
        good=example("""
            cards:
              - q: With whom did the court side in 2031?
                a: The crews
            """),
    ),
    Rule(
        "Q506",
        "A question does not offer its answer or lead to it.",
        "warning",
        why="An answer that can be read off the question is not recalled (Matuschak, leading questions).",
        bad=example("""
            cards:
              - q: Did ticket prices rise or fall in 2031?
                a: They fell
            """),
        good=example("""
            cards:
              - q: How did ticket prices change in 2031?
                a: They fell by a tenth
            """),
    ),
    Rule(
        "Q508",
        "A question says whom and what it means.",
        "warning",
        why="A card comes up alone, months later, among hundreds of others (Wozniak, rule 16, context cues).",
        bad=example("""
            cards:
              - q: When did he leave the ferry union?
                a: In March 2031
            """),
        good=example("""
            cards:
              - q: When did Tove Brandt leave the ferry union?
                a: In March 2031
            """),
    ),
    Rule(
        "Q509",
        "A card that speaks of now says when that is.",
        "warning",
        why="What is true now will not be when the card comes up (Wozniak, rule 19, date stamping).",
        bad=example("""
            cards:
              - q: Who currently leads the ferry crews’ union?
                a: Tove Brandt
            """),
        good=example("""
            cards:
              - q: Who led the ferry crews’ union in March 2031?
                a: Tove Brandt
            """),
    ),
    Rule(
        "Q510",
        "A number or office that changes with time has a date.",
        "warning",
        why="A figure that changes is only true with its date (Wozniak, rule 19, date stamping).",
        bad=example("""
            articles:
              quay:
                file: quay.txt
                title: A harbour holds its breath
            facts:
              - id: routes
                fact: Two of the nine routes still run, the company says.
                cite: quay:2
                topic: strike
                cards:
                  - q: How many of the nine Norrland ferry routes are still served?
                    a: Two
            """),
        good=example("""
            articles:
              quay:
                file: quay.txt
                title: A harbour holds its breath
            facts:
              - id: routes
                fact: Two of the nine routes still run, the company says.
                cite: quay:2
                topic: strike
                as_of: 2031-03
                cards:
                  - q: How many of the nine Norrland ferry routes are still served?
                    a: Two
            """),
    ),
    Rule(
        "Q512",
        "A question asks for something definite.",
        "warning",
        why="A question with many right answers trains the guess which one is meant (Matuschak, precise prompts).",
        bad=example("""
            cards:
              - q: What happened in Visby?
                a: The ferry crews walked out
            """),
        good=example("""
            cards:
              - q: Who walked out in Visby on 3 March 2031?
                a: The ferry crews
            """),
    ),
)
