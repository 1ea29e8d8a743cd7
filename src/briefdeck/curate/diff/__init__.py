"""What a learner will see on importing the next edition over the one before."""

from briefdeck.curate.diff.compare import compare
from briefdeck.curate.diff.listing import FORMATS
from briefdeck.render.anki import unpack

__all__ = ["FORMATS", "compare", "unpack"]
