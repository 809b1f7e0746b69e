"""Scripts as learners write them, made from a seed: the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("names", "scores", "words", "prices", "pupils", "cities", "animals", "results", "lines", "points")
_NUMBERS = ("total", "count", "best", "limit", "rounds", "age", "height", "steps")

# What a script is put together from; each is complete, so that any order makes a program.
_PARTS = (
    "{list_} = [{a}, {b}, {c}]\nprint({list_})\n",
    "{number} = {a}\nwhile {number} < {b}{c}:\n    {number} = {number} + {a}\nprint('done', {number})\n",
    "def add_{number}(first, second):\n    # adds both numbers\n    return first + second\n\n\nprint(add_{number}({a}, {b}))\n",
    "{list_} = ['ann', 'bob', 'eve']\nfor i in range(len({list_})):\n    print({list_}[i])\n",
    "{list_} = []\nfor n in range({a}{b}):\n    {list_}.append(n * {c})\nprint({list_})\n",
    "{list_} = {{}}\n{list_}['a'] = {a}\nif 'b' in {list_}:\n    print('found')\nelse:\n    print('not found')\n",
    "text = ''\nfor letter in 'abc{a}{b}':\n    text += letter.upper()\nprint(text)\n",
    "name = 'Eve'\n{number} = {a}\nprint('Hello ' + name + ', you have ' + str({number}) + ' points')\n",
    "class Pupil{a}{b}:\n    def __init__(self, name, {number}):\n        self.name = name\n        self.{number} = {number}\n\n"
    "    def show(self):\n        print(self.name, self.{number})\n\n\nPupil{a}{b}('Eve', {c}).show()\n",
    "try:\n    {number} = int('{a}{b}')\nexcept ValueError:\n    {number} = 0\nprint({number} % {c}0 == 0)\n",
    "def is_even_{number}(n):\n    if n % 2 == 0:\n        return True\n    else:\n        return False\n\n\nprint(is_even_{number}({c}))\n",
    "list = [{a}, {b}]\nfor item in list:\n    print(item)\n",
    "{list_} = 'to be or not'.split()\nfor word in {list_}:\n    if len(word) > {a}:\n        print(word)\n",
)  # fmt: skip


def script(generator: random.Random, parts: int) -> str:
    """Return one script."""
    return "\n".join(_part(generator) for _ in range(parts))


def _part(generator: random.Random) -> str:
    return generator.choice(_PARTS).format(
        list_=generator.choice(_NAMES),
        number=generator.choice(_NUMBERS),
        a=generator.randint(1, 9),
        b=generator.randint(1, 9),
        c=generator.randint(1, 9),
    )


def write_scripts(folder: Path, number: int, seed: int = 1) -> None:
    """Write scripts of 10 to 80 lines."""
    generator = random.Random(seed)
    for at in range(number):
        (folder / f"script_{at:04}.py").write_text(script(generator, generator.randint(2, 14)))


def large_file(lines: int, findings: int, seed: int = 1) -> str:
    """Return a file of so many lines with so many index loops of three lines, spread evenly."""
    generator = random.Random(seed)
    text = ["value_0 = 1"]
    for at in range(findings):
        text += _filler(
            generator, (lines - 1 - 3 * findings) * (at + 1) // findings - (len(text) - 1 - 3 * at)
        )
        text += [f"def look_{at}(things):", "    for i in range(len(things)):", "        print(things[i])"]
    return "\n".join(text) + "\n"


def _filler(generator: random.Random, lines: int) -> Iterator[str]:
    for at in range(lines):
        a, b = generator.randint(1, 999), generator.randint(1, 999)
        yield f"value_{at % 97} = max({a}, value_0) if {a} < {b} else {b}"
