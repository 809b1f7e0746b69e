"""Lists and tuples that grow by `+` with a new list (ZEN104)."""

from tests.properties.templates import template

TEMPLATES = [
    template("copied", """
        $out = []
        for $x in $xs:
            $out = $out + [$v]
        """, xs="value list[T]", x="loop T", v="V from x", V="int|str|float", out="new list[V]", weight=2),
    template("in-place", """
        $out = []
        for $x in $xs:
            $out += [$v]
        """, xs="value list[T]", x="loop T", v="V from x", V="int|str|float", out="new list[V]", weight=2),
    template("several", """
        $out = [1]
        for $x in $xs:
            $out = $out + [$x, len($out)]
        """, xs="value list[int]", x="loop int", out="new list[int]"),
    template("last-ones", """
        $out = [1, 1]
        while len($out) < 9:
            $out = $out + [$out[-1] + $out[-2]]
        """, out="new list[int]"),
    template("walked-over", """
        $out = [3]
        for $x in $out:
            if len($out) < 9:
                $out = $out + [$x + 1]
        """, x="loop int", out="new list[int]"),
    template("walked-over-by-an-iterator", """
        $out = [3, 4]
        it = iter($out)
        for $x in $xs:
            $out = $out + [next(it, $x)]
        """, xs="value list[int]", x="loop int", out="new list[int]"),
    template("another-name", """
        $out = []
        other = $out
        for $x in $xs:
            $out = $out + [$x]
        print(other)
        """, xs="value list[T]", x="loop T", out="new list[T]"),
    template("kept", """
        $out, kept = [], []
        for $x in $xs:
            $out = $out + [$x]
            kept.append($out)
        print(kept)
        """, xs="value list[T]", x="loop T", out="new list[T]"),
    template("of-the-caller", """
        def grow(out, more):
            for x in more:
                out = out + [x]
            return out

        mine = [1]
        print(grow(mine, $xs), mine)
        """, xs="value list[T]"),
    template("changed-by-a-function", """
        def take(out):
            out.append(0)
            return len(out)

        $out = []
        for $x in $xs:
            $out = $out + [take($out)]
        """, xs="value list[T]", x="loop T", out="new list[int]"),
    template("tuple", """
        $out = ()
        for $x in $xs:
            $out = $out + ($x,)
        """, xs="value list[T]", x="loop T", out="new tuple[str, int]"),
]  # fmt: skip
