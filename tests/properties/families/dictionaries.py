"""Dicts and sets that are built and walked over, copied, counted in and grouped in."""

from tests.properties.templates import template

EACH = {"xs": "value list[T]", "x": "loop T", "T": "int|str"}

TEMPLATES = [
    template("built", """
        $d = {}
        for $x in $xs:
            $d[$x] = $v
        """, **EACH, d="new dict[str, int]", v="U from x", b4=(74,)),
    template("built-filtered", """
        $d = {}
        for $x in $xs:
            if $test:
                $d[$k] = $v
        """, **EACH, d="new dict[str, int]", test="bool from x", k="str from x", v="int from x", b4=(74,)),
    template("counted", """
        $d = {}
        for $x in $xs:
            if $x in $d:
                $d[$x] += 1
            else:
                $d[$x] = 1
        """, **EACH, d="new dict[str, int]"),
    template("counted-not-in", """
        $d = dict()
        for $x in $xs:
            if $x not in $d:
                $d[$x] = 0
            $d[$x] = $d[$x] + 1
        """, **EACH, d="new dict[str, int]"),
    template("counted-get", """
        $d = {}
        for $x in $xs:
            $d[$x] = $d.get($x, 0) + 1
        """, **EACH, d="new dict[str, int]"),
    template("counted-in-a-counter", """
        from collections import Counter
        $d = Counter()
        for $x in $xs:
            $d[$k] += 1
        print($d.most_common(2))
        """, **EACH, k="$x | str($x)", d="loop dict[str, int]", at_top=True, weight=2),
    template("grouped", """
        $d = {}
        for $x in $xs:
            if $k not in $d:
                $d[$k] = []
            $d[$k].append($x)
        print($d)
        """, **{**EACH, "T": "str"}, d="loop dict[str, int]", k="len($x) | $x[0] | $x", weight=2),
    template("keys", """
        for $k in $d.keys():
            print($k, $d[$k])
        """, d="var dict[str, int]", k="loop str", b4=(73,)),
    template("keys-changed", """
        for $k in list($d.keys()):
            if $d[$k] > 2:
                del $d[$k]
        """, d="var dict[str, int]", k="loop str", b4=(73,)),
    template("values-by-key", """
        for $k in $d:
            print($d[$k])
        """, d="var dict[str, int]", k="loop str"),
    template("inverted", """
        $d = {}
        for $k, $v in $old.items():
            $d[$v] = $k
        print($d)
        """, old="var dict[str, int]", d="loop dict[str, int]", k="loop str", v="loop int"),
    template("updated", """
        for $k in $old:
            $d[$k] = $old[$k]
        """, old="var dict[str, int]", d="var dict[str, int]", k="loop str"),
    template("set", """
        $s = set()
        for $x in $xs:
            $s.add($v)
        print(sorted($s, key=str))
        """, **EACH, s="loop set[str]", v="U from x", U="int|str", weight=2),
    template("get-by-hand", """
        if "fig" in $d:
            $n = $d["fig"]
        else:
            $n = 0
        """, d="var dict[str, int]", n="new int"),
    template("built-of-pairs", """
        $d = {}
        for $k, $v in zip($keys, $xs):
            $d[$k] = $v
        print($d)
        """, keys="value list[str]", xs="value list[int]", d="loop dict[str, int]", k="loop str", v="loop int", b4=(74,)),
    template("built-chosen", """
        $d = {}
        for $x in $xs:
            if $test:
                $d[$k] = $v
            else:
                $d[$k] = $w
        print($d)
        """, **EACH, d="loop dict[str, int]", k="$x | str($x)", test="bool from x", v="int from x", w="int from x", b4=(74,)),
    template("built-nested", """
        $d = {}
        for $x in $xs:
            for $y in $ys:
                $d[$x, $y] = $v
        print(len($d))
        """, **EACH, ys="value list[U]", y="loop U", U="int|str", d="loop dict[str, int]", v="int from x y", b4=(74,)),
    template("copied-by-key", """
        $d = {}
        for $k in $old:
            if $test:
                $d[$k] = $old[$k]
        """, old="var dict[str, int]", d="new dict[str, int]", k="loop str", test="bool from k"),
    template("copied-by-item", """
        $d = {}
        for $k, $v in $old.items():
            $d[$k] = $v
        """, old="var dict[str, int]", d="new dict[str, int]", k="loop str", v="loop int"),
    template("copied-by-comprehension", "$new = {$k: $v for $k, $v in $old.items()}", old="var dict[str, int]", new="new dict[str, int]", k="loop str", v="loop int"),
    template("list-copied-by-comprehension", "$new = [$x for $x in $xs]", **EACH, new="new list[T]"),
    template("set-copied-by-comprehension", "print(sorted({$x for $x in $xs}, key=str))", **EACH),
    template("set-filtered", """
        $s = set()
        for $x in $xs:
            if $test:
                continue
            $s.add($v)
        print(sorted($s, key=str))
        """, **EACH, s="loop set[str]", v="U from x", U="int|str", test="bool from x", weight=2),
    template("set-copied", """
        $s = set()
        for $x in $xs:
            $s.add($x)
        print(len($s))
        """, **EACH, s="loop set[str]"),
    template("summed-by-key", """
        $d = {}
        for $x in $xs:
            if $k in $d:
                $d[$k] += $v
            else:
                $d[$k] = $v
        print($d)
        """, **EACH, d="loop dict[str, int]", k="str($x) | $x", v="int from x"),
    template("grouped-if-else", """
        $d = {}
        for $x in $xs:
            if $k in $d:
                $d[$k].append($v)
            else:
                $d[$k] = [$v]
        print($d)
        """, **{**EACH, "T": "str"}, d="loop dict[str, int]", k="len($x) | $x[0] | $x", v="int from x", weight=2),
    template("values-summed", """
        $total = 0
        for $k in $d:
            $total = $total + $d[$k]
        """, d="var dict[str, int]", k="loop str", total="new int"),
    template("value-named", """
        for $k in $d.keys():
            $v = $d[$k]
            print($k, $v)
        """, d="var dict[str, int]", k="loop str", v="new int"),
    template("keys-asked", """
        if $k in $d.keys():
            print($d[$k])
        """, d="var dict[str, int]", k="value str", weight=2),
    template("keys-walked", """
        for $k in $d.keys():
            print($k)
        """, d="var dict[str, int]", k="loop str", weight=2),
    template("mapped", "$new = list(map(lambda $x: $v, $xs))", **EACH, v="U from x", U="int|str", new="new list[U]"),
    template("kept", "$new = list(filter(lambda $x: $test, $xs))", **EACH, test="bool from x", new="new list[T]"),
    template("sorted-backwards", "print(list(reversed(sorted($xs))))", xs="value list[T]", T="int|str|tuple[str, int]", b4=(75,)),
]  # fmt: skip
