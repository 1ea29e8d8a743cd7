"""Where `briefdeck` and `python -m briefdeck` begin, and where whatever nobody foresaw ends in one sentence."""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until `run` is imported, Ctrl-C ends the process without a traceback

import contextlib
import gc
import os
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

EXIT_UNFORESEEN = 70
"""EX_SOFTWARE of sysexits.h: a fault of briefdeck's own."""
EXIT_INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""
DEBUG = "BRIEFDECK_DEBUG"
"""The environment variable that, set to 1, shows where in the code a fault arose."""


def run() -> NoReturn:
    """Run the command line, and leave with its exit code: 0, 1, 2, 130 after Ctrl-C, or 70 for what nobody foresaw."""
    gc.disable()  # a run is short and leaves few cycles; without it `check` of 1,000 facts is 1.27 times faster
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        _open_missing_streams()
        sys.unraisablehook = _pass_over_signals
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stop)
        from briefdeck.cli import main

        main(prog_name="briefdeck")
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except BaseException as fault:
        code = _code_of_signal(fault) or _report(fault)
    _leave(code)


def _open_missing_streams() -> None:
    """Open the null device for each of the three standard streams that the process was started without.

    In their order, so that each gets its own number and no other file does.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (open to the end)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """Leave at a signal, after what has to be put in order."""
    raise SystemExit(128 + number)


def _pass_over_signals(unraisable: sys.UnraisableHookArgs) -> None:
    """Say nothing of a signal that came while Python was clearing up, where no exception can be raised."""
    if not issubclass(unraisable.exc_type, (KeyboardInterrupt, SystemExit)):
        sys.__unraisablehook__(unraisable)


def _code_of_signal(fault: BaseException) -> int:
    """Return the exit code of the signal that a library made *fault* of, by an `except:`; 0 where none is behind it."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, KeyboardInterrupt):
            return EXIT_INTERRUPTED
        if isinstance(cause, SystemExit) and isinstance(cause.code, int):
            return cause.code
        cause = cause.__context__
    return 0


def _report(fault: BaseException) -> int:
    """Say that *fault* was not foreseen, and how to report it: the exit code for it."""
    if os.environ.get(DEBUG) == "1":
        import traceback

        traceback.print_exception(fault)
    elif isinstance(fault, MemoryError):
        _say("briefdeck: there is not enough memory for this: close other programs, or divide the project")
    else:
        from briefdeck import __version__

        _say(
            f"briefdeck: this should not have happened: {type(fault).__name__} in {_place(fault)}. Please report this "
            f"line to the maintainers, with the command and the version ({__version__}); {DEBUG}=1 shows more"
        )
    return EXIT_UNFORESEEN


def _place(fault: BaseException) -> str:
    """Name the last line of briefdeck's own code that *fault* went through."""
    place, step, home = "its libraries", fault.__traceback__, Path(__file__).parent
    while step is not None:
        path = Path(step.tb_frame.f_code.co_filename)
        if path.is_relative_to(home) and path != Path(__file__):
            place = f"{path.relative_to(home).as_posix()}, line {step.tb_lineno}"
        step = step.tb_next
    return place


def _say(line: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{line}\n")


def _leave(code: int) -> NoReturn:
    """Leave with *code*; nothing is said any more by streams that nobody reads, nor at Ctrl-C.

    The bank is not taken apart piece by piece, which takes an eighth of `check`: by now all files are written.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    os._exit(code)


if __name__ == "__main__":
    run()
