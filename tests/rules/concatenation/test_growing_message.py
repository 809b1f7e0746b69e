from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.growing_message import GrowingMessage
from tests.rules.evidence.inputs import functions, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"name": texts, "s": texts, "x": texts, "g": functions}
SILENCING = {
    "grows_elsewhere": "only part of the text would stand in one piece, which reads no better",
    "plus_may_be_another": "beside such a library, to assume text would be too bold",
    "says_something_else": "a query or a pattern is put together in ways of its own",
}

KNOWN = 'name = "Ada"\nage = 36\n'


def known(identifier: str, steps: str, fixed: str) -> Case:
    """A text of known values that is printed."""
    return safe(identifier, f"{KNOWN}{steps}print(s)\n", f"{KNOWN}{fixed}print(s)\n")


CASES = [
    known("literals", 's = "a"\ns += "b"\ns += "c"\ns += "d"\n', 's = "abcd"\n'),
    known("values", 's = "Hi "\ns += name\ns += ", "\ns += str(age)\n', 's = f"Hi {name}, {age}"\n'),
    known(
        "lines-stay",
        's = "Hi " + name + "\\n"\ns += "you are\\n"\ns += str(age)\ns += " years old"\n',
        's = (\n    f"Hi {name}\\n"\n    "you are\\n"\n    f"{age}"\n    " years old"\n)\n',
    ),
    known(
        "value-joins-the-line-before",
        's = "Hi\\n"\ns += "you are "\ns += str(age)\ns += " years old"\n',
        's = (\n    "Hi\\n"\n    f"you are {age}"\n    " years old"\n)\n',
    ),
    known("from-nothing", 's = ""\ns += "a"\ns += "b"\ns += "c"\n', 's = "abc"\n'),
    known("with-plus", 's = "a"\ns = s + name\ns = s + "b" + "c"\ns += "d"\n', 's = f"a{name}bcd"\n'),
    known("annotated", 's: str = "a"\ns += "b"\ns += "c"\ns += "d"\n', 's: str = "abcd"\n'),
    known(
        "f-strings",
        's = f"<{age}>"\ns += f"[{name}]"\ns += "b"\ns += "{}"\n',
        's = f"<{age}>[{name}]b{{}}"\n',
    ),
    known("semicolons", 's = "a"; s += "b"; s += "c"; s += name\n', 's = f"abc{name}"\n'),
    known("sign-in-a-text", 's = "# a"\ns += "b"\ns += "c"\ns += "d"\n', 's = "# abcd"\n'),
    known(
        "comments-stay",
        's = "a"  # begin\n# who\ns += name\ns += "b"  # more\ns += "c"\n',
        's = (\n    "a"  # begin\n    # who\n    f"{name}"\n    "b"  # more\n    "c"\n)\n',
    ),
    known(
        "comment-of-an-empty-beginning",
        's = ""  # begin\ns += "a"\ns += "b"\ns += "c"\n',
        's = (\n    # begin\n    "a"\n    "b"\n    "c"\n)\n',
    ),
    known(
        "long-line",
        's = "a text that is long enough for a line of its own, or so"\ns += " and another one, "\ns += "and one"\ns += "."\n',
        's = (\n    "a text that is long enough for a line of its own, or so"\n    " and another one, "\n    "and one"\n    "."\n)\n',
    ),
    safe(
        "in-a-function",
        'def f(x):\n\ts = "a\\n"\n\ts += str(x)\n\ts += "b\\n"\n\ts += "c"\n\treturn s\nprint(f(1), f(None))\n',
        'def f(x):\n\ts = (\n\t\t"a\\n"\n\t\tf"{x!s}"\n\t\t"b\\n"\n\t\t"c"\n\t)\n\treturn s\nprint(f(1), f(None))\n',
    ),
    unsafe(
        "piece-of-unknown-type",
        'def f(x):\n    s = "a"\n    s += x\n    s += "b"\n    s += "c"\n    return s\n',
        'def f(x):\n    s = f"a{x}bc"\n    return s\n',
        because="`x` is text",
        guard="pieces_may_be_no_text",
    ),
    unfixed(
        "global",
        's = ""\ndef f():\n    global s\n    s = "a"\n    s += "b"\n    s += "c"\n    s += "d"\n',
        because="belongs to other code",
        guard="is_seen_unfinished",
    ),
    unfixed(
        "seen-by-a-function",
        'def f(g):\n    s = "a"\n    def show():\n        return s\n    s = "a"\n    s += show()\n    s += "c"\n    s += "d"\n    return s\n',
        because="function inside",
        guard="is_seen_unfinished",
    ),
    unfixed(
        "read-as-text",
        'def f():\n    s = "a"\n    s += str(len(eval("s")))\n    s += "c"\n    s += "d"\n    return s\n',
        because="used as text",
        guard="is_seen_unfinished",
    ),
    unfixed(
        "seen-by-a-handler",
        'def f(x):\n    s = "a"\n    try:\n        s = "b"\n        s += str(1 / x)\n        s += "c"\n        s += "d"\n    except ZeroDivisionError:\n        print(s)\n',
        because="after an exception",
        guard="is_seen_unfinished",
    ),
    unfixed(
        "seen-by-a-handler-of-a-module",
        's = "a"\ntry:\n    s = "b"\n    s += str(1 // 0)\n    s += "c"\n    s += "d"\nexcept ZeroDivisionError:\n    print(s)\n',
        guard="is_seen_unfinished",
        script=False,
    ),
    safe(
        "in-a-module",
        's = "a"\ns += str(1 // 2)\ns += "c"\ns += "d"\nprint(s)\n',
        's = f"a{1 // 2}cd"\nprint(s)\n',
        script=False,
    ),
    unfixed(
        "unknown-piece-beside-pandas",
        'import pandas\ndef f(x):\n    s = "a"\n    s += x\n    s += "b"\n    s += "c"\n    return s\n',
        because="`pandas`",
        guard="plus_may_be_another",
    ),
    unfixed(
        "own-str",
        'def str(x):\n    return "x"\ns = "a"\ns += str(3)\ns += "b"\ns += "c"\nprint(s)\n',
        because="`str` may be another",
        guard="str_may_be_another",
    ),
    unfixed(
        "triple-quotes",
        's = """a\n"""\ns += "b"\ns += "c"\ns += "d"\nprint(s)\n',
        because="cannot be put together",
    ),
    unfixed("comment-within", 's = "a"\ns += ("b"  # b\n)\ns += ("c" +  # c\n"d")\ns += "e"\nprint(s)\n'),
    unfixed(
        "text-in-a-value",
        's = "a"\ns += "b"\ns += str(len(f"{1}"))\ns += "d"\nprint(s)\n',
        because="too complicated",
    ),
    clean("two-steps", 's = "a"\ns += "b"\ns += "c"\nprint(s)\n'),
    clean("something-between", 's = "a"\ns += "b"\nprint(1)\ns += "c"\ns += "d"\nprint(s)\n'),
    clean(
        "sometimes-more",
        's = "a"\ns += "b"\ns += "c"\ns += "d"\nif input():\n    s += "e"\nprint(s)\n',
        guard="grows_elsewhere",
    ),
    clean("numbers", "s = 1\ns += 2\ns += 3\ns += 4\nprint(s)\n"),
    clean(
        "number-in-a-text",
        'def f():\n    s = "a"\n    s += 2\n    s += "b"\n    s += "c"\n',
        guard="is_no_text",
    ),
    clean("list", 's = ["a"]\ns += "b"\ns += "c"\ns += "d"\nprint(s)\n'),
    clean(
        "unknown",
        'def f(x):\n    s = x\n    s += "b"\n    s += "c"\n    s += "d"\n    return s\n',
        guard="is_no_text",
    ),
    clean("in-front", 's = "a"\ns = "b" + s\ns = "c" + s\ns = "d" + s\nprint(s)\n'),
    clean("reads-itself", 's = "a"\ns += s\ns += s\ns += s\nprint(s)\n'),
    clean(
        "query",
        's = "select a from t "\ns += "where b"\ns += " = "\ns += str(3)\nprint(s)\n',
        guard="says_something_else",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(GrowingMessage, case)
