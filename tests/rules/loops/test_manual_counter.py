from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.loops.manual_counter import ManualCounter
from tests.rules.evidence.inputs import functions, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"names": lists(texts), "numbers": lists(ints), "show": functions}
SILENCING = {
    "counts_already": "what the loop walks over is a count already; another one makes it no clearer",
    "is_not_used_in_rounds": "a counter that no round uses counts the elements: `len` is for that",
}

FLAGGED = [
    safe(
        "counted-last",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 1
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name)
        """,
        says="it gives `i`, and `i += 1` is not needed",
    ),
    safe(
        "counted-first",
        """
        names = ["Ada", "Grace"]
        number = 0
        for name in names:
            number = number + 1
            print(number, name)
        """,
        """
        names = ["Ada", "Grace"]
        for number, name in enumerate(names, start=1):
            print(number, name)
        """,
        says="`number = number + 1`",
    ),
    safe(
        "counted-first-and-used-later",
        """
        names = ["Ada", "Grace"]
        number = 0
        for name in names:
            number += 1
            print(number, name)
        print(number, "names")
        """,
        """
        names = ["Ada", "Grace"]
        number = 0
        for number, name in enumerate(names, start=1):
            print(number, name)
        print(number, "names")
        """,
        inputs={"number": st.just(0)},
    ),
    safe(
        "counted-first-and-told-after-an-exception",
        """
        def read(names):
            try:
                number = 0
                for name in names:
                    number = 1 + number
                    print(number, int(name))
            except Exception:
                return number
        """,
        """
        def read(names):
            try:
                number = 0
                for number, name in enumerate(names, start=1):
                    print(number, int(name))
            except Exception:
                return number
        """,
        inputs={"number": st.just(0)},
    ),
    safe(
        "counted-in-the-middle-and-read-before",
        """
        def read(names, show):
            i = 5
            for name in names:
                print(i, name)
                i += 1
                if not name:
                    continue
                show(name)
        """,
        """
        def read(names, show):
            for i, name in enumerate(names, start=5):
                print(i, name)
                if not name:
                    continue
                show(name)
        """,
    ),
    safe(
        "counted-in-the-middle-and-read-after",
        """
        def read(names, show):
            i = -1
            for name in names:
                if show(name):
                    break
                i += 1
                print(i, name)
        """,
        """
        def read(names, show):
            for i, name in enumerate(names):
                if show(name):
                    break
                print(i, name)
        """,
    ),
    safe(
        "anything-that-can-be-walked-over",
        """
        def read(names, show):
            i = 0
            for name in names:
                if show(i, name):
                    return i
                i += 1
        """,
        """
        def read(names, show):
            for i, name in enumerate(names):
                if show(i, name):
                    return i
        """,
    ),
    safe(
        "several-names-and-several-counters",
        """
        pairs = [(1, "a"), (2, "b")]
        i = 0
        k = 7
        for number, letter in pairs:
            print(i, k, number, letter)
            i += 1
            k += 1
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        k = 7
        for i, (number, letter) in enumerate(pairs):
            print(i, k, number, letter)
            k += 1
        """,
    ),
    safe(
        "a-bare-tuple",
        """
        i = 0
        for (name) in "Ada", "Grace":
            print(i, name)
            i += 1
        """,
        """
        for (i, name) in enumerate(("Ada", "Grace")):
            print(i, name)
        """,
    ),
    safe(
        "no-blanks-around-in",
        """
        i = 0
        for(a, b)in[(1, 2), (3, 4)]:
            print(i, a, b)
            i += 1
        """,
        """
        for i, (a, b)in enumerate([(1, 2), (3, 4)]):
            print(i, a, b)
        """,
    ),
    safe(
        "comments-stay",
        """
        names = ["Ada", "Grace"]
        i = 0  # the place

        for name in names:  # all of them
            print(i, name)
            # next
            i += 1  # and on
        """,
        """
        names = ["Ada", "Grace"]
        # the place

        for i, name in enumerate(names):  # all of them
            print(i, name)
            # next
            # and on
        """,
    ),
    safe(
        "an-inner-loop-that-continues",
        """
        names = ["Ada", "Grace"]
        for again in range(2):
            i = 0
            for name in names:
                for char in name:
                    if char == "a":
                        continue
                    print(i, char)
                i += 1
        """,
        """
        names = ["Ada", "Grace"]
        for again in range(2):
            for i, name in enumerate(names):
                for char in name:
                    if char == "a":
                        continue
                    print(i, char)
        """,
    ),
    safe(
        "counted-again-further-down",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 1
        i = 3
        print(i)
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name)
        i = 3
        print(i)
        """,
    ),
    safe(
        "bound-otherwise-where-the-loop-ends",
        """
        def read(names):
            i = 0
            for name in names:
                i += 1
                if not name:
                    i = -i
                    break
                print(i, name)
            return i
        """,
        """
        def read(names):
            i = 0
            for i, name in enumerate(names, start=1):
                if not name:
                    i = -i
                    break
                print(i, name)
            return i
        """,
        inputs={"i": st.just(0)},
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 1
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name)
        """,
        because="no other module imports `i`",
        guard="others_import_it",
        script=False,
    ),
    unfixed(
        "enumerate-is-something-else",
        """
        def enumerate(things):
            return []
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 1
        """,
        because="`enumerate` may mean something else",
        guard="enumerate_means_something_else",
    ),
    unfixed(
        "a-comment-for-a-tool",
        """
        names = ["Ada", "Grace"]
        i = 0  # type: int
        for name in names:
            print(i, name)
            i += 1
        """,
        because="the comment `# type: int` belongs to its line",
    ),
    unfixed(
        "all-on-one-line-with-a-backslash",
        'names = ["Ada"]\ni = 0\nfor name in names:\n    print(i, name); \\\n    i += 1\n',
        because="cannot be taken away alone",
    ),
]

CLEAN = [
    clean(
        "deleted-before-it-is-counted-on",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            if i == 1:
                del i
            i += 1
        """,
        guard="may_have_no_value",
    ),
    clean(
        "used-later",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 1
        print(i)
        """,
        guard="is_needed_later",
    ),
    clean(
        "used-in-the-next-round-of-an-outer-loop",
        """
        i = 0
        for names in [["Ada"], ["Grace"]]:
            for name in names:
                print(i, name)
                i += 1
        """,
    ),
    clean(
        "told-after-an-exception",
        """
        def read(names):
            try:
                i = 0
                for name in names:
                    print(i, name)
                    i += 1
            except Exception:
                return i
        """,
        guard="is_needed_later",
    ),
    clean(
        "an-element-that-does-not-fit",
        """
        def read():
            pairs = [(1, 2), (3,)]
            try:
                i = 0
                for a, b in pairs:
                    i += 1
                    print(i, a, b)
            except ValueError:
                return i
        print(read())
        """,
        guard="is_needed_later",
        inputs={"pairs": lists(lists(ints))},
    ),
    clean(
        "not-used-in-the-rounds",
        """
        names = ["Ada", "Grace"]
        count = 0
        for name in names:
            print(name)
            count += 1
        """,
        guard="is_not_used_in_rounds",
    ),
    clean(
        "some-rounds-do-not-count",
        """
        names = ["Ada", "Grace", ""]
        i = 0
        for name in names:
            if not name:
                continue
            print(i, name)
            i += 1
        """,
        guard="rounds_may_not_count",
    ),
    clean(
        "counted-under-a-condition",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            if name:
                i += 1
        """,
    ),
    clean(
        "read-before-and-after",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 1
            print(i)
        """,
        guard="is_read_before_and_after",
    ),
    clean(
        "set-back-in-between",
        """
        names = ["Ada", "Grace", "", "Bob"]
        i = 0
        for name in names:
            if not name:
                i = 0
            print(i, name)
            i += 1
        """,
    ),
    clean(
        "a-function-reads-it",
        """
        names = ["Ada", "Grace"]
        def where():
            return i
        i = 0
        for name in names:
            print(i, name)
            i += 1
        print(where())
        """,
        guard="is_needed_later",
    ),
    clean(
        "a-class-body",
        """
        class Team:
            i = 0
            for name in ["Ada", "Grace"]:
                print(i, name)
                i += 1
        print(Team.i)
        """,
        guard="is_needed_later",
    ),
    clean(
        "a-global-counter",
        """
        def show(names):
            global i
            i = 0
            for name in names:
                i += 1
                print(i, name)
                if len(names) > 1:
                    show(names[1:])
        show(["Ada", "Grace", "Joan"])
        """,
        guard="may_have_no_value",
        inputs={"i": st.just(0)},
    ),
    clean(
        "counted-already",
        """
        names = ["Ada", "Grace"]
        k = 1
        for i, name in enumerate(names):
            print(i, k, name)
            k += 1
        """,
        guard="counts_already",
    ),
    clean(
        "a-range",
        """
        k = 1
        for i in range(5):
            print(i, k)
            k += 1
        """,
    ),
    clean(
        "another-step",
        """
        names = ["Ada", "Grace"]
        i = 0
        for name in names:
            print(i, name)
            i += 2
        """,
    ),
    clean(
        "another-first-value",
        """
        names = ["Ada", "Grace"]
        i = 0.5
        for name in names:
            print(i, name)
            i += 1
        """,
    ),
    clean(
        "an-unknown-first-value",
        """
        def show(names, i):
            for name in names:
                print(i, name)
                i += 1
        """,
    ),
    clean(
        "a-target-that-looks",
        """
        class Box:
            def __setattr__(self, name, value):
                print(i)
        box, names = Box(), ["Ada"]
        i = 0
        for box.name in names:
            print(i)
            i += 1
        """,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ManualCounter, case)
