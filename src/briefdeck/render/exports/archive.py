"""Files → a zip whose bytes depend on them and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can bear; every file bears it."""
_UNIX = 3


def stored(files: Mapping[str, bytes]) -> bytes:
    """A zip of *files*, in their order; not compressed, since not every machine compresses alike."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = _UNIX, 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()
