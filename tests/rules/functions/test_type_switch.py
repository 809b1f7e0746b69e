from __future__ import annotations

import pytest

from beginner_lint.rules.functions.type_switch import TypeSwitch
from tests.rules.evidence.inputs import ints
from tests.rules.tables import Case, check, clean, outcome, shown, unfixed

INPUTS = {"n": ints}
SILENCING = dict.fromkeys(
    (
        "has_to_ask",
        "brings_into_shape",
        "is_a_table",
        "is_about_two_values",
        "is_about_kin",
        "sorts",
        "stands_among_other_steps",
        "walks_over_a_structure",
        "hands_on",
    ),
    "what the message proposes would do the same, but would be no better",
)

ANIMALS = (
    "class Dog:\n    name = 'Rex'\n\n\nclass Cat:\n    name = 'Tom'\n\n\nclass Cow:\n    name = 'Elsa'\n"
)
ALL = "for animal in (Dog(), Cat(), Cow(), 3):\n    print(f(animal, 3))\n"


def with_methods(method: str, *bodies: str) -> str:
    """The classes, each with a method."""
    head, *classes = ANIMALS.split("class ")
    texts = [
        f"class {made.rstrip()}\n\n    def {method}:\n{body}"
        for made, body in zip(classes, bodies, strict=True)
    ]
    return head + "\n\n\n".join(texts) + "\n"


CASES = [
    shown(
        "methods",
        ANIMALS
        + "def f(animal, n):\n    '''Greet.'''\n    if isinstance(animal, Dog):\n        # louder\n        print(animal.name * n)\n        return 'wuff'  # dog\n"
        "    elif isinstance(animal, Cat):\n        return 'miau'\n    elif isinstance(animal, Cow):\n        return f'muh {n}'\n"
        + ALL,
        with_methods(
            "f(self, n)",
            "        # louder\n        print(self.name * n)\n        return 'wuff'  # dog",
            "        return 'miau'",
            "        return f'muh {n}'",
        )
        + "def f(animal, n):\n    '''Greet.'''\n    return animal.f(n)\n"
        + ALL,
        says="A method in `Dog`, `Cat` and `Cow` does not have to ask what `animal` is",
        because="assumes that every value that is handed in is of one of these classes",
        itself=True,
    ),
    shown(
        "one-after-the-other",
        ANIMALS
        + "def f(animal, n):\n    if isinstance(animal, Dog):\n        return n\n    if type(animal) is Cat:\n        return n + 1\n"
        "    if isinstance(animal, Cow) or isinstance(animal, Dog):\n        return n + 2\n    raise TypeError(animal)\n"
        + ALL,
        with_methods("f(self, n)", "        return n", "        return n + 1", "        return n + 2")
        + "def f(animal, n):\n    return animal.f(n)\n"
        + ALL,
        itself=True,
    ),
    shown(
        "types-of-python",
        "def f(value):\n    if isinstance(value, int):\n        n = value + 1\n        return n\n    elif isinstance(value, (float, complex)):\n        kind = 'number'\n        return kind\n"
        "    elif isinstance(value, bool):\n        return 'truth'\n    else:\n        return None\n",
        "from functools import singledispatch\n\n\n@singledispatch\ndef f(value):\n    return None\n\n\n@f.register(int)\ndef _(value):\n    n = value + 1\n    return n\n\n\n"
        "@f.register(float)\n@f.register(complex)\ndef _(value):\n    kind = 'number'\n    return kind\n\n\n@f.register(bool)\ndef _(value):\n    return 'truth'\n",
        says="The type of `value` decides; `singledispatch` makes a function for each type",
        because="assumes that the closest of several types that fit is meant",
        runs=False,  # the program gets more functions: see below
    ),
    shown(
        "docstring-over-several-lines",
        "def f(value):\n    \"\"\"Do.\n\n    More.\n    \"\"\"\n    if isinstance(value, int):\n        n = value + 1\n        return n\n    elif isinstance(value, str):\n        kind = 'number'\n        return kind\n"
        "    elif isinstance(value, bool):\n        return 'truth'\n    else:\n        return None\n",
        "from functools import singledispatch\n\n\n@singledispatch\ndef f(value):\n    \"\"\"Do.\n\n    More.\n    \"\"\"\n    return None\n\n\n@f.register(int)\ndef _(value):\n    n = value + 1\n    return n\n\n\n"
        "@f.register(str)\ndef _(value):\n    kind = 'number'\n    return kind\n\n\n@f.register(bool)\ndef _(value):\n    return 'truth'\n",
        runs=False,
    ),
    shown(
        "behind-colons",
        ANIMALS
        + "def f(animal, n):\n    if isinstance(animal, Dog): return 1\n    elif isinstance(animal, Cat): n += 1; return n\n    elif isinstance(animal, Cow): return 3\n"
        + ALL,
        with_methods("f(self, n)", "        return 1", "        n += 1; return n", "        return 3")
        + "def f(animal, n):\n    return animal.f(n)\n"
        + ALL,
        itself=True,
    ),
    clean(
        "constants",
        "def name(x):\n    if isinstance(x, bool):\n        return 'flag'\n    if isinstance(x, int):\n        return 'number'\n"
        "    if isinstance(x, str):\n        return 'text'\n    return 'other'\nprint(name(3))\n",
        guard="is_a_table",
    ),
    clean(
        "one-step-for-each-type",
        "def text(x):\n    if isinstance(x, bool):\n        return str(x).lower()\n    if isinstance(x, int):\n        return hex(x)\n"
        "    if isinstance(x, str):\n        x2 = x * 2\n        return x2\n    return repr(x)\nprint(text(3))\n",
        guard="is_a_table",
    ),
    clean(
        "hands-on-to-its-own-methods",
        ANIMALS
        + "class Painter:\n    def paint(self, animal, n):\n        if isinstance(animal, Dog):\n            self.paint_dog(n, animal)\n        elif isinstance(animal, Cat):\n"
        "            self.paint_cat(n, animal)\n        elif isinstance(animal, Cow):\n            self.paint_cow(n, animal)\n",
        guard="hands_on",
    ),
    unfixed(
        "hands-on-to-methods-of-another",
        ANIMALS
        + "class Painter:\n    def paint(self, other, animal):\n        if isinstance(animal, Dog):\n            other.paint_dog(animal)\n        elif isinstance(animal, Cat):\n"
        "            other.paint_cat(animal)\n        elif isinstance(animal, Cow):\n            other.paint_cow(animal)\n",
        because="`paint` is no function of its own",
    ),
    clean(
        "needs-the-one-who-asks",
        ANIMALS
        + "class Farm:\n    def meet(self, animal):\n        if isinstance(animal, Dog):\n            self.dogs = 3\n        elif isinstance(animal, Cat):\n"
        "            self.dogs = animal.name\n        elif isinstance(animal, Cow):\n            print(self.name)\n            self.dogs = 4\n",
        guard="hands_on",
    ),
    unfixed(
        "one-branch-does-without-the-one-who-asks",
        ANIMALS
        + "class Farm:\n    def meet(self, animal):\n        if isinstance(animal, Dog):\n            print(3)\n        elif isinstance(animal, Cat):\n"
        "            print(self, animal.name)\n        elif isinstance(animal, Cow):\n            print(self.name)\n",
        because="`meet` is no function of its own",
    ),
    unfixed(
        "answers-for-others-and-has-a-comment",
        ANIMALS
        + "def f(animal):\n    if isinstance(animal, Dog):  # barks\n        return 1\n    if isinstance(animal, Cat):\n        return 2\n"
        "    if isinstance(animal, Cow):\n        return 3\n    return animal.legs\n"
        + ALL,
        because="may be for values of other classes, which would have no method",
    ),
    clean(
        "collects-from-a-tree",
        ANIMALS
        + "def f(animal, found=None):\n    if found is None:\n        found = set()\n    if isinstance(animal, Dog):\n        found.add(animal.name)\n    elif isinstance(animal, Cat):\n"
        "        f(animal.left, found)\n    elif isinstance(animal, Cow):\n        f(animal.right, found)\n    return found\n",
        guard="walks_over_a_structure",
    ),
    shown(
        "walks-over-a-tree-of-own-classes",
        ANIMALS
        + "def f(animal, n):\n    if isinstance(animal, Dog):\n        return n\n    if isinstance(animal, Cat):\n        return f(Dog(), n)\n    if isinstance(animal, Cow):\n        return f(Cat(), n) + 1\n"
        + ALL,
        with_methods(
            "f(self, n)", "        return n", "        return f(Dog(), n)", "        return f(Cat(), n) + 1"
        )
        + "def f(animal, n):\n    return animal.f(n)\n"
        + ALL,
        itself=True,
    ),
    unfixed(
        "sorts-parts",
        ANIMALS
        + "dogs, cats = [], []\nfor animal in [Dog(), Cat(), Cow()]:\n    if isinstance(animal, Dog):\n        dogs.append(animal)\n    elif isinstance(animal, Cat):\n"
        "        cats.append(animal)\n    elif isinstance(animal, Cow):\n        cats.append(animal.name)\n",
        because="the questions are not all that a function does",
    ),
    unfixed(
        "default",
        ANIMALS
        + "def f(animal, n=3):\n    if isinstance(animal, Dog):\n        return n\n    if type(animal) is Cat:\n        return n + 1\n"
        "    if isinstance(animal, Cow):\n        return n + 2\n"
        + ALL,
        because="a parameter of it has a default",
    ),
    unfixed(
        "answers-for-others",
        ANIMALS
        + "def f(animal):\n    if isinstance(animal, Dog):\n        return 1\n    if isinstance(animal, Cat):\n        return 2\n"
        "    if isinstance(animal, Cow):\n        return 3\n    return animal.legs\n"
        + ALL,
        because="may be for values of other classes, which would have no method",
    ),
    unfixed(
        "another-class-is-annotated",
        ANIMALS
        + "class Fish:\n    pass\nPet = Dog | Cat | Fish\ndef f(animal: 'Pet | Cow'):\n    if isinstance(animal, Dog):\n        return 1\n    if isinstance(animal, Cat):\n        return 2\n"
        "    if isinstance(animal, Cow):\n        return 3\n    return None\n"
        + ALL,
        because="`animal` may be of class `Fish` (line 11), by its annotation",
    ),
    shown(
        "just-these-are-annotated",
        "class Animal:\n    name = 'pet'\n\n\n"
        + ANIMALS.replace("class Dog:", "class Dog(Animal):")
        + "def f(animal: Animal | Dog | Cat | Cow, n):\n    if isinstance(animal, Dog):\n        return n\n    elif isinstance(animal, Cat):\n        return 2\n    elif isinstance(animal, Cow):\n        return 3\n"
        + ALL,
        "class Animal:\n    name = 'pet'\n\n\n"
        + with_methods("f(self, n)", "        return n", "        return 2", "        return 3").replace(
            "class Dog:", "class Dog(Animal):"
        )
        + "def f(animal: Animal | Dog | Cat | Cow, n):\n    return animal.f(n)\n"
        + ALL,
        itself=True,
    ),
    clean(
        "sorts-into-lists",
        ANIMALS
        + "dogs, cats, cows = [], [], set()\nfor animal in [Dog(), Cat(), Cow()]:\n    if isinstance(animal, Dog):\n        dogs.append(animal)\n    elif isinstance(animal, Cat):\n"
        "        cats.append(animal)\n    elif isinstance(animal, Cow):\n        cows.add(animal)\n",
        guard="sorts",
    ),
    unfixed(
        "any-number",
        ANIMALS
        + "def f(animal, *n):\n    if isinstance(animal, Dog):\n        return n\n    if type(animal) is Cat:\n        return n + n\n"
        "    if isinstance(animal, Cow):\n        return n + n + n\n"
        + ALL,
        because="its parameters are not plain ones",
    ),
    unfixed(
        "in-a-loop",
        ANIMALS
        + "for animal in (Dog(), Cat(), Cow()):\n    if isinstance(animal, Dog):\n        print('wuff')\n    elif isinstance(animal, Cat):\n"
        "        print('miau')\n    elif isinstance(animal, Cow):\n        print('muh')\n",
        because="the questions are not all that a function does",
    ),
    unfixed(
        "method-of-another-class",
        ANIMALS
        + "class Zoo:\n    def hear(self, animal):\n        if isinstance(animal, Dog):\n            return 'wuff'\n        elif isinstance(animal, Cat):\n"
        "            return 'miau'\n        elif isinstance(animal, Cow):\n            return 'muh'\nprint(Zoo().hear(Dog()))\n",
        because="`hear` is no function of its own",
    ),
    unfixed(
        "one-variable",
        ANIMALS
        + "def f(animal):\n    if isinstance(animal, Dog):\n        noise = 'wuff'\n    elif isinstance(animal, Cat):\n        noise = 'miau'\n"
        "    elif isinstance(animal, Cow):\n        noise = 'muh'\n    print(noise)\n",
        because="not all that a function does",
        guard="is_part_of_more",
    ),
    unfixed(
        "in-a-base-class",
        "class Animal:\n    def speak(self):\n        if isinstance(self, Dog):\n            print(1)\n        elif isinstance(self, Cat):\n            print(2)\n"
        "        elif isinstance(self, Cow):\n            print(3)\n" + ANIMALS,
        says="does not have to ask what `self` is",
    ),
    unfixed(
        "a-comment-between",
        ANIMALS
        + "def f(animal):\n    if isinstance(animal, Dog):  # barks\n        print(1)\n    elif isinstance(animal, Cat):\n        print(2)\n    elif isinstance(animal, Cow):\n        print(3)\n",
        because="a comment in it would go",
    ),
    unfixed(
        "an-attribute-of-that-name",
        ANIMALS
        + "def legs(animal):\n    if isinstance(animal, Dog):\n        return animal.legs\n    elif isinstance(animal, Cat):\n        return 4\n    elif isinstance(animal, Cow):\n        return 5\n",
        because="something else with the name `legs`",
    ),
    clean("two", ANIMALS + "def f(animal):\n    if isinstance(animal, Dog):\n        return 1\n    elif isinstance(animal, Cat):\n        return 2\n    return 3\n"),
    clean("two-questions-of-other-kinds", ANIMALS + "def f(animal):\n    if isinstance(animal, Dog):\n        return 1\n    elif isinstance(animal, Cat):\n        return 2\n    elif isinstance(animal, Cow) and animal.name:\n        return 3\n    return 4\n"),
    clean("compared-as-type-comparison-tells", ANIMALS + "def f(animal):\n    if type(animal) == Dog:\n        return 1\n    elif type(animal) == Cat:\n        return 2\n    elif type(animal) == Cow:\n        return 3\n"),
    clean("different-things-are-done", ANIMALS + "def f(animal, n):\n    if isinstance(animal, Dog):\n        n += 1\n    elif isinstance(animal, Cat):\n        print(2)\n    elif isinstance(animal, Cow):\n        return 3\n    return n\n"),
    clean("leaves-a-loop", ANIMALS + "def f(animals):\n    for animal in animals:\n        if isinstance(animal, Dog):\n            break\n        elif isinstance(animal, Cat):\n            print(2)\n        elif isinstance(animal, Cow):\n            print(3)\n"),
    clean("imported-classes", "from ast import Add, Div, Sub\ndef f(node):\n    if isinstance(node, Add):\n        return 1\n    elif isinstance(node, Sub):\n        return 2\n    elif isinstance(node, Div):\n        return 3\n"),
    clean("types-among-other-code", "def f(value):\n    print(value)\n    if isinstance(value, int):\n        return 1\n    elif isinstance(value, str):\n        return 2\n    elif isinstance(value, list):\n        return 3\n"),
    clean("match-with-classes", ANIMALS + "def f(animal):\n    match animal:\n        case Dog():\n            return 1\n        case Cat(name=n) if n:\n            return 2\n        case Cow():\n            return 3\n"),
    clean("match-with-types", "def f(value):\n    match value:\n        case int():\n            return 1\n        case str():\n            return 2\n        case list():\n            return 3\n"),
    clean("match-of-the-type", "def f(value):\n    match type(value):\n        case t if t is int:\n            return 1\n        case t if t is str:\n            return 2\n        case t if t is list:\n            return 3\n"),
    clean("match-with-a-question-in-each-case", ANIMALS + "def f(animal):\n    match animal.name:\n        case 'Rex':\n            if isinstance(animal, Dog):\n                return 1\n        case 'Tom':\n            if isinstance(animal, Cat):\n                return 2\n        case _:\n            if isinstance(animal, Cow):\n                return 3\n"),
    clean(
        "own-isinstance",
        ANIMALS + "def isinstance(a, b):\n    return a is b\ndef f(animal):\n    if isinstance(animal, Dog):\n        return 1\n    elif isinstance(animal, Cat):\n        return 2\n    elif isinstance(animal, Cow):\n        return 3\n",
        guard="asks_with_something_else",
    ),
    clean(
        "an-operator",
        ANIMALS + "class Farm:\n    def __add__(self, other):\n        if isinstance(other, Dog):\n            return 1\n        elif isinstance(other, Cat):\n            return 2\n        elif isinstance(other, Cow):\n            return 3\n        return NotImplemented\n",
        guard="has_to_ask",
    ),
    clean(
        "a-value-brought-into-shape",
        "def f(value):\n    if isinstance(value, int):\n        text = str(value)\n        return text\n    elif isinstance(value, bytes):\n        text = value.decode()\n        return text\n    elif isinstance(value, float):\n        return str(value)\n    else:\n        return value\n",
        guard="brings_into_shape",
    ),
    clean(
        "special-cases-first",
        ANIMALS + "def f(animal, n):\n    if isinstance(animal, Dog):\n        return 1\n    if isinstance(animal, Cat):\n        return 2\n    if isinstance(animal, Cow):\n        return 3\n    n += 1\n    return n * 2\n",
        guard="stands_among_other_steps",
    ),
    clean(
        "of-two-values",
        ANIMALS + "def f(a, b):\n    if isinstance(a, Dog):\n        if isinstance(b, Dog):\n            return 1\n        elif isinstance(b, Cat):\n            return 2\n        elif isinstance(b, Cow):\n            return 3\n    return 4\n",
        guard="is_about_two_values",
    ),
    clean(
        "kin",
        "class Dog:\n    def likes(self, other):\n        if isinstance(other, Dog):\n            return 1\n        elif isinstance(other, Cat):\n            return 2\n        elif isinstance(other, Cow):\n            return 3\nclass Cat:\n    pass\nclass Cow:\n    pass\n",
        guard="is_about_kin",
    ),
    clean(
        "lists-in-lists",
        "def f(value):\n    if isinstance(value, int):\n        n = 1\n        return n\n    elif isinstance(value, str):\n        n = len(value)\n        return n\n    elif isinstance(value, list):\n        return sum(f(each) for each in value)\n",
        guard="walks_over_a_structure",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(TypeSwitch, case)


def test_only_the_order_of_types_makes_a_difference_to_registered_functions() -> None:
    case = next(case for case in CASES if case.id == "types-of-python")
    assert case.fixed
    before, after = (
        [outcome(f"{program}\nprint(f({value}))\n") for value in ("1", "2.5", "3j", "'a'", "None", "True")]
        for program in (case.program, case.fixed)
    )
    assert before[:-1] == after[:-1]
    assert before[-1] == ("2\n", "")
    assert after[-1] == ("truth\n", "")
