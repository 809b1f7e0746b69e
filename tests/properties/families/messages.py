"""Texts that grow line by line (ZEN106), and texts whose `f` was forgotten (ZEN109)."""

from tests.properties.templates import template

TEMPLATES = [
    template("letter", """
        $s = "Dear " + $a + ",\\n"
        $s += "you are " + str($b) + " today.\\n"
        $s += "All the best\\n"
        $s += $a
        """, s="new str", a="var str", b="var T", weight=2),
    template("from-nothing", """
        $s = ""
        $s += "<p>"
        $s = $s + str($b) + "{}"
        $s += '</p> "x"'
        """, s="new str", b="var T"),
    template("commented", """
        $s = "a"
        # the name
        $s += $a  # his
        $s += f"-{$b}-"
        $s += "# end"
        """, s="new str", a="var str", b="var T"),
    template("unknown-piece", """
        def letter(who):
            text = "Dear "
            text += who
            text += ", "
            text += "good bye"
            return text

        print(letter($a))
        """, a="var str"),
    template("seen-unfinished", """
        $s = "a"
        try:
            $s = "b"
            $s += str($b)
            $s += str(1 // 0)
            $s += "c"
        except ZeroDivisionError:
            print($s)
        """, s="new str", b="var T"),
    template("seen-by-a-function", """
        $s = "a"

        def show():
            print($s)
            return "shown"

        $s = "b"
        $s += show()
        $s += show()
        $s += show()
        """, s="new str", at_top=True),
    template("sometimes", """
        $s = "a"
        $s += "b"
        $s += "c"
        $s += str($b)
        if $b:
            $s += "d"
        """, s="new str", b="var T"),
    template("forgotten", 'print("it is {$a}, {$b!r}")', a="var T", b="var U"),
    template("forgotten-beside-another", 'print("it is {$a} and " + str($b))', a="var T", b="var U"),
]  # fmt: skip
