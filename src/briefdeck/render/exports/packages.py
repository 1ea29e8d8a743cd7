"""What exports in XML share: their bytes, and how they name what is in a package."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, indent, tostring

from briefdeck.language.markup import plain
from briefdeck.ledger import digest
from briefdeck.model import Picture
from briefdeck.pictures import name_picture
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports.question_text import strip_controls


def write_xml(root: Element) -> bytes:
    """Write *root* as a file, with an element a line."""
    indent(root)
    data: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def package_id(kind: str, pool: Pool) -> str:
    """Make the identifier of a package of that *kind*: by what is asked, too, so that a quiz replaces no other."""
    return digest(kind, pool.title, pool.selected, *pool.topics)[:16]


def question_id(asked: AskedQuestion) -> str:
    """Make the identifier of a question from its key."""
    return f"q-{asked.question.key.replace('/', '_')}"  # neither a slash nor an underscore is in a slug


def option_id(asked: AskedQuestion, option: str) -> str:
    """Make the identifier of *option* from its text, so that neither its order nor its name gives the answer away."""
    return f"a{digest(asked.question.key, option)[:16]}"


def title_of(pool: Pool) -> str:
    """Return the title of *pool* as a package has it."""
    return strip_controls(plain(pool.title))


def picture_file(pool: Pool, picture: Picture) -> str:
    """Name the file of *picture*, which is named after its content."""
    return name_picture(pool.images[picture.file])


def picture_files(pool: Pool, asked: Sequence[AskedQuestion], folder: str) -> dict[str, bytes]:
    """Return the pictures of all that is *asked*, by their paths in *folder* of a package, in order."""
    pictures = {picture_file(pool, each.question.image): each.question.image for each in asked if each.question.image}
    return {f"{folder}/{name}": pool.images[pictures[name].file] for name in sorted(pictures)}
