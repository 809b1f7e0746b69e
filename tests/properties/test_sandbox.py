"""The sandbox runs programs apart from each other and from the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.properties.sandbox import Outcome, Run, Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


def run(sandbox: Sandbox, text: str, **options: object) -> Outcome:
    (outcome,) = sandbox.run([Run(text, **options)])  # type: ignore[arg-type]
    return outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("print('a', input())", Outcome("a hi\n", "", 0)),
        ("print(1)\n1 / 0", Outcome("1\n", "ZeroDivisionError", 1)),
        ("import sys\nsys.exit(3)", Outcome("", "", 3)),
        ("import sys\nsys.exit('no')", Outcome("", "", 1)),
        ("raise KeyboardInterrupt", Outcome("", "KeyboardInterrupt", 1)),
        ("def f(:", Outcome("", "SyntaxError", 1)),
        ("print(__name__)\r\nprint('ä')", Outcome("__main__\nä\n", "", 0)),
        ("xrange(3)", Outcome("", "NameError", 1)),
    ],
)
def test_what_is_seen(sandbox: Sandbox, text: str, outcome: Outcome) -> None:
    assert run(sandbox, text, stdin="hi\n")._replace(message="") == outcome


def test_what_the_exception_says(sandbox: Sandbox) -> None:
    assert run(sandbox, "[].key").message == "'list' object has no attribute 'key'"
    assert run(sandbox, "raise ValueError(3, 'text')").message == "text"
    assert run(sandbox, "raise KeyError").message == ""


def test_pandas_is_loaded_once_and_fits_into_the_memory() -> None:
    pytest.importorskip("pandas")
    text = "import sys\nloaded = 'pandas' in sys.modules\nimport pandas as pd\nprint(loaded, len(pd.DataFrame([1])))"
    greedy = "import pandas\nx = [0] * 10**9"
    with Sandbox() as sandbox:
        assert run(sandbox, "import sys\nprint('pan' + 'das' in sys.modules)").printed == "False\n"
        seen = sandbox.run([Run(text), Run(greedy), Run(text)])
        assert [outcome.printed or outcome.ended for outcome in seen] == [
            "True 1\n",
            "MemoryError",
            "True 1\n",
        ]


def test_old_builtin_is_given_if_asked_for(sandbox: Sandbox) -> None:
    assert run(sandbox, "print(list(xrange(2)))", has_xrange=True).printed == "[0, 1]\n"


def test_names_that_others_may_import_are_shown(sandbox: Sandbox) -> None:
    text = "import sys\nb = [1]\na = 'x'\n_c = 3\ndef f(): pass\nprint(0)"
    assert run(sandbox, text, shows_names=True).names == {"a": "'x'", "b": "[1]"}
    assert run(sandbox, text).names == {}


def test_endless_program_is_killed_and_the_others_go_on(sandbox: Sandbox) -> None:
    batch = [
        Run("print(1)"),
        Run("while True: pass", seconds=0.1),
        Run("print(3)"),
        Run("import os; os._exit(0)"),
    ]
    assert [outcome.printed or outcome.killed for outcome in sandbox.run(batch)] == ["1\n", True, "3\n", True]


def test_memory_and_files_are_limited(sandbox: Sandbox) -> None:
    assert run(sandbox, "x = [0] * 10**9").ended == "MemoryError"
    assert run(sandbox, "with open('big', 'wb') as file: file.write(bytes(5 << 20))").ended in (
        "OSError",
        "killed",
    )


def test_programs_do_not_see_each_other(sandbox: Sandbox) -> None:
    spoil = "import builtins\nbuiltins.len = None\nopen('left', 'w').close()\nleft = 1"
    look = "import os\nprint(len('abc'), os.listdir(), 'left' in globals())"
    assert sandbox.run([Run(spoil), Run(look)])[1].printed == "3 [] False\n"


def test_hashes_differ_between_seeds() -> None:
    text = "print(hash('a'))"
    with Sandbox(0) as one, Sandbox(0) as same, Sandbox(1) as other:
        assert run(one, text) == run(same, text) != run(other, text)
