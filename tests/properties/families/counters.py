"""Loops that count by hand, and swaps (rules to come)."""

from tests.properties.templates import template

TEMPLATES = [
    template("while", """
        $i = 0
        while $i < $n:
            $show
            $i += 1
        """, i="loop int", it="= $i : int", n="3 | len($t) | 4", t="var str", show="print from it"),
    template("while-down", """
        $i = $n
        while $i > 0:
            print($i)
            $i = $i - 1
        """, i="loop int", n="3 | 4"),
    template("while-list", """
        $i = 0
        while $i < len($xs):
            print($xs[$i])
            $i = $i + 1
        print($i)
        """, i="loop int", xs="var list[T]"),
    template("while-true", """
        $i = 0
        while True:
            $i += 1
            if $i > 3:
                break
            print($i)
        """, i="loop int"),
    template("counted", """
        $i = $start
        for $x in $xs:
            print($i, $x)
            $i += 1
        """, i="loop int", start="0 | 1", xs="value list[T]", x="loop T"),
    template("counted-first", """
        $i = 0
        for $x in $xs:
            $i += 1
            print($i, $x)
        print($i)
        """, i="loop int", xs="value list[T]", x="loop T"),
    template("swap", """
        $temp = $a
        $a = $b
        $b = $temp
        """, temp="loop T", a="var T", b="var T"),
    template("swap-items", """
        $temp = $xs[0]
        $xs[0] = $xs[-1]
        $xs[-1] = $temp
        """, temp="loop T", xs="var list[T]"),
    template("zip-by-index", """
        for $i in range(min(len($xs), len($ys))):
            print($xs[$i], $ys[$i])
        """, i="loop int", xs="var list[T]", ys="var list[U]"),
    template("even-ones", """
        for $i in range(0, len($xs), 2):
            print($xs[$i])
        """, i="loop int", xs="var list[T]"),
    template("backwards", """
        for $i in range(len($xs) - 1, -1, -1):
            print($xs[$i])
        """, i="loop int", xs="var list[T]"),
    template("popped", """
        while $xs:
            print($xs.pop(0))
        """, xs="var list[T]"),
    template("while-len", """
        while len($xs) > 0:
            print($xs.pop())
        """, xs="var list[T]"),
    template("print-comprehension", "[print($x) for $x in $xs]", xs="value list[T]", x="loop T"),
]  # fmt: skip
