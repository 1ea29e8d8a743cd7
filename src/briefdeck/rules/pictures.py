"""Pictures on cards."""

from briefdeck.problem import Rule, example

_CARD = """
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
                cards:
                  - q: On how many islands did the strike of March 2031 strand passengers?
                    a: Four
                    image: {{file: {file}, alt: A map of the routes, credit: Drawn for this deck}}
            """

RULES = (
    Rule(
        "P901",
        "A picture that a card names is in images/.",
        why="A card with a missing picture shows a broken frame, and Anki tells the learner, not you. Big and small "
        "letters count: what your computer finds may be missing on another.",
        bad=example(_CARD.format(file="Routes.svg")),
        good=example(_CARD.format(file="routes.svg")),
    ),
    Rule(
        "P902",
        "A picture is a PNG, JPEG, GIF, WebP or SVG of at most 2 MB.",
        why="These are shown by Anki on every device. What a file is, its first bytes tell, not its name: a picture "
        "saved from a web page often has the wrong one. Phones fetch the whole deck, so a large one is scaled down.",
        bad="images/routes.svg, a web page that was saved under that name\n",
        good="images/routes.svg, a drawing saved as plain SVG\n",
        form="text",
    ),
    Rule(
        "P903",
        "A drawing (SVG) runs nothing and fetches nothing.",
        why="An SVG may hold scripts and point to other sites. On a card the first may act on the learner’s "
        "collection, and the second tells strangers who studies what. Links within the drawing (`#…`) are fine.",
        bad="images/routes.svg, with a <script> or a link to a font on another site\n",
        good="images/routes.svg, saved as plain SVG with its texts as paths\n",
        form="text",
    ),
)
