"""The YAML itself: bytes, lines and marks."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Y101",
        "A file is UTF-8 text without control characters or odd line ends.",
        why="A character that no editor shows hides a name from every search, and some of them shift all line numbers "
        "after them. Such characters come along when text is copied from a web page or saved as “Unicode”.",
        bad="questions.yaml, saved as “Unicode”: some editors mean UTF-16 by it\n",
        good="questions.yaml, saved as UTF-8\n",
        form="text",
    ),
    Rule(
        "Y102",
        "A file is well-formed YAML.",
        why="What is not YAML is read by nobody, or by each program in its own way. A colon and a blank inside a "
        "value, or a value that begins with a special character, asks for quotation marks around the whole value.",
        bad=example("""
            facts:
              - id: night-rota
                fact: Tove Brandt’s condition: the night rota has to go.
                cite: harbour:10
                topic: strike
            """),
        good=example("""
            facts:
              - id: night-rota
                fact: "Tove Brandt’s condition: the night rota has to go."
                cite: harbour:10
                topic: strike
            """),
    ),
    Rule(
        "Y103",
        "A file is not empty.",
        why="An empty questions.yaml or brief is hardly meant: most often it was saved too early, or a download "
        "failed.",
        bad="questions.yaml, with 0 bytes\n",
        good="questions.yaml, with a title, articles, topics and facts\n",
        form="text",
    ),
    Rule(
        "Y104",
        "A key stands once in its mapping.",
        why="YAML programs keep one of the two and drop the other without a word; which one, you cannot see.",
        bad=example("""
            topics:
              weather: The weather
              weather: Storms and ice
            """),
        good=example("""
            topics:
              weather: The weather
              ice: Storms and ice
            """),
    ),
    Rule(
        "Y105",
        "A file uses no anchors, aliases, tags or further documents.",
        why="`&`, `*` and `!` at the beginning of a value have a meaning in YAML that a reader of the file does not "
        "see. briefdeck takes every value as typed, so write each out; a text that begins with one of them goes in "
        "quotes.",
        bad=example("""
            facts:
              - id: routes
                fact: &routes Two of the nine ferry routes are still served.
                said_by: the company
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
        "Y106",
        "A file begins without a byte order mark.",
        why="The mark is three invisible bytes that some Windows programs put before the text. It becomes a part of "
        "the first key, which then has another name than the one you see.",
        bad="questions.yaml, saved as “UTF-8 with BOM”\n",
        good="questions.yaml, saved as “UTF-8”\n",
        form="text",
    ),
    Rule(
        "Y107",
        "Lines end with a line feed alone.",
        why="With both kinds of line end in one project every save by another editor rewrites every line, and nobody "
        "can see any more what was changed.",
        bad="questions.yaml, with Windows line ends (CR LF)\n",
        good="questions.yaml, with Unix line ends (LF)\n",
        form="text",
    ),
    Rule(
        "Y108",
        "Indentation is made of spaces, not tabs.",
        why="YAML forbids tabs there: how wide one is depends on the editor, and so would the meaning.",
        bad=example("""
            facts:
              - id: routes
               \tfact: Two of the nine ferry routes are still served.
                said_by: the company
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
        "Y109",
        "Nesting stays within reason.",
        why="No file of a project needs more than six levels; at 16 briefdeck stops, for then brackets were opened "
        "and not closed, or the file was made to bring programs down.",
        bad=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
                tags: [[[[[[[[[[[[[[routes]]]]]]]]]]]]]]
            """),
        good=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2
                topic: strike
                tags: [routes]
            """),
    ),
)
