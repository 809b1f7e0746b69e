"""Runs programs in processes that are forked from this one; knows nothing of the linter.

Reads batches from standard input and answers each: a JSON list behind its length in bytes (eight hexadecimal
digits). An entry is `[text, stdin, has_xrange, shows_names, seconds]`, its answer
`[printed, ended, status, names, message]`; `ended` is the class of the exception, "" where there is none, and
"killed" where a limit was hit; `message` is what it says.

The programs of a batch share a process, as a fork costs more than most of them, and get fresh modules and
builtins each. Where one is killed a new process goes on with the next. The first batch that needs pandas loads
it for all that follow, from the folder that is the argument.
"""

from __future__ import annotations

import builtins
import collections
import contextlib
import importlib
import io
import json
import math
import os
import random
import re
import resource
import shutil
import signal
import string
import sys
import tempfile
import traceback
import types
from typing import Any, BinaryIO

WARM = (collections, math, random, re, string, traceback)  # loaded once, not by each program
PLAIN = (int, str, float, bool, list, tuple, dict, set, type(None))
MEMORY = 512 << 20
FILE_SIZE = 1 << 20


def limit_memory() -> None:
    """Let the kernel refuse memory, files and processor time beyond what programs of learners need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def execute(
    text: str, stdin: str, has_xrange: bool, shows_names: bool
) -> tuple[str, str, int, dict[str, str], str]:
    """Run a program as a script.

    Returns:
        what it prints, the exception that ends it, the exit status, with `shows_names` what the variables hold
        that other modules could import, and what the exception says.

    """
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.argv = ["program.py"]
    sys.stdin = io.StringIO(stdin)
    sys.stdout = printed = io.StringIO()
    sys.stderr = io.StringIO()
    if has_xrange:
        builtins.xrange = range  # type: ignore[attr-defined]
    ended, status, message = "", 0, ""
    try:
        exec(compile(text.encode("utf-8", "surrogatepass"), "program.py", "exec"), module.__dict__)
    except SystemExit as reason:
        status = reason.code if isinstance(reason.code, int) else 0 if reason.code is None else 1
    except BaseException as reason:
        ended, status = type(reason).__name__, 1
        message = next((text for text in reason.args if type(text) is str), "")
    names = {
        name: repr(value) for name, value in vars(module).items() if name[:1] != "_" and type(value) in PLAIN
    }
    return printed.getvalue(), ended, status, names if shows_names else {}, message


def run_all(entries: list[list[Any]], folder: str, answers: BinaryIO) -> None:
    """Run programs one after the other and write an answer for each, in a line of its own."""
    os.chdir(folder)
    limit_memory()
    namespace = vars(builtins)
    own = dict(namespace)
    for text, stdin, has_xrange, shows_names, seconds in entries:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)  # its signal ends the process
        result = execute(text, stdin, has_xrange, shows_names)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        namespace.clear()
        namespace.update(own)
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))
        answers.write(json.dumps(result).encode() + b"\n")
        answers.flush()


def answer(entries: list[list[Any]], folder: str) -> list[bytes]:
    """Run programs in a child; return their answers, the last one "killed" if the child did not get to it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            with open(writing, "wb") as answers:
                run_all(entries, folder, answers)
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as answers:
        found = answers.read().split(b"\n")[:-1]
    os.waitpid(child, 0)
    return found if len(found) == len(entries) else [*found, b'["", "killed", -1, {}, ""]']


def load_pandas() -> None:
    """Load pandas once for all programs; where it is missing they end with that."""
    sys.path.append(sys.argv[1])
    with contextlib.suppress(ImportError):
        pandas = importlib.import_module("pandas")
        repr(pandas.DataFrame({"a": [1.5]}))  # loads what it needs to show something


def serve() -> None:
    """Answer batches until there are no more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    folder = tempfile.mkdtemp(prefix="beginner-lint-sandbox-")
    try:
        while head := requests.read(8):
            batch = json.loads(requests.read(int(head, 16)))
            if sys.argv[1] not in sys.path and any("pandas" in text for text, *_ in batch):
                load_pandas()
            found: list[bytes] = []
            while len(found) < len(batch):
                found += answer(batch[len(found) :], folder)
            body = b"[" + b",".join(found) + b"]"
            answers.write(b"%08x" % len(body) + body)
            answers.flush()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it by closing its input
    serve()
