"""Two values swap places by way of a third variable (ZEN324)."""

from tests.properties.templates import template

TEMPLATES = [
    template(
        "variables",
        """
        $t = $a
        $a = $b
        $b = $t
        print($a, $b)
        """,
        t="loop T",
        a="var T",
        b="var T",
    ),
    template(
        "in-order",
        """
        if $a > $b:
            $t = $a
            $a = $b
            $b = $t
        print($a, $b)
        """,
        t="loop int",
        a="var int",
        b="var int",
    ),
    template(
        "items",
        """
        $xs = $made
        $t = $xs[0]
        $xs[0] = $xs[-1]
        $xs[-1] = $t
        print($xs)
        """,
        t="loop int",
        xs="new list[int]",
        made="= [3, 1, 2] | [5] | list(range(4)) : list[int]",
    ),
    template(
        "index-and-item",
        """
        $xs = [1, 0, 2]
        $i = 1
        $t = $i
        $i = $xs[$i]
        $xs[$i] = $t
        print($xs, $i)
        """,
        t="loop int",
        xs="new list[int]",
        i="new int",
    ),
    template(
        "bubble",
        """
        $xs = [5, 2, 4, 1]
        for $i in range(len($xs)):
            for $j in range(len($xs) - 1):
                if $xs[$j] > $xs[$j + 1]:
                    $t = $xs[$j]
                    $xs[$j] = $xs[$j + 1]  # the smaller one
                    $xs[$j + 1] = $t
        print($xs)
        """,
        t="loop int",
        xs="new list[int]",
        i="loop int",
        j="loop int",
    ),
    template(
        "keys",
        """
        $d = {"a": 1, "b": 2}
        $t = $d["a"]
        $d["a"] = $d["b"]
        $d["b"] = $t
        print($d)
        """,
        t="loop int",
        d="new dict[str, int]",
    ),
    template(
        "third-is-needed",
        """
        $t = $a
        $a = $b
        $b = $t
        print($a, $b, $t)
        """,
        t="loop T",
        a="var T",
        b="var T",
    ),
    template(
        "handled",
        """
        $t = 0
        $xs = [1, 2]
        try:
            $t = $xs[0]
            $xs[0] = $xs[$n]
            $xs[$n] = $t
        except IndexError:
            print("no", $t)
        print($xs)
        """,
        t="loop int",
        xs="new list[int]",
        n="= 1 | 5 : int",
    ),
]
