"""Texts that grow piece by piece (ZEN101)."""

from tests.properties.templates import template

EACH = {"xs": "value list[T]", "x": "loop T", "s": "new str"}

TEMPLATES = [
    template("plain", """
        $s = ""
        for $x in $xs:
            $s += $v
        """, **EACH, v="str from x", weight=2),
    template("long-form", """
        $s = ""
        for $x in $xs:
            $s = $s + $v
        """, **EACH, v="str from x", weight=2),
    template("at-front", """
        $s = ""
        for $x in $xs:
            $s = $v + $s
        """, **EACH, v="str from x", weight=2),
    template("separator", """
        $s = ""
        for $x in $xs:
            $s += $v + $sep
        """, **EACH, v="str from x", sep="', ' | ' ' | '\\n'", weight=2),
    template("separator-cut-off", """
        $s = ""
        for $x in $xs:
            $s += $v + ", "
        $s = $s[:-2]
        """, **EACH, v="str from x"),
    template("separator-cut-wrongly", """
        $s = "$start"
        for $x in $xs:
            $s = $s + $v + $sep
        $s = $s[:$cut]
        """, **EACH, v="str from x", sep="',' | ', ' | ' - '", cut="-1 | -2 | -3 | len($s) - 2", start=" | ab"),
    template("stripped", """
        $s = ""
        for $x in $xs:
            $s += $v + " "
        $s = $s.$strip
        """, **EACH, v="str from x", strip="strip() | rstrip() | rstrip(' ') | strip(', ')"),
    template("separator-first", """
        $s = ""
        for $x in $xs:
            if $s$test:
                $s += ", "
            $s += $v
        """, **EACH, v="str from x", test=" | != ''", b4=(57, 61)),
    template("separator-by-index", """
        $s = ""
        for $i in range(len($xs)):
            if $i > 0:
                $s += ", "
            $s += $v
        """, xs="var list[T]", i="loop int", s="new str", item="= $xs[$i] : T", v="str from item", weight=2),
    template("separator-but-last", """
        $s = ""
        for $i in range(len($xs)):
            $s += $v
            if $i < len($xs) - 1:
                $s += " "
        """, xs="var list[T]", i="loop int", s="new str", item="= $xs[$i] : T", v="str from item"),
    template("separator-by-enumerate", """
        $s = ""
        for $i, $x in enumerate($xs):
            if $i $op:
                $s += "-"
            $s += $v
        """, **EACH, i="loop int", v="str from x", op="> 0 | != 0 | >= 1"),
    template("filtered", """
        $s = ""
        for $x in $xs:
            if $test:
                $s += $v
        """, **EACH, v="str from x", test="bool from x", weight=2),
    template("continue", """
        $s = ""
        for $x in $xs:
            if $test:
                continue
            $s += $v
        """, **EACH, v="str from x", test="bool from x", b4=(68,)),
    template("if-else", """
        $s = ""
        for $x in $xs:
            if $test:
                $s += $v
            else:
                $s += $w
        """, **EACH, v="str from x", w="str from x", test="bool from x"),
    template("else-nothing", """
        $s = ""
        for $x in $xs:
            if $test:
                $s += $v
            else:
                $s += ""
        """, **EACH, v="str from x", test="bool from x"),
    template("two-pieces", """
        $s = ""
        for $x in $xs:
            $s += $v
            $s += $w
        """, **EACH, v="str from x", w="str from x"),
    template("three-pieces", """
        $s = ""
        for $x in $xs:
            $s = $s + $v + ":" + $w
        """, **EACH, v="str from x", w="str from x"),
    template("rows", """
        $s = ""
        for $row in $rows:
            for $x in $row:
                $s += $v + " "
            $s += "\\n"
        """, rows="value list[list[int]]", row="loop list[int]", x="loop int", s="new str", v="str from x"),
    template("line-by-line", """
        for $row in $rows:
            $s = ""
            for $x in $row:
                $s += $v
            print($s)
        """, rows="value list[list[int]]", row="loop list[int]", x="loop int", s="loop str", v="str from x"),
    template("picture", """
        $s = ""
        for $i in range(4):
            for $j in range($i):
                $s += "*"
            $s += "\\n"
        """, s="new str", i="loop int", j="loop int"),
    template("stars", """
        $s = ""
        for $i in range($n):
            $s += $v
        """, n="10 | 7 | len($t) | -1 | len($t) * 3", t="var str", i="loop int", s="new str", v="'*' | '-=' | $t | '\\t'"),
    template("stars-at-front", """
        $s = ""
        for $i in range(6):
            $s = "*" + $s
            print($s)
        """, i="loop int", s="new str", b4=(57,)),
    template("while", """
        $s = ""
        $i = 0
        while $i < $n:
            $s += $v
            $i += 1
        """, s="new str", i="loop int", n="9 | len($t)", t="var str", v="'*' | str($i) | $t[$i % len($t)]"),
    template("binary", """
        $s = ""
        number = 37
        while number > 0:
            $s = str(number % 2) + $s
            number //= 2
        """, s="new str"),
    template("printing", """
        $s = ""
        for $x in $xs:
            print($x)
            $s += $v
        """, **EACH, v="str from x", weight=2),
    template("busy", """
        $s = ""
        for $x in $xs:
            $body
            $s += $v
        """, **EACH, body="body from x", v="str from x"),
    template("shown-each-round", """
        $s = ""
        for $x in $xs:
            $s += $v
            print($s)
        """, **EACH, v="str from x", b4=(57, 61)),
    template("length-tested", """
        $s = ""
        for $x in $xs:
            if len($s) > 4:
                break
            $s += $v
        """, **EACH, v="str from x", b4=(57, 61, 68)),
    template("stops", """
        $s = ""
        for $x in $xs:
            if $test:
                break
            $s += $v
        """, **EACH, v="str from x", test="bool from x", b4=(57, 68)),
    template("with-a-start", """
        $s = $start
        for $x in $xs:
            $s += $v
        """, **EACH, start="'>' | 'list: ' | str(3) | f'{1}'", v="str from x", b4=(57,)),
    template("goes-on", """
        for $x in $xs:
            $s += $v
        """, xs="value list[T]", x="loop T", s="var str", v="str from x"),
    template("goes-on-at-front", """
        for $x in $xs:
            $s = $v + $s
        """, xs="value list[T]", x="loop T", s="var str", v="str from x"),
    template("reversed", """
        $s = ""
        for $ch in $t:
            $s = $ch + $s
        """, t="value str", ch="loop str", s="new str"),
    template("caesar", """
        $s = ""
        for $ch in $t:
            if $ch.isalpha():
                $s += chr((ord($ch.lower()) - 97 + 3) % 26 + 97)
            else:
                $s += $ch
        """, t="value str", ch="loop str", s="new str"),
    template("vowels", """
        $s = ""
        for $ch in $t:
            if $ch not in "aeiou":
                $s = $s + $ch
        """, t="value str", ch="loop str", s="new str"),
    template("indexed", """
        $s = ""
        for $i in range(len($t)):
            $s += $t[$i]
        """, t="var str", i="loop int", s="new str"),
    template("backwards", """
        $s = ""
        for $i in range(len($t) - 1, -1, -1):
            $s += $t[$i]
        """, t="var str", i="loop int", s="new str"),
    template("formatted", """
        $s = ""
        for $name, $n in $xs:
            $s += $v
        """, xs="value list[tuple[str, int]]", name="loop str", n="loop int", s="new str",
             v="f'{$name}: {$n}\\n' | '%s=%d;' % ($name, $n) | '{} {}'.format($name, $n) | $name + str($n)"),
    template("asked", """
        $s = ""
        for $i in range(3):
            $s += input() + " "
        """, i="loop int", s="new str"),
    template("temporary", """
        $s = ""
        for $x in $xs:
            $temp = $v
            $s += $temp
        """, **EACH, temp="loop str", v="str from x", b4=(59,)),
    template("temporary-used-later", """
        $s = ""
        for $x in $xs:
            $temp = $v
            $s += $temp
        print($temp)
        """, **EACH, temp="new str", v="str from x", b4=(59,)),
    template("two-texts", """
        $s = ""
        $t = ""
        for $x in $xs:
            $s += $v
            $t = $w + $t
        """, **EACH, t="new str", v="str from x", w="str from x"),
    template("both-ends", """
        $s = "|"
        for $x in $xs:
            $s = $v + $s + $w
        """, **EACH, v="str from x", w="str from x"),
    template("straight-line", """
        $s = "a"
        $s += $v
        $s += "!"
        """, s="new str", x="var int", v="str from x"),
    template("in-a-dict", """
        texts = {"a": ""}
        for $x in $xs:
            texts["a"] += $v
        $s = texts["a"]
        """, **EACH, v="str from x", b4=(57,)),
    template("of-an-object", """
        class Page:
            def __init__(self):
                self.text = ""

            def fill(self, things):
                for $x in things:
                    self.text += $v
                return self.text

        $s = Page().fill($xs)
        """, **EACH, v="str from x", at_top=True, b4=(57,)),
    template("bytes", """
        $s = b""
        for $x in $xs:
            $s += b"ab"
        $s = $s.decode()
        """, **EACH, b4=(57,)),
    template("list-plus", """
        $s = []
        for $x in $xs:
            $s += $v
        $s = "".join($s)
        """, **EACH, v="str from x", b4=(57,)),
    template("global", """
        $s = ""

        def add(thing):
            global $s
            for $x in thing:
                $s += $v

        add($xs)
        """, **EACH, v="str from x", at_top=True, b4=(57, 66)),
    template("seen-by-helper", """
        def so_far():
            return str(len($s))

        $s = ""
        for $x in $xs:
            $s += so_far()
        """, **EACH, b4=(57, 61)),
    template("returns-early", """
        def spell(things):
            $s = ""
            for $x in things:
                if $test:
                    return $s
                $s += $v
            return $s + "."

        print(spell($xs))
        """, xs="value list[T]", x="loop T", s="loop str", test="bool from x", v="str from x", b4=(68,)),
    template("empty-text-adds-nothing", """
        $s = ""
        for $x in $xs:
            $s += ""
            $s += $v
        """, **EACH, v="str from x"),
    template("own-plus", """
        class Loud:
            def __radd__(self, other):
                return other + "LOUD"

        def shouted(things):
            text = ""
            for thing in things:
                text += thing
            return text

        print(shouted($things))
        """, things="[Loud(), Loud()] | ['a', Loud()] | ['a', 'b']", b4=(53, 54)),
    template("list-of-parameter", """
        def joined(things, $s):
            for $x in things:
                $s += $x
            return $s

        print(joined($xs, $start))
        """, xs="value list[T]", T="str|list[int]|int", x="loop T", s="loop str", start='"" | [] | 0', b4=(53, 57)),
    template("start-may-be-missing", """
        def grow(sure, things):
            if sure:
                $s = ""
            for $x in things:
                $s += $v
            return "done"

        print(grow(False, []), grow(True, $xs))
        """, xs="value list[T]", x="loop T", s="loop str", v="str from x", b4=(57,)),
    template("at-either-end", """
        $s = ""
        for $x in $xs:
            if $test:
                $s += $v
            else:
                $s = $v + $s
        """, **EACH, test="bool from x", v="str from x", b4=(57,)),
    template("goes-on-in-the-else", """
        $s = ""
        for $x in $xs:
            $s += $v
            print($x)
        else:
            $s += "."
        """, **EACH, v="str from x", b4=(57, 68)),
    template("returned-through-finally", """
        def spell(things):
            $s = ""
            try:
                for $x in things:
                    if $test:
                        return "stop"
                    $s += $v
            finally:
                print("so far", $s)
            return $s

        print(spell($xs))
        """, xs="value list[T]", x="loop T", s="loop str", test="bool from x", v="str from x", b4=(57, 62, 68)),
    template("asks-the-class-above", """
        class Base:
            def mark(self):
                return "*"

        class Offer(Base):
            def line(self):
                $s = ""
                for $x in $xs:
                    $s += super().mark()
                return $s

        print(Offer().line())
        """, xs="value list[T]", x="loop T", s="loop str", at_top=True, b4=(65,)),
    template("in-a-class-body", """
        class Sign:
            mark = "*"
            line = ""
            for $x in $xs:
                line += mark

        print(Sign.line)
        """, xs="value list[T]", x="loop T", b4=(57, 65)),
    template("odd-pieces", """
        $s = ""
        for $x in $xs:
            $s += $v
        """, xs="value list[str]", x="loop str", s="new str",
             v="'a' if $x else 'b' | ($x + '-') | $x * 2 | '-' * len($x) | $x and 'y' or 'n' | f'{$x}' '!' | $x[0:1] + 'b' if $x else '' | "
               "str($x), | (kept := $x) | 'a' 'b' | ($x or '-') + ',' | str(not $x) | [$x for $x in 'ab'][0] | '%s' % $x + ';' | "
               "'{}'.format($x) | str(str($x)) | repr($x) | ''.join([$x, $x]) | $x.join('ab') | '\\n' | \"'\" + $x"),
    template("odd-long-form", """
        $s = "-"
        for $x in $xs:
            $s = $e
        """, xs="value list[str]", x="loop str", s="new str",
             e="$s + ($x + ',') | ($s + $x) + ',' | $s + $x if $x else $s | $x + ',' + $s | ($x + $s) | $s + $s[0] | $x + ($s) | $s + $x * 2 | "
               "($s + $x).strip() | f'{$s}{$x}' | $s + 'a' + 'b' | 'a' + $s + 'b' | ($s) + ($x)"),
    template("pairs", """
        $s = ""
        for $i, ($name, $n) in enumerate($xs):
            $s += $name + str($n) + str($i)
        """, xs="value list[tuple[str, int]]", i="loop int", name="loop str", n="loop int", s="new str"),
    template("walks-over-its-own-name", """
        $word = $text
        $s = ""
        for $word in $word:
            $s += $word + "!"
        """, text="value str", word="new str", s="new str", b4=(59,)),
    template("walks-over-itself", """
        $s = $text
        for $ch in $s:
            $s += $ch
        """, text="value str", ch="loop str", s="new str", b4=(61,)),
    template("nested-in-a-while", """
        $s = ""
        $n = 0
        while $n < 3:
            for $ch in $text:
                $s += $ch
            $n += 1
        """, text="value str", ch="loop str", s="new str", n="loop int"),
    template("texts-of-another-kind", """
        from collections import UserString

        def joined(things):
            text = ""
            for thing in things:
                text += thing
            return text

        print(repr(joined([UserString("a"), $a])), joined(["x", "y"]))
        """, a="value str", b4=(53, 54)),
]  # fmt: skip
