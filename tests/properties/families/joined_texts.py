"""Texts put together with `+` (ZEN102)."""

from tests.properties.templates import template

PARTS = {
    "a": "var T",
    "b": "var U",
    "T": "int|str|float|bool|list[int]|tuple[str, int]",
    "U": "int|str|float",
}
TEXTS = {"a": "var str", "b": "var str"}

TEMPLATES = [
    template("greeting", 'print("Hello " + $a + "!")', **TEXTS, weight=2),
    template("number", 'print("n = " + str($a))', **PARTS, weight=2),
    template("numbers", 'print(str($a) + " + " + str($b) + " = " + str($v))', **PARTS, v="int from a b"),
    template("kept", '$s = "Name: " + $a + ", " + str($v)', s="new str", a="var str", b="var T", v="V from a b",
             V="int|str|float"),
    template("sum-first", 'print("sum: " + str($a + $b))', a="var int", b="var int"),
    template("sum-in-front", 'print($a + $b + "x")', a="var T", b="var T", T="int|str", b4=(53,)),
    template("no-str", 'print("n = " + $a + "!")', a="var T", T="int|float|str", b4=(53,)),
    template("apart", 'print("(" + $a + ", " + $b + ")")', **TEXTS),
    template("quotes", """print('"' + $a + '" said ' + str($b))""", a="var str", b="var T"),
    template("apostrophe", '''print("it's " + str($b) + ' "o"')''', b="var T"),
    template("braces", 'print("{" + $a + "}" + str($b))', a="var str", b="var T"),
    template("percent", 'print("100% of " + $a + " %s")', a="var str"),
    template("backslash", 'print("a\\\\n" + $a + "\\\\t" + str($b))', a="var str", b="var T"),
    template("raw", 'print(r"\\d" + $a + "\\\\d" + $b)', **TEXTS),
    template("triple", '''print("""one
        two """ + $a + " three")''', a="var str"),
    template("item", 'print("first " + str($xs[0]) + "!")', xs="var list[T]"),
    template("key", '''print("at a: " + str($d.get("a")) + ' ' + str(len($d)))''', d="var dict[str, int]"),
    template("slice", 'print($a[0] + "-" + $a[1:] + "-" + $a[::-1])', a="var str"),
    template("method", 'print("<" + $a.upper() + "|" + $b.strip() + ">")', **TEXTS),
    template("helper", 'print("got " + shout($a) + " and " + str(double($b)))', a="var str", b="var int", b4=(56,)),
    template("in-parentheses", """
        print(
            "one " + $a + " two "
            + str($b)
            + "."
        )
        """, a="var str", b="var T"),
    template("with-comment", """
        $s = (
            "one " + $a  # the name
            + " two " + str($b)
        )
        """, s="new str", a="var str", b="var T", b4=()),
    template("backslashed", """
        $s = "one " + $a + \\
            " two " + str($b)
        """, s="new str", a="var str", b="var T"),
    template("nested", 'print("a" + ("b" + $a + "c") + str($b))', a="var str", b="var T"),
    template("str-of-text", 'print("a" + str("b" + $a + "c") + "d")', a="var str"),
    template("choice", 'print("it is " + ("big" if $a else "small") + " " + str($a))', a="var T"),
    template("format-inside", 'print("x" + "{}".format($a) + "y" + str($b))', **PARTS),
    template("percent-inside", 'print("x" + "%s" % $a + "y" + str($b))', a="var T", b="var U", T="int|str|float", b4=()),
    template("f-inside", 'print(f"{$a}: " + str($b) + "." + f"{$b}")', **PARTS),
    template("times", 'print("-" * 3 + $a + "-" * 3)', a="var str"),
    template("repr", 'print("r " + repr($a) + " " + str($b))', **PARTS),
    template("join", 'print("all: " + ", ".join($xs) + ".")', xs="var list[str]"),
    template("in-loop", """
        for $x in $xs:
            print("item " + str($x) + " of " + str(len($xs)))
        """, xs="var list[T]", x="loop T"),
    template("raised", """
        try:
            raise ValueError("bad " + str($a) + "!")
        except ValueError as error:
            print("caught: " + str(error))
        """, a="var T"),
    template("asked", """
        $s = input("Name of " + str($a) + "? ")
        print("Hi " + $s + "!")
        """, a="var T", s="new str"),
    template("asserted", 'assert "x" + $a + str($b) != "x", "bad " + str($a) + "!"', a="var str", b="var T"),
    template("argument", 'print("a" + str($a) + "b", "c " + $b + "d", sep="-" + str($a) + "-")', a="var int", b="var str"),
    template("returned", """
        def describe(name, size):
            return name + " is " + str(size) + " big"

        print(describe($a, $b))
        """, **PARTS, b4=(53,)),
    template("default", """
        def hail(name="Mr " + $a + "!"):
            return "Hi " + name + "."

        print(hail(), hail("you"))
        """, a="var str"),
    template("pattern", """
        import re
        print(bool(re.search("^" + $a + "$", "apple" + str($b) + "x")) if $a.isalpha() else "")
        """, a="var str", b="var int", b4=(58,)),
    template("logged", """
        import logging
        logging.warning("no " + $a + " for " + str($b))
        """, a="var str", b="var T", b4=(58,)),
    template("translated", """
        def _(text):
            return text.upper()

        print(_("Hi " + $a + "!"))
        """, a="var str", b4=(58,)),
    template("compared", 'print("a" + str($a) + "b" == "a3b", "x" + $b + "y" in "xfigy")', a="var int", b="var str"),
    template("key-of-dict", """
        table = {"k" + str($a): 1}
        print(table["k" + str($a)], table.get("k" + str($a) + "!"))
        """, a="var T"),
    template("own-str", """
        class Point:
            def __init__(self, x):
                self.x = x

            def __str__(self):
                return "Point " + str(self.x) + "."

            def __format__(self, spec):
                return "formatted"

        print("at " + str(Point($a)) + "!")
        """, a="var T", b4=(54,)),
    template("own-plus", """
        class Loud:
            def __radd__(self, other):
                return other + "LOUD"

        print("a " + Loud() + " b")
        """, b4=(54,)),
    template("enum", """
        from enum import Enum

        class Color(str, Enum):
            RED = "r"

        for color in Color:
            print("is " + color + "!" + str(color))
        """, b4=(54,)),
    template("order", """
        def tell(name):
            print("telling", name)
            return name

        print(tell("a") + " then " + tell("b") + str(tell($a)))
        """, a="var T", b4=(56,)),
    template("order-of-failure", """
        def tell(name):
            print("telling", name)
            return name

        print(tell("a") + " then " + tell($a) + tell("c"))
        """, a="var T", T="int|str", b4=(53, 56)),
    template("number-walrus", 'print("x" + str(z := $a) + "y" + str(z))', a="var T", b4=(67,)),
    template("lambda", 'print("x" + str((lambda: $a)()) + "y")', a="var T"),
    template("bytes-str", 'print("x" + str(b"ab") + "y" + str(None))'),
    template("str-of-two", 'print("x" + str(b"ab", "ascii") + "y")'),
    template("empty-parts", 'print("" + str($a) + "")', a="var T"),
    template("twice", """
        $s = "<" + str($a) + ">"
        $s = $s + "<" + str($b) + ">"
        """, s="new str", a="var T", b="var U"),
    template("return-tight", """
        def tight(n):
            return"n"+str(n)+"!"

        print(tight($a))
        """, a="var T", b4=()),
    template("minimal-space", 'print("a"if $a else"b"+str($a)+"c")', a="var T"),
    template("star", 'print(*"a" + str($a) + "b")', a="var int"),
    template("with-string-name", """
        str_size = 3
        print("a" + str(str_size) + "b" + str(str))
        """, b4=(70,)),
    template("own-plus-everywhere", """
        class Tag:
            def __init__(self, text):
                self.text = text

            def __radd__(self, other):
                return Tag("[" + str(other) + self.text)

            def __add__(self, other):
                return Tag(self.text + str(other) + "]")

            def __str__(self):
                return "<" + self.text + ">"

        def mark(thing):
            return "a " + thing + " b"

        print(mark(Tag($a)), str(mark("x")))
        """, a="value str", b4=(53, 54)),
    template("numbers-in-front", """
        def add(a, b):
            print(a + b + "!")

        add($a, $a)
        """, a="value str", b4=(53,)),
    template("yielded", """
        def talk():
            print("got " + str((yield 1)) + "!")

        talking = talk()
        next(talking)
        try:
            talking.send($a)
        except StopIteration:
            print("end")
        """, a="value T", b4=(67,)),
    template("arguments-of-str", 'print("a" + str($e) + "b")', a="var int", b="var str",
             e="$a if $b else 'x' | not $a | -$a | $a == 3 | {1: $a} | {$a} | {} | [$a, $b] | ($a, $b) | $a, | | 1.0 | 1e3 | 1j | None | True | "
               "str($a)[0] | str($b).upper() | 'a' 'b' | b'x' | ... | $a + 1 | $a << 2 | $b[1:2] | $b * 2 | $a ** 2 | ~$a | $a or $b | "
               "[x for x in $b] | sum(x for x in [$a]) | len([1, 2]) | 'it\\'s' | f'{$a}' | f'{$a:03}' | '{}' | object=$a | *[$a] | int | "
               "$a if $a else [$a] | {'k': $b}['k'] | {\"k\": $b}[\"k\"] | 0x1f | 1_000 | float('nan') | -0.0 | range(3) | type($a)"),
    template("operands", 'print("a" + $e + "b")', a="var int", b="var str",
             e="$b * 2 | ($b or 'x') | $b[1:2] | $b.upper() | ($b + 'c') | ('c' + $b) | $b + $b | '%s' % $b | '%s=%s' % ($a, $b) | '{}'.format($b) | "
               "f'{$a}' | ($b if $a else 'x') | str($a) * 2 | str($a).zfill(3) | ''.join([$b]) | [$b][0] | {'k': $b}['k'] | (lambda: $b)() | "
               "$b.replace('a', \"b\") | chr(97) | repr($b) | hex($a) | 'x' 'y' | r'\\d' | 'it\\'s' | '{' + $b + '}' | '%d%%' % $a | input() | "
               "$b if $a else 'x' | min($b, 'x') | ascii($b) | format($a, '03') | $b.__str__() | str($a) + '\\t' + $b | \"'\" | '\"' + $b"),
]  # fmt: skip
