"""Programs that break parsers, tools and terminals; each is a file that somebody could hand in.

Each name says what it is. Where it can be, something stands inside that LibCST has to look at.
"""

from __future__ import annotations

LOOP = "for i in xrange(3):\n    print(i)\n"


def operands(operator: str, number: int) -> str:
    """Return an assignment of many operands."""
    return "x = " + f" {operator} ".join(["xrange(1)"] + ["a"] * (number - 1)) + "\n"


def sum_of_texts(number: int) -> str:
    """Return a function that joins texts with `+`, which string-concatenation looks at."""
    return "def f(x):\n    return x + " + " + ".join(['"a"'] * number) + " + str(x)\n"


def filled(value: str) -> str:
    """Return a text that is filled in with a value, of which percent-format shows LibCST the text alone."""
    return f'x = "%s is %s" % (y, {value})\n'


def added(value: str) -> str:
    """Return a text to which a value is added, which LibCST sees as a whole."""
    return f'x = "a" + str({value})\n'


def nested(opening: str, number: int, closing: str) -> str:
    """Return an assignment of something in many brackets."""
    return f"x = xrange({opening * number}1{closing * number})\n"


def branches(number: int, test: str = "a == {}", body: str = "x = xrange({})") -> str:
    """Return an `if` with many `elif`."""
    rows = (f"elif {test.format(at)}:\n    {body.format(at)}\n" for at in range(1, number))
    return f"if {test.format(0)}:\n    {body.format(0)}\n" + "".join(rows)


def blocks(header: str, number: int) -> str:
    """Return blocks inside blocks."""
    return (
        "".join(" " * at + header.format(at) + "\n" for at in range(number))
        + " " * number
        + "x = xrange(3)\n"
    )


# What must be checked: no limit may be hit, and the finding is there.
CHECKED: dict[str, str] = {
    "1,000 comparisons": operands("<", 1_000),
    "500 powers": operands("**", 500),
    "190 parentheses": nested("(", 190, ")"),
    "198 lists": nested("[", 198, "]"),
    "200 chained calls": "x = xrange(3)" + ".b()" * 200 + "\n",
    "500 subscripts": "x = xrange(3)" + "[0]" * 500 + "\n",
    "500 calls of calls": "x = xrange(3)" + "()" * 500 + "\n",
    "500 lambdas": "x = " + "lambda: " * 500 + "xrange(1)\n",
    "500 conditions": "x = " + "1 if a else " * 500 + "xrange(1)\n",
    "99 blocks": blocks("if a:", 99),
    "99 functions": blocks("def f{}():", 99),
    "500 decorators": "@a\n" * 500 + "def f(x=xrange(1)): pass\n",
    "1 MB on one line": "x = xrange(1), '" + "a" * 1_000_000 + "'\n",
    "1 MB comment": "x = xrange(1)  # " + "é" * 500_000 + "\n",
    "name of 1 MB": "x = xrange(" + "a" * 1_000_000 + ")\n",
    "5,000 arguments": "xrange(" + "a, " * 5_000 + ")\n",
    "5,000 backslashes": "x = xrange(1) " + "\\\n" * 5_000 + "\n",
    "1,000 names in one assignment": " = ".join(f"a{at}" for at in range(1_000)) + " = xrange(1)\n",
    "300,000 blank lines": LOOP + "\n" * 300_000,
    "100,000 comments": LOOP + "# c\n" * 100_000,
    "20,000 simple lines": LOOP + "x = 1\n" * 20_000,
    "300 findings on one line": "; ".join(["xrange(1)"] * 300) + "\n",
    "filled in with 10,000 operands": filled("b" + " and a" * 10_000),
    "filled in with 10,000 strings side by side": filled('"a" ' * 10_000),
    "beside 10,000 strings side by side": "x = xrange(1), " + '"a" ' * 10_000 + "\n",
    "in a list of 100,000": "x = [xrange(1), " + "1, " * 100_000 + "]\n",
    "in a list of 100,000 lines": "x = [xrange(1),\n" + "1,\n" * 100_000 + "]\n",
    "in a list with 100,000 blank lines": "x = [xrange(1)," + "\n" * 100_000 + "]\n",
    "beside 10,000 operands of and": operands("and", 10_000),
}  # fmt: skip

# So must these, where it can be: the recursion limit of Python 3.12 for C code cannot be raised (ZEN004).
DEEP: dict[str, str] = {
    "sum of 1,000 texts": sum_of_texts(1_000),
    "1,000 operands of and": operands("and", 1_000),
    "900 minus signs": "x = " + "-" * 900 + "len(xrange(1))\n",
    "1,000 fors of a comprehension": "x = [1 " + "for a in b " * 1_000 + "for c in xrange(1)]\n",
    "1,000 elif": branches(1_000, body="x = {}").replace("a == 999", "a == len(xrange(999))"),
    "2,500 strings side by side": "x = xrange(1), " + '"a" ' * 2_500 + "\n",
}  # fmt: skip

# What a limit keeps from LibCST, or CPython's own parser gives up: ZEN004 (or ZEN001), and nothing else.
LIMITED: dict[str, str] = {
    "sum of 2,500 texts": sum_of_texts(2_500),
    "sum of 10,000 texts": sum_of_texts(10_000),
    "10,000 operands of and": added("b" + " and a" * 10_000),
    "60,000 operands of or": added("b" + " or a" * 60_000),
    "1,300 subscripts": added("b" + "[0]" * 1_300),
    "1,000 chained calls": added("b" + ".c()" * 1_000),
    "3,000 chained calls": added("b" + ".c()" * 3_000),
    "5,000 fors of a comprehension": added("[1 " + "for a in b " * 5_000 + "for c in d]"),
    "5,000 not": added("not " * 5_000 + "b"),
    "list of 100,000": added("[" + "1, " * 100_000 + "]"),
    "2,000 parentheses": nested("(", 2_000, ")"),
    "200,000 parentheses": nested("(", 200_000, ")"),
    "200,000 minus signs": "x = " + "-" * 200_000 + "xrange(1)\n",
    "50,000 open brackets": "[" * 50_000,
    "101 blocks": blocks("if a:", 101),
    "3,000 levels of f-strings": "x = " + "f'{" * 3_000 + "1" + "}'" * 3_000 + "\n",
}

# What is no Python, or none of this version: ZEN001, or ZEN002 where it is no text.
REFUSED: dict[str, bytes] = {
    "magic": b"%matplotlib inline\nxrange(1)\n",
    "shell": b"!pip install x\nxrange(1)\n",
    "end of file sign": b"x = xrange(1)\n\x1a",
    "vertical tab": b"x = xrange(1)\x0b\n",
    "no-break space": "x =\u00a0xrange(1)\n".encode(),
    "null in a string": b"x = 'a\0b'; xrange(1)\n",
    "null at the end": b"xrange(1)\n\0",
    "mixed tabs and spaces": b"if a:\n        xrange(1)\n\txrange(2)\n",
    "dedent to nowhere": b"if a:\n    xrange(1)\n  b\n",
    "a number of 100,000 digits": b"x = " + b"9" * 100_000 + b"; xrange(1)\n",
    "open string": b"x = '''xrange(1)\n" + b"a\n" * 10_000,
    "utf-16": "xrange(1)\n".encode("utf-16"),
    "utf-32": "xrange(1)\n".encode("utf-32"),
    "invalid utf-8": b"xrange('\xff')\n",
    "unknown codec": b"# coding: klingon\nxrange(1)\n",
    "codec of bytes": b"# coding: rot13\nxrange(1)\n",
    "codec with a null": b"# coding: utf\0-8\nxrange(1)\n",
    "mark against cookie": b"\xef\xbb\xbf# coding: latin-1\nxrange(1)\n",
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbfxrange(1)\n",
    "random bytes": bytes(range(256)) * 50,
    "lone surrogates": b"x = '\xed\xa0\x80'; xrange(1)\n",
}

# Odd, but Python: checked, and of a fix only its bytes change.
ODD: dict[str, bytes] = {
    "mark": b"\xef\xbb\xbfx = xrange(1)\n",
    "mark and cookie": b"\xef\xbb\xbf# coding: utf-8\nx = xrange(1)\n",
    "latin-1": b"# coding: latin-1\nx = '\xe9', xrange(1)\n",
    "cp1252 on line 2": b"#!/usr/bin/python\n# coding: cp1252\nx = '\x80', xrange(1)\n",
    "utf-7": b"# coding: utf-7\nx = xrange(1)\n",
    "crlf": b"x = 1\r\nx = xrange(1)\r\n",
    "crlf inside a string": b"x = '''a\r\nb'''\r\nx = xrange(1)\r\n",
    "carriage returns": b"x = 1\rx = xrange(1)\r",
    "mixed newlines": b"x = 1\r\ny = 2\nz = xrange(1)\ra = 4\n",
    "no newline at the end": b"x = xrange(1)",
    "form feeds": b"\x0c\nx = 1\n\x0c\nx = xrange(1)\n\x0c",
    "tabs": b"if a:\n\tif b:\n\t\tx = xrange(1)\n",
    "tabs and spaces that agree": b"if a:\n\t  x = xrange(1)\n\t  y = 2\n",
    "escapes and directions in a string": "x = '\x1b[31m\u202e\u2066\x9b', xrange(1)\n".encode(),
    "private and unassigned characters": "x = '\ue000\U000e0041\U0010ffff\ufdd0', xrange(1)\n".encode(),
}
