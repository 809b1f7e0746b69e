"""Values are compared with `None`, their types with classes; defaults that a call changes (ZEN601, ZEN605, ZEN606)."""

from tests.properties.templates import template

TEMPLATES = [
    template("none", "print($x == None, None != $x)", x="var T"),
    template("none-of-many", "print([$x for $x in $xs if $x != None])", xs="value list[T]", x="loop T"),
    template(
        "none-asked-of-a-judge",
        """
        class Judge:
            def __eq__(self, other):
                return other is None

        print(Judge() == None, Judge() != None)
        """,
        at_top=True,
        b4=(60,),
    ),
    template("type", "print(type($x) == str, type($x) != int)", x="var T"),
    template("types-of-two", "print(type($x) == type($y))", x="var T", y="var T"),
    template(
        "default-that-grows",
        """
        def note(word, words=[]):
            words.append(word)
            return len(words)

        print(note($x), note($x))
        """,
        x="var T",
        at_top=True,
    ),
]
