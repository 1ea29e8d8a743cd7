"""The YAML itself: cards."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Y118",
        "A card is a question with its answer, a question with its list, or a cloze text.",
        why="What kind a card is follows from its keys: `q` and `a`, `q` and `items`, or `cloze` alone. Keys of two "
        "kinds in one card leave open what is asked.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - q: On how many islands did the strike of March 2031 strand passengers?
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - q: On how many islands did the strike of March 2031 strand passengers?
                    a: Four
            """),
    ),
    Rule(
        "Y119",
        "Every card of a fact but the first has an id of its own.",
        why="It tells the cards apart in every later edition, whatever becomes of their order and wording, so that "
        "each keeps its learner’s progress.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - q: On how many islands did the strike of March 2031 strand passengers?
                    a: Four
                  - cloze: The ferry strike of March 2031 stranded passengers on {{c1::four}} islands.
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - q: On how many islands did the strike of March 2031 strand passengers?
                    a: Four
                  - id: cloze
                    cloze: The ferry strike of March 2031 stranded passengers on {{c1::four}} islands.
            """),
    ),
    Rule(
        "Y120",
        "A cloze text has a deletion.",
        why="Without one there is nothing to recall, and Anki makes no card of it.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - cloze: The ferry strike of March 2031 stranded passengers on **four** islands.
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - cloze: The ferry strike of March 2031 stranded passengers on {{c1::four}} islands.
            """),
    ),
    Rule(
        "Y121",
        "Cloze deletions are numbered from 1 without gaps and are not nested.",
        why="Each number becomes a card. A gap is most often a deletion that was taken out by mistake, and moving the "
        "numbers later would give one card the progress of another.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded **1,200 passengers** on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - cloze: The strike stranded {{c1::1,200}} ferry passengers on {{c3::four}} islands.
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded **1,200 passengers** on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - cloze: The strike stranded {{c1::1,200}} ferry passengers on {{c2::four}} islands.
            """),
    ),
    Rule(
        "Y124",
        "A list has two to eight items, each once.",
        why="Each item is asked for with the others shown, so one alone is no list, and more than eight blur (Wozniak, "
        "rule 9: avoid sets). Groups that belong together make good lists of their own.",
        bad=example("""
            facts:
              - id: quarrel
                fact: At odds over the ferries are the union, whose leader is **Tove Brandt**, and **Norrland Ferries**.
                cite: [harbour:6, harbour:10]
                topic: strike
                cards:
                  - q: Which two are at odds over the night rota of the ferries?
                    items: [Norrland Ferries]
            """),
        good=example("""
            facts:
              - id: quarrel
                fact: At odds over the ferries are the union, whose leader is **Tove Brandt**, and **Norrland Ferries**.
                cite: [harbour:6, harbour:10]
                topic: strike
                cards:
                  - q: Which two are at odds over the night rota of the ferries?
                    items: [Norrland Ferries, Tove Brandt’s union]
            """),
    ),
)
