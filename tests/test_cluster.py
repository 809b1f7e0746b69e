"""A real scheduler and real workers of Dask, on this machine, without a common folder.

`pytest -m long tests/test_cluster.py`: installs Dask into an environment of its own, which is kept.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from beginner_lint.configuration import BadSettings
from beginner_lint.discovery import File
from beginner_lint.outcome import Task
from beginner_lint.run import run
from beginner_lint.settings import Settings

ROOT = Path(__file__).parents[1]
KEPT = Path.home() / ".cache" / "beginner-lint-tests" / f"dask-{sys.version_info[0]}.{sys.version_info[1]}"

OLD = "for i in xrange(3):\n    print(i)\n"


@pytest.mark.parametrize("address", ["tcp://localhost:1", "localhost", "dask:/localhost"])
def test_only_one_kind_of_cluster_is_known(tmp_path: Path, address: str) -> None:
    (tmp_path / "hw.py").write_text(OLD)
    file = File(str(tmp_path / "hw.py"), "hw.py", Settings())
    with pytest.raises(BadSettings, match="dask://HOST:PORT"):
        list(run([file], Task(), cluster=address))


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """Dask is in no environment for development; where it is, nobody listens at that port."""
    (tmp_path / "hw.py").write_text(OLD)
    file = File(str(tmp_path / "hw.py"), "hw.py", Settings())
    with pytest.raises(BadSettings, match=r"install `beginner-lint\[dask\]`|no scheduler answers"):
        list(run([file], Task(), cluster="dask://127.0.0.1:1"))


class Cluster:
    """A scheduler and two workers."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.python = python
        self._file = folder / "scheduler.json"
        self._folder = folder
        self._processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        while not self._file.exists():
            time.sleep(0.1)
        self.workers = [
            self._start("worker", "--nthreads", "1", "--no-dashboard", "--no-nanny") for _ in "12"
        ]

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [self.python, "-m", "dask", *arguments, "--scheduler-file", str(self._file)],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def address(self) -> str:
        import json

        return str(json.loads(self._file.read_text())["address"]).replace("tcp://", "dask://")

    def close(self) -> None:
        for process in self._processes + self.workers:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def python() -> Path:
    if not (KEPT / "bin" / "dask").exists():
        venv.create(KEPT, with_pip=True, clear=True)
    install = [KEPT / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, "-e", f"{ROOT}[dask]"], check=True)
    return KEPT / "bin" / "python"


@pytest.fixture
def cluster(tmp_path: Path, python: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    started = Cluster(tmp_path / "cluster", python)
    yield started
    started.close()


def project(folder: Path, number: int) -> Path:
    folder.mkdir()
    for at in range(number):
        (folder / f"f{at:03}.py").write_text(
            "# filler\n" * 1000 + (OLD if at % 3 else "x = (\n" if at % 2 else "list = 1\n")
        )
    return folder


def start(cluster: Cluster, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [cluster.python, "-m", "beginner_lint", "check", "--isolated", "--no-cache", *arguments, "."]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ran(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    output, errors = process.communicate(timeout=300)
    return process.returncode, output, errors


@pytest.mark.long
@pytest.mark.network
@pytest.mark.parametrize("arguments", [("--output-format", "full"), ("--output-format", "json"), ("--diff",)])
def test_results_are_those_of_a_local_run(
    cluster: Cluster, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    folder = project(tmp_path / "project", 60)
    on_cluster = ran(start(cluster, folder, *arguments, "--executor", cluster.address))
    assert on_cluster == ran(start(cluster, folder, *arguments))
    assert on_cluster[0] == 1


@pytest.mark.long
@pytest.mark.network
def test_a_worker_that_is_killed_costs_nothing(cluster: Cluster, tmp_path: Path) -> None:
    one, two = project(tmp_path / "one", 300), project(tmp_path / "two", 300)
    process = start(cluster, one, "--fix", "--output-format", "json", "--executor", cluster.address)
    while not any("xrange" not in path.read_text() and path.name == "f001.py" for path in one.iterdir()):
        time.sleep(0.01)
        assert process.poll() is None
    cluster.workers[0].send_signal(signal.SIGKILL)
    assert any("xrange" in path.read_text() for path in one.iterdir()), "it was killed too late"
    status, output, errors = ran(process)
    local = ran(start(cluster, two, "--fix", "--output-format", "json"))
    assert (status, output.replace("/one/", "/two/"), errors) == local
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in two.iterdir()
    }
    assert "xrange" not in "".join(path.read_text() for path in one.iterdir())


@pytest.mark.long
@pytest.mark.network
def test_where_the_whole_cluster_is_gone_the_rest_is_done_here(cluster: Cluster, tmp_path: Path) -> None:
    folder = project(tmp_path / "project", 300)
    process = start(cluster, folder, "--fix", "--executor", cluster.address)
    while "xrange" in (folder / "f001.py").read_text():
        time.sleep(0.01)
        assert process.poll() is None
    cluster.close()
    status, _, _ = ran(process)
    assert status == 1
    assert "xrange" not in "".join(path.read_text() for path in folder.iterdir())
