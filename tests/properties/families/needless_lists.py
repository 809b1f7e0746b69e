"""Lists that are made to be walked over, sorted, asked or thrown away (ZEN320, ZEN326, ZEN334)."""

from tests.properties.templates import template

EACH = {"xs": "var list[T]", "x": "loop T"}

TEMPLATES = [
    template(
        "range",
        """
        for $i in list(range($n)):
            print($i)
        """,
        i="loop int",
        n="var int",
    ),
    template(
        "copy",
        """
        for $x in list($xs):
            print($x)
        """,
        **EACH,
    ),
    template(
        "copy-that-is-needed",
        """
        $out = [1, 2, 3]
        for $x in list($out):
            if $test:
                $out.remove($x)
        print($out)
        """,
        x="loop int",
        out="new list[int]",
        test="bool from x",
    ),
    template(
        "copy-that-grows",
        """
        $out = [1, 2, 3]
        for $x in list($out):
            $out.append($x)
        print($out)
        """,
        x="loop int",
        out="new list[int]",
    ),
    template(
        "numbered",
        """
        for $i, $x in list(enumerate($xs)):
            print($i, $x)
        """,
        **EACH,
        i="loop int",
    ),
    template(
        "sorted",
        """
        print(sorted(list($xs)), list(sorted($xs)))
        """,
        xs="var list[T]",
        T="int|str",
    ),
    template(
        "asked",
        """
        print($which([$test for $x in $xs]))
        """,
        **EACH,
        which="any | all",
        test="bool from x",
    ),
    template(
        "asked-of-an-iterator",
        """
        $out = iter($xs)
        print($which([$test for $x in $out]), list($out))
        """,
        **EACH,
        out="loop int",
        which="any | all",
        test="bool from x",
    ),
    template(
        "thrown-away",
        """
        [print($x) for $x in $xs]
        """,
        **EACH,
    ),
    template(
        "thrown-away-with-a-condition",
        """
        [print($x) for $x in $xs if $test]
        """,
        **EACH,
        test="bool from x",
    ),
    template(
        "thrown-away-name-is-needed",
        """
        $x = 7
        [print($x) for $x in $xs]
        print($x)
        """,
        xs="var list[int]",
        x="new int",
    ),
    template(
        "appended",
        """
        $out = []
        [$out.append($x) for $x in $xs]
        print($out)
        """,
        **EACH,
        out="new list[T]",
    ),
    template(
        "line",
        """
        for $x in $xs:
            print($x, end="$end")
        print()
        """,
        **EACH,
        end=" |, |",
    ),
]
