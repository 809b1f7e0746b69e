from __future__ import annotations

import pytest

from beginner_lint.rules.loops.index_loop import IndexLoop
from tests.rules.evidence.inputs import ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"rows": lists(ints), "one": texts, "all": lists(texts)}

HEADERS = [
    safe(
        "the-plain-form",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print("Hello", names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print("Hello", name)
        """,
        says="`for name in names`",
    ),
    safe(
        "a-start-of-zero-and-a-step-of-one",
        """
        primes = (2, 3, 5)
        for k in range(0, len(primes), 1):
            print(primes[k])
        """,
        """
        primes = (2, 3, 5)
        for prime in primes:
            print(prime)
        """,
    ),
    safe(
        "a-header-over-several-lines",
        """
        words = "to be or not".split()
        for i in range(
            len(words)
        ):
            print(words[i])
        """,
        """
        words = "to be or not".split()
        for word in words:
            print(word)
        """,
    ),
    safe(
        "a-header-in-parentheses",
        """
        word = "abc"
        for i in (range(len(word))):
            print(word[i])
        """,
        """
        word = "abc"
        for letter in (word):
            print(letter)
        """,
    ),
    unsafe(
        "a-comment-in-the-header-is-not-lost-unseen",
        """
        word = "abc"
        for i in range(
            len(word)  # all letters
        ):
            print(word[i])
        """,
        """
        word = "abc"
        for letter in word:
            print(letter)
        """,
        because="the comment `# all letters`",
        unshown="a comment is nothing that runs",
    ),
    unsafe(
        "a-dotted-name-is-not-known",
        """
        class Team:
            def show(self):
                for i in range(len(self.members)):
                    print(self.members[i])
        """,
        """
        class Team:
            def show(self):
                for member in self.members:
                    print(member)
        """,
        because="`self.members` is a list or another sequence (no dict)",
        then="team = Team()\nteam.members = members\nteam.show()\n",
        inputs={"members": lists(texts)},
    ),
    unsafe(
        "an-argument-may-be-anything",
        """
        def show(rows):
            for i in range(len(rows)):
                print(rows[i])
        """,
        """
        def show(rows):
            for row in rows:
                print(row)
        """,
        because="`rows` is a list or another sequence",
    ),
    unsafe(
        "a-declared-type-is-a-promise-only",
        """
        def show(rows: list[int]) -> None:
            for i in range(len(rows)):
                print(rows[i])
        """,
        """
        def show(rows: list[int]) -> None:
            for row in rows:
                print(row)
        """,
        because="`rows` is a list, as declared",
    ),
    unsafe(
        "a-subclass-may-iterate-otherwise",
        """
        class Odd(list):
            def __iter__(self):
                return iter("odd")
        rows = Odd([1, 2])
        for i in range(len(rows)):
            print(rows[i])
        """,
        """
        class Odd(list):
            def __iter__(self):
                return iter("odd")
        rows = Odd([1, 2])
        for row in rows:
            print(row)
        """,
        because="`rows` is a list or another sequence",
        itself=True,
    ),
    unsafe(
        "one-of-two-types",
        """
        import sys
        if len(sys.argv) > 99:
            word = "abc"
        else:
            word = ("a", "b")
        for i in range(len(word)):
            print(word[i])
        """,
        """
        import sys
        if len(sys.argv) > 99:
            word = "abc"
        else:
            word = ("a", "b")
        for letter in word:
            print(letter)
        """,
        because="`word` is a list or another sequence",
        unshown="both types are walked over alike, but only one type can be proved",
    ),
    unsafe(
        "a-text-or-a-dict",
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for i in range(len(word)):
            print(word[i])
        """,
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for letter in word:
            print(letter)
        """,
        because="`word` is a list or another sequence",
        guard="type_is_unproved",
        itself=True,
    ),
    safe(
        "a-matrix-inside-out",
        """
        matrix = [[1, 2], [3, 4]]
        for i in range(len(matrix)):
            for j in range(len(matrix[i])):
                print(matrix[i][j])
        """,
        """
        matrix = [[1, 2], [3, 4]]
        for row in matrix:
            for j in range(len(row)):
                print(row[j])
        """,
    ),
    safe(
        "a-text-over-letters",
        """
        def spell(word):
            text = str(word)
            for i in range(len(text)):
                print(text[i])
        spell("ab")
        """,
        """
        def spell(word):
            text = str(word)
            for char in text:
                print(char)
        spell("ab")
        """,
    ),
]

NAMES = [
    safe(
        "an-existing-name-for-the-element",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]
            print(who, names[i], who.upper())
        """,
        """
        names = ["Ada", "Grace"]
        for who in names:
            print(who, who, who.upper())
        """,
    ),
    safe(
        "an-existing-name-further-down",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print("-")
            who = names[i]
            print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for who in names:
            print("-")
            print(who)
        """,
    ),
    safe(
        "an-existing-name-that-still-holds-the-last-one",
        """
        names = ["Ada", "Grace"]
        who = "nobody"
        for i in range(len(names)):
            print(who)
            who = names[i]
        """,
        """
        names = ["Ada", "Grace"]
        who = "nobody"
        for name in names:
            print(who)
            who = name
        """,
    ),
    safe(
        "an-existing-name-that-an-early-end-leaves-alone",
        """
        names = ["Ada", "Grace"]
        who = "nobody"
        for i in range(len(names)):
            if names[i] == "Grace":
                break
            who = names[i]
        print(who)
        """,
        """
        names = ["Ada", "Grace"]
        who = "nobody"
        for name in names:
            if name == "Grace":
                break
            who = name
        print(who)
        """,
    ),
    safe(
        "an-existing-name-that-is-bound-again",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]
            who = who.upper()
            print(who, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            who = name
            who = who.upper()
            print(who, name)
        """,
    ),
    safe(
        "an-existing-name-bound-again-and-used-alone",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]
            who += "!"
            print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for who in names:
            who += "!"
            print(who)
        """,
    ),
    safe(
        "an-existing-name-used-after-the-loop",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]
            print("-")
        print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for who in names:
            print("-")
        print(who)
        """,
    ),
    safe(
        "existing-names-of-the-parts",
        """
        pairs = [(1, "a"), (2, "b")]
        for i in range(len(pairs)):
            number, letter = pairs[i]
            print(letter, number)
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        for number, letter in pairs:
            print(letter, number)
        """,
    ),
    safe(
        "existing-names-of-the-parts-beside-the-whole",
        """
        pairs = [(1, "a"), (2, "b")]
        for i in range(len(pairs)):
            number, letter = pairs[i]
            print(letter, number, pairs[i])
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        for pair in pairs:
            number, letter = pair
            print(letter, number, pair)
        """,
    ),
    safe(
        "a-target-that-is-no-name",
        """
        names, box = ["Ada", "Grace"], {}
        for i in range(len(names)):
            box["last"] = names[i]
            print(box)
        """,
        """
        names, box = ["Ada", "Grace"], {}
        for name in names:
            box["last"] = name
            print(box)
        """,
    ),
    safe(
        "a-body-that-is-nothing-but-a-name",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]
        print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            who = name
        print(who)
        """,
    ),
    safe(
        "a-comment-beside-the-old-name-stays",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]  # the one to greet
            print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for who in names:
            # the one to greet
            print(who)
        """,
    ),
    safe(
        "a-comment-for-a-tool-keeps-its-line",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]  # type: str
            print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            who = name  # type: str
            print(who)
        """,
    ),
    safe(
        "the-singular-is-taken",
        """
        name = "list"
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(name, names[i])
        """,
        """
        name = "list"
        names = ["Ada", "Grace"]
        for item in names:
            print(name, item)
        """,
    ),
    safe(
        "each-loop-over-names-has-its-name",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        for j in range(len(names)):
            print(names[j].upper())
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name)
        for name in names:
            print(name.upper())
        """,
    ),
    safe(
        "a-function-has-a-name-of-its-own",
        """
        def greet(name):
            print("Hi", name)
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            greet(names[i])
        """,
        """
        def greet(name):
            print("Hi", name)
        names = ["Ada", "Grace"]
        for name in names:
            greet(name)
        """,
    ),
    safe(
        "a-class-may-look-outside-for-the-name",
        """
        name = "C"
        def make():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
            class Person:
                name = name
            return Person.name
        print(make())
        """,
        """
        name = "C"
        def make():
            names = ["Ada", "Grace"]
            for item in names:
                print(item)
            class Person:
                name = name
            return Person.name
        print(make())
        """,
    ),
    safe(
        "the-last-name-of-another-loop-is-read-later",
        """
        names = ["Ada", "Grace"]
        for name in ["Joan"]:
            print(name)
        for i in range(len(names)):
            print(names[i])
        print(name)
        """,
        """
        names = ["Ada", "Grace"]
        for name in ["Joan"]:
            print(name)
        for item in names:
            print(item)
        print(name)
        """,
    ),
    safe(
        "the-name-of-another-loop-is-shown-after-an-exception",
        """
        names = ["Ada", ""]
        for name in ["Joan"]:
            print(name)
        try:
            for i in range(len(names)):
                print(names[i][0])
        except IndexError:
            print(name)
        """,
        """
        names = ["Ada", ""]
        for name in ["Joan"]:
            print(name)
        try:
            for item in names:
                print(item[0])
        except IndexError:
            print(name)
        """,
    ),
    safe(
        "the-name-belongs-to-a-loop-around",
        """
        names = ["Ada", "Grace"]
        for name in ["Joan", "Barbara"]:
            for i in range(len(names)):
                print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for name in ["Joan", "Barbara"]:
            for item in names:
                print(item)
        """,
    ),
    safe(
        "the-name-belongs-to-a-loop-inside",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            for name in ["Joan"]:
                print(name)
            print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for item in names:
            for name in ["Joan"]:
                print(name)
            print(item)
        """,
    ),
    safe(
        "the-name-of-another-loop-is-kept-by-a-function",
        """
        names = ["Ada", "Grace"]
        for name in ["Joan"]:
            print(name)
        def last():
            return name
        for i in range(len(names)):
            print(names[i])
        print(last())
        """,
        """
        names = ["Ada", "Grace"]
        for name in ["Joan"]:
            print(name)
        def last():
            return name
        for item in names:
            print(item)
        print(last())
        """,
    ),
    safe(
        "a-name-that-something-else-binds-too",
        """
        names = ["Ada", "Grace"]
        name = input if names else print
        for i in range(len(names)):
            print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        name = input if names else print
        for item in names:
            print(item)
        """,
    ),
    safe(
        "a-function-that-reads-a-global-of-the-name",
        """
        name = "list"
        def show():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
            print(name)
        show()
        """,
        """
        name = "list"
        def show():
            names = ["Ada", "Grace"]
            for item in names:
                print(item)
            print(name)
        show()
        """,
    ),
    safe(
        "the-singular-is-a-global-of-a-function-called",
        """
        name = "list"
        def show(one):
            print(name, one)
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            show(names[i])
        """,
        """
        name = "list"
        def show(one):
            print(name, one)
        names = ["Ada", "Grace"]
        for item in names:
            show(item)
        """,
    ),
    safe(
        "a-local-may-hide-a-global-that-it-does-not-use",
        """
        name = "list"
        def show(one):
            names = ["Ada", one]
            for i in range(len(names)):
                print(names[i])
        show("Bo")
        print(name)
        """,
        """
        name = "list"
        def show(one):
            names = ["Ada", one]
            for name in names:
                print(name)
        show("Bo")
        print(name)
        """,
    ),
    safe(
        "two-loops-choose-two-names",
        """
        items = [1, 2]
        for i in range(len(items)):
            for j in range(len(items)):
                print(items[i], items[j])
        """,
        """
        items = [1, 2]
        for item in items:
            for element in items:
                print(item, element)
        """,
    ),
]

LAYOUT = [
    safe(
        "a-body-on-the-line-of-the-header",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)): print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for name in names: print(name)
        """,
    ),
    safe(
        "a-body-on-the-line-of-the-header-with-a-name",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)): who = names[i]; print(who)
        """,
        """
        names = ["Ada", "Grace"]
        for who in names: print(who)
        """,
    ),
    safe(
        "semicolons-in-the-body",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]; print(who); print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for who in names:
            print(who); print(who)
        """,
    ),
    safe(
        "windows-newlines",
        'names = ["Ada", "Grace"]\r\nfor i in range(len(names)):\r\n    who = names[i]\r\n    print(who)\r\n',
        'names = ["Ada", "Grace"]\r\nfor who in names:\r\n    print(who)\r\n',
    ),
    safe(
        "tabs",
        'names = ["Ada", "Grace"]\nif True:\n\tfor i in range(len(names)):\n\t\twho = names[i]  # she\n\t\tprint(who)\n',
        'names = ["Ada", "Grace"]\nif True:\n\tfor who in names:\n\t\t# she\n\t\tprint(who)\n',
    ),
    safe(
        "no-newline-at-the-end",
        'names = ["Ada", "Grace"]\nfor i in range(len(names)):\n    print(names[i])',
        'names = ["Ada", "Grace"]\nfor name in names:\n    print(name)',
    ),
    safe(
        "comments-stay-where-they-are",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):  # each
            # greet
            print(names[i])  # her
        # done
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:  # each
            # greet
            print(name)  # her
        # done
        """,
    ),
    safe(
        "words-that-touch-brackets",
        """
        flags = [1, 0]
        for i in range(len(flags)):
            print(1 if(flags)[i]else 2)
        """,
        """
        flags = [1, 0]
        for flag in flags:
            print(1 if flag else 2)
        """,
    ),
    safe(
        "in-f-strings",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(f"{names[i]}, {names[i]!r:>9} and {len(names[i])}")
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(f"{name}, {name!r:>9} and {len(name)}")
        """,
    ),
    safe(
        "in-nested-f-strings-and-formats",
        """
        widths = [3, 5]
        for i in range(len(widths)):
            print(f"{1:{widths[i]}} {f'{widths[i]}'}")
        """,
        """
        widths = [3, 5]
        for width in widths:
            print(f"{1:{width}} {f'{width}'}")
        """,
    ),
    safe(
        "beside-other-than-ascii-letters",
        """
        wörter = ["größe", "maß"]
        for i in range(len(wörter)):
            print("ü", wörter[i], f"ß{wörter[i]}")
        """,
        """
        wörter = ["größe", "maß"]
        for item in wörter:
            print("ü", item, f"ß{item}")
        """,
    ),
    safe(
        "an-element-over-two-lines",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[
                i
            ])
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name)
        """,
    ),
    safe(
        "an-else-clause-stays",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        else:
            print("all done")
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name)
        else:
            print("all done")
        """,
    ),
    safe(
        "jumps-stay",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            if names[i] == "Ada":
                continue
            print(names[i])
            break
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            if name == "Ada":
                continue
            print(name)
            break
        """,
    ),
    unfixed(
        "shown-with-its-text",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(f"{names[i] = }")
        """,
        because="cannot be replaced",
    ),
]

SURROUNDINGS = [
    safe(
        "a-function-of-a-module",
        """
        def show():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
        show()
        """,
        """
        def show():
            names = ["Ada", "Grace"]
            for name in names:
                print(name)
        show()
        """,
        script=False,
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name)
        """,
        because="no other module imports `i`",
        script=False,
        guard="others_see_the_names",
    ),
    unsafe(
        "a-module-of-which-nothing-is-known",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name)
        """,
        because="no other module imports `i`",
        script=None,
    ),
    unsafe(
        "variables-looked-up-as-text",
        """
        def show():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i], sorted(locals()))
        show()
        """,
        """
        def show():
            names = ["Ada", "Grace"]
            for name in names:
                print(name, sorted(locals()))
        show()
        """,
        because="as `locals()` does",
        itself=True,
    ),
    safe(
        "an-async-function",
        """
        import asyncio
        async def show():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                await asyncio.sleep(0)
                print(names[i])
        asyncio.run(show())
        """,
        """
        import asyncio
        async def show():
            names = ["Ada", "Grace"]
            for name in names:
                await asyncio.sleep(0)
                print(name)
        asyncio.run(show())
        """,
    ),
    safe(
        "in-try-and-finally",
        """
        def show():
            names = ["Ada", "Grace"]
            try:
                for i in range(len(names)):
                    print(names[i])
            finally:
                print("bye")
        show()
        """,
        """
        def show():
            names = ["Ada", "Grace"]
            try:
                for name in names:
                    print(name)
            finally:
                print("bye")
        show()
        """,
    ),
    unsafe(
        "a-list-that-a-called-function-changes",
        """
        names = ["Ada", "Grace"]
        def shorten():
            names.pop()
        for i in range(len(names)):
            print(names[i])
            if len(names) > 5:
                shorten()
        """,
        """
        names = ["Ada", "Grace"]
        def shorten():
            names.pop()
        for name in names:
            print(name)
            if len(names) > 5:
                shorten()
        """,
        because="the loop does not change `names`",
        guard="may_change",
        itself=True,
    ),
    unsafe(
        "a-list-with-another-name",
        """
        names = ["Ada", "Grace"]
        others = names
        for i in range(len(names)):
            print(names[i])
            others.append("Bo")
        """,
        """
        names = ["Ada", "Grace"]
        others = names
        for name in names:
            print(name)
            others.append("Bo")
        """,
        because="the loop does not change `names`",
        guard="may_change",
        itself=True,
    ),
    unsafe(
        "a-list-that-is-handed-in-and-known-outside",
        """
        names = ["Ada", "Grace"]
        def show(people):
            for i in range(len(people)):
                if len(names) < 5:
                    names.append("Bo")
                print(people[i])
        show(names)
        """,
        """
        names = ["Ada", "Grace"]
        def show(people):
            for person in people:
                if len(names) < 5:
                    names.append("Bo")
                print(person)
        show(names)
        """,
        because="the loop does not change `people`",
        guard="may_change",
        itself=True,
    ),
    unsafe(
        "a-list-that-is-handed-on",
        """
        names = ["Ada", "Grace"]
        def check(one, all):
            all.append(one)
        for i in range(len(names)):
            check(names[i], names)
        """,
        """
        names = ["Ada", "Grace"]
        def check(one, all):
            all.append(one)
        for name in names:
            check(name, names)
        """,
        because="the loop does not change `names`",
        guard="may_change",
        itself=True,
    ),
    safe(
        "a-list-that-is-only-shown",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i], names, len(names), sorted(names))
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name, names, len(names), sorted(names))
        """,
    ),
    safe(
        "an-element-that-changes",
        """
        rows = [[1], [2]]
        for i in range(len(rows)):
            rows[i].append(0)
            rows[i][0] = 9
        print(rows)
        """,
        """
        rows = [[1], [2]]
        for row in rows:
            row.append(0)
            row[0] = 9
        print(rows)
        """,
        inputs={"rows": lists(lists(ints, min_size=1))},
    ),
    safe(
        "a-list-that-a-generator-s-caller-may-change",
        """
        def each():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                yield names[i]
        print(list(each()))
        """,
        """
        def each():
            names = ["Ada", "Grace"]
            for name in names:
                yield name
        print(list(each()))
        """,
    ),
    safe(
        "an-index-read-only-in-a-comprehension",
        """
        rows = [[1], [2]]
        for i in range(len(rows)):
            print([cell + rows[i][0] for cell in rows[i]])
        """,
        """
        rows = [[1], [2]]
        for row in rows:
            print([cell + row[0] for cell in row])
        """,
        inputs={"rows": lists(lists(ints, min_size=1))},
    ),
    safe(
        "an-index-that-a-later-loop-binds-again",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        for i in range(2):
            print(i)
        """,
        """
        names = ["Ada", "Grace"]
        for name in names:
            print(name)
        for i in range(2):
            print(i)
        """,
    ),
]

CLEAN = [
    clean(
        "stores",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            names[i] = names[i].upper()
        """,
        guard="needs_index",
    ),
    clean(
        "stores-in-place",
        """
        scores = [1, 2]
        for i in range(len(scores)):
            scores[i] += 1
        """,
        guard="needs_index",
    ),
    clean(
        "deletes",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
            del names[i]
        """,
    ),
    clean(
        "reads-the-neighbour",
        """
        scores = [1, 2]
        for i in range(len(scores)):
            print(scores[i], scores[i - 1])
        """,
        guard="needs_index",
    ),
    clean(
        "slices-from-the-index",
        """
        word = "abc"
        for i in range(len(word)):
            print(word[i], word[i:])
        """,
    ),
    clean(
        "the-index-is-shown",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i])
        """,
        guard="needs_index",
    ),
    clean(
        "a-second-sequence",
        """
        names, ages = ["Ada", "Grace"], [36, 85]
        for i in range(len(names)):
            print(names[i], ages[i])
        """,
        guard="needs_index",
    ),
    clean(
        "a-table-of-the-same-length",
        """
        names, grid = ["Ada"], {(0, 0): 1}
        for i in range(len(names)):
            print(names[i], grid[i, 0])
        """,
    ),
    clean(
        "no-element-at-all",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print("Hello")
        """,
    ),
    clean(
        "the-index-is-bound-again",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            i = 0
            print(names[i])
        """,
    ),
    clean(
        "the-index-counts-on",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
            i += 1
        """,
    ),
    clean(
        "the-list-is-bound-again",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
            names = names[1:] + names[:1]
        """,
    ),
    clean(
        "the-list-grows",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
            names.append("Bo")
        """,
    ),
    clean(
        "the-list-shrinks-through-a-method-kept-in-a-name",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
            drop = names.pop
        """,
    ),
    clean(
        "the-list-is-the-target-of-an-inner-loop",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
            for names in ["x"]:
                pass
        """,
    ),
    clean(
        "a-lambda-keeps-the-index",
        """
        later = []
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            later.append(lambda: names[i])
        """,
    ),
    clean(
        "a-generator-keeps-the-index",
        """
        later = []
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            later.append(names[i] + x for x in "ab")
        """,
    ),
    clean(
        "an-inner-function-keeps-the-index",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            def tell():
                return names[i]
            print(tell())
        """,
    ),
    clean(
        "the-index-is-read-after-the-loop",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            if names[i] == "Ada":
                break
        print(i)
        """,
        guard="index_is_used_later",
    ),
    clean(
        "the-index-is-read-in-the-next-round-outside",
        """
        i = 0
        for again in range(2):
            print(i)
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
        """,
        guard="index_is_used_later",
    ),
    clean(
        "the-index-is-read-by-a-function",
        """
        def where():
            return i
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i], where())
        """,
        guard="index_is_used_later",
    ),
    clean(
        "the-index-is-told-after-an-exception",
        """
        def parse(texts: list[str]) -> None:
            try:
                for i in range(len(texts)):
                    print(int(texts[i]))
            except ValueError:
                print("line", i)
        """,
        guard="index_is_used_later",
    ),
    clean(
        "the-index-is-global",
        """
        def show():
            global i
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
        show()
        print(i)
        """,
        guard="index_is_used_later",
    ),
    clean(
        "the-index-belongs-to-the-function-around",
        """
        def outer():
            i = 0
            def show():
                nonlocal i
                names = ["Ada", "Grace"]
                for i in range(len(names)):
                    print(names[i])
            show()
            return i
        print(outer())
        """,
        guard="index_is_used_later",
    ),
    clean(
        "a-class-body",
        """
        class Team:
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
        """,
        guard="is_an_attribute",
    ),
    clean(
        "a-dict-with-number-keys",
        """
        names = {0: "Ada", 1: "Grace"}
        for i in range(len(names)):
            print(names[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "looks-like-a-dict",
        """
        def show(table):
            print(table["title"])
            for i in range(len(table)):
                print(table[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "looks-like-a-frame",
        """
        def show(df):
            print(df.shape)
            for i in range(len(df)):
                print(df[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "a-frame",
        """
        import pandas as pd
        df = pd.DataFrame({0: [1]})
        for i in range(len(df)):
            print(df[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "an-array",
        """
        import numpy as np
        xs = np.array([1, 2])
        for i in range(len(xs)):
            print(xs[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "a-method-that-makes-the-object-iterable",
        """
        class Team:
            def __iter__(self):
                for i in range(len(self)):
                    yield self[i]
        """,
        guard="walks_itself",
        then="Team.__len__ = lambda self: 2\nTeam.__getitem__ = lambda self, i: 'ab'[i]\nprint('c' in Team(), *Team())\n",
    ),
    clean(
        "a-method-that-compares-the-object",
        """
        class Team:
            def __contains__(self, who):
                for i in range(len(self)):
                    if self[i] == who:
                        return True
                return False
        """,
        guard="walks_itself",
        then="Team.__len__ = lambda self: 2\nTeam.__getitem__ = lambda self, i: 'ab'[i]\nprint('c' in Team(), *Team())\n",
    ),
    clean(
        "range-is-something-else",
        """
        def range(n):
            return [0]
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        """,
    ),
    clean(
        "len-is-bound-further-down",
        """
        def show(names):
            for i in range(len(names)):
                print(names[i])
            len = 3
        """,
    ),
    clean(
        "names-from-a-star-import",
        """
        from os.path import *
        from school import *
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        """,
    ),
    clean(
        "another-step",
        """
        names = ["Ada", "Grace"]
        for i in range(0, len(names), 2):
            print(names[i])
        """,
    ),
    clean(
        "another-start",
        """
        names = ["Ada", "Grace"]
        for i in range(1, len(names)):
            print(names[i])
        """,
    ),
    clean(
        "a-shorter-end",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1):
            print(names[i])
        """,
    ),
    clean(
        "the-length-of-an-expression",
        """
        for i in range(len("a b".split())):
            print("a b".split()[i])
        """,
    ),
    clean(
        "another-sequence-of-that-name",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print([names[i] for names in ["abc", "xyz"]])
        """,
    ),
    clean(
        "two-targets",
        """
        names = ["Ada"]
        for i, j in range(len(names)):
            print(names[i])
        """,
    ),
]

CASES = [*HEADERS, *NAMES, *LAYOUT, *SURROUNDINGS, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(IndexLoop, case)
