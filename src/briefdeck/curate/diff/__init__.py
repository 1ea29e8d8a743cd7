"""Find what changes for a learner who imports the next edition over the former one."""

from briefdeck.curate.diff.compare import compare
from briefdeck.curate.diff.listing import FORMATS
from briefdeck.render.anki import unpack

__all__ = ["FORMATS", "compare", "unpack"]
