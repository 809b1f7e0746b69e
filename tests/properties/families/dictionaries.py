"""Dicts and sets that are built and walked over (rules to come)."""

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
    template("grouped", """
        $d = {}
        for $x in $xs:
            if $k not in $d:
                $d[$k] = []
            $d[$k].append($x)
        print($d)
        """, **{**EACH, "T": "str"}, d="loop dict[str, int]", k="len($x) | $x[0] | $x"),
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
        """, **EACH, s="loop set[str]", v="U from x", U="int|str"),
    template("get-by-hand", """
        if "fig" in $d:
            $n = $d["fig"]
        else:
            $n = 0
        """, d="var dict[str, int]", n="new int"),
    template("sorted-backwards", "print(list(reversed(sorted($xs))))", xs="value list[T]", T="int|str|tuple[str, int]", b4=(75,)),
]  # fmt: skip
