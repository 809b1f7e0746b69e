from __future__ import annotations

import ast
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beginner_lint.facts.texts.text_literals import Literal, Value, f_string, literals_in

LITERALS = [
    ("none", "name + 1", []),
    ("two-kinds-of-quotes", "\"a\" + 'b'", [("", '"', "a"), ("", "'", "b")]),
    ("neighbours-on-two-lines", "'a'\n  'b'", [("", "'", "a"), ("", "'", "b")]),
    ("capital-prefix", "R'a' + U'b'", [("r", "'", "a"), ("u", "'", "b")]),
    ("triple", "'''a\nb''' 'c'", [("", "'''", "a\nb"), ("", "'", "c")]),
    ("nested-ones-belong-to-their-f-string", "f\"{d['a']}\" + 'b'", [("f", '"', "{d['a']}"), ("", "'", "b")]),
    ("after-a-wide-character", "'ß' + '𝄞' + 'x'", [("", "'", "ß"), ("", "'", "𝄞"), ("", "'", "x")]),
    ("escaped-quote", r"'it\'s'", [("", "'", r"it\'s")]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in LITERALS], ids=[row[0] for row in LITERALS]
)
def test_literals(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = literals_in(text)
    assert [(literal.prefix, literal.quote, literal.content) for literal in found] == expected
    for literal in found:
        assert text[literal.start : literal.end].endswith(literal.content + literal.quote)


def test_literals_of_what_is_no_python() -> None:
    with pytest.raises(SyntaxError):
        literals_in("(")


def _pieces(text: str, values: dict[str, str]) -> list[Literal | Value]:
    """Read `'literal' value 'literal'`, for short."""
    return [
        piece
        for word in text.split("~")
        for piece in ([Value(word, values[word])] if word in values else literals_in(word))
    ]


F_STRINGS = [
    ("plain", '"Hi "~name~"!"', 'f"Hi {name}!"'),
    ("no-value-no-f", "'a'~'b'", "'ab'"),
    ("first-quote-wins", "'a'~name~\"b\"", "f'a{name}b'"),
    ("unless-the-other-needs-fewer-backslashes", "'a'~name~\"'b'\"", "f\"a{name}'b'\""),
    ("needless-backslash-goes", r"'it\'s '~name~" + '"\'"', "f\"it's {name}'\""),
    ("braces-are-doubled", '"{"~", "~name~"}"', 'f"{{, {name}}}"'),
    ("a-named-character-keeps-its-braces", r'"\N{EN DASH}"~name', r'f"\N{EN DASH}{name}"'),
    ("octal-before-a-digit", r'"\1"~"2"~name', r'f"\0012{name}"'),
    ("unknown-escape", r'"\d"~name', r'f"\\d{name}"'),
    ("unknown-escape-of-a-brace", r'"\{"~name', r'f"\\{{{name}"'),
    ("conversion", '"n = "~number', 'f"n = {number!s}"'),
    ("quotes-in-a-value-are-turned", '"a "~d["k"]', "f\"a {d['k']}\""),
    ("quotes-in-a-value-decide", '"a "~d["it\'s"]', None),
    ("a-value-that-begins-with-a-brace", '"a "~{1: 2}[1]', 'f"a { {1: 2}[1]}"'),
    ("a-value-that-ends-with-a-brace", '"a "~{1}', 'f"a { {1} }"'),
    ("backslash-in-a-value", r'"a "~f("\n")', None),
    ("newline-in-a-value", '"a "~f(\n1)', None),
    ("raw", 'r"a"~name', None),
    ("triple", '"""a"""~name', None),
    ("f-string-as-it-is", "f\"{d['a']}\"~name", "f\"{d['a']}{name}\""),
    ("f-string-decides-the-quote", "'a'~f\"{d['a']}\"~name", "f\"a{d['a']}{name}\""),
    ("two-f-strings-with-different-quotes", "f\"{a}\"~f'{b}'~name", None),
    ("octal-at-the-end-of-an-f-string", r'f"\1"~"2"~name', None),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in F_STRINGS], ids=[row[0] for row in F_STRINGS]
)
def test_f_string(text: str, expected: str | None) -> None:
    values = dict.fromkeys(["name", 'd["k"]', 'd["it\'s"]', "{1: 2}[1]", "{1}", r'f("\n")', "f(\n1)"], "") | {
        "number": "!s"
    }
    made = f_string(_pieces(text, values))
    assert made == expected
    if made is not None:
        ast.parse(made, mode="eval")


UNITS = [*"ab1 {}\t#:!=%$", "ß", "𝄞", "\N{EN DASH}"]
ESCAPES = [
    r"\n",
    r"\\",
    r"\'",
    r"\"",
    r"\1",
    r"\01",
    r"\1234",
    r"\x7b",
    r"\u007D",
    r"\N{EN DASH}",
    r"\0",
    r"\{",
    r"\d",
    r"\8",
]
VALUES = {
    "name": "N",
    "d['k']": "K",
    'd["k"]': "K",
    "name[0]": "N",
    "{1: 'x'}[1]": "x",
    "'#'": "#",
    "str(3)": "3",
}


@st.composite
def _literal_texts(draw: st.DrawFn) -> str:
    quote, other = draw(st.sampled_from(["\"'", "'\""]))
    content = "".join(draw(st.lists(st.sampled_from([*UNITS, *ESCAPES, other]), max_size=6)))
    return draw(st.sampled_from(["", "u", "U"])) + quote + content + quote


def _value_of(text: str) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # unknown escapes
        return eval(text, {"name": "N", "d": {"k": "K"}})


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(_literal_texts() | st.sampled_from(list(VALUES)), min_size=1, max_size=6))
def test_f_string_has_the_value_of_the_pieces(texts: list[str]) -> None:
    pieces: list[Literal | Value] = []
    for text in texts:
        pieces += [Value(text)] if text in VALUES else literals_in(text)
    made = f_string(pieces)
    assert made is not None
    assert _value_of(made) == "".join(str(_value_of(text)) for text in texts)
    assert "\n" not in made


@pytest.mark.parametrize(
    "text", ["''", "'a'", r"'\''", 'b"x\\"y"', "R'\\d'", "'''a'''", "'a' 'b'", "f'{x}'", "'a'[0]"]
)
def test_a_literal_alone_is_told_without_tokens_as_with_them(text: str) -> None:
    within = [each._replace(start=each.start - 1, end=each.end - 1) for each in literals_in(f"({text})")]
    assert literals_in(text) == within
