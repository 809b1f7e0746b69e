"""Run all linters that know builtins on every way to bind a name: `python -m tests.bindings [--write PATH]`.

Installs the newest ruff, pylint, flake8 and flake8-builtins from PyPI into an environment of their own, with the
newest Python that is found (the forms of Python 3.12 need one), and runs them and the beginner-lint of this
checkout on the forms of tests/bindings/forms.py. Exits with 1 if beginner-lint says something else there than the
table expects.

The environment lies in ~/.cache/beginner-lint-bindings, or where BEGINNER_LINT_BINDINGS says.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from beginner_lint.rule import load_rules
from tests.bindings.forms import FORMS
from tests.bindings.page import page
from tests.bindings.tools import TOOLS, environment, reports, versions


def main() -> int:
    """Run the tools and print, or write, the page."""
    parser = argparse.ArgumentParser(
        "python -m tests.bindings", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path, metavar="PATH", help="write the page to this file")
    options = parser.parse_args()
    python = environment()
    with tempfile.TemporaryDirectory() as folder:
        found = reports(FORMS, python, Path(folder).resolve())
    text = page(FORMS, found, versions(python), " ".join(["python -m tests.bindings", *sys.argv[1:]]))
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    have = {rule.code for rule in load_rules()}
    amiss = 0
    for form in FORMS:
        told = {code.partition(" ")[0] for code in found[TOOLS[0].name].get(form.id, ())}
        if told != set(form.codes) & have:
            print(f"{form.id}: expected {form.codes}, but told {sorted(told)}", file=sys.stderr)
            amiss = 1
    return amiss


if __name__ == "__main__":
    sys.exit(main())
