"""Imports and definitions with the names of builtins (ZEN503, ZEN504), and what reads them from where."""

from tests.properties.templates import template

NUMBERS = "sum | max | min | len | round"

TEMPLATES = [
    template("from-import", "from $module import pow\nprint(pow(2, 3), [pow(n, 2) for n in $xs])", module="math | operator",
             xs="value list[int]", weight=2),
    template("import-as", "import math as $max\nprint($max.floor(2.5))", max=NUMBERS),
    template("member-as", "from math import $own as $max\nprint($max(2.5))", own="floor | ceil | trunc", max=NUMBERS),
    template("several", "from operator import add, pow, abs\nprint(add(1, $n), pow(2, 3), abs($n))", n="value int"),
    template("import-inside", """
        def work(n):
            from math import pow

            def inner():
                return pow(n, 2)

            return inner()

        print(work($n), pow(2, 3, 5))
        """, n="value int", at_top=True),
    template("import-behind-the-builtin", "print(pow(2, 3, 5))\nfrom math import pow\nprint(pow(2, 3))", b4=(70, 76)),
    template("import-at-times", """
        if $test:
            from math import pow
        print(pow(2, 3))
        """, test="bool from n", n="var int", b4=(70, 76)),
    template("import-named-as-text", "from math import pow\nprint(pow(2, 3), $look)", at_top=True, b4=(76,),
             look="'pow' in globals() | eval('pow(2, 2)') | 'pow' in dir()"),
    template("import-printed-by-name", 'from math import floor as max\nprint(f"{max(2.5)=}")', b4=(76,)),
    template("function", """
        def $max($a, b):
            if $a > b:
                return $a
            return b

        print($max($v, 3))
        """, max="max | min | sum | pow", a="first | a | largest", v="value int", at_top=True, weight=2),
    template("calls-itself", """
        def $sum(things):
            if not things:
                return 0
            return things[0] + $sum(things[1:])

        print($sum($xs), dict($sum=$sum([1, 2])))
        """, sum="sum | len | max", xs="value list[int]", at_top=True),
    template("used-above", """
        def main():
            print($max($v, 3))

        $early

        def $max(a, b):
            return a if a > b else b

        main()
        """, max="max | min | pow", v="value int", early="print('go') | main() | start = main | start = main()", at_top=True, b4=(70, 76)),
    template("inside", """
        def outer(things):
            def $len(inner):
                return 2 * sum(1 for _ in inner)

            return [$len(things), $len([])]

        print(outer($xs), len([1]))
        """, len="len | max", xs="value list[T]", at_top=True),
    template("class", """
        class $list:
            def __init__(self, things):
                self.things = things

            def copy(self):
                return $list(self.things)

        print($list($xs).copy().things)
        """, list="list | set | map | object", xs="value list[T]", at_top=True),
    template("in-place-of-it", """
        real = $print

        def $print(*words):
            real(">", *words)

        $print("a")
        """, print="print", at_top=True, b4=(76,)),
    template("definition-and-variable", """
        def $max(a, b):
            return a

        $max = $max(3, $v)
        print($max)
        """, max="max | sum", v="value int", at_top=True, b4=(70,)),
    template("builtin-before-the-definition", """
        print($max(3, 4))

        def $max(a, b):
            return a

        print($max(3, 4))
        """, max="max | min", at_top=True, b4=(70, 76)),
]  # fmt: skip
