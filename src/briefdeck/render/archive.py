"""Files → a zip whose bytes depend on nothing but the files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold; every file gets it."""
_UNIX = 3


def zip_files(files: Mapping[str, bytes | bytearray], level: int = 0) -> bytes:
    """Zip *files*, in their order: deflated at *level*, 1 to 9, or stored as they are at 0.

    Not every machine deflates alike: only what is stored has the same bytes everywhere.
    """
    method = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = method, _UNIX, 0o644 << 16
            archive.writestr(info, content, compresslevel=level or None)
    return buffer.getvalue()
