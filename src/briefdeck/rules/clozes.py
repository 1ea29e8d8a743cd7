"""Card wording: what a cloze text has to be."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Q516",
        "A deletion is a word or a few, at most half of its sentence.",
        "warning",
        why="Too little is guessed from grammar, too much cannot be recalled (Wozniak, rule 5, cloze deletion).",
        bad=example("""
            cards:
              - cloze: Tove Brandt is {{c1::the}} leader of the ferry crews.
            """),
        good=example("""
            cards:
              - cloze: Tove Brandt is the leader of the {{c1::ferry crews}}.
            """),
    ),
    Rule(
        "Q517",
        "A cloze text has at most four deletions, each of whole words.",
        "warning",
        why="A sentence with so much to forget is too full for one note (Wozniak, rule 4, minimum information).",
        bad=example("""
            cards:
              - cloze: >-
                  On {{c1::3 March}} the {{c2::captains}}, led by {{c3::Tove Brandt}}, left {{c4::1,200}}
                  people on {{c5::four}} islands without a ferry.
            """),
        good=example("""
            cards:
              - cloze: On 3 March the captains left {{c1::1,200}} people on {{c2::four}} islands without a ferry.
            """),
    ),
    Rule(
        "Q518",
        "What is seen with a deletion does not give it away.",
        "warning",
        why="A deletion that can be read elsewhere on the card is not recalled (Matuschak, effortful prompts).",
        bad=example("""
            cards:
              - cloze: The company offered a {{c1::raise}}, and the crews refused the raise.
            """),
        good=example("""
            cards:
              - cloze: The company offered a {{c1::raise}}, and the crews refused.
            """),
    ),
    Rule(
        "Q519",
        "A cloze text keeps at least four words around its deletion.",
        "warning",
        why="Without context many words fit the gap (Wozniak, rule 16, context cues).",
        bad=example("""
            cards:
              - cloze: "{{c1::Visby}} went dark."
            """),
        good=example("""
            cards:
              - cloze: When the ferries stopped in March 2031, {{c1::Visby}} went dark.
            """),
    ),
    Rule(
        "Q537",
        "A hint does not give its answer away.",
        "warning",
        why="A hint that spells the answer leaves nothing to recall (Anki manual, hint fields).",
        bad=example("""
            cards:
              - cloze: The union of the ferry crews is led by {{c1::Tove Brandt::Tove Brand…}}.
            """),
        good=example("""
            cards:
              - cloze: The union of the ferry crews is led by {{c1::Tove Brandt::a former pilot}}.
            """),
    ),
)
