"""Runs generated programs away from the tests: other processes, limits, a folder of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SERVER = Path(__file__).with_name("sandbox_server.py")


class Outcome(NamedTuple):
    """What a run shows: the text printed, the class of the exception that ended it, and the exit status.

    `names` are the module's variables and what they hold, if asked for; `message` is what the exception says.
    """

    printed: str
    ended: str
    status: int
    names: dict[str, str] = {}  # noqa: RUF012 (never changed)
    message: str = ""

    @property
    def killed(self) -> bool:
        """Whether a limit ended it, so that nothing is known."""
        return self.ended == "killed"


class Run(NamedTuple):
    """A program to run.

    `has_xrange` gives it the builtin of Python 2; with `shows_names` the outcome has the module's variables;
    `seconds` are of processor time.
    """

    text: str
    stdin: str = ""
    has_xrange: bool = False
    shows_names: bool = False
    seconds: float = 0.5


class Sandbox:
    """A server process that forks for each batch. Use it as a context.

    Args:
        hash_seed: of the server; programs that differ between two seeds are not deterministic.

    """

    def __init__(self, hash_seed: int = 0) -> None:
        options = ["-S", "-s", "-P" if sys.version_info >= (3, 11) else "-B"]
        self._server = subprocess.Popen(
            [sys.executable, *options, str(SERVER), sysconfig.get_path("platlib")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # one thread for numpy: others would not survive a fork, and take memory from the limit
            env={
                "PYTHONHASHSEED": str(hash_seed),
                "PATH": os.environ.get("PATH", ""),
                "OPENBLAS_NUM_THREADS": "1",
            },
        )

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(timeout=60)
        self._server.stdout.close()

    def run(self, batch: Sequence[Run]) -> list[Outcome]:
        """Run programs one after the other, in one process as long as none is killed."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        body = json.dumps(batch).encode()
        self._server.stdin.write(b"%08x" % len(body) + body)
        self._server.stdin.flush()
        size = self._server.stdout.read(8)
        return [Outcome(*entry) for entry in json.loads(self._server.stdout.read(int(size, 16)))]
