"""Files from elsewhere → texts of articles: what a file says, one paragraph a line, and nothing else."""

from briefdeck.imports.import_file import IMPORTED_SUFFIXES, import_file
from briefdeck.imports.imported_text import ImportedText, MissingLibraryError, Told, UnimportableError

__all__ = ["IMPORTED_SUFFIXES", "ImportedText", "MissingLibraryError", "Told", "UnimportableError", "import_file"]
