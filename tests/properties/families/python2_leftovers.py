"""What Python 2 had (ZEN201). The yardstick is what the program did there: `xrange` is `range` then."""

from tests.properties.templates import template

TEMPLATES = [
    template("counted", """
        for $i in xrange($n):
            $show
        """, i="loop int", it="= $i : int", n="3 | 1, 4 | 0, 9, 3 | len($t)", t="var str", show="print from it", weight=3),
    template("in-list", "print(list(xrange(4)), sum(xrange(3)))"),
    template("nested", """
        for $i in xrange(2):
            for $j in xrange($i):
                print($i, $j)
        """, i="loop int", j="loop int"),
    template("comprehension", "print([$i * 2 for $i in xrange(3)])", i="loop int"),
    template("in-function", """
        def countdown(n):
            for $i in xrange(n, 0, -1):
                print($i)

        countdown($n)
        """, i="loop int", n="value int"),
    template("shim", """
        try:
            xrange
        except NameError:
            xrange = range
        print(list(xrange(2)))
        """, b4=(77,), at_top=True),
    template("bound", """
        def xrange(n):
            return ["own"] * n

        print(list(xrange(2)))
        """, b4=(77,), at_top=True),
    template("bound-later", """
        def walk():
            return list(xrange(2))

        xrange = lambda n: ["later"] * n
        print(walk())
        """, b4=(70, 77), at_top=True),
    template("range-hidden", """
        range = 3
        print(list(xrange(range)))
        """, b4=(70, 77), at_top=True),
    template("range-hidden-inside", """
        def walk(range):
            return list(xrange(range))

        print(walk(2))
        """, b4=(70, 77)),
    template("version-tested", """
        import sys
        if sys.version_info[0] > 2:
            xrange = range
        print(list(xrange(2)))
        """, b4=(77,), at_top=True),
    template("by-name", "print(callable(xrange), xrange is range)", b4=(77,)),
    template("asked-for", """
        try:
            xrange
            print("old")
        except NameError:
            print("new")
        """, b4=(77,)),
    template("asked-for-in-a-call", """
        try:
            numbers = xrange(3)
        except NameError:
            numbers = list(range(4))
        print(list(numbers))
        """, b4=(77,)),
    template("asked-for-the-version", """
        import sys
        numbers = xrange(2) if sys.version_info[0] == 2 else [5]
        if sys.version_info < (3,):
            numbers = xrange(3)
        print(list(numbers))
        """, b4=(77,)),
    template("asked-for-among-builtins", """
        import builtins
        if hasattr(builtins, "xrange"):
            print(list(xrange(2)))
        else:
            print("new")
        """, b4=(77,)),
]  # fmt: skip
