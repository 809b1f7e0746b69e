from __future__ import annotations

import pytest

from beginner_lint.rules.functions.recursion_as_loop import RecursionAsLoop
from tests.rules.evidence.inputs import texts, tuples
from tests.rules.tables import Case, check, clean, shown, unfixed

INPUTS = {"input()": tuples(texts, texts, texts)}
UNSHOWN = "only the number of calls that wait differs, and no run gets as far as a thousand"
SILENCING = {
    "is_about_recursion": "the loop does the same, but recursion is what the learner wants to see",
    "is_about_something_smaller": "the loop does the same, but recursion on a smaller case is a way to think",
    "mirrors_a_grammar": "the loop does the same, but the function no longer reads like its rule",
    "tries_once_more": "the loop does the same, but it reads as if there were many tries",
}


def repeated(name: str, program: str, fixed: str, **more: object) -> Case:
    """A function whose calls of itself become rounds."""
    return shown(name, program, fixed, **{"unshown": UNSHOWN, **more})


CASES = [
    repeated(
        "a-prompt",
        "def ask():\n    text = input('> ')\n    if not text:\n        print('again')\n        return ask()\n    return text\nprint(ask())\n",
        "def ask():\n    while True:\n        text = input('> ')\n        if not text:\n            print('again')\n            continue\n        return text\nprint(ask())\n",
        says="`ask` calls itself to start again; a `while` loop repeats without piling up calls",
        because="assumes that each round gives its variables new values",
    ),
    repeated(
        "an-error-is-handled",
        "def ask():\n    try:\n        return int(input('> '))\n    except ValueError:\n        return ask()\nprint(ask())\n",
        "def ask():\n    while True:\n        try:\n            return int(input('> '))\n        except ValueError:\n            continue\nprint(ask())\n",
    ),
    repeated(
        "play-again",
        'def play():\n    """Play."""\n    global n\n    n += 1\n    if input("again? ") == "a":\n        play()\nn = 0\nplay()\n',
        'def play():\n    """Play."""\n    global n\n    while True:\n        n += 1\n        if input("again? ") != "a":\n            break\nn = 0\nplay()\n',
    ),
    repeated(
        "a-menu",
        "def menu():\n    choice = input('> ')\n    if choice == 'a':\n        print('add')\n        menu()\n    elif choice == 'b':\n        menu()\n    elif choice == 'q':\n        print('bye')\nmenu()\n",
        "def menu():\n    while True:\n        choice = input('> ')\n        if choice == 'a':\n            print('add')\n        elif choice == 'b':\n            continue\n        elif choice == 'q':\n            print('bye')\n            break\n        else:\n            break\nmenu()\n",
    ),
    repeated(
        "one-way-of-many-repeats",
        "def menu():\n    choice = input('> ')\n    if choice == 'a':\n        print('add')\n    elif choice == 'b':\n        print('wrong')  # b\n        menu()  # once more\n    else:\n        pass\nmenu()\n",
        "def menu():\n    while True:\n        choice = input('> ')\n        if choice == 'a':\n            print('add')\n        elif choice == 'b':\n            print('wrong')  # b\n            continue  # once more\n        else:\n            pass\n        break\nmenu()\n",
    ),
    repeated(
        "last-statement",
        "def talk():\n    text = input('> ')\n    if not text:\n        return\n    print(text)\n    talk()\ntalk()\n",
        "def talk():\n    while True:\n        text = input('> ')\n        if not text:\n            return\n        print(text)\ntalk()\n",
    ),
    repeated(
        "a-return-behind-it",
        "def talk():\n    text = input('> ')\n    while text:\n        text = text[1:]\n        if text == 'a':\n            return\n    if input('> '):\n        talk()\n        return\n    print('end')\ntalk()\n",
        "def talk():\n    while True:\n        text = input('> ')\n        while text:\n            text = text[1:]\n            if text == 'a':\n                return\n        if input('> '):\n            continue\n        print('end')\n        break\ntalk()\n",
    ),
    repeated(
        "match",
        "def menu():\n    match input('> '):\n        case 'a':\n            print('add')\n            menu()\n        case 'b':\n            menu()\nmenu()\n",
        "def menu():\n    while True:\n        match input('> '):\n            case 'a':\n                print('add')\n            case 'b':\n                continue\n            case _:\n                break\nmenu()\n",
    ),
    repeated(
        "texts-over-several-lines-stay",
        "def ask(prompt, *more, mark='?'):\n    print('''one\ntwo''', f'''three\n{prompt}\n''', *more, mark)\n    if (not input(prompt) or\n            not input(mark)):\n        ask(prompt, *more, mark=mark)\nask('a', 'b')\n",
        "def ask(prompt, *more, mark='?'):\n    while True:\n        print('''one\ntwo''', f'''three\n{prompt}\n''', *more, mark)\n        if (not input(prompt) or\n                not input(mark)):\n            continue\n        else:\n            break\nask('a', 'b')\n",
        runs=False,
    ),
    repeated(
        "a-method",
        "class Game:\n\tdef play(self):\n\t\tif self.asks():\n\t\t\tprint('again')\n\t\t\tself.play()\n\tdef asks(self):\n\t\treturn input('again? ') == 'a'\nGame().play()\n",
        "class Game:\n\tdef play(self):\n\t\twhile True:\n\t\t\tif self.asks():\n\t\t\t\tprint('again')\n\t\t\telse:\n\t\t\t\tbreak\n\tdef asks(self):\n\t\treturn input('again? ') == 'a'\nGame().play()\n",
    ),
    repeated(
        "awaited",
        "import asyncio\nasync def ask():\n    await asyncio.sleep(0)\n    if not input('> '):\n        return await ask()\n    return 1\nprint(asyncio.run(ask()))\n",
        "import asyncio\nasync def ask():\n    while True:\n        await asyncio.sleep(0)\n        if not input('> '):\n            continue\n        return 1\nprint(asyncio.run(ask()))\n",
    ),
    shown(
        "the-answer-is-lost",
        "def ask():\n    text = input('> ')\n    if text:\n        return text\n    else:\n        print('again')\n        ask()\nprint(ask())\n",
        "def ask():\n    while True:\n        text = input('> ')\n        if text:\n            return text\n        else:\n            print('again')\nprint(ask())\n",
        says="`ask` calls itself to start again, and that answer is lost; repeat with `while`",
        itself=True,
        inputs={"input()": tuples(texts, texts, texts, texts)},
    ),
    unfixed(
        "in-a-loop",
        "def ask():\n    for _ in range(3):\n        if input('> '):\n            return ask()\n    return 1\nprint(ask())\n",
        because="the call stands in a loop",
        guard="cannot_be_shown",
    ),
    repeated(
        "behind-colons",
        "def menu():\r\n    if input('> ') == 'a': print('add'); menu()\r\n    else: exit()\r\nmenu()",
        "def menu():\r\n    while True:\r\n        if input('> ') == 'a': print('add'); continue\r\n        else: exit()\r\nmenu()",
    ),
    unfixed(
        "in-a-loop-over-several-lines",
        "def ask():\n    for _ in range(3):\n        if input('> '):\n            return ask(\n            )\n    return 1\nprint(ask())\n",
        because="the call stands in a loop",
    ),
    unfixed(
        "over-several-lines",
        "def ask():\n    if input('> '):\n        return ask(\n        )\n    return 1\nprint(ask())\n",
        because="the call goes over several lines",
    ),
    unfixed(
        "leaves-behind-a-colon",
        "def menu():\n    choice = input('> ')\n    if choice == 'a': menu()\n    elif choice == 'b': print('bye')\n    else: menu()\nmenu()\n",
        because="behind a colon",
    ),
    unfixed(
        "in-a-try-around-later-rounds",
        "def ask():\n    text = input('> ')\n    try:\n        if int(text) < 0:\n            return ask()\n    except ValueError:\n        return 0\n    return 1\nprint(ask())\n",
        because="the `try` on line 3 catches what fails in all later rounds",
        guard="cannot_be_shown",
    ),
    repeated(
        "in-a-try-of-its-own",
        "def ask():\n    try:\n        if int(input('> ')) < 0:\n            return ask()\n        return 1\n    except ValueError:\n        return 0\nprint(ask())\n",
        "def ask():\n    while True:\n        try:\n            if int(input('> ')) < 0:\n                continue\n            return 1\n        except ValueError:\n            return 0\nprint(ask())\n",
    ),
    unfixed(
        "in-a-try-that-raises-something-else",
        "def ask():\n    try:\n        if int(input('> ')) < 0:\n            return ask()\n    except ValueError:\n        raise TypeError from None\nask()\n",
        because="the `try` on line 2 catches what fails in all later rounds",
    ),
    unfixed("on-one-line", "def ask(): return input('> ') or 3 if input() else 4\ndef say(): input('> '); say()\n"),
    clean("goes-on-with-it", "def ask():\n    return input('> ') or 'no' + ask()\n"),
    clean("goes-on-after-it", "def ask():\n    text = input('> ')\n    if not text:\n        ask()\n    print(text)\n"),
    clean("goes-on-in-a-loop", "def ask():\n    while input('> '):\n        ask()\n"),
    clean("closes-a-file", "def ask(path):\n    with open(path) as f:\n        if input(f.read()):\n            ask(path)\n"),
    clean("tidies-up", "def ask():\n    try:\n        if input('> '):\n            ask()\n    finally:\n        print('out')\n"),
    clean("goes-on-with-else", "def ask():\n    try:\n        ask() if input('> ') else 3\n        ask()\n    except ValueError:\n        pass\n    else:\n        print('out')\n"),
    clean("another-argument", "def countdown(n):\n    input(n)\n    if n:\n        countdown(n - 1)\n"),
    clean("arguments-change-places", "def f(a, b):\n    if input(a):\n        return f(b, a)\n    return a\n"),
    clean("an-attribute-of-that-name", "def ask(text):\n    answer = input(text)\n    if not answer:\n        return ask(answer.text)\n    return answer\n"),
    clean("an-attribute-by-name", "def ask(*, text):\n    answer = input(text)\n    if not answer:\n        return ask(text=answer.text)\n    return answer\n"),
    clean("attributes-to-unpack", "def ask(*more, **named):\n    answer = input(*more, **named)\n    if not answer:\n        return ask(*answer.more, **answer.named)\n    return answer\n"),
    clean("the-default-again", "def f(a=3):\n    if input(a):\n        return f()\n    return a\n"),
    clean("over-a-structure", "def walk(tree):\n    print(input(tree.name))\n    for child in tree.children:\n        walk(child)\n"),
    clean("of-another-object", "class Node:\n    def ask(self):\n        input(self.name)\n        self.left.ask()\n"),
    clean("two-functions-in-turn", "def a():\n    if input('a'):\n        b()\ndef b():\n    if input('b'):\n        a()\n"),
    clean("a-generator", "def ask():\n    yield input('> ')\n    yield from ask()\n"),
    clean("decorated", "import functools\n@functools.cache\ndef ask():\n    return input('> ') if input() else ask()\n@functools.cache\ndef say():\n    if input('> '):\n        say()\n"),
    clean("later", "def ask():\n    if input('> '):\n        return lambda: ask()\n    return None\n"),
    clean(
        "a-smaller-case",
        "def countdown(n):\n    input(str(n))\n    n -= 1\n    if n > 0:\n        countdown(n)\n",
        guard="is_about_something_smaller",
    ),
    clean(
        "another-function-by-then",
        "def ask():\n    if input('> '):\n        ask()\nfirst = ask\ndef ask():\n    print('done')\nfirst()\n",
        guard="means_something_else",
    ),
    clean("without-end", "def hello():\n    print('hello')\n    hello()\n", guard="never_ends"),
    clean(
        "how-deep",
        "def ask():\n    try:\n        if input('> '):\n            ask()\n    except RecursionError:\n        print('deep')\n",
        guard="is_about_recursion",
    ),
    clean(
        "a-lesson",
        "# Recursion\ndef ask():\n    if input('> '):\n        return ask()\n    return 3\nprint(ask())\n",
        guard="is_about_recursion",
    ),
    clean(
        "inner-functions-that-call-each-other",
        "def parse(tokens):\n    def expression():\n        if tokens:\n            access()\n            expression()\n"
        "    def access():\n        if tokens:\n            print(tokens.pop())\n            expression()\n    expression()\n",
        guard="mirrors_a_grammar",
    ),
    clean(
        "second-try",
        "class Store:\n    def get(self):\n        if not self.items:\n            self.fill()\n            return self.get()\n        return self.items[0]\n    def fill(self):\n        self.items = [3]\n",
        guard="tries_once_more",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RecursionAsLoop, case)
