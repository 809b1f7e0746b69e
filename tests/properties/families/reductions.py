"""Numbers found in a loop: sums, counts, products, averages, the largest (rules to come)."""

from tests.properties.templates import template

EACH = {"xs": "value list[T]", "x": "loop T"}

TEMPLATES = [
    template("sum", """
        $total = 0
        for $x in $xs:
            $total += $v
        """, **EACH, total="new int", v="int from x", weight=2),
    template("sum-of-floats", """
        $total = $start
        for $x in $xs:
            $total += $v
        """, **EACH, start="0 | 0.0", total="new float", v="float from x", b4=(69,)),
    template("sum-long-form", """
        $total = 0
        for $x in $xs:
            $total = $total + $v
        """, **EACH, total="new int", v="int from x"),
    template("sum-filtered", """
        $total = 0
        for $x in $xs:
            if $test:
                $total += $v
        """, **EACH, total="new int", v="int from x", test="bool from x"),
    template("sum-of-either", """
        $total = $start
        for $x in $xs:
            if $test:
                $total += $v
            else:
                $total = $w + $total
        """, **EACH, start="0 | 7", total="new int", v="int from x", w="int from x", test="bool from x"),
    template("sum-by-index", """
        $total = 0
        for $i in range(len($xs)):
            $total = $total + $xs[$i]
        """, xs="var list[int]", i="loop int", total="new int"),
    template("sum-of-dict", """
        $total = 0
        for $key in $d:
            $total += $d[$key]
        """, d="var dict[str, int]", key="loop str", total="new int"),
    template("product", """
        $total = 1
        for $x in $xs:
            $total *= $v
        """, **EACH, total="new int", v="int from x"),
    template("factorial", """
        $total = 1
        for $i in range(1, $n):
            $total = $total * $i
        """, i="loop int", n="6 | len($t)", t="var str", total="new int"),
    template("average", """
        $total = 0
        $count = 0
        for $x in $xs:
            $total += $x
            $count += 1
        print($total / $count if $count else "none")
        """, xs="value list[int]", x="loop int", total="new int", count="new int"),
    template("count", """
        $count = 0
        for $x in $xs:
            if $test:
                $count += 1
        """, **EACH, count="new int", test="bool from x", weight=2),
    template("count-all", """
        $count = 0
        for $x in $xs:
            $count = $count + 1
        """, **EACH, count="new int"),
    template("count-equal", """
        $count = 0
        for $x in $xs:
            if $x == $y:
                $count += 1
        """, **EACH, y="var T", count="new int"),
    template("largest", """
        $best = $xs[0]
        for $x in $xs:
            if $x $op $best:
                $best = $x
        """, xs="var list[T]", x="loop T", best="new T", T="int|str|float", op="> | < | >= | <=", b4=(71,)),
    template("largest-from", """
        $best = $start
        for $x in $xs:
            if $x $op $best:
                $best = $x
        """, xs="var list[T]", x="loop T", best="new int", T="int|float", start="0 | -999 | 999999 | float('inf')",
             op="> | <", b4=(71,)),
    template("largest-by-a-call", """
        $best = $start
        for $x in $xs:
            $best = $op($best, $x)
        """, xs="var list[T]", x="loop T", best="new int", T="int|float", start="0 | 99 | float('inf')",
             op="max | min", b4=(71,)),
    template("limit", """
        $n = $a
        if $n $op $limit:
            $n = $limit
        print($n)
        """, n="new int", a="var int", limit="var int", op="> | < | >= | <="),
    template("largest-of-none", """
        $best = None
        for $x in $xs:
            if $best is None or $x > $best:
                $best = $x
        print($best)
        """, xs="var list[T]", x="loop T", best="loop T", T="int|str|float", b4=(71,)),
    template("longest", """
        $best = ""
        for $x in $xs:
            if len($x) > len($best):
                $best = $x
        """, xs="value list[str]", x="loop str", best="new str"),
    template("largest-by-index", """
        $best = $xs[0]
        for $i in range(1, len($xs)):
            if $xs[$i] > $best:
                $best = $xs[$i]
        """, xs="var list[T]", i="loop int", best="new T", T="int|str|float"),
    template("three", """
        if $a > $b and $a > 3:
            print($a)
        elif $b > 3:
            print($b)
        else:
            print(3)
        """, a="var int", b="var int"),
]  # fmt: skip
