from __future__ import annotations

import ast
import pickle
import re
import sys
import tokenize

import pytest

from beginner_lint.diagnostic import Edit, Position, Range
from beginner_lint.source import (
    NoOriginal,
    Segment,
    Source,
    SourceMap,
    TooComplex,
    Undecodable,
    splice,
)

BYTES = {
    "utf-8": "x = 'é𝒳'\n".encode(),
    "byte-order-mark": b"\xef\xbb\xbfx = 1\n",
    "byte-order-mark-and-utf-8-cookie": b"\xef\xbb\xbf# coding: utf-8\nx = 1\n",
    "latin-1-cookie": b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
    "cp1252-cookie-on-line-2": b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n",
    "cookie-after-carriage-return": b"# hello\r# coding: latin-1\rx = '\xe9'\r",
    "shift-jis": "# coding: shift_jis\nx = '日本'\n".encode("shift_jis"),
    "crlf": b"x = 1\r\ny = '''a\r\nb'''\r\n",
    "carriage-returns": b"x = 1\ry = 2\r",
    "mixed-newlines": b"x = 1\r\ny = 2\nz = 3\r",
    "no-final-newline": b"x = 1",
    "tabs-and-form-feeds": b"if 1:\n\tx = 1\n\x0c\n\x0cy = 2\n",
    "empty": b"",
    "only-a-comment": b"# hello",
    "second-line-is-no-place-for-a-cookie-after-code": b"x = 1\n# coding: latin-1\n",
}


@pytest.mark.parametrize("raw", BYTES.values(), ids=BYTES.keys())
def test_bytes_come_back_as_they_were(raw: bytes) -> None:
    source = Source.from_bytes("case.py", raw)
    assert source.encode() == raw
    assert not source.text.startswith("\ufeff")
    assert ast.dump(source.tree) == ast.dump(ast.parse(raw))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"x = '\xff'\n", "utf-8"),
        (b"# coding: klingon\n", "unknown encoding"),
        (b"\xef\xbb\xbf# coding: latin-1\n", "begins with the mark of UTF-8, but says"),
        (b"# coding: rot13\n", "encoding"),
        (b"# coding: ascii\nx = '\xe9'\n", "ascii"),
        ("x = 1\n".encode("utf-16"), "utf-8"),
    ],
    ids=["invalid-utf-8", "unknown-cookie", "conflicting-cookie", "no-text-codec", "not-ascii", "utf-16"],
)
def test_undecodable_bytes_are_said_in_one_line(raw: bytes, says: str) -> None:
    with pytest.raises(Undecodable, match=says) as caught:
        Source.from_bytes("case.py", raw)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_lines_are_those_of_the_compiler(newline: str) -> None:
    text = newline.join(["x = 1", "y = 'a\x0b\x1c\u2028b'", "def f(): pass", ""])
    source = Source("case.py", text)
    assert [node.lineno for node in source.tree.body] == [1, 2, 3]
    assert [source.segment(node) for node in source.tree.body] == text.split(newline)[:3]
    assert source.line(2) == "y = 'a\x0b\x1c\u2028b'" + newline


def test_columns_are_characters() -> None:
    source = Source("case.py", "ünï = '日本'; y = 'é𝒳' + x\n")
    last = source.tree.body[1]
    assert source.segment(last) == "y = 'é𝒳' + x"
    assert source.range(last) == Range(Position(1, 12), Position(1, 24))
    assert source.position(source.offset(Position(1, 12))) == Position(1, 12)


def test_nul_is_a_syntax_error() -> None:
    with pytest.raises(SyntaxError, match="null"):
        Source("case.py", "x = '\0'\n").tree  # noqa: B018


def test_too_deep_nesting_is_said() -> None:
    with pytest.raises((TooComplex, SyntaxError)):
        Source("case.py", "-" * 200_000 + "1\n").tree  # noqa: B018


def test_a_source_can_be_sent_to_another_process() -> None:
    source = Source.from_bytes("case.py", b"# coding: latin-1\nx = '\xe9'\n")
    assert source.tree.body
    copy = pickle.loads(pickle.dumps(source))
    assert (copy.path, copy.text) == (source.path, source.text)
    assert copy.encode() == source.encode()


def test_edits_leave_all_other_bytes_alone() -> None:
    raw = b"# coding: latin-1\r\nx = '\xe9' # \xe8\r\ny = 2"
    source = Source.from_bytes("case.py", raw)
    start = source.text.index("2")
    assert source.edited([Edit(start, start + 1, "33")]).encode() == raw[:-1] + b"33"


def test_an_edit_that_the_encoding_cannot_write_is_refused() -> None:
    source = Source.from_bytes("case.py", b"# coding: latin-1\nx = 1\n")
    with pytest.raises(UnicodeEncodeError):
        source.edited([Edit(0, 0, "日")]).encode()


def test_splice_applies_edits_in_any_order() -> None:
    assert splice("abcdef", [Edit(4, 5, "E"), Edit(0, 1, ""), Edit(2, 2, "-")]) == "b-cdEf"
    with pytest.raises(ValueError, match="overlap"):
        splice("abcdef", [Edit(0, 3, ""), Edit(2, 4, "")])


# An artificial repair: the original lacks the parentheses that the analysis text has.
ORIGINAL = "print 'a'\nx = 1\n"
REPAIRED = "print('a')\nx = 1\n"
MAP = SourceMap((Segment(0, 0, 5), Segment(6, 6, 3), Segment(10, 9, 7)))


def repaired() -> Source:
    return Source("case.py", REPAIRED, original=ORIGINAL, mapping=MAP)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, 0), (4, 4), (6, 6), (8, 8), (10, 9), (11, 10), (15, 14)],
)
def test_map_leads_to_the_original(offset: int, expected: int) -> None:
    assert MAP.to_original(offset) == expected
    assert REPAIRED[offset] == ORIGINAL[expected]


def test_map_gives_inserted_text_the_place_before_it() -> None:
    assert MAP.to_original(5) == 5
    assert SourceMap((Segment(3, 0, 5),)).to_original(1) == 0


def test_an_edit_goes_through_the_map_into_both_texts() -> None:
    source = repaired()
    start = REPAIRED.index("1")
    edited = source.edited([Edit(start, start + 1, "22"), Edit(7, 8, "bb")])
    assert edited.text == "print('bb')\nx = 22\n"
    assert edited.original == "print 'bb'\nx = 22\n"
    again = edited.edited([Edit(edited.text.index("22"), edited.text.index("22") + 2, "3")])
    assert again.original == "print 'bb'\nx = 3\n"


@pytest.mark.parametrize(("start", "end"), [(5, 6), (9, 10), (4, 7), (0, 17)])
def test_an_edit_of_text_without_an_original_is_refused(start: int, end: int) -> None:
    with pytest.raises(NoOriginal):
        repaired().edited([Edit(start, end, "")])


def test_comments_are_told_from_strings() -> None:
    source = Source("case.py", "x = '# no'  # yes\r\n# two\ry = '''\n# no\n'''\né # three")
    assert [text for _, text in source.comments] == ["# yes", "# two", "# three"]
    assert all(source.text.startswith(text, offset) for offset, text in source.comments)


COMMENTS = [
    "a = 'b' # c\n",
    "a = '#' # c '\nd = '' #e\n",
    "a = '''#\n'#' \\''' # '''  # b\n",
    'a = """#\n"" \\""" # """ # b"""  # c\n',
    "a = r'\\' # '  # b\n",
    "a = rb'#\\\\'  # b\n",
    "a = '\\\r\n# b'  # c\r\n",
    "a = '\\\r# b'  # c\r# d",
    "a = ''''#''' # b\n",
    "a = (  # b\n    '#'  # c\n)\n#",
    "a = f'#{b}'  # c\n",
    "a = Rf'''#{b}'''  # d\n",
]
if sys.version_info >= (3, 12):
    COMMENTS += ["a = Rf'''#{b  # c\n}'''  # d\n", "a = f'{b['#']}'  # c\n"]


@pytest.mark.parametrize("text", COMMENTS)
def test_comments_are_those_that_tokens_tell(text: str) -> None:
    source = Source("case.py", text)
    assert source.tree
    lines = iter([line.rstrip("\r\n") + "\n" for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)])
    tokens = tokenize.generate_tokens(lambda: next(lines, ""))
    expected = [token.string for token in tokens if token.type == tokenize.COMMENT]
    assert [comment for _, comment in source.comments] == expected
    assert all(text.startswith(comment, offset) for offset, comment in source.comments)


@pytest.mark.parametrize(
    "text", ["", "a", "a\n", "\n\n", "a\nb\x0c\n\x0bc\u2028\x1cd\n", "a\r\nb\rc\n", "\r"]
)
def test_lines_begin_where_the_compiler_says(text: str) -> None:
    assert Source("case.py", text).line_starts == [0, *(m.end() for m in re.finditer("\r\n|\n|\r", text))]


def test_all_comments_are_among_what_is_behind_hashes() -> None:
    source = Source("case.py", "a = '#1'  # 2\r\n# 3 # 4\rb = 5\n")
    assert source.behind_hashes == "#1'  # 2\n# 3 # 4"
