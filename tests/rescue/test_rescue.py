"""Repairs of Python 2 syntax: what becomes of each form, and what is left alone."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from beginner_lint.diagnostic import Applicability, Diagnostic, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rescue.rescue import rescue
from beginner_lint.rule import Syntax
from beginner_lint.settings import Settings
from beginner_lint.source import Source

SCRIPT = ProjectFacts(script=True)
EVERYTHING = Settings(level=Level.EXPERT)
REPAIRS = Settings(select=("ZEN203", "ZEN204", "ZEN211"))


def rescued(text: str) -> Source | None:
    return rescue(Source("case.py", text))


def repaired(text: str) -> str | None:
    found = rescued(text)
    return None if found is None else found.text


SAFE = [
    ("print 'a'\n", "print('a')\n"),
    ("print 1\nprint\n", "print(1)\nprint()\n"),
    ("print 1\nif x: print\n", "print(1)\nif x: print()\n"),
    ("print 1; print; print 2;\n", "print(1); print(); print(2);\n"),
    ("print 'a', 'b'  # c\n", "print('a', 'b')  # c\n"),
    ("print 'a' \\\n    'b'\n", "print('a' \\\n    'b')\n"),
    ("print 'a' % b\n", "print('a' % b)\n"),
    ("print ('a %s') % b\n", "print(('a %s') % b)\n"),
    ("print (1), 2\n", "print((1), 2)\n"),
    ("print 1\nprint (2)\nprint(3)\n", "print(1)\nprint (2)\nprint(3)\n"),
    ("print 1\nprint (\n    2 +\n    3)\n", "print(1)\nprint (\n    2 +\n    3)\n"),
    ("print -1, not x, lambda: 0, [1], {2: 3}[2]\n", "print(-1, not x, lambda: 0, [1], {2: 3}[2])\n"),
    ("print'a'\nprint\t'b'\nprint\"c\"\n", "print('a')\nprint('b')\nprint(\"c\")\n"),
    ('print """a\nb"""\n', 'print("""a\nb""")\n'),
    ("print 'caf\u00e9 \U0001f40d', x\n", "print('caf\u00e9 \U0001f40d', x)\n"),
    ("if x: print 1\nelse: print 2\n", "if x: print(1)\nelse: print(2)\n"),
    ("class A: print 1\ndef f(x={1: 2}, y=lambda: 0): print x\n", "class A: print(1)\ndef f(x={1: 2}, y=lambda: 0): print(x)\n"),
    ("for x in lambda: 0,: print x\n", "for x in lambda: 0,: print(x)\n"),
    ("print >>f\n", "print(file=f)\n"),
    ("print >>f, 1\n", "print(1, file=f)\n"),
    ("print>>sys.stderr, 'a' % b, c\n", "print('a' % b, c, file=sys.stderr)\n"),
    ("try: f()\nexcept E, e: pass\n", "try: f()\nexcept E as e: pass\n"),
    ("try: f()\nexcept (A, B),e:\n    print e\n", "try: f()\nexcept (A, B) as e:\n    print(e)\n"),
    ("try: f()\nexcept a.b.E, e: pass\n", "try: f()\nexcept a.b.E as e: pass\n"),
    ('raise E, "m"\n', 'raise E("m")\n'),
    ('raise a.E, "m %s" % x\n', 'raise a.E("m %s" % x)\n'),
    ("raise E, ('a', 1)\n", "raise E('a', 1)\n"),
    ("raise E, ('a')\n", "raise E('a')\n"),
    ("raise E, \\\n    'a'\n", "raise E('a')\n"),
    ("raise E, None\n", "raise E()\n"),
    ("if x: raise E, 'm'; y\n", "if x: raise E('m'); y\n"),
    ("x = `1`\n", "x = repr(1)\n"),
    ("x = `1, 2` + `f(`3`)`\n", "x = repr((1, 2)) + repr(f(repr(3)))\n"),
    ("print `x`\n", "print(repr(x))\n"),
    ("x = 1 <> 2\n", "x = 1 != 2\n"),
    ("x = 0777, 00, 0, 0o7, 0x1F, 1e5, 0.5, 09.5, 07j\n", "x = 0o777, 00, 0, 0o7, 0x1F, 1e5, 0.5, 09.5, 07j\n"),
    ("x = 10L, 0xFFL, 0777L, 0L, 00L\n", "x = 10, 0xFF, 0o777, 0, 0\n"),
    ("x = ur'a\\d', UR\"b\"\n", "x = r'a\\d', R\"b\"\n"),
    ('exec "x = 1"\n', 'exec("x = 1")\n'),
    ("exec 'x = 1' in d\n", "exec('x = 1', d)\n"),
    ("exec 'x = 1' in d, e\n", "exec('x = 1', d, e)\n"),
    ("def f(a, (b, c), d=1):\n    return b\n", "def f(a, b_c, d=1):\n    b, c = b_c\n    return b\n"),
    ("def f((a, b)): return a\n", "def f(a_b): a, b = a_b; return a\n"),
    ("def f((a, (b, c))=(1, (2, 3))):\n  'doc'\n  if a: pass\n", "def f(a_b_c=(1, (2, 3))):\n  'doc'\n  a, (b, c) = a_b_c\n  if a: pass\n"),
    ("a_b = 1\r\ndef f((a, b)):\r\n\treturn a\r\n", "a_b = 1\r\ndef f(a_b_):\r\n\ta, b = a_b_\r\n\treturn a\r\n"),
    ("if x:\n\tprint 1\n        print 2\n", "if x:\n        print(1)\n        print(2)\n"),
    ("if x:\n        if y:\n\t    print 1\n        print 2\n", "if x:\n        if y:\n            print(1)\n        print(2)\n"),
    ("print 'a'\r\nprint 'b'\r\n", "print('a')\r\nprint('b')\r\n"),
    ("\x0cprint 'a'", "\x0cprint('a')"),
    ("# print 'x'\ns = \"print 'y' 0777 <>\"\nprint s\n", "# print 'x'\ns = \"print 'y' 0777 <>\"\nprint(s)\n"),
    ("from __future__ import print_function\nprint(1, 2)\nx = 0777\n", "from __future__ import print_function\nprint(1, 2)\nx = 0o777\n"),
    ("print 'a'\nprint('b', end='')\nprint('c', 'd')\n", "print('a')\nprint('b', end='')\nprint('c', 'd')\n"),
    ("print 'a'\nx = f'{1}'\nprint('c', 'd')\n", "print('a')\nx = f'{1}'\nprint('c', 'd')\n"),
]  # fmt: skip

DOUBTED = [
    ("print 1,\n", 'print(1, end=" ")\n'),
    ("print 1, 2,  # c\n", 'print(1, 2, end=" ")  # c\n'),
    ("print >>f, 1,\n", 'print(1, end=" ", file=f)\n'),
    ("print >>open('a'), 1\n", "print(1, file=open('a'))\n"),
    ("print 0\nprint (1, 2)\n", "print(0)\nprint((1, 2))\n"),
    ("print 0\nprint()\n", "print(0)\nprint(())\n"),
    ("raise E, x\n", "raise E(x)\n"),
    ("raise E, (x)\n", "raise E(x)\n"),
    ("raise E, 'm', t\n", "raise E('m').with_traceback(t)\n"),
    ("raise E, None, t\n", "raise E().with_traceback(t)\n"),
    ("raise E(1), None, t\n", "raise E(1).with_traceback(t)\n"),
    ("raise kind, value, t\n", "raise value.with_traceback(t)\n"),
    ("exec code\n", "exec(code)\n"),
    ("exec 'print 1'\n", "exec('print 1')\n"),
    ("f = lambda (k, v): v\n", "f = lambda k_v: k_v[1]\n"),
    ("g(key=lambda (k, (v, w)), n=1: w.k + f(k=k), z=0)\n", "g(key=lambda k_v_w, n=1: k_v_w[1][1].k + f(k=k_v_w[0]), z=0)\n"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAFE + DOUBTED)
def test_repair(old: str, new: str) -> None:
    assert repaired(old) == new


def safety(text: str) -> set[Applicability]:
    return {each.fix.applicability for each in lint(Source("case.py", text), REPAIRS) if each.fix}


@pytest.mark.parametrize("old", [old for old, _ in SAFE])
def test_same_meaning_is_safe(old: str) -> None:
    assert safety(f"{old}\nx = 0777\n") == {Applicability.SAFE}


@pytest.mark.parametrize("old", [old for old, _ in DOUBTED])
def test_one_doubt_makes_the_whole_file_unsafe(old: str) -> None:
    assert safety(f"{old}x = 0777\n") == {Applicability.UNSAFE}


BROKEN = {
    "unclosed-bracket": "print 'a'\nx = (1\nprint 'b'\n",
    "unclosed-text": 'print "hi\n',
    "unclosed-text-elsewhere": "print 'a'\nx = 'b\n",
    "closed-twice": "print 'a')\n",
    "missing-colon": "print 'a'\nif x\n    print 'b'\n",
    "missing-operand": "print 'a' +\n",
    "dedent": "print 'a'\nif x:\n        print 'b'\n    print 'c'\n",
    "python-3-with-a-missing-bracket": "print(f'{x}'\nprint('a')\n",
    "python-3-with-a-missing-colon": "if x\n    print('a')\n",
    "python-3-with-two-exceptions": "try:\n    f()\nexcept ValueError, TypeError:\n    pass\nx = (\n",
    "two-exceptions-of-the-file": "class Lost(Exception): pass\ntry: f()\nexcept ValueError, Lost: pass\nx = (\n",
    "imported-exception": "from m import Lost as Gone\ntry: f()\nexcept ValueError, Gone: pass\nx = (\n",
    "tabs-alone": "if x:\n\ty = 1\n        z = 2\n",
    "tabs-that-python-2-refused": "print 1\nif x:\n\ty = 1\n    z = 2\n",
    "tabs-of-two-meanings": "print 1\nif x:\n    if y:\n        a = 1\n\tb = 2\n",
    "raw-unicode-with-an-escape": "x = ur'\\u0041'\n",
    "odd-backticks": "```python\nprint(1)\n```\n",
    "empty-backticks": "````\n",
    "print-of-nothing-to-nothing": "print >>\n",
    "words": "print hello world\n",
    "assignment-to-print": "print = 3 +\n",
    "print-as-a-name": "print * 3 +\n",
    "stars": "x = 1\nprint *x\ny = (\n",
    "keyword": "print x=1\n",
    "two-words-raised": "raise kind value, trace\n",
    "exec-with-a-comma": "exec 'x',\ny = (\n",
    "wrong-octal": "x = 0789\n",
    "raise-of-an-instance": "raise E(1), 'm'\n",
    "handler-of-a-tuple": "try: f()\nexcept E, (a, b): pass\n",
    "lambda-in-a-lambda": "f = lambda (k, v): lambda k: v\n",
    "only-a-docstring": "def f((a, b)):\n    'doc'\n",
    "nul": "print 'a'\n\0\n",
    "star-import-in-a-function": "def f():\n    from m import *\n    print 1\n",
    "return-at-module-level": "print 1\nreturn\n",
    "dollar": "print $x\n",
    "empty-line-continuation": "print 'a' \\",
    "deep": "print " + "(" * 300 + ")" * 300 + "\n",
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_broken_for_another_reason_is_no_python_2(text: str) -> None:
    assert rescued(text) is None
    with pytest.raises((SyntaxError, ValueError)) as raised:  # ValueError: a null, before Python 3.12
        compile(text, "case.py", "exec")
    reason = raised.value
    (found,) = lint(Source("case.py", text), EVERYTHING)
    assert (found.code, found.name) == ("ZEN001", "syntax-error")
    only_the_compiler_finds_it = "return" in text or "import *" in text  # the parser comes first
    if isinstance(reason, SyntaxError) and not only_the_compiler_finds_it:
        assert reason.msg in found.message
        assert found.range.start.line == (reason.lineno or text[: text.index("\0")].count("\n") + 1)
    assert fix(Source("case.py", text), EVERYTHING, threshold=Applicability.UNSAFE).source.text == text


MIXTURE = '''\
import sys


def shares((name, part), total):
    """A part of a whole."""
    print >>sys.stderr, name
    if total <> 0:
\tprint "%s: %d" % (name, part * 0100L / total)
        return `part`
    raise ValueError, "nothing"


try:
    for i in xrange(3):
        print i, shares(("a", i), 2)
except ValueError, problem:
    print "no:", problem
'''


def test_any_mixture_keeps_its_places() -> None:
    found = lint(Source("case.py", MIXTURE), EVERYTHING)
    assert [(each.code, each.range.start.line, each.range.start.column) for each in found][:3] == [
        ("ZEN204", 4, 0),
        ("ZEN203", 6, 4),
        ("ZEN204", 7, 13),
    ]
    lines = MIXTURE.splitlines()
    starts = {each.code: lines[each.range.start.line - 1][each.range.start.column :] for each in found}
    assert starts["ZEN201"].startswith("xrange(3)")
    assert starts["ZEN211"].startswith("except ValueError, problem")


def test_each_character_that_stays_keeps_its_place() -> None:
    source = rescued(MIXTURE)
    assert source is not None
    assert source.map is not None
    for segment in source.map.segments:
        assert segment.length > 0
        at, original = segment.start, segment.original
        assert source.text[at : at + segment.length] == MIXTURE[original : original + segment.length]
        assert source.map.from_original(original) == at
        assert source.map.to_original(at) == original
    kept = sum(segment.length for segment in source.map.segments)
    assert kept > 0.8 * len(MIXTURE)


def codes(found: list[Diagnostic]) -> list[str]:
    return [each.code for each in found]


def test_other_rules_go_on_with_the_result() -> None:
    text = "text = ''\nfor word in str(x).split():\n    text += word\nprint text\n"
    found = lint(Source("case.py", text), EVERYTHING, SCRIPT)
    assert [(each.code, each.range.start.line, each.range.start.column) for each in found] == [
        ("ZEN101", 3, 4),
        ("ZEN203", 4, 0),
    ]
    result = fix(Source("case.py", text), EVERYTHING, SCRIPT)
    assert result.source.text == 'text = "".join(str(x).split())\nprint(text)\n'
    assert result.source.map is None
    assert codes(list(result.applied)) == ["ZEN203", "ZEN101"]


def test_a_fix_that_touches_what_a_repair_put_in_comes_later() -> None:
    text = "xs = [1]\nfor i in range(len(xs)):\n    print xs[i]\n"
    found = lint(Source("case.py", text), EVERYTHING, SCRIPT)
    assert codes(found) == ["ZEN301", "ZEN203"]
    result = fix(Source("case.py", text), EVERYTHING, SCRIPT)
    assert result.source.text == "xs = [1]\nfor x in xs:\n    print(x)\n"


def test_a_fix_of_what_is_not_repaired_is_not_promised() -> None:
    text = "xs = [1]\nfor i in range(len(xs)):\n    print xs[i]\n"
    found = lint(Source("case.py", text), Settings(select=("ZEN0", "ZEN3")), SCRIPT)
    assert [each.refusal for each in found if each.code == "ZEN301"] == [
        "the file is still Python 2, and a rule that would bring it to Python 3 is off or silenced"
    ]


def test_a_fix_beside_the_repairs_is_offered_with_its_place_in_the_original() -> None:
    text = "print 1; print xrange(2)\n"
    (found,) = (each for each in lint(Source("case.py", text), EVERYTHING) if each.code == "ZEN201")
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (text[edit.start : edit.end], edit.text) == ("xrange", "range")


def test_nothing_is_written_where_one_repair_is_unsafe() -> None:
    text = "print 1,\nprint 2\nfor i in xrange(2): pass\n"
    result = fix(Source("case.py", text), EVERYTHING)
    assert (result.source.text, result.applied, result.withheld) == (text, (), ())
    assert {each.fix.applicability for each in result.remaining if each.fix} == {Applicability.UNSAFE}
    assert {each.fix.assumption for each in result.remaining if each.fix} == {
        "assumes that a blank at the end of a line does not matter",
        "assumes the same as the repair in line 1",
    }
    unsafe = fix(Source("case.py", text), EVERYTHING, threshold=Applicability.UNSAFE)
    assert unsafe.source.text == 'print(1, end=" ")\nprint(2)\nfor i in range(2): pass\n'


def test_a_rule_that_is_off_leaves_the_file_broken() -> None:
    text = "print 1\nx = 0777\nfor i in xrange(2): pass\n"
    settings = Settings(ignore=("ZEN204",))
    found = lint(Source("case.py", text), settings)
    assert sorted(codes(found)) == ["ZEN001", "ZEN201", "ZEN203"]
    assert all(each.fix is None for each in found)
    assert fix(Source("case.py", text), settings).source.text == text


def test_comments_suppress_as_everywhere() -> None:
    text = "print 1  # noqa: ZEN203\nprint 2  # beginner-lint: ignore[print-statement]\nprint 3\n"
    assert codes(lint(Source("case.py", text), REPAIRS)) == ["ZEN001", "ZEN203"]
    assert codes(lint(Source("case.py", f"# flake8: noqa\n{text}"), REPAIRS)) == []


def test_only_one_diagnostic_of_a_broken_file_fixes_all_of_it() -> None:
    source = Source("case.py", "print 1\nprint 2\nfor i in xrange(2): pass\n")
    found = lint(source, EVERYTHING)
    result = fix(source, EVERYTHING, only=[found[0]])
    assert result.source.text == "print(1)\nprint(2)\nfor i in xrange(2): pass\n"
    assert fix(source, EVERYTHING, only=[found[-1]]).source.text == source.text


def test_a_repaired_file_needs_no_further_repair() -> None:
    result = fix(Source("case.py", MIXTURE), EVERYTHING, threshold=Applicability.UNSAFE)
    assert fix(result.source, EVERYTHING, threshold=Applicability.UNSAFE).applied == ()
    compile(result.source.text, "case.py", "exec")


def test_python_3_files_with_one_slip_are_repaired_only_for_python_2_syntax() -> None:
    """Break real files at random: what is rescued must hold Python 2 syntax."""
    generator = random.Random(5)
    for path in sorted(Path(__file__).parents[1].glob("*.py")):
        text = path.read_text(encoding="utf-8")
        for _ in range(8):
            at = generator.randrange(len(text))
            broken = text[:at] + text[at + 1 :]
            try:
                compile(broken, str(path), "exec")
            except SyntaxError:
                assert rescued(broken) is None, broken[at - 40 : at + 40]


@pytest.mark.parametrize(
    "text",
    [
        "list(map(print, x))\n",
        "print = f\n",
        "x: int = 1\n",
        "f'{x}'\n",
        "print(*x)\n",
        "def f() -> int: return 1\n",
    ],
)
def test_what_python_2_never_knew_makes_it_python_3_with_a_slip(text: str) -> None:
    slip = rescued(f"print 'a'\n{text}")
    assert slip is not None
    assert not slip.python2
    old = rescued("print 'a'\n")
    assert old is not None
    assert old.python2


def test_broken_programs_never_end_the_rescue() -> None:
    """Change programs for Python 2 at random: there is a result with exact places, or none."""
    generator = random.Random(5)
    scripts = sorted((Path(__file__).parents[1] / "data" / "python2").glob("*.py"))
    texts = [re.findall(r"\w+|\s+|[^\w\s]", path.read_text(encoding="utf-8")) for path in scripts]
    others = [
        "`",
        "lambda (a, b): ",
        "def f((a, b)): ",
        ">>",
        "exec ",
        "raise E, ",
        "except E, e:",
        "input(",
        "\t",
    ]
    for _ in range(600):
        parts = list(generator.choice(texts))
        at = generator.randrange(len(parts))
        parts[at : at + generator.randrange(3)] = generator.sample([*others, *generator.choice(texts)], 1)
        text = "".join(parts)
        found = rescued(text)
        for segment in found.map.segments if found and found.map else ():
            kept = text[segment.original : segment.original + segment.length]
            assert found is not None
            assert found.text[segment.start : segment.start + segment.length] == kept


def test_every_syntax_has_a_rule() -> None:
    from beginner_lint.rule import load_rules

    mended = [syntax for rule in load_rules() for syntax in rule.mends]
    assert sorted(mended, key=lambda each: each.name) == sorted(Syntax, key=lambda each: each.name)
