"""Card wording: what an answer has to be."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Q501",
        "An answer has at most 12 words and 80 characters.",
        "warning",
        why="A long answer is several memories that fail together (Wozniak, rule 4, minimum information).",
        bad=example("""
            cards:
              - q: Why did the ferry crews stop work?
                a: Because the company had cut their night pay twice within a year without asking the union first
            """),
        good=example("""
            cards:
              - q: Why did the ferry crews stop work?
                a: The company had cut their night pay
            """),
    ),
    Rule(
        "Q504",
        "An answer is not a list of three or more things.",
        "warning",
        why="Sets are the hardest thing to recall, and one forgotten member fails them all (Wozniak, rules 9 and 10).",
        bad=example("""
            cards:
              - q: Which islands lost their ferry in 2031?
                a: Arholma, Vinga, Sandhamn and Utö
            """),
        good=example("""
            cards:
              - q: How many islands lost their ferry in 2031?
                a: Four
            """),
    ),
    Rule(
        "Q507",
        "What is seen with a question does not give its answer away.",
        "warning",
        why="An answer that can be read off the card is not recalled (Matuschak, effortful prompts).",
        bad=example("""
            cards:
              - q: In which year was the first strike at Norrland Ferries, that of 2019?
                a: 2019
            """),
        good=example("""
            cards:
              - q: In which year was the first strike at Norrland Ferries?
                a: 2019
            """),
    ),
    Rule(
        "Q520",
        "A bare number answers a question that says what is counted.",
        "warning",
        why="A number without its unit is learned as a sound (Wozniak, rule 12, wording).",
        bad=example("""
            cards:
              - q: What did the crossing to Visby rise to in 2031?
                a: "43"
            """),
        good=example("""
            cards:
              - q: What did the crossing to Visby rise to in 2031?
                a: 43 euros
            """),
    ),
    Rule(
        "Q521",
        "An answer has no more decimals than its line.",
        "warning",
        why="Decimals that the source does not have claim a measurement that nobody made.",
        bad=example("""
            facts:
              - id: day-of-strike
                fact: The company loses about **$2.4 million** for each day of strike.
                cite: harbour:12
                topic: money
                cards:
                  - q: How much did the company lose by each day of the strike in March 2031?
                    a: About $2.40 million
            """),
        good=example("""
            facts:
              - id: day-of-strike
                fact: The company loses about **$2.4 million** for each day of strike.
                cite: harbour:12
                topic: money
                cards:
                  - q: How much did the company lose by each day of the strike in March 2031?
                    a: About $2.4 million
            """),
    ),
    Rule(
        "Q522",
        "An answer that is typed can be typed.",
        "warning",
        why="What is typed is compared letter by letter (Anki manual, checking your answer).",
        bad=example("""
            cards:
              - q: What did the crews call their strike of 2031?
                a: The “long night”
                accept: [“long night”]
            """),
        good=example("""
            cards:
              - q: What did the crews call their strike of 2031?
                a: The “long night”
                accept: [the long night]
            """),
    ),
)
