"""Files from elsewhere → texts of articles: what a file says, one paragraph a line, and nothing else."""

from briefdeck.imports.import_file import import_file
from briefdeck.imports.imported_text import LARGEST_FILE, ImportedText, MissingLibraryError, Told, UnimportableError
from briefdeck.imports.plain_text import keep_text

__all__ = [
    "LARGEST_FILE",
    "ImportedText",
    "MissingLibraryError",
    "Told",
    "UnimportableError",
    "import_file",
    "keep_text",
]
