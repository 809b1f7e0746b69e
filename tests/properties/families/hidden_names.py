"""Variables with the names of imports (ZEN508) and of functions of the program (ZEN509)."""

from tests.properties.templates import template

TEMPLATES = [
    template("module", """
        import math

        math = math.floor($v)
        print(math, math + 1)
        """, v="value int"),
    template("module-in-a-loop", """
        import math

        for $x in $xs:
            math = math.floor($v)
            print($x, math)
        """, xs="value list[T]", x="loop T", v="value int", at_top=True),
    template("module-afterwards", """
        import $module

        print($module.$name)
        $module = $v
        print($module)
        $after
        """, module="string", name="digits", v="value str",
             after="print(string.digits) | print(string.upper()) | print(len(string))"),
    template("module-in-a-function", """
        import string

        def show(text):
            $first
            string = text + "!"
            return string

        print(show($v), string.digits)
        """, first="print(string.digits) | print('first') | print(text)", v="value str", at_top=True),
    template("module-sometimes", """
        import string

        if $test:
            string = $v
        print($shown)
        """, test="bool from n", n="var int", v="value str", at_top=True,
             shown="string | string.digits | string.upper()"),
    template("member", """
        from math import floor

        floor = floor($v)
        print(floor)
        $after
        """, v="value int", at_top=True, after="print(floor(2.5)) | print(floor + 1)"),
    template("module-of-the-loop", """
        import string

        for string in $xs:
            print(string)
        """, xs="value list[str]", at_top=True),
    template("function", """
        def $total(things):
            return len(things)

        $total = $total($xs)
        print($total)
        $after
        """, total="size | total | get_count", xs="value list[T]", at_top=True, after="print('end') | print($total + 1)"),
    template("function-again", """
        def get_name():
            return $v

        get_name = get_name()
        print(get_name)
        print(get_name())
        """, v="made str", at_top=True),
    template("function-in-another", """
        def size(things):
            return len(things)

        def show(things):
            size = $v
            print(size)

        show($xs)
        print(size($xs))
        """, v="size(things) | len(things) | 3", xs="var list[T]", at_top=True),
    template("function-by-hand", """
        def shout(text):
            return text.upper()

        shout = $wrapped
        print(shout($v))
        """, wrapped="[shout][0] | (lambda text: text + '!') | str.lower", v="value str", at_top=True),
]  # fmt: skip
