"""Briefs."""

from briefdeck.problem import Rule

RULES = (
    Rule(
        "B709",
        "A font of a brief is a TrueType file in fonts/ that can and may be embedded.",
        why="A page carries its fonts with it, so that it prints alike everywhere. Some fonts have outlines that "
        "cannot be taken into the page, and some forbid it.",
        bad="`fonts: [NotoSansArmenian-Regular.ttf]` in a brief, and no such file in fonts/\n",
        good="The same with the file in fonts/, its licence beside it\n",
        form="text",
    ),
)
