"""The ledger and what was released."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "L801",
        "A released fact is retired, not deleted.",
        why="Learners have its cards, and Anki takes none away: they would go on learning what you no longer hold. "
        "Retired, the card tells them so, and why. A fact that gets another id is deleted in the same way.",
        bad=example("""
            -  - id: cost
            -    fact: A day of strike was said to cost about **$2.4 million**.
            -    cite: harbour:12
            -    topic: money
            -    as_of: 2031-03-04
            -    cards:
            -      - q: What did a day of the 2031 ferry strike cost the company?
            -        a: About $2.4 million
            """),
        good=example("""
               - id: cost
                 fact: A day of strike was said to cost about **$2.4 million**.
                 cite: harbour:12
                 topic: money
                 as_of: 2031-03-04
                 cards:
                   - q: What did a day of the 2031 ferry strike cost the company?
                     a: About $2.4 million
            +    retired: {since: 2031-04-01, because: The company has corrected the figure.}
            """),
        form="diff",
    ),
    Rule(
        "L802",
        "A released card is retired, not deleted.",
        why="As with a fact: whoever has the card keeps it, and only a retired one says that it is no longer held. Id "
        "and progress belong together, so a card that gets another id is lost too.",
        bad=example("""
                     accept: ["1200"]
            -      - id: cloze
            -        cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
            """),
        good=example("""
                     accept: ["1200"]
                   - id: cloze
                     cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
            +        retired: {since: 2031-04-01, because: The other card asks the same.}
            """),
        form="diff",
    ),
    Rule(
        "L803",
        "A released card keeps its note type.",
        why="Anki has one type for questions and one for cloze texts, and an import never turns a note into the "
        "other: it leaves out the new one.",
        bad=example("""
            -      - q: How many captains were on strike, according to the company?
            -        a: "60"
            -        accept: [sixty]
            +      - cloze: Of its captains {{c1::60}} were on strike, the company said.
            """),
        good=example("""
                   - q: How many captains were on strike, according to the company?
                     a: "60"
                     accept: [sixty]
            +        retired: {since: 2031-04-01, because: The cloze text is easier to learn.}
            +      - id: cloze
            +        cloze: Of its captains {{c1::60}} were on strike, the company said.
            """),
        form="diff",
    ),
    Rule(
        "L804",
        "The ledger is one that briefdeck wrote.",
        why="`deck.lock` remembers when each note last changed. Anki imports a note only when it is newer than the "
        "learner’s: a wrong time there keeps corrections from everybody, or overwrites their own edits each time.",
        bad=example("""
            deck.lock, after a merge of two branches that both were built:

            <<<<<<< HEAD
              "cost": {"changed": 1767225600, …},
            =======
              "cost": {"changed": 1767312000, …},
            >>>>>>> correction
            """),
        good=example("""
              "cost": {"changed": 1767312000, …},

            the later one, and then

            $ briefdeck build
            """),
        form="text",
    ),
    Rule(
        "L805",
        "The ledger and output/ are what the sources make.",
        why="Learners and readers take the deck and the page from output/. Where these are older than the facts, a "
        "correction has not reached anybody. Looked at by `build --locked` only.",
        bad="questions.yaml committed after a correction, output/ as it was\n",
        good=example("""
            $ briefdeck build

            and questions.yaml, deck.lock and output/ committed together
            """),
        form="text",
    ),
)
