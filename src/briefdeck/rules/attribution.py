"""Attribution: a claim stays a claim."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "A301",
        "What a line reports as said or claimed, the fact does not state as its own.",
        "warning",
        why="The article vouches only for its being said. Name who says it in the fact, or in `said_by:`.",
        bad=example("""
            facts:
              - id: union-count
                fact: At least **85 captains** were on strike.
                cite: harbour:8
                topic: strike
            """),
        good=example("""
            facts:
              - id: union-count
                fact: At least **85 captains** were on strike, by the union’s count.
                cite: harbour:8
                topic: strike
                said_by: the union
            """),
    ),
    Rule(
        "A302",
        "What a line denies, the fact does not affirm.",
        "warning",
        why="A “not” that is lost, or slips in, turns a statement into its opposite, and no figure or name shows it.",
        bad=example("""
            facts:
              - id: routes
                fact: Two of the nine routes do not run, the company says.
                cite: quay:2
                topic: strike
            """),
        good=example("""
            facts:
              - id: routes
                fact: Two of the nine routes still run, the company says.
                cite: quay:2
                topic: strike
            """),
    ),
    Rule(
        "A303",
        "What a line expects or thinks possible, the fact does not state as done.",
        "warning",
        why="What was expected on the day may never have happened. The fact keeps the article’s “expected”, “may” or "
        "“plans to”.",
        bad=example("""
            facts:
              - id: talks
                fact: Both sides resumed their talks on Thursday.
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
        "A304",
        "A number that a line bounds or rounds is bounded or rounded alike in the fact.",
        "warning",
        why="“At least 85” and “85” are two statements: of the second one more captain makes a falsehood.",
        bad=example("""
            facts:
              - id: union-count
                fact: The union counted **85 captains** on strike.
                cite: harbour:8
                topic: strike
                said_by: the union
            """),
        good=example("""
            facts:
              - id: union-count
                fact: The union counted at least **85 captains** on strike.
                cite: harbour:8
                topic: strike
                said_by: the union
            """),
    ),
    Rule(
        "A305",
        "What a line says rose, the fact does not say fell.",
        "warning",
        why="With figure and name right, a turned direction is what editors overlook: rose for fell, bought for sold, "
        "started for stopped.",
        bad=example("""
            facts:
              - id: work
                fact: Ferry crews in Norrland started work on Monday.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: work
                fact: Ferry crews in Norrland stopped work on Monday.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "A306",
        "Who says it in a fact is who says it in `said_by` or wrote the article.",
        "warning",
        why="A word put into the wrong mouth is as bad as a wrong word. Who speaks in the fact must be whom `said_by` "
        "names, if it names anybody; who is said to have written it is the author, or writes on the line.",
        bad=example("""
            facts:
              - id: islands
                fact: Passengers on four islands were stranded, wrote **Norrland Ferries**.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: islands
                fact: Passengers on four islands were stranded, wrote **Mara Lindqvist**.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "A307",
        "Who does something in a fact does it on its lines.",
        "warning",
        why="Where a line says that France vetoed what Italy had asked for, a fact must not let Italy veto it. Only "
        "names right before or behind a verb are looked at, and only where the line tells of nobody else who did it.",
        bad=example("""
            facts:
              - id: hold
                fact: In March 2031 **Tove Brandt** stopped work.
                cite: harbour:6
                topic: strike
            """),
        good=example("""
            facts:
              - id: hold
                fact: In March 2031 **Norrland Ferries** stopped work.
                cite: harbour:6
                topic: strike
            """),
    ),
)
