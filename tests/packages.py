"""Fix real packages and run their own test suites before and after: `python -m tests.packages [NAME…]`.

Downloads pinned sdists, runs each suite, applies `beginner-lint --fix` to the source (not to the tests),
runs the suite again, and compares test by test. Also counts how many of the changed lines the suite runs.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(os.environ.get("BEGINNER_LINT_PACKAGES", Path.home() / ".cache" / "beginner-lint-packages"))


@dataclass(frozen=True)
class Package:
    """An sdist with a test suite: `source` is linted, `tests` are run, `without` are left out (why: beside it)."""

    name: str
    version: str
    sha256: str
    source: str
    tests: str
    without: tuple[str, ...] = ()


PACKAGES = {
    package.name: package
    for package in (
        Package(
            "docutils",
            "0.23",
            "746f5060322511280a1e50eb76846ed6bf2342984b2ac04dc42caa1a8d78799e",
            "docutils",
            "test",
        ),
        # a test of a time limit, which a busy machine fails
        Package(
            "mistune",
            "3.4.0",
            "2eaf7952af928ca8d33b779762effc1da517b62c6ad85ec8ca957e3b07b9782a",
            "src/mistune",
            "tests",
            ("--deselect", "tests/test_redos.py"),
        ),
        # the command line test needs the package installed
        Package(
            "num2words",
            "0.5.14",
            "b066ec18e56b6616a3b38086b5747daafbaa8868b226a36127e0451c0cf379c6",
            "num2words",
            "tests",
            ("--ignore", "tests/test_cli.py"),
        ),
        Package(
            "boltons",
            "26.2.0",
            "d39cfd15c1a1c3bd4d705c82252fa9edb8e4f5e8cc039f8e39afac7b1b47e92c",
            "boltons",
            "tests",
        ),
        Package(
            "parse",
            "1.22.4",
            "706d458feed5a81b02768d3156e8070baf6cee7d150a3a3c0cd43101a875c3b5",
            "parse.py",
            "tests",
        ),
        Package(
            "prettytable",
            "3.18.0",
            "439217116152244369caf3d9f1caf2f9fe29b03bd79e88d2928c8e718c95d680",
            "src/prettytable",
            "tests",
        ),
        Package(
            "isodate",
            "0.7.2",
            "4cd1aa0f43ca76f4a6c6c0292a85f40b35ec2e43e315b59f06e6d32171a953e6",
            "src/isodate",
            "tests",
        ),
        Package(
            "tabulate",
            "0.10.0",
            "e2cfde8f79420f6deeffdeda9aaec3b6bc5abce947655d17ac662b126e48a60d",
            "tabulate",
            "test",
        ),
        Package(
            "simplejson",
            "4.3.0",
            "ffe34ab51a0d37e6d1c661a5672df00d2d5e18804e38eac07abffb83fa5ec3d7",
            "simplejson",
            "simplejson/tests",
        ),
    )
}


@dataclass(frozen=True)
class Comparison:
    """What `--fix` did to a package."""

    package: str
    fixes: int
    changed_lines: int
    covered_lines: int
    tests: int
    differences: tuple[str, ...]


def unpack(package: Package, folder: Path) -> Path:
    """Download the sdist once, check its hash, and return a fresh copy of its tree."""
    requirement = f"{package.name}=={package.version} --hash=sha256:{package.sha256}"
    sdists = CACHE / "sdists"
    sdists.mkdir(parents=True, exist_ok=True)
    archive = sdists / f"{package.name}-{package.version}.tar.gz"
    if not archive.exists():
        requirements = sdists / f"{package.name}.txt"
        requirements.write_text(requirement + "\n")
        run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--require-hashes",
            "-d", str(sdists), "-r", str(requirements))  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data") if hasattr(tarfile, "data_filter") else opened.extractall(
            folder
        )
    (tree,) = folder.iterdir()
    return tree


def run(*command: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    return subprocess.run(command, check=True, text=True, capture_output=True, **options)  # type: ignore[call-overload,no-any-return]


def interpreter() -> str:
    """Return a Python that has what the suites need."""
    folder = CACHE / "venv"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        run(str(python), "-m", "pip", "install", "-q", "pytest", "pytest-lazy-fixtures", "coverage", "wcwidth",
            "pytest-cov", "pytz", "docopt", "delegator.py", "pygments", "typing-extensions")  # fmt: skip
    return str(python)


def outcomes(package: Package, tree: Path) -> dict[str, str]:
    """Run the suite of a tree under coverage; return each test's outcome."""
    report = tree / "outcomes.xml"
    source = (tree / package.source).parent
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(source), str(tree)]),
        "PYTHONHASHSEED": "0",
    }
    subprocess.run(
        [interpreter(), "-m", "coverage", "run", "--data-file", str(tree / "coverage.data"), "-m", "pytest", "-q",
         "-o", "addopts=", "-o", "filterwarnings=", "-p", "no:cacheprovider", f"--junitxml={report}",
         *package.without, package.tests],
        cwd=tree, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    found: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
        found[f"{case.get('classname')}.{case.get('name')}"] = kinds[0] if kinds else "passed"
    return found


def fix(package: Package, tree: Path, *options: str) -> int:
    """Apply `beginner-lint --fix` to the source of a tree; return the number of fixes."""
    ran = subprocess.run(
        [sys.executable, "-m", "beginner_lint", "check", "--isolated", "--fix", "--show-fixes", *options, package.source],
        cwd=tree, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        text=True, capture_output=True, check=False,
    )  # fmt: skip
    if ran.returncode not in (0, 1):
        raise SystemExit(
            f"{package.name}: beginner-lint exits with {ran.returncode}\n{ran.stdout}{ran.stderr}"
        )
    return sum(
        int(line.split("×")[0])
        for line in (ran.stdout + ran.stderr).splitlines()
        if "×" in line and "ZEN" in line
    )


def changed_lines(before: Path, after: Path) -> Iterator[tuple[Path, int]]:
    """Yield each line of the tree `after` that the fixes wrote."""
    for path in sorted(after.rglob("*.py")):
        old = before / path.relative_to(after)
        if not old.exists() or old.read_bytes() == path.read_bytes():
            continue
        texts = [each.read_text(encoding="utf-8").splitlines() for each in (old, path)]
        for tag, _, _, start, end in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
            if tag != "equal":
                yield from ((path, line) for line in range(start + 1, end + 1))


def covered(tree: Path, lines: list[tuple[Path, int]]) -> int:
    """Return how many of the lines the suite ran; a line inside a statement counts with it."""
    target = tree / "coverage.json"
    run(
        interpreter(),
        "-m",
        "coverage",
        "json",
        "-q",
        "-i",
        "--data-file",
        str(tree / "coverage.data"),
        "-o",
        str(target),
    )
    files = json.loads(target.read_text())["files"]
    executed = {(tree / name).resolve(): set(data["executed_lines"]) for name, data in files.items()}
    statements = {
        (tree / name).resolve(): sorted({*data["executed_lines"], *data["missing_lines"]})
        for name, data in files.items()
    }
    count = 0
    for path, line in lines:
        known = [start for start in statements.get(path.resolve(), []) if start <= line]
        count += bool(known) and known[-1] in executed[path.resolve()]
    return count


def compare(package: Package, *options: str) -> Comparison:
    """Return what `--fix` with `options` does to the outcomes of a package's tests."""
    before = unpack(package, CACHE / "before" / package.name)
    first = outcomes(package, before)
    second = outcomes(package, before)
    stable = {test: outcome for test, outcome in first.items() if second.get(test) == outcome}
    after = unpack(package, CACHE / "after" / package.name)
    fixes = fix(package, after, *options)
    third = outcomes(package, after)
    lines = list(changed_lines(before, after))
    differences = tuple(
        f"{test}: {outcome} → {third.get(test)}"
        for test, outcome in stable.items()
        if third.get(test) != outcome
    )
    return Comparison(package.name, fixes, len(lines), covered(after, lines), len(stable), differences)


def main() -> int:
    """Compare the packages that the command line names, all if none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--unsafe-fixes", action="store_true", help="apply these, too")
    arguments = parser.parse_args()
    options = ("--unsafe-fixes",) if arguments.unsafe_fixes else ()
    print(
        f"{'package':<12} {'fixes':>5} {'lines':>5} {'run':>5} {'tests':>6} {'changed outcomes':>16}",
        flush=True,
    )
    changed = 0
    for name in arguments.packages or PACKAGES:
        found = compare(PACKAGES[name], *options)
        print(f"{found.package:<12} {found.fixes:>5} {found.changed_lines:>5} {found.covered_lines:>5} "
              f"{found.tests:>6} {len(found.differences):>16}", flush=True)  # fmt: skip
        for difference in found.differences:
            print("   ", difference)
        changed += len(found.differences)
    return bool(changed)


if __name__ == "__main__":
    sys.exit(main())
