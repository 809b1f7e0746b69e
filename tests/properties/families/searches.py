"""Something is looked for in a loop: any, all, first, index, flags (rules to come)."""

from tests.properties.templates import template

EACH = {"xs": "value list[T]", "x": "loop T"}

TEMPLATES = [
    template("flag", """
        $found = False
        for $x in $xs:
            if $test:
                $found = True
        """, **EACH, found="new bool", test="bool from x"),
    template("flag-break", """
        $found = False
        for $x in $xs:
            if $test:
                $found = True
                break
        """, **EACH, found="new bool", test="bool from x"),
    template("all", """
        $ok = True
        for $x in $xs:
            if not ($test):
                $ok = False
        """, **EACH, ok="new bool", test="bool from x"),
    template("any-returned", """
        def has(things):
            for $x in things:
                if $test:
                    return True
            return False

        print(has($xs))
        """, **EACH, test="bool from x"),
    template("all-returned", """
        def all_good(things):
            for $x in things:
                if $test:
                    return False
            return True

        print(all_good($xs))
        """, **EACH, test="bool from x"),
    template("first", """
        $first = None
        for $x in $xs:
            if $test:
                $first = $x
                break
        print($first)
        """, **EACH, first="loop T", test="bool from x"),
    template("first-returned", """
        def first(things):
            for $x in things:
                if $test:
                    return $x
            return None

        print(first($xs))
        """, **EACH, test="bool from x"),
    template("index", """
        $at = -1
        for $i in range(len($xs)):
            if $xs[$i] == $y:
                $at = $i
                break
        """, xs="var list[T]", i="loop int", y="var T", at="new int"),
    template("index-by-enumerate", """
        $at = None
        for $i, $x in enumerate($xs):
            if $test:
                $at = $i
                break
        print($at)
        """, **EACH, i="loop int", at="loop int", test="bool from x"),
    template("else", """
        for $x in $xs:
            if $test:
                print("found", $x)
                break
        else:
            print("nothing")
        """, **EACH, test="bool from x", b4=(68,)),
    template("membership", """
        $found = False
        for $x in $xs:
            if $x == $y:
                $found = True
        """, **EACH, y="var T", found="new bool"),
    template("compare-with-true", """
        if $flag == True:
            print("yes")
        if $flag == False or $flag != True:
            print("no")
        """, flag="var bool"),
    template("boolean-returned", """
        def check(n):
            if $test:
                return True
            else:
                return False

        print(check($n))
        """, n="value int", it="= n : int", test="bool from it"),
]  # fmt: skip
