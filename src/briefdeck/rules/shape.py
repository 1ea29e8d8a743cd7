"""The YAML itself: keys, values and ids."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Y110",
        "Every key is one that briefdeck knows.",
        why="A misspelt key would be passed over, and what stands under it lost. The keys of every place are in the "
        "schema, which editors that know YAML offer as you type.",
        bad=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cites: quay:2
                cite: quay:2
                topic: strike
            """),
        good=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
            """),
    ),
    Rule(
        "Y111",
        "Every required key is there.",
        why="A fact needs an id, its statement, a citation and a topic: without one of them it can be neither proved "
        "nor shown. While the key is missing, the whole fact is set aside.",
        bad=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
            """),
        good=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
            """),
    ),
    Rule(
        "Y112",
        "Every value is of the kind its key asks for.",
        why="One text, a list or a mapping: what it has to be, the message says. A key without any value is most "
        "often a line that was forgotten.",
        bad=example("""
            facts:
              - id: routes
                fact: [Two of the nine ferry routes are still served.]
                cite: quay:2
                topic: strike
            """),
        good=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
            """),
    ),
    Rule(
        "Y113",
        "An id or key is a lower-case slug.",
        why="Ids go into citations, file names and the notes of learners, where capitals, blanks and accents are "
        "written differently from one program to the next.",
        bad=example("""
            facts:
              - id: Ferry Routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
            """),
        good=example("""
            facts:
              - id: ferry-routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
            """),
    ),
    Rule(
        "Y114",
        "An id stands for one thing only.",
        why="A learner’s progress hangs on the id. Two facts under one id would be one note in Anki, and one of them "
        "would be lost.",
        bad=example("""
            facts:
              - id: ferries
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
              - id: ferries
                fact: Norrland Ferries has nine routes.
                cite: quay:2
                topic: strike
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
              - id: routes
                fact: Norrland Ferries has nine routes.
                cite: quay:2
                topic: strike
            """),
    ),
    Rule(
        "Y115",
        "A date is written 2024, 2024-06, 2024-06-18 or, for a span, first/last.",
        why="3/4/2031 is the third of April in Oslo and the fourth of March in Boston; year first (ISO 8601) is the "
        "same everywhere and sorts. Write no more of it than the article says.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                date: 3/3/2031
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                date: 2031-03-03
            """),
    ),
    Rule(
        "Y116",
        "A citation is written key:line or key:first-last.",
        why="The key of the article and the number of the line are what is looked up; lines are counted as your "
        "editor counts them, the first is 1.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour, line 6
                topic: strike
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "Y117",
        "A topic, fact or dispute that is named exists.",
        why="Whatever is named by its id must be there, or the card gets no place in the deck and the brief has a gap.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strikes
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "Y123",
        "A date or name the text does not state is marked inferred, with the reason.",
        why="A reader takes a date beside an article for the article’s own. Where you worked it out, say so and say "
        "how.",
        bad=example("""
            articles:
              quay:
                file: quay.txt
                title: A harbour holds its breath
                published: 2031-03
                dated: inferred
            """),
        good=example("""
            articles:
              quay:
                file: quay.txt
                title: A harbour holds its breath
                published: 2031-03
                dated: inferred
                because: It speaks of this March as of now.
            """),
    ),
    Rule(
        "Y125",
        "A quiz asks something.",
        why="Where the facts and topics that a quiz names have no cards in common, or none that can be asked in its "
        "`kinds:` (which `build` finds out), its page and its sheet would be empty.",
        bad=example("""
            quiz:
              title: Before the test
              topics: [money]
              facts: [stranded]
            """),
        good=example("""
            quiz:
              title: Before the test
              topics: [strike]
              facts: [stranded]
            """),
    ),
)
