from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability
from beginner_lint.fixer import fix
from beginner_lint.rules.concatenation.concatenation_in_loop import ConcatenationInLoop
from beginner_lint.source import Source
from tests.rules.evidence.inputs import always, bools, counts, files, functions, ints, lists, texts, waiters
from tests.rules.tables import Case, check, clean, only, safe, unfixed, unsafe

INPUTS = {
    "words": lists(texts),
    "xs": lists(texts),
    "s": texts,
    "n": counts,
    "read": waiters,
    "open": files,
}
NEEDED_BEFORE = {"name_may_lack_value": (3, 12)}  # whose comprehensions are no functions any more
SILENCING = {
    "adds_only_once": "a loop that looks for something ends where it adds: no text grows",
    "is_no_text": "it may be a number or a list that grows: a false alarm, for which there is no fix",
    "loop_reads_the_text": "the loop needs the unfinished text: a false alarm, for which there is no fix",
    "place_is_no_text": "an attribute may hold a number: a false alarm, for which there is no fix",
    "plus_may_be_another": "beside such a library, to assume text would be too bold",
    "runs_a_few_times": "a few rounds cost nothing",
    "start_is_uncertain": "to assume text because a text is added would be too bold",
}

WORDS = 'words = "spam ham eggs".split()\n'


def joined(identifier: str, loop: str, fixed: str) -> Case:
    """A loop over words that fills `s`, which is printed."""
    return safe(identifier, f"{WORDS}{loop}print(s)\n", f"{WORDS}{fixed}print(s)\n")


JOINED = [
    joined("plain", 's = ""\nfor w in words:\n    s += w\n', 's = "".join(words)\n'),
    joined("with-plus", 's = ""\nfor w in words:\n    s = s + w\n', 's = "".join(words)\n'),
    joined(
        "element-is-computed",
        's = ""\nfor w in words:\n    s += w.upper()\n',
        's = "".join([w.upper() for w in words])\n',
    ),
    joined(
        "two-pieces",
        's = ""\nfor w in words:\n    s = s + w + ";"\n',
        's = "".join([w + ";" for w in words])\n',
    ),
    joined(
        "condition",
        's = ""\nfor w in words:\n    if w > "h":\n        s += w\n',
        's = "".join([w for w in words if w > "h"])\n',
    ),
    joined(
        "choice",
        's = ""\nfor w in words:\n    if w > "h":\n        s += w\n    else:\n        s += "?"\n',
        's = "".join([w if w > "h" else "?" for w in words])\n',
    ),
    joined(
        "guard",
        's = ""\nfor w in words:\n    if "a" in w:\n        continue\n    s += w\n',
        's = "".join([w for w in words if "a" not in w])\n',
    ),
    joined(
        "temporary",
        's = ""\nfor w in words:\n    t = w.title()\n    s += t\n',
        's = "".join([w.title() for w in words])\n',
    ),
    joined(
        "nested",
        's = ""\nfor w in words:\n    for c in w:\n        s += c + "."\n',
        's = "".join([c + "." for w in words for c in w])\n',
    ),
    joined(
        "several-in-a-row",
        's = ""\nfor w in words:\n    s += w\n    s += "\\n"\n',
        's = "".join([w + "\\n" for w in words])\n',
    ),
    joined(
        "choice-among-several",
        's = ""\nfor w in words:\n    s += w if w > "h" else "?"\n    s += "."\n',
        's = "".join([(w if w > "h" else "?") + "." for w in words])\n',
    ),
    joined("text-before", 's = "> "\nfor w in words:\n    s += w\n', 's = "> "\ns += "".join(words)\n'),
    joined("with-annotation", 's: str = ""\nfor w in words:\n    s += w\n', 's: str = "".join(words)\n'),
    joined(
        "not-adjacent",
        's = ""\nn = len(words)\nfor w in words:\n    s += w\n',
        'n = len(words)\ns = "".join(words)\n',
    ),
    joined(
        "read-in-between",
        's = ""\nprint(s)\nfor w in words:\n    s += w\n',
        's = ""\nprint(s)\ns += "".join(words)\n',
    ),
    joined(
        "two-targets", 's, n = "", 3\nfor w in words:\n    s += w\n', 's, n = "", 3\ns += "".join(words)\n'
    ),
    joined("semicolon", 'n = 3; s = ""\nfor w in words: s += w\n', 'n = 3; s = "".join(words)\n'),
    joined(
        "range", 's = ""\nfor i in range(9):\n    s += str(i)\n', 's = "".join([str(i) for i in range(9)])\n'
    ),
    joined(
        "comments-move-up",
        's = ""\nfor w in words:  # each\n    # big\n    s += w.upper()\n',
        '# each\n# big\ns = "".join([w.upper() for w in words])\n',
    ),
    joined(
        "comment-of-the-beginning",
        's = ""  # all\nfor w in words:\n    s += w\n',
        '# all\ns = "".join(words)\n',
    ),
    joined(
        "long-line",
        's = ""\nfor word in words:\n    if word.startswith("s") and not word.endswith("s"):\n        s += word.upper() + " " + word.lower()\n',
        's = "".join([\n    word.upper() + " " + word.lower()\n    for word in words\n    if word.startswith("s") and not word.endswith("s")\n])\n',
    ),
    safe(
        "lines-of-a-file",
        'def f():\n    s = ""\n    for line in open("x"):\n        s += line\n    return s\n',
        'def f():\n    s = "".join(open("x"))\n    return s\n',
    ),
    safe(
        "loop-in-a-loop-begins-anew",
        WORDS + 'for w in words:\n    s = ""\n    for c in w:\n        s += c.upper()\n    print(s)\n',
        WORDS + 'for w in words:\n    s = "".join([c.upper() for c in w])\n    print(s)\n',
    ),
]

REPEATED = [
    joined("repeated", 's = ""\nfor i in range(9):\n    s += "*"\n', 's = "*" * 9\n'),
    joined(
        "repeated-len", 's = ""\nfor i in range(len(words)):\n    s = s + "-="\n', 's = "-=" * len(words)\n'
    ),
    joined("repeated-at-front", 's = ""\nfor _ in range(0, 9):\n    s = "*" + s\n', 's = "*" * 9\n'),
    joined(
        "repeated-from-one",
        'n = 8\ns = ""\nfor i in range(1, n + 1):\n    s += "*"\n',
        'n = 8\ns = "*" * n\n',
    ),
    joined(
        "repeated-below", 'n = 8\ns = ""\nfor i in range(1, n):\n    s += "*"\n', 'n = 8\ns = "*" * (n - 1)\n'
    ),
    joined("repeated-after-text", 's = ">"\nfor i in range(9):\n    s += "*"\n', 's = ">"\ns += "*" * 9\n'),
    joined(
        "sum-as-number", 'n = 8\ns = ""\nfor i in range(n + 2):\n    s += "*"\n', 'n = 8\ns = "*" * (n + 2)\n'
    ),
    unsafe(
        "repeated-an-unknown-number-of-times",
        'def f(n):\n    s = ""\n    for i in range(n):\n        s += "*"\n    return s\n',
        'def f(n):\n    s = "*" * n\n    return s\n',
        because="`n` is a whole number",
        wild={"n": functions},
    ),
]

BACKWARDS = [
    safe(
        "text-backwards",
        't = input\ntext = "abc"\ns = ""\nfor c in text:\n    s = c + s\nprint(s)\n',
        't = input\ntext = "abc"\ns = text[::-1]\nprint(s)\n',
    ),
    joined("list-backwards", 's = ""\nfor w in words:\n    s = w + s\n', 's = "".join(reversed(words))\n'),
    joined(
        "computed-backwards",
        's = ""\nfor w in words:\n    s = w + ", " + s\n',
        's = "".join([w + ", " for w in words][::-1])\n',
    ),
    joined(
        "front-of-a-text",
        's = "!"\nfor w in words:\n    s = w + s\n',
        's = "!"\ns = "".join(reversed(words)) + s\n',
    ),
    joined(
        "set-backwards",
        's = ""\nfor w in set(words[:1]):\n    s = w + s\n',
        's = "".join(list(set(words[:1]))[::-1])\n',
    ),
    joined(
        "list-form-backwards",
        's = "!"\nfor w in words:\n    print(w)\n    s = w + s\n',
        'parts = ["!"]\nfor w in words:\n    print(w)\n    parts.append(w)\ns = "".join(reversed(parts))\n',
    ),
]

SEPARATED = [
    joined("cut-off", 's = ""\nfor w in words:\n    s += w + ", "\ns = s[:-2]\n', 's = ", ".join(words)\n'),
    joined(
        "cut-off-own-statement",
        's = ""\nfor w in words:\n    s += w.upper()\n    s += "-"\ns = s[:-1]\n',
        's = "-".join([w.upper() for w in words])\n',
    ),
    joined(
        "cut-off-f-string",
        's = ""\nfor w in words:\n    s += f"<{w}>, "\ns = s[0:-2]\n',
        's = ", ".join([f"<{w}>" for w in words])\n',
    ),
    joined(
        "cut-off-bare-f-string",
        's = ""\nfor w in words:\n    s += f"{w}, "\ns = s[:-2]\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "cut-off-with-condition",
        's = ""\nfor w in words:\n    if w > "h":\n        s += w + ","\ns = s[:-1]\n',
        's = ",".join([w for w in words if w > "h"])\n',
    ),
    joined(
        "cut-off-something-else",
        's = ""\nfor w in words:\n    s += w + ", "\ns = s[:-1]\n',
        's = "".join([w + ", " for w in words])\ns = s[:-1]\n',
    ),
    joined(
        "cut-off-after-a-beginning",
        's = "("\nfor w in words:\n    s += w + ","\ns = s[:-1]\n',
        's = "("\ns += "".join([w + "," for w in words])\ns = s[:-1]\n',
    ),
    joined(
        "not-first",
        's = ""\nfor i, w in enumerate(words):\n    if i > 0:\n        s += ", "\n    s += w\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "not-first-after-a-beginning",
        's = "["\nfor i, w in enumerate(words):\n    if i:\n        s += ", "\n    s += w\n',
        's = "["\ns += ", ".join(words)\n',
    ),
    joined(
        "not-first-with-the-index",
        's = ""\nfor i, w in enumerate(words):\n    if i != 0:\n        s += ", "\n    s += str(i) + w\n',
        's = ", ".join([str(i) + w for i, w in enumerate(words)])\n',
    ),
    joined(
        "not-first-of-a-range",
        's = ""\nfor i in range(9):\n    if i > 0:\n        s += ","\n    s += str(i)\n',
        's = ",".join([str(i) for i in range(9)])\n',
    ),
    joined(
        "not-last",
        's = ""\nfor i in range(len(words)):\n    s += words[i]\n    if i < len(words) - 1:\n        s += ", "\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "not-last-of-enumerate",
        's = ""\nfor i, w in enumerate(words):\n    s += w\n    if i != len(words) - 1:\n        s += "; "\n',
        's = "; ".join(words)\n',
    ),
    joined(
        "not-second-is-no-separator",
        's = ""\nfor i, w in enumerate(words):\n    if i > 1:\n        s += ", "\n    s += w\n',
        'parts = []\nfor i, w in enumerate(words):\n    if i > 1:\n        parts.append(", ")\n    parts.append(w)\ns = "".join(parts)\n',
    ),
    joined(
        "element-with-the-name-of-the-index",
        's = ""\nfor n, n in enumerate([3, 0, 5, 0, 1, 7]):\n    if n > 0:\n        s += ", "\n    s += str(n)\n',
        'parts = []\nfor n, n in enumerate([3, 0, 5, 0, 1, 7]):\n    if n > 0:\n        parts.append(", ")\n    parts.append(str(n))\ns = "".join(parts)\n',
    ),
    joined(
        "range-from-one-has-no-first",
        's = ""\nfor i in range(1, 9):\n    if i > 0:\n        s += ","\n    s += str(i)\n',
        'parts = []\nfor i in range(1, 9):\n    if i > 0:\n        parts.append(",")\n    parts.append(str(i))\ns = "".join(parts)\n',
    ),
]


SEPARATED += [
    joined(
        "last-round-without",
        's = ""\nfor i in range(len(words)):\n    if i == len(words) - 1:\n        s += words[i]\n    else:\n        s += words[i] + ", "\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "first-round-without",
        's = ""\nfor i, w in enumerate(words):\n    if i == 0:\n        s += w\n    else:\n        s += "; " + w\n',
        's = "; ".join(words)\n',
    ),
    joined(
        "all-rounds-but-the-last-with",
        's = ""\nfor i, w in enumerate(words):\n    if i < len(words) - 1:\n        s += w + "; "\n    else:\n        s += w\n',
        's = "; ".join(words)\n',
    ),
    joined(
        "last-round-with-another-end",
        's = ""\nfor i, w in enumerate(words):\n    if i < len(words) - 1:\n        s += w + "; "\n    else:\n        s += w.upper()\n',
        's = "".join([\n    w + "; " if i < len(words) - 1 else w.upper()\n    for i, w in enumerate(words)\n])\n',
    ),
    joined(
        "last-round-with-a-separator-in-front",
        's = ""\nfor i, w in enumerate(words):\n    if i == len(words) - 1:\n        s += w\n    else:\n        s += "; " + w\n',
        's = "".join([w if i == len(words) - 1 else "; " + w for i, w in enumerate(words)])\n',
    ),
    joined(
        "asks-whether-there-is-text",
        's = ""\nfor w in words:\n    if s:\n        s += ", "\n    s += w + "!"\n',
        's = ", ".join([w + "!" for w in words])\n',
    ),
    joined(
        "asks-for-the-length",
        's = ""\nfor w in "spam ham eggs".split():\n    if len(s) > 0:\n        s += ", "\n    s += w\n',
        's = ", ".join("spam ham eggs".split())\n',
    ),
    joined(
        "asks-and-chooses",
        's = ""\nfor n in range(9):\n    if s != "":\n        s += "," + str(n)\n    else:\n        s += str(n)\n',
        's = ",".join([str(n) for n in range(9)])\n',
    ),
    joined(
        "cut-off-by-length",
        's = ""\nfor w in words:\n    s += w + ", "\ns = s[:len(s) - 2]\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "cut-off-in-front",
        's = ""\nfor w in words:\n    s += ", " + w\ns = s[2:]\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "cut-off-in-front-of-an-f-string",
        's = ""\nfor w in words:\n    s += f"-<{w}>"\ns = s[1:]\n',
        's = "-".join([f"<{w}>" for w in words])\n',
    ),
    joined(
        "cut-off-too-much-in-front",
        's = ""\nfor w in words:\n    s += "," + w\ns = s[2:]\n',
        's = "".join(["," + w for w in words])\ns = s[2:]\n',
    ),
    safe(
        "cut-off-where-it-is-returned",
        'def f(xs):\n    s = ""\n    for x in xs:\n        s += str(x) + ", "\n    return "[" + s[:-2] + "]"\nprint(f([1, 2]), f([]))\n',
        'def f(xs):\n    s = ", ".join([str(x) for x in xs])\n    return "[" + s + "]"\nprint(f([1, 2]), f([]))\n',
    ),
    safe(
        "cut-off-where-it-is-printed",
        f'{WORDS}s = ""\nfor w in words:\n    s += w + ", "\nprint(s[:-2])\n',
        f'{WORDS}s = ", ".join(words)\nprint(s)\n',
        runs=False,  # what is left in `s` is another text, which in a script nobody reads
    ),
    safe(
        "cut-off-but-read-again",
        f'{WORDS}s = ""\nfor w in words:\n    s += w + ", "\nprint(s[:-2])\nprint(s)\n',
        f'{WORDS}s = "".join([w + ", " for w in words])\nprint(s[:-2])\nprint(s)\n',
    ),
    safe(
        "cut-off-and-whole-in-one",
        f'{WORDS}s = ""\nfor w in words:\n    s += w + ", "\nprint(s[:-2], s)\n',
        f'{WORDS}s = "".join([w + ", " for w in words])\nprint(s[:-2], s)\n',
    ),
    unsafe(
        "asks-and-the-first-may-be-empty",
        'def f(xs):\n    s = ""\n    for x in xs:\n        if s:\n            s += ", "\n        s += str(x)\n    return s\n',
        'def f(xs):\n    s = ", ".join([str(x) for x in xs])\n    return s\n',
        because="the first `str(x)` is not empty",
        inputs={"xs": lists(ints)},
        wild={"xs": lists(texts)},
    ),
    clean(
        "asks-for-something-else",
        f'{WORDS}s = ""\nfor w in words:\n    if s:\n        print("more")\n    s += w\nprint(s)\n',
        guard="loop_reads_the_text",
    ),
    clean(
        "asks-after-a-beginning",
        f'{WORDS}s = ": "\nfor w in words:\n    if s:\n        s += ", "\n    s += w + "!"\nprint(s)\n',
        guard="loop_reads_the_text",
    ),
    unfixed(
        "asks-and-the-variable-is-needed",
        f'{WORDS}s = ""\nfor w in words:\n    if s:\n        s += ", "\n    s += w + "!"\nprint(s, w)\n',
        because="looks at the text",
    ),
]

WALKED = [
    joined("by-index", 's = ""\nfor i in range(len(words)):\n    s += words[i]\n', 's = "".join(words)\n'),
    joined(
        "by-index-from-the-end",
        's = ""\nfor i in range(len(words) - 1, -1, -1):\n    s += words[i]\n',
        's = "".join(reversed(words))\n',
    ),
    joined(
        "by-index-in-front",
        's = ""\nfor i in range(len(words)):\n    s = words[i] + s\n',
        's = "".join(reversed(words))\n',
    ),
    joined(
        "by-index-twice-backwards",
        's = ""\nfor i in range(len(words) - 1, -1, -1):\n    s = words[i] + s\n',
        's = "".join(words)\n',
    ),
    joined(
        "by-index-not-to-the-end",
        's = ""\nfor i in range(len(words) - 1, 0, -1):\n    s += words[i]\n',
        's = "".join([words[i] for i in range(len(words) - 1, 0, -1)])\n',
    ),
    joined(
        "characters-from-the-end",
        't = "spam"\ns = ""\nfor i in range(len(t) - 1, -1, -1):\n    s += t[i]\n',
        't = "spam"\ns = t[::-1]\n',
    ),
    joined("characters-of-a-text", 't = "spam"\ns = ""\nfor c in t:\n    s += c\n', 't = "spam"\ns = t\n'),
    joined("the-same-for-each", 's = ""\nfor w in words:\n    s += "-"\n', 's = "-" * len(words)\n'),
    joined(
        "the-same-name", 't = words[0]\ns = ""\nfor i in range(9):\n    s += t\n', "t = words[0]\ns = t * 9\n"
    ),
    joined(
        "the-same-name-perhaps-unbound",
        's = ""\nif words:\n    t = "x"\nfor i in range(len(words) * 3):\n    s += t\n',
        'if words:\n    t = "x"\ns = "".join([t for i in range(len(words) * 3)])\n',
    ),
    joined(
        "the-same-for-each-of-an-iterator",
        's = ""\nfor w in iter(words):\n    s += "-"\n',
        's = "".join(["-" for w in iter(words)])\n',
    ),
]


def collected(identifier: str, loop: str, fixed: str, guard: str | None = None) -> Case:
    """A loop that does something else as well."""
    return safe(identifier, f"{WORDS}{loop}print(s)\n", f"{WORDS}{fixed}print(s)\n", guard=guard)


COLLECTED = [
    safe(
        "builtins-may-be-hidden",
        'import builtins\ns = ""\nfor c in "spam ham":\n    print(c)\n    s += c\nprint(s)\n',
        'import builtins\nparts = []\nfor c in "spam ham":\n    print(c)\n    parts.append(c)\ns = "".join(parts)\nprint(s)\n',
    ),
    collected(
        "other-statement",
        's = ""\nfor w in words:\n    print(w)\n    s += w  # this\n\n',
        'parts = []\nfor w in words:\n    print(w)\n    parts.append(w)  # this\ns = "".join(parts)\n\n',
    ),
    collected(
        "while",
        's = "x"\nn = 9\nwhile n > 0:\n    s = s + str(n) + ","\n    n -= 1\n',
        'parts = ["x"]\nn = 9\nwhile n > 0:\n    parts.append(str(n) + ",")\n    n -= 1\ns = "".join(parts)\n',
    ),
    collected(
        "loop-variable-is-read-later",
        's = ""\nfor w in words:\n    s += w\nprint(w)\n',
        'parts = []\nfor w in words:\n    parts.append(w)\ns = "".join(parts)\nprint(w)\n',
        guard="names_are_needed",
    ),
    collected(
        "break",
        's = ""\nfor w in words:\n    if w == "eggs":\n        break\n    s += w\n',
        'parts = []\nfor w in words:\n    if w == "eggs":\n        break\n    parts.append(w)\ns = "".join(parts)\n',
    ),
    collected(
        "nested-with-a-line-end",
        's = ""\nfor w in words:\n    for c in w:\n        s += c\n    s += "\\n"\n',
        'parts = []\nfor w in words:\n    for c in w:\n        parts.append(c)\n    parts.append("\\n")\ns = "".join(parts)\n',
    ),
    collected(
        "two-texts",
        's = t = ""\nfor w in words:\n    s += w\n    t += "x"\nprint(t)\n',
        's = t = ""\nparts = []\npieces = []\nfor w in words:\n    parts.append(w)\n    pieces.append("x")\nt += "".join(pieces)\ns += "".join(parts)\nprint(t)\n',
    ),
    collected(
        "parts-is-taken",
        'parts = 3\ns = ""\nfor w in words:\n    print(w, parts)\n    s += w\n',
        'parts = 3\npieces = []\nfor w in words:\n    print(w, parts)\n    pieces.append(w)\ns = "".join(pieces)\n',
    ),
    collected(
        "annotated",
        's: str = "a"\nfor w in words:\n    print(w)\n    s += w\n',
        'parts: list[str] = ["a"]\nfor w in words:\n    print(w)\n    parts.append(w)\ns: str = "".join(parts)\n',
    ),
    collected(
        "pieces-in-parentheses",
        's = ""\nfor w in words:\n    print(w)\n    s += (w +  # one\n          "!")\n    s = (s + w + "?")\n    s = s + \\\n        (w)\n',
        'parts = []\nfor w in words:\n    print(w)\n    parts.append(w +  # one\n          "!")\n    parts.append(w + "?")\n    parts.append(w)\ns = "".join(parts)\n',
    ),
    collected(
        "noqa-stays-on-its-line",
        's = ""\nfor w in words:  # noqa: B007\n    s += w\n',
        'parts = []\nfor w in words:  # noqa: B007\n    parts.append(w)\ns = "".join(parts)\n',
    ),
    collected(
        "text-over-several-lines",
        's = ""\nfor w in words:\n    s += max(\n        w, "h")\n',
        'parts = []\nfor w in words:\n    parts.append(max(\n        w, "h"))\ns = "".join(parts)\n',
    ),
    safe(
        "crlf-and-tabs",
        'def f():\r\n\ts = ""\r\n\tfor c in input():\r\n\t\tprint(c)\r\n\t\ts += c\r\n\treturn s\r\n',
        'def f():\r\n\tparts = []\r\n\tfor c in input():\r\n\t\tprint(c)\r\n\t\tparts.append(c)\r\n\ts = "".join(parts)\r\n\treturn s\r\n',
    ),
    safe(
        "waiting",
        'async def f(read):\n    s = ""\n    for c in "abcdef":\n        s += str(await read(c))\n    return s\n',
        'async def f(read):\n    parts = []\n    for c in "abcdef":\n        parts.append(str(await read(c)))\n    s = "".join(parts)\n    return s\n',
        guard="names_are_needed",
    ),
    safe(
        "super-without-arguments",
        'class A(object):\n    def f(self, xs):\n        s = ""\n        for x in xs:\n            s += str(super().__init__())\n        return s\n',
        'class A(object):\n    def f(self, xs):\n        parts = []\n        for x in xs:\n            parts.append(str(super().__init__()))\n        s = "".join(parts)\n        return s\n',
        guard="names_are_needed",
    ),
]

FLAGGED = [
    joined(
        "flag-turned-at-the-end",
        's = ""\nfirst = True\nfor w in words:\n    if not first:\n        s += ", "\n    s += w\n    first = False\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "flag-turned-right-behind-the-test",
        'first = True\ns = ""\nfor w in words:\n    if not first:\n        s += ", "\n    first = False\n    s += w.upper()\n',
        's = ", ".join([w.upper() for w in words])\n',
    ),
    joined(
        "flag-turned-in-the-first-round",
        's = ""\nfirst = True\nfor w in words:\n    if first:\n        first = False\n    else:\n        s += ", "\n    s += w\n',
        's = ", ".join(words)\n',
    ),
    joined(
        "flag-of-other-rounds",
        's = "<"\nstarted = False\nfor w in words:\n    if started:\n        s += ", " + w\n    else:\n        s += w\n        started = True\n',
        's = "<"\ns += ", ".join(words)\n',
    ),
    joined(
        "flag-used-again",
        's = ""\nfirst = True\nfor w in words:\n    if not first:\n        s += ", "\n    s += w\n    first = False\n'
        "first = 3\nprint(first)\n",
        's = ", ".join(words)\nfirst = 3\nprint(first)\n',
    ),
    joined(
        "flag-read-later",
        's = ""\nfirst = True\nfor w in words:\n    if not first:\n        s += ", "\n    s += w\n    first = False\nprint(first)\n',
        'parts = []\nfirst = True\nfor w in words:\n    if not first:\n        parts.append(", ")\n    parts.append(w)\n    first = False\n'
        's = "".join(parts)\nprint(first)\n',
    ),
    joined(
        "flag-turned-before-the-test",
        's = ""\nfirst = True\nfor w in words:\n    first = False\n    if not first:\n        s += ", "\n    s += w\n',
        'parts = []\nfirst = True\nfor w in words:\n    first = False\n    if not first:\n        parts.append(", ")\n    parts.append(w)\n'
        's = "".join(parts)\n',
    ),
    joined(
        "flag-never-turned",
        's = ""\nfirst = True\nfor w in words:\n    if not first:\n        first = False\n    else:\n        s += ", "\n    s += w\n',
        'parts = []\nfirst = True\nfor w in words:\n    if not first:\n        first = False\n    else:\n        parts.append(", ")\n    parts.append(w)\n'
        's = "".join(parts)\n',
    ),
    joined(
        "flag-given-another-value",
        's = ""\nfirst = True\nfirst = len(words) > 3\nfor w in words:\n    if not first:\n        s += ", "\n    s += w\n    first = False\n',
        'parts = []\nfirst = True\nfirst = len(words) > 3\nfor w in words:\n    if not first:\n        parts.append(", ")\n    parts.append(w)\n    first = False\n'
        's = "".join(parts)\n',
    ),
    joined(
        "flag-turned-back",
        's = ""\nfirst = True\nfor w in words:\n    if not first:\n        s += ", "\n    s += w\n    first = w == ""\n    first = False\n',
        'parts = []\nfirst = True\nfor w in words:\n    if not first:\n        parts.append(", ")\n    parts.append(w)\n    first = w == ""\n    first = False\n'
        's = "".join(parts)\n',
    ),
    safe(
        "flag-of-an-outer-loop",
        """
        def f(groups: list):
            first = True
            for group in ["ab", "cd", groups]:
                s = ""
                for w in "spam ham eggs".split():
                    if not first:
                        s += ", "
                    s += w
                    first = False
                print(s)
        """,
        """
        def f(groups: list):
            first = True
            for group in ["ab", "cd", groups]:
                parts = []
                for w in "spam ham eggs".split():
                    if not first:
                        parts.append(", ")
                    parts.append(w)
                    first = False
                s = "".join(parts)
                print(s)
        """,
    ),
    safe(
        "flag-read-where-it-has-no-value",
        """
        first = "of the module"
        def f():
            try:
                print(first)
            except NameError:
                print("no value")
            s = ""
            first = True
            for w in "spam ham eggs".split():
                if not first:
                    s += ", "
                s += w
                first = False
            return s
        print(f())
        """,
        """
        first = "of the module"
        def f():
            try:
                print(first)
            except NameError:
                print("no value")
            parts = []
            first = True
            for w in "spam ham eggs".split():
                if not first:
                    parts.append(", ")
                parts.append(w)
                first = False
            s = "".join(parts)
            return s
        print(f())
        """,
    ),
    joined(
        "flag-with-a-comment",
        's = ""\nfirst = True  # no comma yet\nfor w in words:\n    if not first:\n        s += ", "\n    s += w\n    first = False\n',
        '# no comma yet\ns = ", ".join(words)\n',
    ),
]

UNSAFE = [
    unsafe(
        "piece-of-unknown-type",
        'def f(xs):\n    s = ""\n    for x in xs:\n        s += x\n    return s\n',
        'def f(xs):\n    s = "".join(xs)\n    return s\n',
        because="`x` is text",
        guard="pieces_may_be_no_text",
    ),
    unsafe(
        "declared",
        'def f(s: str):\n    for c in "abcdef":\n        s += c\n    return s\n',
        'def f(s: str):\n    s += "abcdef"\n    return s\n',
        because="`s` is text",
    ),
    unsafe(
        "seen-by-a-handler",
        'def f(xs):\n    s = ""\n    try:\n        for x in xs:\n            s += str(1 / x)\n    except ZeroDivisionError:\n        pass\n    return s\n',
        'def f(xs):\n    s = ""\n    try:\n        s += "".join([str(1 / x) for x in xs])\n    except ZeroDivisionError:\n        pass\n    return s\n',
        because="no exception ends the loop",
        guard="unfinished_text_is_seen",
        inputs={"xs": lists(counts.filter(bool))},
        wild={"xs": lists(ints)},
    ),
    unsafe(
        "module-that-may-be-imported",
        's = ""\nfor c in input():\n    s += c.upper()\n',
        's = "".join([c.upper() for c in input()])\n',
        because="no other module uses `c`",
        guard="others_import_a_name",
        script=None,
    ),
    unsafe(
        "variables-as-text",
        'def f(text: str):\n    s = ""\n    for c in "abcdef":\n        s += c\n    return locals()\n',
        'def f(text: str):\n    parts = []\n    for c in "abcdef":\n        parts.append(c)\n    s = "".join(parts)\n    return locals()\n',
        because="locals()",
        itself=True,
    ),
]

UNSAFE += [
    unsafe(
        "perhaps-unbound-before",
        'def f(c):\n    if c:\n        s = ""\n    for d in input():\n        s += d\n    return c and s\n',
        'def f(c):\n    if c:\n        s = ""\n    s += input()\n    return c and s\n',
        because="exists before the loop",
        guard="name_may_be_unbound",
        inputs={"c": always},
        wild={"c": bools},
    ),
    unsafe(
        "perhaps-no-value-yet",
        'def f(c):\n    if c:\n        mark = "!"\n    s = ""\n    for d in input():\n        s += d + mark\n    return s\n',
        'def f(c):\n    if c:\n        mark = "!"\n    s = "".join([d + mark for d in input()])\n    return s\n',
        because="`mark` has a value in the loop",
        guard="name_may_lack_value",
        inputs={"c": always},
        wild={"c": bools},
    ),
]

UNFIXED = [
    unfixed(
        "global",
        's = ""\ndef f(xs):\n    global s\n    for x in xs:\n        s += str(x)\n',
        because="belongs to",
        guard="others_use_the_name",
    ),
    unfixed(
        "class-body",
        'class A:\n    s = ""\n    for x in "abcdef":\n        s += x\n',
        because="attribute of the class",
        guard="others_use_the_name",
    ),
    unfixed(
        "captured",
        'def f(xs):\n    s = ""\n    def show():\n        print(s)\n    for x in xs:\n        s += str(x)\n    return show\n',
        because="function inside",
        guard="others_use_the_name",
    ),
    unfixed(
        "else",
        's = ""\nfor c in "abcdef":\n    s += c\nelse:\n    print(1)\nprint(s)\n',
        because="`else`",
        guard="ends_in_another_way",
    ),
    unfixed(
        "both-ends",
        's = ""\nfor c in "abcdef":\n    s = c + s\n    s += c\nprint(s)\n',
        because="both ends",
        guard="ends_in_another_way",
    ),
    unfixed(
        "returns-through-finally",
        'def f(xs):\n    s = ""\n    try:\n        for x in xs:\n            if not x:\n                return\n            s += str(x)\n    finally:\n        print(s)\n',
        because="returns",
        guard="ends_in_another_way",
    ),
    unfixed(
        "evidence",
        'def f(s, xs):\n    for x in xs:\n        s = s + "x"\n    return s\n',
        because="not certain",
        guard="start_is_uncertain",
    ),
    unfixed(
        "unknown-pieces-beside-pandas",
        'import pandas\ndef f(xs):\n    s = ""\n    for x in xs:\n        s += x\n    return s\n',
        because="`pandas`",
        guard="plus_may_be_another",
    ),
    unfixed(
        "yield",
        'def f(xs):\n    s = ""\n    for x in xs:\n        s += yield x\n    return s\n',
        because="taken apart",
    ),
    unfixed(
        "attribute",
        "def f(self, xs):\n    for x in xs:\n        self.s += str(x)\n        self.n += 1\n",
        says="`self.s`",
    ),
    unfixed("item", 'def f(d, xs):\n    for x in xs:\n        d["k"] = d["k"] + str(x)\n', says='`d["k"]`'),
]

CLEAN = [
    clean("number", "s = 0\nfor x in range(9):\n    s += x\nprint(s)\n", guard="is_no_text"),
    clean("list", "s = []\nfor x in range(9):\n    s += [x]\nprint(s)\n"),
    clean("list-of-letters", 's = []\nfor x in range(9):\n    s += "ab"\nprint(s)\n', guard="is_no_text"),
    clean("bytes", 's = b""\nfor x in range(9):\n    s += b"a"\nprint(s)\n'),
    clean("unknown", "def f(s, xs):\n    for x in xs:\n        s += x\n    return s\n", guard="is_no_text"),
    clean(
        "unknown-with-text",
        'def f(s, xs):\n    for x in xs:\n        s += "x"\n    return s\n',
        guard="is_no_text",
    ),
    clean("number-added-to-text", 's = ""\nfor x in range(9):\n    s += x\n', guard="is_no_text"),
    clean(
        "loop-reads-the-text", 's = ""\nfor c in "abcdef":\n    if len(s) < 3:\n        s += c\nprint(s)\n'
    ),
    clean("loop-prints-the-text", 's = ""\nfor c in "abcdef":\n    s += c\n    print(s)\n'),
    clean("condition-reads-the-text", 's = ""\nwhile len(s) < 9:\n    s += "c"\nprint(s)\n'),
    clean(
        "begins-anew-in-the-loop",
        's = ""\nfor c in "abcdef":\n    if c == "c":\n        s = ""\n    s += c\nprint(s)\n',
    ),
    clean("doubles-itself", 's = "a"\nfor c in "abcdef":\n    s += s\nprint(s)\n'),
    clean("grows-on-both-sides", 's = "a"\nfor c in "abcdef":\n    s = c + s + c\nprint(s)\n'),
    clean(
        "ends-where-it-grows",
        's = ""\nfor c in input():\n    if c > "m":\n        s += c\n        break\nprint(s)\n',
        guard="adds_only_once",
    ),
    clean("not-in-a-loop", 's = ""\ns += "a"\nprint(s)\n'),
    clean("in-the-else", 's = ""\nfor c in "abcdef":\n    pass\nelse:\n    s += "a"\nprint(s)\n'),
    clean(
        "in-a-function-in-the-loop",
        'for c in "abcdef":\n    def f():\n        s = ""\n        s += "a"\n        return s\n',
    ),
    clean(
        "a-few-items", 's = ""\nfor c in ["a", "b", "c"]:\n    s += c\nprint(s)\n', guard="runs_a_few_times"
    ),
    clean("a-few-rounds", 's = ""\nfor i in range(3):\n    s += "x"\nprint(s)\n', guard="runs_a_few_times"),
    clean("one-object-after-the-other", "def f(xs):\n    for x in xs:\n        x.s += 'a'\n"),
    clean("one-item-after-the-other", "def f(d, xs):\n    for x in xs:\n        d[x] += 'a'\n"),
    clean(
        "attribute-is-read",
        "def f(self, xs):\n    for x in xs:\n        self.s += 'a'\n        print(self.s)\n",
    ),
    clean("method-may-look", "def f(self, xs):\n    for x in xs:\n        self.s += 'a'\n        self.g()\n"),
    clean(
        "attribute-of-unknown-type",
        "def f(self, xs):\n    for x in xs:\n        self.s += x\n",
        guard="place_is_no_text",
    ),
    clean(
        "attribute-number",
        "def f(self, xs):\n    for x in xs:\n        self.s += len(x)\n",
    ),
]

CASES = JOINED + REPEATED + BACKWARDS + SEPARATED + FLAGGED + WALKED + COLLECTED + UNSAFE + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ConcatenationInLoop, case)


def test_one_finding_for_each_text() -> None:
    program = 's = ""\nfor c in input():\n    s += c\n    s += "."\n    if c:\n        s += "!"\nprint(s)\n'
    result = fix(Source("case.py", program), only(ConcatenationInLoop), threshold=Applicability.UNSAFE)
    assert len(result.applied) == 1
