"""Long texts over several lines: where they are split, and that Python reads the same text."""

from __future__ import annotations

import ast
import random

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.texts.splitting import LongText
from beginner_lint.source import Source


def split(text: str, width: int = 40, program: str = "x = value\n") -> str | None:
    facts = Facts(Source("case.py", program), ProjectFacts(script=True))
    (place,) = [node for node in facts.parents.of_type(ast.Name) if node.id == "value"]
    return LongText(text, place, width, facts).over_several_lines()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('"one two three four five six seven eight"', ['"one two three four "', '"five six seven eight"']),
        ('f"{a} is as long as this {b} of words is"', ['f"{a} is as long as "', 'f"this {b} of words is"']),
        (
            'f"{a:>{w}} {d[0]!r} {{}} {f(1, 2)} and so it goes on"',
            ['f"{a:>{w}} {d[0]!r} {{}} "', 'f"{f(1, 2)} and so it goes on"'],
        ),
        ('f"{a} {{once}} upon a time {{there}} was one"', ['f"{a} {{once}} upon a "', '"time {there} was one"']),
        ('f"{d[\'a b\']} {d[\'}{\']} and more of it, and it"', ["f\"{d['a b']} {d['}{']} \"", '"and more of it, and it"']),
        (r'f"\N{EN DASH} {a} \\n \t and on and on and on"', [r'f"\N{EN DASH} {a} \\n \t "', '"and on and on and on"']),
        (r'f"{a}\nin a line\nin another line, too"', [r'f"{a}\n"', r'"in a line\n"', '"in another line, too"']),
        ('u"one two three four five six seven eight"', ['"one two three four "', '"five six seven eight"']),
    ],
)  # fmt: skip
def test_pieces(text: str, lines: list[str]) -> None:
    assert split(text) == "(\n" + "".join(f"    {line}\n" for line in lines) + ")"


@pytest.mark.parametrize(
    "text",
    [
        'f"""{a} one two three four five six seven eight"""',
        'r"one two three four five six seven eight"',
        'f"{a}-one-two-three-four-five-six-seven-eight"',
        'f"{a} ' + "and on and on and on and on and on " * 7 + '"',
        '"one two three four"  # a\n"five six seven eight"',
    ],
    ids=["triple quotes", "raw", "no blank", "many lines", "comment"],
)
def test_not_split(text: str) -> None:
    assert split(text) is None


@pytest.mark.parametrize(
    "program", ["value(x)\n", "x = f'{len(value)}'\n", "x = [value]\n", "if x: y = value\n"]
)
def test_where_no_line_may_begin(program: str) -> None:
    assert split('"one two three four five six seven eight"', 40, program) is None


def test_a_tab_stays_a_tab() -> None:
    found = split('"one two three four five six seven"', 30, "if 1:\n\tx = value\n")
    assert found == '(\n\t\t"one two three four "\n\t\t"five six seven"\n\t)'


def test_the_rest_of_the_line_is_thought_of() -> None:
    text = '"one two three four five"'
    assert split(text, 40, "print(value)\n") == text
    assert split(text, 40, "print(value, end='', flush=True)\n") == '"one two three four "\n      "five"'


def test_any_text_reads_the_same_afterwards() -> None:
    """Split texts of random pieces: what comes out is that text, on lines that are short enough."""
    generator = random.Random(7)
    parts = [
        "{a}",
        "{b!r:>{w}}",
        "{d['x y']}",
        "{{",
        "}}",
        " ",
        " ",
        "word",
        r"\n",
        r"\\",
        r"\x41",
        r"\'",
        "{f({})}",
    ]
    done = 0
    for _ in range(2000):
        text = 'f"' + "".join(generator.choices(parts, k=generator.randrange(5, 30))) + '"'
        try:
            old = ast.dump(ast.parse(text))
        except SyntaxError:
            continue
        found = split(text, 36)
        if found is not None:
            done += 1
            assert ast.dump(ast.parse(found)) == old
            assert max(map(len, found.splitlines())) <= 36
    assert done > 200
