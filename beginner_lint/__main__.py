"""`python -m beginner_lint`, and where the `beginner-lint` command starts.

The folder in which people work may hold anything, a `json.py` of their own or of somebody who means harm.
So the current folder is taken off the module path before anything else is imported, however it got there:
by `python -m`, or by an empty or equal entry of PYTHONPATH. Only where this package itself lies in the
current folder (a clone) does the folder stay, as the last place to look. What Python imports before it
gets here, nobody can prevent from here; the `beginner-lint` command leaves no such gap.

Ctrl-C while a module is loaded counts when that is done: what a module makes may swallow the exception, or
turn it into another.
"""

import sys

_FIRST = sys.path[:1]  # if the current folder is on the path, then here
del sys.path[:1]
import os  # noqa: E402

sys.path[:0] = _FIRST


def _leave_current_folder() -> None:
    try:
        here = os.path.realpath(os.getcwd())
    except OSError:  # the folder is gone
        return
    package_folder = os.path.realpath(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry or here) != here]
    if package_folder == here:
        sys.path.append(here)


_leave_current_folder()

import signal  # noqa: E402
from types import FrameType  # noqa: E402

_INTERRUPTED = 130
_LATER = 0.01  # seconds


def main() -> int:
    """Run the command line; return the exit status."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it shall be ignored
            signal.signal(signal.SIGINT, _interrupt)
        from beginner_lint.frontends.cli import main as run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line is there to catch it
        return _INTERRUPTED


def _interrupt(_: int, frame: FrameType | None) -> None:
    while frame is not None and frame.f_code is not main.__code__:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            _interrupt_later()
            return
        frame = frame.f_back
    raise KeyboardInterrupt


def _interrupt_later() -> None:
    if sys.platform == "win32":  # which has no such timer, and nothing is forked there that would have to end
        os._exit(_INTERRUPTED)
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, _LATER)


if __name__ == "__main__":
    sys.exit(main())
