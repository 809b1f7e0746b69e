"""Texts filled in with `%` (ZEN107) or `format` (ZEN108), of two parts (ZEN103), or printed (ZEN105)."""

from tests.properties.templates import template

PARTS = {
    "a": "var T",
    "b": "var U",
    "T": "int|str|float|bool|list[int]|tuple[str, int]",
    "U": "int|str|float",
}

TEMPLATES = [
    template("percent", 'print("%s is %s" % ($a, $b))', **PARTS, weight=2),
    template("percent-numbers", 'print("%d and %5.1f or %x" % ($a, $b, $a))', a="var int", b="var float"),
    template("percent-cut", 'print("%d, %5d, %-5d|" % ($a, $a, $a))', a="var T", T="int|float|bool"),
    template("percent-one", 'print("got %s." % $a)', a="var T", T="int|str|list[int]|tuple[str, int]"),
    template("percent-width", 'print("%10s|%-10s|%.2s" % ($a, $b, $a))', **PARTS),
    template("percent-repr", 'print("%r and %s" % ($a, $b))', **PARTS),
    template("percent-name", 'print("%(a)s %(b)s %(a)s %%" % {"a": $a, "b": $b})', **PARTS),
    template("percent-braces", 'print("{%s} {}" % ($a,))', a="var T"),
    template("percent-lines", """
        print("one %s\\n"
              "two %s\\n" % ($a, $b))
        """, **PARTS),
    template("percent-key", """print("at %s: %s" % ('a', $d.get("a")))""", d="var dict[str, int]"),
    template("percent-long", """
        print("the first one of the two is %s, and after that comes the other one, which is %s or so" % (
            str($a).strip().center(12), $b))
        """, **PARTS),
    template("percent-long-lines", """
        def report(first, second):
            return "first:\\n%s is what we have got for now\\n%%and second:\\n\\t%r is what comes after it" % (
                str(first).strip().center(12), second)

        print(report($a, $b))
        """, **PARTS),
    template("format-long", """
        text = "the first one of the two is {}, and after that comes the other one, {{which}} is {!r:>9}".format(
            str($a).strip().center(12),
            $b,
        )
        print(text)
        """, **PARTS),
    template("format-long-order", """
        def told(name):
            print("telling", name)
            return str(name)

        print("one thing that I can tell you is {}, then {}, and that is all for now,"
              " as far as {} is concerned, which ought to be enough for today".format(
            told($a).strip(), told($b), told("it").strip().center(9)), end="!")
        """, **PARTS),
    template("percent-returned", """
        def describe(name, size):
            return "%s is %d big" % (name, size)

        print(describe($a, $b))
        """, a="var T", b="var T", T="int|float|bool"),
    template("percent-tight", """
        def tight(n):
            return"n%s!"%(n,)

        print(tight($a))
        """, a="var T"),
    template("format", 'print("{} is {}".format($a, $b))', **PARTS, weight=2),
    template("format-numbers", 'print("{1} before {0}, {1}".format($a, $b))', **PARTS),
    template("format-names", 'print("{one} and {two:>8}".format(one=$a, two=$b))', **PARTS),
    template("format-decimals", 'print("{:.2f}|{:6.1f}|{:,}".format($a, $a, $b))', a="var float", b="var int"),
    template("format-repr", 'print("{!r} and {!s:>9}".format($a, $b))', **PARTS),
    template("format-nested", 'print("{:>{}}|{:{w}}".format($a, 8, $a, w=9))', a="var str"),
    template("format-item", 'print("{0[a]} {1[0]}".format({"a": $a}, [$b]))', **PARTS),
    template("format-braces", 'print("{{{}}} {{}}".format($a))', a="var T"),
    template("format-raw", 'print(r"\\d{}\\n".format($a))', a="var T"),
    template("format-order", """
        def tell(name):
            print("telling", name)
            return name

        print("{1} then {0}".format(tell("a"), tell($a)))
        print("{} then {}".format(tell("a"), tell($a)))
        print("{0} and {0}".format(tell($a)))
        print("{}!".format("b", tell($a)))
        """, a="var T"),
    template("own-format", """
        class Point:
            def __init__(self, x):
                self.x = x

            def __str__(self):
                self.x = str(self.x) + "."
                return "Point " + str(self.x)

            def __format__(self, spec):
                return "formatted" + str(self)

        point = Point($a)
        print("at %s and %s!" % (point, point.x))
        print("at {} and {}!".format(point, point.x))
        """, a="var T"),
    template("shown-while-changing", """
        numbers = [1]
        print("%s and %s" % (numbers, numbers.append($a)))
        print("{} and {}".format(numbers, numbers.append($a)))
        """, a="var T"),
    template("hello", 'print("Hello " + $a)', a="var T", T="str|int"),
    template("hello-behind", 'print($a + " is here")', a="var str", weight=2),
    template("hello-unknown", """
        def greet(who):
            return "Dear friend " + who

        print(greet($a))
        """, a="var str"),
    template("printed", 'print("a is", str($a), str($b))', **PARTS),
    template("printed-alone", "print(str($a))", a="var T"),
    template("printed-while-changing", """
        numbers = [1]
        print(str(numbers), numbers.append($a), str(numbers))
        """, a="var T"),
    template("printed-object", """
        class Loud:
            def __str__(self):
                print("shown")
                return "loud"

        print(str(Loud()), str($a), str(Loud()))
        """, a="var T"),
]  # fmt: skip
