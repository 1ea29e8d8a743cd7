"""What time it is: SOURCE_DATE_EPOCH (reproducible-builds.org), or the clock. All times are in seconds since 1970."""

from __future__ import annotations

import os
import re
import time

from briefdeck.errors import WrongTimeError

_EPOCH = re.compile(r"[0-9]{1,11}")
"""Whole seconds since 1970, for three thousand years."""
_DAY = 24 * 60 * 60
_LONGEST_SHOWN = 30


def release_time() -> int:
    """Return the time of this release: SOURCE_DATE_EPOCH, otherwise the clock's.

    Raises WrongTimeError when that variable is not a time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not _EPOCH.fullmatch(epoch):
        shown = epoch if len(epoch) <= _LONGEST_SHOWN else f"{epoch[:_LONGEST_SHOWN]}…"
        raise WrongTimeError(f"SOURCE_DATE_EPOCH is “{shown}”: give whole seconds since 1970, such as 1767225600")
    return int(epoch) if epoch else int(time.time())


def refuse_future() -> None:
    """Raise WrongTimeError when this release would be dated more than a day ahead of the clock.

    The ledger would then record a time that no later release reaches before that day, and learners would get no
    corrections.
    """
    if release_time() > time.time() + _DAY:
        day = time.strftime("%Y-%m-%d", time.gmtime(release_time()))
        raise WrongTimeError(f"SOURCE_DATE_EPOCH is {day}, which lies in the future: nothing is built before its time")


def present_time() -> int:
    """Return the time as of which a project is read: that of the release, or later by the clock."""
    return max(release_time(), int(time.time()))
