from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.rules.loops.while_counter import WhileCounter
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import counts, floats, functions, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"names": lists(texts), "n": counts, "show": functions, "step": st.just(2)}
WILD = {"n": counts | floats}
SILENCING = {
    "does_nothing_else": "a loop that only counts has nothing to say with `for`",
}

FLAGGED = [
    safe(
        "up-to-a-number",
        """
        i = 0
        while i < 3:
            print(i)
            i += 1
        """,
        """
        for i in range(3):
            print(i)
        """,
        says="`for i in range(3)` does the counting",
    ),
    safe(
        "up-to-and-including",
        """
        i = 1
        while (i <= 3):
            print(i)
            i = i + 1
        """,
        """
        for i in range(1, 4):
            print(i)
        """,
    ),
    safe(
        "down",
        """
        i = 3
        while 0 < i:
            print(i)
            i -= 1
        print("Go!")
        """,
        """
        for i in range(3, 0, -1):
            print(i)
        print("Go!")
        """,
    ),
    safe(
        "down-to-and-including",
        """
        def countdown():
            i = 6
            while i >= 0:
                yield i
                i = i - 2
        print(*countdown())
        """,
        """
        def countdown():
            for i in range(6, -1, -2):
                yield i
        print(*countdown())
        """,
    ),
    safe(
        "up-to-a-variable",
        """
        def show(n):
            n = int(n)
            i = 0
            while i <= n:
                print(i, n)
                i += 3
        """,
        """
        def show(n):
            n = int(n)
            for i in range(0, n + 1, 3):
                print(i, n)
        """,
    ),
    safe(
        "up-to-one-less",
        """
        names = ["Ada", "Grace"]
        i = 0
        while i <= len(names) - 1:
            print(i)
            i += 1
        """,
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i)
        """,
    ),
    safe(
        "from-the-last-index-down",
        """
        names = ["Ada", "Grace"]
        i = len(names) - 1
        while i >= 0:
            print(names[i])
            names[i] = ""
            i -= 1
        """,
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, -1, -1):
            print(names[i])
            names[i] = ""
        """,
    ),
    safe(
        "with-break-and-else",
        """
        names = ["Ada", "Grace"]
        i = 0
        while i < len(names):
            if names[i] == "Grace":
                print("found")
                break
            i += 1
        else:
            print("not found")
        """,
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            if names[i] == "Grace":
                print("found")
                break
        else:
            print("not found")
        """,
    ),
    safe(
        "counted-first-and-used-later",
        """
        tries = 0
        while tries < 5:
            tries += 1
            if tries == 3:
                continue
            print("try", tries)
        print(tries)
        """,
        """
        tries = 0
        for tries in range(1, 6):
            if tries == 3:
                continue
            print("try", tries)
        print(tries)
        """,
        inputs={"tries": st.just(0)},
    ),
    safe(
        "counted-in-the-middle",
        """
        i = 0
        while i < 4:
            print(i)
            i += 1
            if len("ab") > 2:
                continue
            print("-")
        """,
        """
        for i in range(4):
            print(i)
            if len("ab") > 2:
                continue
            print("-")
        """,
    ),
    safe(
        "on-one-line-and-with-comments",
        """
        i = 0  # from here
        while i < 3: print(i); i += 1
        j = 0
        while j < 3:  # up to here
            # shown
            print(j)
            j += 1  # and on
        """,
        """
        # from here
        for i in range(3): print(i)
        for j in range(3):  # up to here
            # shown
            print(j)
            # and on
        """,
    ),
    safe(
        "loops-in-loops",
        """
        i = 1
        while i < 3:
            j = 1
            while j <= 3:
                print(i, j)
                j += 1
            i += 1
        """,
        """
        for i in range(1, 3):
            for j in range(1, 4):
                print(i, j)
        """,
    ),
    unsafe(
        "a-bound-of-unknown-type",
        """
        def show(n):
            i = 0
            while i < n:
                print(i)
                i += 1
        """,
        """
        def show(n):
            for i in range(n):
                print(i)
        """,
        because="assumes that `n` is a whole number",
    ),
    unsafe(
        "a-bound-of-declared-type",
        """
        def show(n: int) -> None:
            i = 0
            while i < n - 1:
                print(i)
                i += 1
        """,
        """
        def show(n: int) -> None:
            for i in range(n - 1):
                print(i)
        """,
        because="`n - 1` is a whole number, as declared",
        guard="bound_is_unproved",
    ),
    unsafe(
        "one-of-two-types",
        """
        flag = True
        if flag:
            n = 2.5
        else:
            n = 3
        i = 0
        while i < n:
            print(i)
            i += 1
        """,
        """
        flag = True
        if flag:
            n = 2.5
        else:
            n = 3
        for i in range(n):
            print(i)
        """,
        because="`n` is a whole number",
        guard="bound_is_unproved",
        inputs={"n": st.just(2.5)},
        wild={"n": st.just(2.5)},
        itself=True,
    ),
    unsafe(
        "a-bound-that-a-function-moves",
        """
        n = 3
        def more():
            global n
            if n < 6:
                n += 1
        i = 0
        while i < n:
            print(i)
            more()
            i += 1
        """,
        """
        n = 3
        def more():
            global n
            if n < 6:
                n += 1
        for i in range(n):
            print(i)
            more()
        """,
        because="the loop does not change `n`",
        guard="bound_may_change",
        itself=True,
        wild={"n": counts},
    ),
    unsafe(
        "two-lists-that-a-function-lengthens",
        """
        names, others = ["Ada"], ["Grace"]
        def more():
            if len(others) < 3:
                names.append("Joan")
                others.append("Joan")
        i = 0
        while i < len(names) + len(others):
            print(i)
            more()
            i += 1
        """,
        """
        names, others = ["Ada"], ["Grace"]
        def more():
            if len(others) < 3:
                names.append("Joan")
                others.append("Joan")
        for i in range(len(names) + len(others)):
            print(i)
            more()
        """,
        because="the loop does not change the length of `names` or the length of `others`",
        guard="bound_may_change",
        itself=True,
    ),
    unsafe(
        "a-list-that-a-function-lengthens",
        """
        names = ["Ada", "Grace"]
        def more():
            if len(names) < 9:
                names.append("Joan")
        i = 0
        while i < len(names):
            print(i)
            more()
            i += 1
        """,
        """
        names = ["Ada", "Grace"]
        def more():
            if len(names) < 9:
                names.append("Joan")
        for i in range(len(names)):
            print(i)
            more()
        """,
        because="the loop does not change the length of `names`",
        guard="bound_may_change",
        itself=True,
    ),
    unsafe(
        "a-dotted-bound",
        """
        class Team:
            def show(self):
                i = 0
                while i < self.size:
                    print(i)
                    i += 1
        """,
        """
        class Team:
            def show(self):
                for i in range(self.size):
                    print(i)
        """,
        because="`self.size` is a whole number",
        then="team = Team()\nteam.size = size\nteam.show()\n",
        inputs={"size": counts},
        wild={"size": counts | floats},
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        i = 0
        while i < 3:
            print(i)
            i += 1
        """,
        """
        for i in range(3):
            print(i)
        """,
        because="no other module imports `i`",
        guard="others_import_it",
        script=False,
    ),
    unfixed(
        "range-is-something-else",
        """
        def range(*numbers):
            return []
        i = 0
        while i < 3:
            print(i)
            i += 1
        """,
        because="`range` may mean something else",
        guard="range_means_something_else",
    ),
    unfixed(
        "a-comment-in-the-header",
        """
        i = 0
        while (i < 3  # thrice
        ):
            print(i)
            i += 1
        """,
        because="a comment stands in the loop's header",
    ),
]

CLEAN = [
    clean(
        "deleted-before-it-is-counted-on",
        """
        i = 0
        while i < 3:
            print(i)
            if i == 1:
                del i
            i += 1
        """,
        guard="may_have_no_value",
    ),
    clean(
        "used-later",
        """
        i = 0
        while i < 3:
            print(i)
            i += 1
        print(i)
        """,
        guard="is_needed_later",
    ),
    clean(
        "used-by-a-function",
        """
        calls = []
        i = 0
        while i < 3:
            calls.append(lambda: i)
            i += 1
        print([call() for call in calls])
        """,
        guard="is_needed_later",
    ),
    clean(
        "used-in-else",
        """
        i = 0
        while i < 3:
            print(i)
            i += 1
        else:
            print("ended with", i)
        """,
        guard="else_reads_counter",
    ),
    clean(
        "nothing-but-counting",
        """
        i = 0
        while i < 3:
            i += 1
        """,
        guard="does_nothing_else",
    ),
    clean(
        "some-rounds-do-not-count",
        """
        i = 0
        left = [3]
        while i < 3:
            if left:
                print(left.pop())
                continue
            print(i)
            i += 1
        """,
        guard="rounds_may_not_count",
    ),
    clean(
        "read-before-and-after",
        """
        i = 0
        while i < 3:
            print(i)
            i += 1
            print(i)
        """,
        guard="is_read_before_and_after",
    ),
    clean(
        "a-global-counter",
        """
        def show(n):
            global i
            i = 0
            while i < n:
                i += 1
                print(i)
                if i == 1 and n == 3:
                    show(2)
        show(3)
        """,
        guard="may_have_no_value",
        inputs={"i": st.just(0)},
    ),
    clean(
        "another-condition-too",
        """
        i = 0
        while i < 9 and i * i < 20:
            print(i)
            i += 1
        """,
    ),
    clean(
        "a-fraction-as-a-bound",
        """
        limit = 2.5
        i = 0
        while i < limit:
            print(i)
            i += 1
        """,
        guard="bound_is_no_number",
    ),
    clean(
        "a-fraction-as-a-step",
        """
        x = 0
        while x < 2:
            print(x)
            x += 0.5
        """,
    ),
    clean(
        "a-fraction-to-begin-with",
        """
        x = 0.5
        while x < 5:
            print(x)
            x += 1
        """,
        guard="has_no_certain_start",
    ),
    clean(
        "an-unknown-start",
        """
        def show(n):
            while n > 0:
                print(n)
                n -= 1
        """,
    ),
    clean(
        "a-start-from-further-up",
        """
        n = 3
        i = n
        n = 1
        while i > 0:
            print(i, n)
            i -= 1
        """,
        guard="has_no_certain_start",
        inputs={"n": st.just(3)},
    ),
    clean(
        "away-from-the-bound",
        """
        i = 0
        while i < 3:
            print(i)
            if i < -9:
                break
            i -= 1
        """,
    ),
    clean(
        "a-list-that-grows",
        """
        names = ["Ada", "Grace"]
        i = 0
        while i < len(names):
            print(i)
            if len(names) < 9:
                names.append("Joan")
            i += 1
        """,
        guard="bound_may_move",
    ),
    clean(
        "a-bound-that-moves",
        """
        n = 3
        i = 0
        while i < n:
            print(i)
            if n < 6:
                n += 1
            i += 1
        """,
        guard="bound_may_move",
        inputs={"n": counts},
    ),
    clean(
        "a-bound-that-is-computed-each-time",
        """
        def left(n=[3]):
            n[0] -= 1
            return n[0]
        i = 0
        while i < left():
            print(i)
            i += 1
        """,
        guard="bound_may_move",
        inputs={"n": st.just([3])},
    ),
    clean(
        "a-list-that-is-handed-on",
        """
        def show(names, show):
            i = 0
            while i < len(names):
                show(names)
                i += 1
        """,
        guard="bound_may_move",
    ),
    clean(
        "a-list-that-a-function-fills",
        """
        def add(name, names):
            if len(names) < 9:
                names.append(name)
        names = ["Ada", "Grace"]
        i = 0
        while i < len(names):
            print(i)
            add("Joan", names)
            i += 1
        """,
        guard="bound_may_move",
    ),
    clean(
        "an-object-that-is-asked-to-act",
        """
        class Table:
            def fill(self):
                i = 0
                while i < len(self.rows):
                    self.add(i)
                    i += 1
        """,
        guard="bound_may_move",
    ),
    clean(
        "set-back-in-between",
        """
        left = [1]
        i = 0
        while i < 3:
            print(i)
            if i == 2 and left:
                i = left.pop()
            i += 1
        """,
    ),
    clean(
        "counted-under-a-condition",
        """
        i = 0
        while i < 3:
            print(i)
            if i >= 0:
                i += 1
        """,
    ),
    clean("forever", "i = 0\nwhile True:\n    print(i)\n    i += 1\n    if i > 3:\n        break\n"),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(WhileCounter, case)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (
            'names = ["Ada", "Grace"]\ni = 0\nwhile i < len(names):\n    print(names[i])\n    i += 1\n',
            'names = ["Ada", "Grace"]\nfor name in names:\n    print(name)\n',
        ),
        (
            'names = ["Ada", "Grace"]\ni = 0\nwhile i < len(names):\n    print(i, names[i])\n    i += 1\n',
            'names = ["Ada", "Grace"]\nfor i, name in enumerate(names):\n    print(i, name)\n',
        ),
        (
            "rows = [[1, 2], [3]]\nfound = []\ni = 0\nwhile i < len(rows):\n    found.append(len(rows[i]))\n"
            "    i += 1\nprint(found)\n",
            "rows = [[1, 2], [3]]\nfound = [len(row) for row in rows]\nprint(found)\n",
        ),
    ],
)
def test_passes_lead_to_the_elements(program: str, expected: str) -> None:
    result = fix(
        Source("case.py", program), Settings(), ProjectFacts(script=True), threshold=Applicability.SAFE
    )
    assert result.source.text == expected
    assert result.remaining == ()
