"""Files that are read line by line (ZEN319)."""

from tests.properties.templates import template

WRITTEN = """
with open("notes.txt", "w") as notes:
    notes.write($text)
"""
HOLES = {"text": r'= "fig\nkiwi\n" | "" | "one\n\nlast" : str', "x": "loop str", "f": "loop file"}

TEMPLATES = [
    template(
        "with",
        WRITTEN
        + """
with open("notes.txt") as $f:
    for $x in $f.readlines():
        print($x.strip())
        """,
        **HOLES,
    ),
    template(
        "counted",
        WRITTEN
        + """
$n = 0
$f = open("notes.txt")
for $x in $f.readlines():
    $n += len($x)
$f.close()
print($n)
        """,
        **HOLES,
        n="new int",
    ),
    template(
        "at-once",
        WRITTEN
        + """
for $i, $x in enumerate(open("notes.txt").readlines()):
    print($i, $x)
        """,
        **HOLES,
        i="loop int",
    ),
    template(
        "collected",
        WRITTEN
        + """
with open("notes.txt") as $f:
    $out = [$x.strip() for $x in $f.readlines()]
print($out)
        """,
        **HOLES,
        out="new list[str]",
    ),
    template(
        "left-early",
        WRITTEN
        + """
$f = open("notes.txt")
for $x in $f.readlines():
    if not $x.strip():
        break
    print($x)
print(repr($f.read()))
$f.close()
        """,
        **HOLES,
    ),
    template(
        "copied",
        WRITTEN
        + """
with open("notes.txt") as $f, open("$other", "a") as $g:
    for $x in $f.readlines():
        $g.write($x.upper())
print(open("notes.txt").read())
        """,
        **HOLES,
        g="loop file",
        other="copy.txt | copy.txt | notes.txt",
    ),
    template(
        "written-anew",
        WRITTEN
        + """
for $x in open("notes.txt").readlines():
    with open("notes.txt", "a") as $g:
        $g.write("more")
print(open("notes.txt").read())
        """,
        **HOLES,
        g="loop file",
    ),
    template(
        "position-is-asked",
        WRITTEN
        + """
with open("notes.txt", "rb") as $f:
    for $x in $f.readlines():
        print($x, $f.tell())
        """,
        **HOLES,
    ),
    template(
        "generator",
        WRITTEN
        + """
with open("notes.txt") as $f:
    $g = ($x.strip() for $x in $f.readlines())
print(list($g))
        """,
        **HOLES,
        g="loop file",
    ),
]
