"""Briefs."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "B701",
        "A sentence of a brief rests on facts.",
        why="The reader can follow every sentence of the page to its article and line, through the facts it names. "
        "One without facts is an opinion in the dress of a finding.",
        bad=example("""
            bottom_line:
              - text: The strike will last into April.
                facts: []
            """),
        good=example("""
            bottom_line:
              - text: Talks were expected to resume on Thursday.
                facts: [cost]
            """),
    ),
    Rule(
        "B702",
        "What a sentence of a brief names or counts stands in its facts.",
        why="The page is written last and read first: a figure or name that slips in here has been proved by nobody.",
        bad=example("""
            bottom_line:
              - text: Ferry crews left 1,200 passengers stranded on five islands.
                facts: [stranded]
            """),
        good=example("""
            bottom_line:
              - text: Ferry crews left 1,200 passengers stranded on four islands.
                facts: [stranded]
            """),
    ),
    Rule(
        "B703",
        "What is printed fits on its paper.",
        why="A one-page brief is one page. No sentence is cut, and no type set smaller than can be read in print (7.5 "
        "points). Facts of the sections that have no room are left out, those of the least weight first (`weights:`), "
        "and the page and `build` say so; the rest is for you to shorten. In a quiz, a question, an answer or a card "
        "that has no room is named.",
        bad="A bottom line, open questions and disputes that fill more than the page\n",
        good="A bottom line of two or three sentences, a handful of questions\n",
        form="text",
    ),
    Rule(
        "B704",
        "Every character that is printed is in a font.",
        why="A character that no font has would print as an empty box, most often in the middle of a name.",
        bad=example("""
            bottom_line:
              - text: "Crews stopped work ☹ and left 1,200 passengers stranded."
                facts: [stranded, stopped]
            """),
        good=example("""
            bottom_line:
              - text: "Crews stopped work and left 1,200 passengers stranded."
                facts: [stranded, stopped]
            """),
    ),
    Rule(
        "B705",
        "An event on a timeline has a date.",
        why="Without a date it has no place on the line. The date is that of the event, or else that of its fact.",
        bad=example("""
            timeline:
              - stopped
            """),
        good=example("""
            timeline:
              - {text: Crews stop work, date: 2031-03-03, facts: [stopped]}
            """),
    ),
    Rule(
        "B706",
        "A brief shows no retired fact.",
        why="A retired fact is one that you no longer hold. Learners who have its card are told so; a reader of the "
        "page would take it for true.",
        bad=example("""
            sections:
              - heading: Money
                facts: [cost, raise]
            """),
        good=example("""
            sections:
              - heading: Money
                facts: [cost]
            """),
    ),
    Rule(
        "B707",
        "A sentence of a brief does not mix how likely something is with how sure the judgement is.",
        why="Likelihood speaks of the event, confidence of the sources. In one sentence a reader cannot tell which is "
        "meant (Intelligence Community Directive 203, D.6.e).",
        bad=example("""
            bottom_line:
              - text: "Crews are likely, with high confidence, to have stopped work."
                facts: [stopped]
            """),
        good=example("""
            bottom_line:
              - text: "Crews are likely to have stopped work."
                facts: [stopped]
            """),
    ),
    Rule(
        "B708",
        "The values of a chart are numbers of one unit.",
        why="Bars of different things side by side look like a comparison that nobody made.",
        bad=example("""
            chart:
              title: The strike in numbers
              bars:
                - {label: Passengers stranded, value: "1,200", facts: [stranded]}
                - {label: Cost of a day, value: "$2.4 million", facts: [cost]}
            """),
        good=example("""
            chart:
              title: Captains on strike
              bars:
                - {label: "counted by the union", value: "at least 85", facts: [captains-union]}
                - {label: "counted by Norrland Ferries", value: "60", facts: [captains-company]}
            """),
    ),
)
