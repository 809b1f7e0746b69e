"""The packages: their sdists by version and hash, and how their suites are run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Package:
    """An sdist with a test suite.

    `source` is what is fixed: a folder or file of the sdist. `tests` are the arguments of the runner, which
    is pytest, or "unittest" for one file that runs the suite itself. `needs` is what must be installed.
    """

    name: str
    version: str
    sha256: str
    source: str
    tests: tuple[str, ...]
    needs: tuple[str, ...] = ()
    runner: str = "pytest"

    @property
    def module(self) -> str:
        """The name under which the tests import the package."""
        return self.source.rpartition("/")[2].removesuffix(".py")


# Those that shared/safety.md names, then some more with many fixes and quick suites.
PACKAGES = {
    package.name: package
    for package in (
        Package(
            "docutils",
            "0.23",
            "746f5060322511280a1e50eb76846ed6bf2342984b2ac04dc42caa1a8d78799e",
            source="docutils",
            tests=("test/alltests.py",),
            runner="unittest",
        ),
        Package(
            "mistune",
            "3.4.0",
            "2eaf7952af928ca8d33b779762effc1da517b62c6ad85ec8ca957e3b07b9782a",
            source="src/mistune",
            tests=("tests", "--deselect", "tests/test_redos.py"),  # a time limit, which a busy machine breaks
        ),
        Package(
            "num2words",
            "0.5.14",
            "b066ec18e56b6616a3b38086b5747daafbaa8868b226a36127e0451c0cf379c6",
            source="num2words",
            tests=("tests", "--ignore", "tests/test_cli.py"),  # runs an installed command
            needs=("docopt==0.6.2", "delegator.py==0.1.1"),
        ),
        Package(
            "boltons",
            "26.2.0",
            "d39cfd15c1a1c3bd4d705c82252fa9edb8e4f5e8cc039f8e39afac7b1b47e92c",
            source="boltons",
            tests=("tests",),
        ),
        Package(
            "jinja2",
            "3.1.6",
            "0137fb05990d35f1275a587e9aee6d56da821fc83491a0fb838183be43f66d6d",
            source="src/jinja2",
            tests=("tests",),
            needs=("markupsafe==3.0.4", "trio==0.35.0"),
        ),
        Package(
            "simplejson",
            "4.3.0",
            "ffe34ab51a0d37e6d1c661a5672df00d2d5e18804e38eac07abffb83fa5ec3d7",
            source="simplejson",
            tests=("simplejson/tests",),
        ),
        Package(
            "prettytable",
            "3.18.0",
            "439217116152244369caf3d9f1caf2f9fe29b03bd79e88d2928c8e718c95d680",
            source="src/prettytable",
            tests=("tests",),
            needs=("pytest-lazy-fixtures==1.4.1", "wcwidth==0.9.4"),
        ),
        Package(
            "parse",
            "1.22.4",
            "706d458feed5a81b02768d3156e8070baf6cee7d150a3a3c0cd43101a875c3b5",
            source="parse",
            tests=("tests",),
        ),
        Package(
            "isodate",
            "0.7.2",
            "4cd1aa0f43ca76f4a6c6c0292a85f40b35ec2e43e315b59f06e6d32171a953e6",
            source="src/isodate",
            tests=("tests",),
        ),
        Package(
            "tabulate",
            "0.10.0",
            "e2cfde8f79420f6deeffdeda9aaec3b6bc5abce947655d17ac662b126e48a60d",
            source="tabulate",
            tests=("test",),
            needs=("wcwidth==0.9.4",),
        ),
        Package(
            "pycparser",
            "3.12",
            "f03387877eab82ce01bbdfd0ba7252ee55a90b1c708d5129e2ce915475cf1db6",
            source="pycparser",
            tests=("tests",),
        ),
        Package(
            "bleach",
            "6.4.0",
            "4202482733d85cedd04e59fcb2f89f4e4c7c385a78d3c3c23c30446843a37452",
            source="bleach",
            tests=("tests",),
            needs=("webencodings==0.6.1", "tinycss2==1.5.1"),
        ),
        Package(
            "markdown",
            "3.11.3",
            "81eb91631dc97ad1efbc76019ef0f80fe90ca49ddf81546752d79989c3bfff3e",
            source="markdown",
            tests=("tests", "-o", "python_classes=No"),  # one is a unittest suite, not a class of tests
            needs=("pyyaml==6.0.4",),
        ),
        Package(
            "babel",
            "2.19.0",
            "fddd2cbbbac7c299af3c2880be23609c331bd94f0912baca6cb0abfe054dfc27",
            source="babel",
            tests=(
                "tests/messages",
                "tests/test_numbers.py",
                "tests/test_dates.py",
            ),  # all take half a minute
            needs=("pytz==2026.6", "freezegun==1.5.5", "jinja2==3.1.6", "setuptools==65.5.0"),
        ),
        Package(
            "networkx",
            "3.6.1",
            "26b7c357accc0c8cde558ad486283728b65b6a95d85ee1cd66bafab4c8168509",
            source="networkx",
            # those near most of its fixes; all take minutes
            tests=(
                "networkx/readwrite",
                "networkx/utils",
                "networkx/drawing",
                "networkx/tests",
                "networkx/algorithms/isomorphism",
            ),
        ),
    )
}
