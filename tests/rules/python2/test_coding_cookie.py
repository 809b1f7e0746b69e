from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.fixer import fix
from beginner_lint.rules.python2.coding_cookie import CodingCookie
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import texts
from tests.rules.tables import Case, check, clean, only, safe, unfixed, unsafe

SILENCING = {
    "is_for_both_pythons": "Python 2, for which the file is too, cannot read it without; Python 3 shows no difference",
    "says_something_else": "what else it says is for an editor, or for people",
}
INPUTS = {"name": texts}

COOKIE = "# -*- coding: utf-8 -*-\n"
PROGRAM = 'def f(name): return "Grüße, 𝄞 " + name, len("ß")\n'

SPELLINGS = [
    "# coding: utf-8",
    "# coding=utf8",
    "#coding:UTF-8  ",
    "  # encoding: Utf_8",
    "# -*- encoding: utf-8 -*-",
    "#-*-coding:utf-8;-*-",
    "## fileencoding=utf-8",
    "# vim: set fileencoding=utf-8 :",
    "# vim:fileencoding=utf8",
]
MORE = [
    "# -*- mode: python; coding: utf-8 -*-",
    "# -*- coding: utf-8; indent-tabs-mode: nil -*-",
    "# vim: set fileencoding=utf-8 ts=4 sw=4 et:",
    "# vim: set ft=python fileencoding=utf-8 :",
    "# coding: utf-8  # and nothing else",
    "# This file uses the following encoding: utf-8",
    "#!/usr/bin/env python -*- coding: utf-8 -*-",
    "\f# coding: utf-8",
]
OTHERS = [
    "# coding: latin-1",
    "# -*- coding: utf-8-sig -*-",
    "# -*- coding: utf-8-unix -*-",
    "# coding: utf-16",
    "# coding: utf-7",
    "# Coding: utf-8",
]

FLAGGED = [
    safe("first-line", COOKIE + PROGRAM, PROGRAM, says="reads files as UTF-8"),
    safe("blank-lines-after-the-first-line", COOKIE + "\n \t\n\n" + PROGRAM, PROGRAM),
    safe("under-a-shebang", f"#!/usr/bin/env python\n{COOKIE}\n{PROGRAM}", "#!/usr/bin/env python\n\n" + PROGRAM),
    safe("under-a-blank-line", " \n" + COOKIE + PROGRAM, " \n" + PROGRAM),
    safe("under-a-form-feed", "\f\n" + COOKIE + PROGRAM, "\f\n" + PROGRAM),
    safe("before-a-form-feed", COOKIE + "\f\n" + PROGRAM, "\f\n" + PROGRAM),
    safe("before-other-comments", f"{COOKIE}# (c) Ada\n'''Doc.'''\n{PROGRAM}", "# (c) Ada\n'''Doc.'''\n" + PROGRAM),
    safe("twice", f"{COOKIE}# coding: utf8\n{PROGRAM}", PROGRAM),
    safe("windows", f"{COOKIE}\n{PROGRAM}".replace("\n", "\r\n"), PROGRAM.replace("\n", "\r\n")),
    safe("old-mac", f"# Ada\n{COOKIE}{PROGRAM}".replace("\n", "\r"), f"# Ada\n{PROGRAM}".replace("\n", "\r")),
    safe("nothing-else", COOKIE, ""),
    safe("no-newline", "# coding: utf-8", ""),
    safe("beside-annotations", f"{COOKIE}from __future__ import annotations\n", "from __future__ import annotations\n"),
    *(safe(f"spelled-{number}", f"{spelling}\n{PROGRAM}", PROGRAM) for number, spelling in enumerate(SPELLINGS)),
    unsafe(
        "asks-for-its-line",
        COOKIE + "import sys\nprint(sys._getframe().f_lineno)\n",
        "import sys\nprint(sys._getframe().f_lineno)\n",
        because="no line number matters",
        guard="may_tell_line_numbers",
        itself=True,
    ),
    unfixed(
        "second-line-would-count",
        COOKIE + "# encoding: latin-1\nprint('ü')\n",
        because="would take `latin-1` for the encoding",
        guard="makes_another_line_count",
    ),
    unfixed(
        "third-line-would-count",
        f"# Ada\n{COOKIE}# mind the coding: cp437\nprint('ü')\n",
        because="would take `cp437` for the encoding",
        guard="makes_another_line_count",
    ),
    unfixed(
        "line-after-blank-ones-would-count",
        COOKIE + "\n\n# mind the coding: cp437\nprint('ü')\n",
        because="would take `cp437` for the encoding",
        guard="makes_another_line_count",
    ),
    unfixed("shebang-would-count", COOKIE + "#!/bin/python\n", because="begins with `#!`"),
]  # fmt: skip

CLEAN = [
    *(clean(f"says-more-{number}", f"{line}\n", guard="says_something_else") for number, line in enumerate(MORE)),
    *(clean(f"other-{number}", f"{line}\n") for number, line in enumerate(OTHERS)),
    clean("noqa", "# coding: utf-8  # noqa\n"),
    clean("third-line", f"# Ada\n# Grace\n{COOKIE}"),
    clean("below-code", f"x = 1\n{COOKIE}"),
    clean("inside-a-text", f'"""\n{COOKIE}"""\n'),
    clean("code", "coding = 'utf-8'\nx = '# coding: utf-8'\n"),
    clean("other-one-first", f"# coding: ascii\n{COOKIE}"),
    clean("six", f"{COOKIE}import six\n", guard="is_for_both_pythons"),
    clean("future", f"{COOKIE}from __future__ import print_function\n", guard="is_for_both_pythons"),
    clean("asks-for-the-version", f"{COOKIE}import sys\nif sys.version_info[0] < 3: pass\n", guard="is_for_both_pythons"),
    clean("run-by-python-2", f"#!/usr/bin/env python2.7\n{COOKIE}", guard="is_for_both_pythons"),
]  # fmt: skip

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(CodingCookie, case)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_bytes_after_the_line_stay(mark: bytes) -> None:
    source = Source.from_bytes("case.py", mark + "# coding: utf-8\r\nx = 'ü'\r\n\f\ny = 1".encode())
    fixed = fix(source, only(CodingCookie)).source
    assert fixed.encode() == mark + "x = 'ü'\r\n\f\ny = 1".encode()


def test_a_byte_order_mark_bears_no_other_spelling() -> None:
    raw = b"\xef\xbb\xbf# coding: utf-8\n# coding: utf8\n"
    assert fix(Source.from_bytes("case.py", raw), only(CodingCookie)).source.encode() == raw
    with pytest.raises(SyntaxError):
        compile(raw.replace(b"# coding: utf-8\n", b""), "case.py", "exec")


def test_the_file_of_another_encoding_stays() -> None:
    raw = "# coding: latin-1\n# coding: utf-8\nx = 'ü'\n".encode("latin-1")
    assert fix(Source.from_bytes("case.py", raw), only(CodingCookie)).source.encode() == raw


def test_python_2_is_repaired_and_the_line_goes() -> None:
    found = fix(Source("case.py", f"{COOKIE}print 'ü'\n"), only(CodingCookie))
    assert found.applied == ()  # without the rule that repairs the file as a whole
    everything = fix(Source("case.py", f"{COOKIE}print u'ü'\n"), Settings(level=Level.EXPERT)).source.text
    assert everything == "print('ü')\n"


def test_no_other_comment_may_go() -> None:
    result = fix(Source("case.py", f"{COOKIE}# Ada\nx = 1  # one\n"), only(CodingCookie))
    assert result.source.text == "# Ada\nx = 1  # one\n"
    assert [each.fix.applicability for each in result.applied if each.fix] == [Applicability.SAFE]
