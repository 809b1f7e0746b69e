"""What Python 2 had (ZEN201), where the yardstick is what the program did there: `xrange` is `range` then.

And what Python 3 runs as well: `object` as a base, arguments of `super`, `u"..."` (ZEN215 to ZEN217), or as long
as no list is needed (ZEN210).
"""

from tests.properties.templates import template

TEMPLATES = [
    template("object-base", """
        class Shape(object):
            def __init__(self, size):
                self.size = size

            def area(self):
                return self.size * 2

        print(Shape($n).area(), Shape.__bases__, Shape.__mro__[-1])
        """, n="value int", at_top=True, weight=4),
    template("object-base-with-arguments-of-super", """
        class Animal(object):
            def __init__(self, name):
                self.name = name

        class Cat(Animal):
            def __init__(self, name, lives):
                super(Cat, self).__init__(name)
                self.lives = lives

            @classmethod
            def made(cls):
                return super(Cat, cls).__new__(cls)

        print(Cat($s, 9).name, type(Cat.made()).__name__)
        """, s="value str", at_top=True, weight=4),
    template("super-of-another-class", """
        class Base:
            def tell(self):
                return "base"

        class Middle(Base):
            def tell(self):
                return "middle"

        class Last(Middle):
            def tell(self):
                return super(Middle, self).tell() + super(Last, self).tell()

        print(Last().tell())
        """, at_top=True),
    template("unicode-prefix", "print(u'ab' * $n, u'c' 'd', [u'$n'])", n="2 | 3", weight=2),
    template("view-used-as-a-list", "print($d.$view()[0])", d="var dict[str, int]", view="keys | values | items"),
    template("view-used-as-a-list-sometimes", """
        $names = $d.keys()
        if len($d) > 2:
            $names.sort()
        """, d="var dict[str, int]", names="loop str", weight=2),
    template("view-added", """
        if $test:
            print($d.keys() + ["more"])
        """, d="var dict[str, int]", n="var int", test="bool from n"),
    template("lazy-result-used-as-a-list", """
        $out = $made
        if $test:
            print($out[0], len($out))
        """, d="var dict[str, int]", made="map(lambda each: each * 2, $d) | filter(None, list($d)) | zip($d, $d)", out="loop str", n="var int",
             test="bool from n", weight=2),
    template("view-walked-over-while-it-shrinks", """
        for $key in $d.keys():
            if $d[$key] > $n:
                del $d[$key]
        """, d="var dict[str, int]", key="loop str", n="var int"),
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
