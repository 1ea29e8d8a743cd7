"""Where `briefdeck` and `python -m briefdeck` begin."""

from __future__ import annotations

import contextlib
import gc
import os
import sys


def run() -> None:
    """Runs the command line, and leaves with its exit code.

    Without the garbage collector, from the first import on: a run is short and leaves no cycles to speak of, and the
    collector makes large loads quadratic. And without taking the bank apart piece by piece at the end, which takes as
    long as a tenth of the work: whatever was to be written is on the disk by then.
    """
    gc.disable()
    from briefdeck.cli import main

    try:
        main(prog_name="briefdeck")
    except SystemExit as done:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):  # nobody reads any more
                stream.flush()
        os._exit(done.code if isinstance(done.code, int) else bool(done.code))


if __name__ == "__main__":
    run()
