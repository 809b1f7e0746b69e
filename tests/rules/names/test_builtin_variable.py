from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Diagnostic, Edit, Level
from beginner_lint.facts.project import ProjectFacts, Use
from beginner_lint.linter import lint
from beginner_lint.rules.names.builtin_variable import BuiltinVariable
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from beginner_lint.verification import verify_rename
from tests.compiled import Comparison
from tests.rules.evidence.inputs import ints, lists, of_keys, scalars, texts, tuples
from tests.rules.pandas.execution import HAS_PANDAS, frames
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"user": of_keys("type"), "row": of_keys("name"), "x": ints}
SILENCING = {
    "may_be_looked_for": "an engine of another package is not here to look for it",
    "is_there_for_others": "what looks for the variable from outside is not here",
    "is_meant_as_dunder_all": "the rename would hide the slip: no program that runs shows it",
    "is_called_in_vain": "shadowed-call speaks of the variable, where a call stops because of it",
    "is_annotated_with": "an annotation of a local variable is read by people and tools, not by Python",
    "is_no_plain_variable": "an attribute or an import keeps its name: the rename would be withheld",
    "is_offered_to_others": "`__all__` keeps the name: the rename would be withheld",
    "replaces_on_purpose": "who hides a builtin on purpose wants its name",
    "author_decided": "a comment says that the name is meant",
    "is_one_of_many": "who offers the names of another language wants them",
}

BINDING_FORMS = [
    safe(
        "assignment-in-a-script",
        "list = [3, 1]\nlist.sort()\nprint(list)\n",
        "numbers = [3, 1]\nnumbers.sort()\nprint(numbers)\n",
        says="`list` hides Python's own `list` here; a name such as `numbers`",
    ),
    safe(
        "assignment-in-a-function-of-a-module",
        "def f(xs):\n    sum = xs[0]\n    return sum\nprint(f([1]))\n",
        "def f(xs):\n    total = xs[0]\n    return total\nprint(f([1]))\n",
        script=False,
    ),
    safe(
        "chained-assignment",
        "def f():\n    max = best = 3\n    return max, best\nprint(f())\n",
        "def f():\n    maximum = best = 3\n    return maximum, best\nprint(f())\n",
    ),
    safe(
        "annotated-assignment",
        "def f():\n    sum: int = 0\n    return sum\nprint(f())\n",
        "def f():\n    total: int = 0\n    return total\nprint(f())\n",
    ),
    safe(
        "annotation-first-value-later",
        "def f(x):\n    type: str\n    if x:\n        type = 'a'\n    else:\n        type = 'b'\n    return type\nprint(f(1))\n",
        "def f(x):\n    kind: str\n    if x:\n        kind = 'a'\n    else:\n        kind = 'b'\n    return kind\nprint(f(1))\n",
    ),
    safe(
        "augmented-assignments",
        "sum = 0\nfor n in [1, 2]:\n    sum += n\nprint(sum)\n",
        "total = 0\nfor n in [1, 2]:\n    total += n\nprint(total)\n",
    ),
    safe(
        "nested-tuple-and-starred",
        "def f(xs):\n    (min, [first, *tuple]), id = xs\n    return min, first, tuple, id\nprint(f([(1, 'abc'), 4]))\n",
        "def f(xs):\n    (minimum, [first, *values]), identifier = xs\n    return minimum, first, values, identifier\nprint(f([(1, 'abc'), 4]))\n",
        inputs={"xs": tuples(tuples(ints, lists(texts, min_size=1)), scalars)},
    ),
    safe(
        "for",
        "for str in ['a', 'b']:\n    print(str, end=str)\n",
        "for text in ['a', 'b']:\n    print(text, end=text)\n",
    ),
    safe(
        "for-over-a-plural",
        "def f(user_ids):\n    for id in user_ids:\n        print(id)\nf([1, 2])\n",
        "def f(user_ids):\n    for user_id in user_ids:\n        print(user_id)\nf([1, 2])\n",
    ),
    safe(
        "with",
        "import io\nwith io.StringIO('text') as input:\n    print(input.read())\n",
        "import io\nwith io.StringIO('text') as input_file:\n    print(input_file.read())\n",
    ),
    safe(
        "except",
        "try:\n    1 / 0\nexcept (ZeroDivisionError\n        ) as \\\n        repr:  # why\n    print(repr)\n",
        "try:\n    1 / 0\nexcept (ZeroDivisionError\n        ) as \\\n        representation:  # why\n    print(representation)\n",
    ),
    safe(
        "walrus-in-a-comprehension-binds-outside",
        "def f(xs):\n    found = [len for x in xs if (len := x * 2) > 2]\n    return found, len\nprint(f([1, 2]))\n",
        "def f(xs):\n    found = [length for x in xs if (length := x * 2) > 2]\n    return found, length\nprint(f([1, 2]))\n",
        inputs={"xs": lists(ints, min_size=1)},
    ),
    safe(
        "walrus-in-a-lambda",
        "f = lambda x: (hash := x) and hash + 1\nprint(f(3))\n",
        "f = lambda x: (hash_value := x) and hash_value + 1\nprint(f(3))\n",
    ),
    safe(
        "comprehension",
        "rows = [[1], [2]]\nprint([len(list) for list in rows if list], list(rows))\n",
        "rows = [[1], [2]]\nprint([len(row) for row in rows if row], list(rows))\n",
    ),
    safe(
        "comprehension-first-iterable-is-outside",
        "print([sum for sum in [sum([1, 2])]])\n",
        "print([total for total in [sum([1, 2])]])\n",
    ),
    safe(
        "comprehension-in-a-class",
        "class C:\n    id = 3\n    ids = [id for id in 'ab']\nprint(C.ids, C.id)\n",
        "class C:\n    id = 3\n    ids = [identifier for identifier in 'ab']\nprint(C.ids, C.id)\n",
    ),
    safe(
        "match-captures",
        """
        def f(x):
            match x:
                case {"a": type, **dict}:
                    return type, dict
                case [hash, *list]:
                    return hash, list
                case (int() | bytes()) as str:
                    return str
                case id:
                    return id
        print(f({"a": 1, "b": 2}), f([1, 2]), f(3), f("x"))
        """,
        """
        def f(x):
            match x:
                case {"a": kind, **mapping}:
                    return kind, mapping
                case [hash_value, *items]:
                    return hash_value, items
                case (int() | bytes()) as text:
                    return text
                case identifier:
                    return identifier
        print(f({"a": 1, "b": 2}), f([1, 2]), f(3), f("x"))
        """,
    ),
]

REFERENCES = [
    safe(
        "names-of-what-is-not-there",
        "all = ['show']\nprint(all)\n",
        "all_names = ['show']\nprint(all_names)\n",
    ),
    safe(
        "a-local-that-is-no-name-of-code",
        "def f():\n    sum = 3\n    return sum, f.__code__.co_names\nprint(f())\n",
        "def f():\n    total = 3\n    return total, f.__code__.co_names\nprint(f())\n",
    ),
    safe(
        "closures-classes-and-nonlocal",
        """
        def outer():
            sum = 0
            class Holder:
                start = sum
                def get(self):
                    return sum
            def add(n):
                nonlocal sum
                sum += n
                return lambda: sum
            return add(3)(), Holder().get(), [sum for _ in range(2)]
        print(outer())
        """,
        """
        def outer():
            total = 0
            class Holder:
                start = total
                def get(self):
                    return total
            def add(n):
                nonlocal total
                total += n
                return lambda: total
            return add(3)(), Holder().get(), [total for _ in range(2)]
        print(outer())
        """,
    ),
    safe(
        "global-lists",
        """
        best, max = 1, 2
        def f():
            global best, max
            max += 1
        def g():
            global max; print(max)
        f(), g()
        """,
        """
        best, maximum = 1, 2
        def f():
            global best, maximum
            maximum += 1
        def g():
            global maximum; print(maximum)
        f(), g()
        """,
    ),
    safe(
        "del-in-a-function",
        "def f():\n    dict = {}\n    del dict\n    return 1\nprint(f())\n",
        "def f():\n    mapping = {}\n    del mapping\n    return 1\nprint(f())\n",
    ),
    safe(
        "keyword-label-and-attribute-stay",
        "def f(x):\n    sum = x\n    return dict(sum=sum, y=sum.real, z=x.sum if sum < 0 else 0)\nprint(f(3))\n",
        "def f(x):\n    total = x\n    return dict(sum=total, y=total.real, z=x.sum if total < 0 else 0)\nprint(f(3))\n",
    ),
    safe(
        "f-string-parts",
        "def f(x):\n    sum, format = x\n    return f'{sum}{{sum}}{sum!r:>{format}} {[sum for _ in range(2)]}'\nprint(f((1.5, 8)))\n",
        "def f(x):\n    total, fmt = x\n    return f'{total}{{sum}}{total!r:>{fmt}} {[total for _ in range(2)]}'\nprint(f((1.5, 8)))\n",
    ),
    safe(
        "f-string-that-prints-the-name",
        "def f(sum):\n    pass\ndef g(x):\n    sum = x\n    return f'{sum=} { sum = } {sum=:.2f} {sum=!s}'\nprint(g(1.5))\n",
        "def f(sum):\n    pass\ndef g(x):\n    total = x\n    return f'sum={total!r}  sum = {total!r} sum={total:.2f} sum={total!s}'\nprint(g(1.5))\n",
    ),
    safe(
        "f-string-over-lines-after-an-umlaut",
        'def f(x):\n    ä, sum = x\n    return f"""ä {ä}\n  {sum} ü {\n    sum}""" "ä" f"{sum}"\nprint(f((1, 2)))\n',
        'def f(x):\n    ä, total = x\n    return f"""ä {ä}\n  {total} ü {\n    total}""" "ä" f"{total}"\nprint(f((1, 2)))\n',
    ),
    safe(
        "each-scope-has-its-own",
        "list = [1]\nprint(list)\ndef f():\n    list = 'abc'\n    return list\nprint(f(), list)\n",
        "numbers = [1]\nprint(numbers)\ndef f():\n    text = 'abc'\n    return text\nprint(f(), numbers)\n",
    ),
    safe(
        "carried-round-a-loop-before-its-binding",
        "def f(xs):\n    for x in xs:\n        if x > 1:\n            print(sum)\n        sum = x\nf([1, 2, 3])\n",
        "def f(xs):\n    for x in xs:\n        if x > 1:\n            print(total)\n        total = x\nf([1, 2, 3])\n",
        inputs={"xs": lists(ints)},
    ),
    safe(
        "the-builtin-elsewhere-stays",
        "def f(xs):\n    return sum(xs)\ndef g(x):\n    sum = x\n    return sum\nprint(f([1]), g(2))\n",
        "def f(xs):\n    return sum(xs)\ndef g(x):\n    total = x\n    return total\nprint(f([1]), g(2))\n",
    ),
]

NAMES = [
    safe(
        "first-candidate-is-taken",
        "def f(x):\n    sum = 0\n    total = x\n    return sum + total\nprint(f(1))\n",
        "def f(x):\n    sum_value = 0\n    total = x\n    return sum_value + total\nprint(f(1))\n",
    ),
    safe(
        "candidate-is-read-from-outside",
        "total = 7\ndef f(x):\n    sum = x\n    return sum + total\nprint(f(1))\n",
        "total = 7\ndef f(x):\n    sum_value = x\n    return sum_value + total\nprint(f(1))\n",
    ),
    safe(
        "candidate-is-bound-in-a-nested-scope",
        "def f(x):\n    sum = x\n    def g():\n        total = 3\n        return sum + total\n    return g()\nprint(f(1))\n",
        "def f(x):\n    sum_value = x\n    def g():\n        total = 3\n        return sum_value + total\n    return g()\nprint(f(1))\n",
    ),
    safe(
        "candidates-run-out",
        "def f(x, total, sum_value, result):\n    sum = x\n    return sum\nprint(f(1, 2, 3, 4))\n",
        "def f(x, total, sum_value, result):\n    sum_ = x\n    return sum_\nprint(f(1, 2, 3, 4))\n",
    ),
    safe(
        "attribute-says-whose",
        "def f(user):\n    type = user['type']\n    return type\nprint(f({'type': 1}))\n",
        "def f(user):\n    user_type = user['type']\n    return user_type\nprint(f({'type': 1}))\n",
    ),
    safe(
        "key-says-what",
        "def f(row):\n    str = row['name']\n    return str\nprint(f({'name': 'x'}))\n",
        "def f(row):\n    name = row['name']\n    return name\nprint(f({'name': 'x'}))\n",
    ),
    safe(
        "enumerated",
        "for i, str in enumerate(['a', 'b']):\n    print(i, str)\n",
        "for i, text in enumerate(['a', 'b']):\n    print(i, text)\n",
    ),
    safe(
        "part-of-an-element",
        "for i, input in [(1, 'a')]:\n    print(i, input)\n",
        "for i, input_data in [(1, 'a')]:\n    print(i, input_data)\n",
    ),
    safe(
        "getter-says-what",
        "def get_scores():\n    return [1]\ndef f():\n    list = get_scores()\n    return list\nprint(f())\n",
        "def get_scores():\n    return [1]\ndef f():\n    scores = get_scores()\n    return scores\nprint(f())\n",
    ),
    safe(
        "two-renames-want-one-name",
        "def f():\n    list = [1]\n    set = {2}\n    def g():\n        tuple = 3\n        return list, set, tuple\n    return g()\nprint(f())\n",
        "def f():\n    values = [1]\n    numbers = {2}\n    def g():\n        number = 3\n        return values, numbers, number\n    return g()\nprint(f())\n",
    ),
    safe(
        "two-in-one-statement-want-one-name",
        "def f():\n    float, int = 1.5, 2\n    return float, int\nprint(f())\n",
        "def f():\n    decimal, number = 1.5, 2\n    return decimal, number\nprint(f())\n",
    ),
]

REFUSED = [
    unfixed(
        "meant-as-dunder-all",
        "def show():\n    return 3\nall = ['show']\nprint(show())\n",
        says="`all` hides Python's own `all` here; a module says with `__all__` which names it offers",
        because="`__all__` may be meant, which says what a module offers",
        guard="is_meant_as_dunder_all",
    ),
    unfixed(
        "meant-as-dunder-all-without-quotes",
        "def show():\n    return 3\nclass A: pass\nall: list = (show, A)\nprint(show())\n",
        says="`__all__`",
        because="`__all__` may be meant",
        guard="is_meant_as_dunder_all",
    ),
    unfixed(
        "locals",
        "def f():\n    sum = 1\n    return locals()\n",
        because="`locals()` may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "eval-in-a-closure", "def f():\n    sum = 1\n    return lambda: eval('sum + 1')\n", because="`eval`"
    ),
    unfixed(
        "vars-for-a-format",
        "def f():\n    sum = 1\n    return '%(sum)s' % vars()\n",
        because="`vars()` may see",
    ),
    unfixed(
        "star-import",
        "list = [1]\nfrom os import *\nprint(list)\n",
        because="a star import may bring another `list`",
    ),
    safe(
        "star-import-before",
        "from os import *\nlist = [1]\ndef f():\n    return list\nprint(f())\n",
        "from os import *\nnumbers = [1]\ndef f():\n    return numbers\nprint(f())\n",
    ),
    safe(
        "locals-before",
        "def f():\n    print(locals())\n    sum = 1\n    return sum\nprint(f())\n",
        "def f():\n    print(locals())\n    total = 1\n    return total\nprint(f())\n",
    ),
    safe(
        "locals-for-a-template",
        "def f(a):\n    sum = 1\n    print('%(a)s' % vars(), '{a}'.format(**locals()))\n    return sum\nprint(f(3))\n",
        "def f(a):\n    total = 1\n    print('%(a)s' % vars(), '{a}'.format(**locals()))\n    return total\nprint(f(3))\n",
    ),
    safe(
        "place-of-a-call-that-is-never-this-one",
        "import inspect\nSHOWN = []\ndef g():\n    SHOWN.append(inspect.stack()[1])\ndef f():\n    sum = 1\n    return sum\ng()\nprint(f())\n",
        "import inspect\nSHOWN = []\ndef g():\n    SHOWN.append(inspect.stack()[1])\ndef f():\n    total = 1\n    return total\ng()\nprint(f())\n",
    ),
    unfixed(
        "place-of-a-call-behind-a-property",
        "import inspect\nSHOWN = []\nclass Shop:\n    @property\n    def price(self):\n        SHOWN.append(inspect.stack()[1])\n        return 2\n"
        "def f(shop):\n    max = 1\n    return shop.price + max\nprint(f(Shop()))\n",
        because="line 6 hands a frame out, which may show the name `max`",
    ),
    safe(
        "name-of-a-caller-by-its-place",
        "import inspect\ndef g():\n    frame = inspect.currentframe()\n    frame, file, line, name, _, _ = inspect.getouterframes(frame)[1]\n    return name\n"
        "def f():\n    sum = 1\n    return sum, g()\nprint(f())\n",
        "import inspect\ndef g():\n    frame = inspect.currentframe()\n    frame, file, line, name, _, _ = inspect.getouterframes(frame)[1]\n    return name\n"
        "def f():\n    total = 1\n    return total, g()\nprint(f())\n",
    ),
    unfixed(
        "place-of-a-call-that-may-be-this-one",
        "import inspect\nSHOWN = []\ndef g():\n    SHOWN.append(inspect.stack()[1])\ndef f():\n    sum = 1\n    g()\n    return sum\nprint(f())\n",
        because="line 4 hands a frame out, which may show the name `sum`",
    ),
    unfixed(
        "frame",
        "import sys\ndef f():\n    sum = 1\n    return sys._getframe()\n",
        because="line 4 hands a frame out, which may show the name `sum`",
    ),
    unfixed("main-is-imported", "import __main__\nlist = [1]\nprint(list, __main__)\n", because="`__main__`"),
    safe(
        "key-with-an-at",
        "def f(node):\n    id = node.get('@id')\n    return id if '@id' != node['@id'] else {'@id': id}\nprint(f({'@id': 3}))\n",
        "def f(node):\n    identifier = node.get('@id')\n    return identifier if '@id' != node['@id'] else {'@id': identifier}\nprint(f({'@id': 3}))\n",
    ),
    unfixed(
        "query-kept-in-a-dict",
        "def f(df):\n    max = 3\n    queries = {'cheap': '@max > price', '@max': 4}\n    return df.ask(queries['cheap'])\n",
        because="the text on line 3 names `max`",
    ),
    unfixed(
        "key-beside-a-query",
        "def f(df):\n    max = 3\n    return df.query(df['@max'] + str(max))\n",
        because="the text on line 3 names `max`",
    ),
    unfixed(
        "query-of-nothing-else",
        "def f(df):\n    id = df.size\n    return df.query('@id')\n",
        because="the text on line 3 names `id`",
    ),
    unfixed(
        "query",
        "def f(df):\n    sum = 1\n    return df.query('a > @sum')\n",
        because="the text on line 3 names `sum`",
        guard="may_be_looked_up",
        inputs={"df": frames(a=ints)},
        runs=HAS_PANDAS,
    ),
    unfixed(
        "timeit-setup",
        "import timeit\nlist = [1]\nprint(timeit.timeit('len(list)', 'from __main__ import list'))\n",
        because="the text on line 3",
    ),
    unfixed(
        "doctest",
        '"""Doc.\n\n>>> list\n[1]\n"""\nlist = [1]\nprint(list)\n',
        because="the text on line 3",
    ),
    safe(
        "complaint-of-a-file-that-reads-texts",
        "import patsy\ndef f(x):\n    sum = x\n    if sum < 0:\n        raise ValueError('no such sum')\n    return sum\nprint(f(3))\n",
        "import patsy\ndef f(x):\n    total = x\n    if total < 0:\n        raise ValueError('no such sum')\n    return total\nprint(f(3))\n",
        runs=False,
    ),
    unfixed(
        "shown-as-bytecode",
        "import dis\ndef f():\n    sum = 2\n    return sum\ndis.dis(f)\n",
        because="`dis` on line 5 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "handler-that-an-engine-looks-for",
        "from ursina import *\ndef make(step):\n    return lambda key: step\ninput = make(3)\napp.run()\n",
        because="`ursina` may look for `input` by its name",
        guard="may_be_looked_for",
        runs=False,
    ),
    safe(
        "variable-below-a-star-that-the-file-uses",
        "from pygame import *\nmax = 3\nprint(max)\n",
        "from pygame import *\nmaximum = 3\nprint(maximum)\n",
        runs=False,
    ),
    unfixed(
        "locals-that-are-brought-up-to-date",
        "def show(width):\n    names = locals()\n    max = width + 5\n    print('%(width)s' % vars())\n    print(sorted(names))\n    return max\nprint(show(3))\n",
        because="may see the name `max`",
        runs=False,
    ),
    unfixed(
        "shown-as-the-code-of-a-function",
        "import dis\ndef f():\n    sum = 2\n    return sum\ndis.show_code(f)\n",
        because="`show_code` on line 5 may see the name `sum`",
        runs=False,
    ),
    unfixed(
        "shown-by-a-module-that-is-handed-on",
        "import dis\ndef f():\n    sum = 2\n    return sum\ngetattr(dis, 'dis')(f)\n",
        because="`dis` may see the name `sum`",
        runs=False,
    ),
    unfixed(
        "shown-by-an-object-of-bytecode",
        "from dis import Bytecode\ndef f():\n    sum = 2\n    return sum\nprint(Bytecode(f).info())\n",
        because="`Bytecode` may see the name `sum`",
        runs=False,
    ),
    safe(
        "bytecode-of-nothing",
        "import dis\ndef f():\n    sum = 2\n    return sum\nprint(f(), dis.stack_effect(1) < 3)\n",
        "import dis\ndef f():\n    total = 2\n    return total\nprint(f(), dis.stack_effect(1) < 3)\n",
    ),
    unfixed(
        "shown-as-source",
        "from inspect import getsource\ndef f():\n    sum = 2\n    return sum\nprint(len(getsource(f)))\n",
        because="`getsource` may see the name `sum`",
        runs=False,
    ),
    safe(
        "only-the-line-of-its-source",
        "import inspect\ndef f():\n    sum = 2\n    return sum\nprint(f(), inspect.getsourcelines(len)[1])\n",
        "import inspect\ndef f():\n    total = 2\n    return total\nprint(f(), inspect.getsourcelines(len)[1])\n",
        runs=False,
    ),
    unfixed(
        "the-lines-of-its-source",
        "import inspect\ndef f():\n    sum = 2\n    return sum\nprint(inspect.getsourcelines(f)[0])\n",
        because="`getsourcelines` on line 5 may see the name `sum`",
        runs=False,
    ),
    unfixed(
        "shown-by-its-code",
        "def f():\n    sum = 2\n    return sum\nprint(f.__code__.co_varnames)\n",
        because="`co_varnames` on line 4 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "shown-by-the-names-of-a-function",
        "sum = 2\ndef f():\n    return sum\nprint('sum' in f.__globals__)\n",
        because="`__globals__` on line 4 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "looked-up-in-its-module",
        "import sys\nsum = 3\nprint(getattr(sys.modules[__name__], 'sum'), sum)\n",
        because="`sys.modules` on line 3 may see the name `sum`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "attribute-of-its-module",
        "from sys import modules\nsum = 3\nprint(modules.get('__main__').sum == sum)\n",
        because="`sys.modules` on line 3 may see the name `sum`",
        runs=False,
    ),
    unfixed(
        "imports-itself",
        "import importlib\nsum = 3\nprint(importlib.import_module(__name__).sum == sum)\n",
        because="`import_module` on line 3 may see the name `sum`",
        runs=False,
    ),
    safe(
        "looks-up-other-modules",
        "import sys\nsum = 3\nprint('a' in sys.modules, sys.modules.get('b'), sys.modules['sys'] is sys, len(list(sys.modules)) > 3, sum)\n"
        "def f(tree):\n    return tree.modules\n",
        "import sys\ntotal = 3\nprint('a' in sys.modules, sys.modules.get('b'), sys.modules['sys'] is sys, len(list(sys.modules)) > 3, total)\n"
        "def f(tree):\n    return tree.modules\n",
    ),
    safe(
        "variable-of-a-function-beside-modules",
        "import sys\ndef f(x):\n    sum = x\n    return sum, sys.modules[__name__] is None\nprint(f(3))\n",
        "import sys\ndef f(x):\n    total = x\n    return total, sys.modules[__name__] is None\nprint(f(3))\n",
    ),
    unfixed(
        "sql-over-frames",
        "import duckdb\ndef f(df):\n    input = df\n    return duckdb.sql('select * from input')\n",
        because="the text on line 4",
    ),
    unfixed(
        "type-comment",
        "def f():\n    list = []\n    x = 0  # type: list\n    return list, x\n",
        because="type comment",
    ),
    unfixed(
        "annotation-means-the-builtin",
        "def f():\n    list: list[int] = []\n    return list\n",
        because="the annotation on line 2 names `list`",
        guard="is_annotated_with",
    ),
    unfixed(
        "string-annotation",
        "def f():\n    list = []\n    x: 'list[int]' = list\n    return x\n",
        because="annotation on line 3",
    ),
    unfixed(
        "annotation-of-a-nested-function",
        "def f():\n    list = [1]\n    def g(x: list): return x\n    return g(list)\n",
        because="annotation on line 3",
    ),
    unfixed(
        "read-before-bound",
        "def f(xs):\n    print(sum)\n    sum = xs[0]\n    return sum\n",
        because="`sum` is read on line 2, before it has a value",
        guard="may_mean_the_builtin",
    ),
    unfixed("augmented-only", "def f(xs):\n    sum += 1\n", because="before it has a value"),
    unfixed(
        "conditional-in-a-module",
        "import sys\nif len(sys.argv) > 9:\n    list = [1]\nprint(list)\n",
        because="`list` on line 4 may still be the builtin",
        guard="may_mean_the_builtin",
    ),
    unfixed("after-del-in-a-module", "sum = 3\nprint(sum)\ndel sum\nprint(sum([1]))\n", because="on line 4"),
    unfixed(
        "after-del-in-a-function",
        "sum = 3\ndef f():\n    global sum\n    del sum\nf()\nprint(sum)\n",
        because="may still be the builtin",
    ),
    unfixed(
        "after-a-handler",
        "try:\n    1 / 0\nexcept ZeroDivisionError as sum:\n    print(sum)\nprint(sum)\n",
        because="on line 5",
    ),
    unfixed(
        "query-that-denies-it",
        "max = 3\nprint(max, where('not @max'))\n",
        because="the text on line 2 names `max`",
        runs=False,
    ),
    safe(
        "text-for-people-with-a-sign-before-the-name",
        "for max in [3]:\n    print(max, 'Show help about a command, e.g., @max, @min.')\n",
        "for maximum in [3]:\n    print(maximum, 'Show help about a command, e.g., @max, @min.')\n",
    ),
    unfixed("after-an-empty-loop", "for list in []:\n    pass\nprint(list)\n", because="on line 3"),
    unfixed(
        "function-defined-before",
        "def f(xs):\n    return sum(xs)\nsum = f([1, 2])\nprint(sum)\n",
        because="on line 2 may still be the builtin",
    ),
    unfixed(
        "bound-in-a-function-only",
        "def f():\n    global list\n    list = [1]\nprint(list)\n",
        because="on line 4",
    ),
    unfixed(
        "nobody-here-reads-it",
        "max = 3\nprint(4)\n",
        because="nothing in this file reads `max`, so it may be for others",
        script=None,
        guard="is_there_for_others",
        runs=False,
    ),
    unfixed(
        "class-falls-back-on-the-module",
        "list = [1]\nclass C:\n    a = list\n    list = 3\nprint(C.a, list)\n",
        because="`list` on line 3 may be an attribute or this variable",
    ),
]

UNSAFE = [
    unsafe(
        "importable-module",
        "list = [1]\nprint(list)\n",
        "numbers = [1]\nprint(numbers)\n",
        because="no other file uses this variable",
        guard="is_seen_by_other_modules",
        script=False,
    ),
    unfixed(
        "taken-by-another-file",
        "list = [1]\nprint(list)\n",
        because="`main.py` takes `list` from this file",
        script=False,
        uses=(Use("main.py", "list"),),
        then="print(globals()['list'])\n",
    ),
    unfixed(
        "taken-by-another-file-maybe",
        "list = [1]\nprint(list)\n",
        because="`main.py` may take `list` from this file",
        script=False,
        uses=(Use("main.py", "list", is_sure=False),),
        then="print(globals()['list'])\n",
    ),
    safe(
        "locals-of-the-caller-alone",
        "import sys\ndef log(logger):\n    sum = sys._getframe().f_back.f_locals\n    logger.log(sum)\n    return len(sum) > 99\n"
        "class Logger:\n    def log(self, x):\n        return x\ndef main():\n    return log(Logger())\nprint(main())\n",
        "import sys\ndef log(logger):\n    total = sys._getframe().f_back.f_locals\n    logger.log(total)\n    return len(total) > 99\n"
        "class Logger:\n    def log(self, x):\n        return x\ndef main():\n    return log(Logger())\nprint(main())\n",
        runs=False,
    ),
    unfixed(
        "eval-that-is-compared",
        "def g(formula):\n    max = 4\n    print(max, eval(formula) is None, 'max' in globals())\ng('max * 2')\n",
        because="`eval` may see the name `max`",
    ),
    unfixed(
        "disassembled-by-a-module-that-is-looked-up",
        "import importlib\ndef f():\n    max = 3\n    return max\nimportlib.import_module('dis').dis(f)\n",
        because="may see the name `max`",
    ),
    safe(
        "disassembled-by-an-object-of-another-file",
        "from emulator import Cpu\ndef f(cpu):\n    max = 3\n    return max\ndef g(cpu):\n    return cpu.disassemble(3)\nprint(f(3))\n",
        "from emulator import Cpu\ndef f(cpu):\n    maximum = 3\n    return maximum\ndef g(cpu):\n    return cpu.disassemble(3)\nprint(f(3))\n",
        runs=False,
    ),
    unfixed(
        "disassembled-by-a-module-under-another-name",
        "import importlib\ndef f():\n    max = 3\n    return max\nreader = importlib.import_module('dis')\nreader.dis(f)\n",
        because="`dis` on line 6 may see the name `max`",
    ),
    unfixed(
        "disassembled-by-a-module-that-a-function-finds",
        "import pydoc\ndef f():\n    max = 3\n    return max\nreader = pydoc.locate('dis')\nreader.dis(f)\n",
        because="`dis` on line 6 may see the name `max`",
    ),
    safe(
        "disassembled-by-what-an-object-has",
        "class A:\n    def f(self):\n        max = 3\n        return max\n    def g(self):\n        cpu = self.state.cpu(3)\n        return cpu.disassemble(3)\nprint(A().f())\n",
        "class A:\n    def f(self):\n        maximum = 3\n        return maximum\n    def g(self):\n        cpu = self.state.cpu(3)\n        return cpu.disassemble(3)\nprint(A().f())\n",
    ),
    unfixed(
        "disassembled-by-a-module-of-another-file",
        "import tools\ndef f():\n    max = 3\n    return max\ntools.dis(f)\n",
        because="`dis` on line 5 may see the name `max`",
        runs=False,
    ),
    safe(
        "disassembled-by-an-object",
        "class A:\n    def f(self):\n        max = 3\n        return max\n    def g(self):\n        return self.state.disassemble(3)\nprint(A().f())\n",
        "class A:\n    def f(self):\n        maximum = 3\n        return maximum\n    def g(self):\n        return self.state.disassemble(3)\nprint(A().f())\n",
    ),
    unfixed(
        "name-as-errors-quote-it",
        "def f(ask):\n    id = None\n    return \"'id'\" in ask(3)\nprint(f(str))\n",
        because="the text on line 3 names `id`",
    ),
    safe(
        "name-of-another-as-errors-quote-it",
        "def f():\n    max = 3\n    return max\ndef g():\n    return \"'max'\"\nprint(f(), g())\n",
        "def f():\n    maximum = 3\n    return maximum\ndef g():\n    return \"'max'\"\nprint(f(), g())\n",
    ),
    safe(
        "run-directly-alone",
        "def show(x): print(x)\nif __name__ == '__main__':\n    max = 3\n    show(max)\n",
        "def show(x): print(x)\nif __name__ == '__main__':\n    maximum = 3\n    show(maximum)\n",
        script=False,
        runs=False,
    ),
    unsafe(
        "run-directly-or-not",
        "max = 4\nif __name__ == '__main__':\n    max = 3\n    print(max)\n",
        "maximum = 4\nif __name__ == '__main__':\n    maximum = 3\n    print(maximum)\n",
        script=False,
    ),
    unsafe(
        "imported-alone",
        "if __name__ == '__main__':\n    print(3)\nelse:\n    max = 3\n    print(max)\n",
        "if __name__ == '__main__':\n    print(3)\nelse:\n    maximum = 3\n    print(maximum)\n",
        runs=False,
        script=False,
    ),
    unsafe(
        "nothing-known-of-importers", "max = 3\nprint(max)\n", "maximum = 3\nprint(maximum)\n", script=None
    ),
    unsafe(
        "bound-by-global-in-a-module",
        "def f():\n    global list\n    list = [1]\n    return list\n",
        "def f():\n    global numbers\n    numbers = [1]\n    return numbers\n",
        script=False,
    ),
]

MODULE_FLOW = [
    safe(
        "both-branches",
        "import sys\nif sys.argv:\n    list = [1]\nelse:\n    list = [2]\ndef f():\n    return list\nprint(f(), list)\n",
        "import sys\nif sys.argv:\n    numbers = [1]\nelse:\n    numbers = [2]\ndef f():\n    return numbers\nprint(f(), numbers)\n",
    ),
    safe(
        "function-called-behind-the-binding",
        "if True:\n    sum = 3\n    class C:\n        def f(self, x=sum):\n            return [sum for _ in 'ab']\n    print(C().f())\n",
        "if True:\n    total = 3\n    class C:\n        def f(self, x=total):\n            return [total for _ in 'ab']\n    print(C().f())\n",
    ),
    safe(
        "function-in-the-body-of-a-loop",
        "for id in [1, 2]:\n    def f():\n        return id\n    print(f())\n",
        "for identifier in [1, 2]:\n    def f():\n        return identifier\n    print(f())\n",
    ),
    safe(
        "function-in-a-case",
        "match [1, 2]:\n    case [type, _]:\n        def f():\n            return type\n        print(f())\n",
        "match [1, 2]:\n    case [kind, _]:\n        def f():\n            return kind\n        print(f())\n",
    ),
    safe(
        "deleted-and-never-read-again",
        "sum = 3\nprint(sum)\ndel sum\n",
        "total = 3\nprint(total)\ndel total\n",
    ),
    safe(
        "function-scope-is-not-the-modules",
        "from os.path import *\ndef f(x):\n    sum = x\n    return sum\nprint(f(1))\n",
        "from os.path import *\ndef f(x):\n    total = x\n    return total\nprint(f(1))\n",
    ),
    safe(
        "doctest-cannot-see-a-local",
        'def f(x):\n    """Add.\n\n    >>> sum([1])\n    """\n    sum = x\n    return sum\nprint(f(1))\n',
        'def f(x):\n    """Add.\n\n    >>> sum([1])\n    """\n    total = x\n    return total\nprint(f(1))\n',
    ),
]

CLEAN = [
    clean("called-in-vain", "list = [1]\nprint(list('ab'))\n", guard="is_called_in_vain"),
    clean("parameters", "def f(list, *, sum=0, **dict):\n    list = 3\n"),
    clean("lambda-parameter", "f = lambda list: list\n"),
    clean(
        "import",
        "pow = None\ntry:\n    from math import pow\nexcept ImportError:\n    pass\n",
        guard="is_no_plain_variable",
    ),
    clean("function-and-class", "def max(): pass\nclass list: pass\n"),
    clean(
        "class-attributes",
        "class C:\n    id = 0\n    type: int = 1\n    for list in 'ab': pass\n",
        guard="is_no_plain_variable",
    ),
    clean(
        "attribute-and-item", "import types\nx = types.SimpleNamespace()\nx.sum = 1\nx.__dict__['max'] = 2\n"
    ),
    clean("annotation-without-value", "list: int\n", guard="is_no_plain_variable"),
    clean("del-only", "def f():\n    del list\n"),
    clean("global-without-binding", "def f():\n    global list\n    return list\n"),
    clean(
        "not-taken-for-functions",
        "_ = 1\ncopyright = '2020'\nlicense = 'MIT'\nexit = quit = file = unicode = 0\n__doc__ = ''\n",
    ),
    clean("exceptions-and-constants", "TimeoutError = OSError\nEllipsis = 1\n"),
    clean(
        "shim-for-python2",
        "try:\n    input = raw_input\nexcept NameError:\n    pass\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "shim-by-version",
        "import sys\nif sys.version_info[0] == 2:\n    str = unicode\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "shim-by-flag",
        "import itertools\nPY2 = False\nif PY2:\n    zip = itertools.izip\n",
        guard="replaces_on_purpose",
    ),
    clean("shim-in-a-choice", "PY2 = False\nrange = xrange if PY2 else range\n", guard="replaces_on_purpose"),
    clean(
        "shim-for-what-is-missing",
        "try:\n    bytes\nexcept NameError:\n    bytes = str\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "shim-in-a-function",
        "def f():\n    range = xrange\n    return range(3)\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "fast-reading",
        "import sys\ninput = sys.stdin.readline\nn = int(input())\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "fast-reading-with-a-lambda",
        "import sys\ninput = lambda: sys.stdin.readline().rstrip()\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "partial",
        "import functools\nprint = functools.partial(print, flush=True)\n",
        guard="replaces_on_purpose",
    ),
    clean("own-function", "def shout(*words): pass\nprint = shout\n", guard="replaces_on_purpose"),
    clean("from-a-module", "import io\nopen = io.open\n", guard="replaces_on_purpose"),
    clean(
        "rich",
        "from rich.console import Console\nconsole = Console()\nprint = console.print\nprint(1)\n",
        guard="replaces_on_purpose",
    ),
    clean(
        "patched",
        "real_open = open\ndef spy(path): return real_open(path)\nopen = spy\n",
        guard="replaces_on_purpose",
    ),
    clean("excused", "id = 3  # noqa: A001\nprint(id)\n", guard="author_decided"),
    clean(
        "one-of-many",
        "def f(name): return [name]\nabs = f('ABS')\nmin = f('MIN')\nmax = f('MAX')\ncount = f('COUNT')\nmedian = f('MEDIAN')\nconcat = f('CONCAT')\n",
        guard="is_one_of_many",
    ),
    clean(
        "exported",
        "__all__ = ['open']\n__all__ += ['compile']\nopen = 1\ncompile = 2\n",
        guard="is_offered_to_others",
    ),
]

CASES: list[Case] = BINDING_FORMS + REFERENCES + NAMES + REFUSED + UNSAFE + MODULE_FLOW + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(BuiltinVariable, case)


def report_on(path: str, program: str, settings: Settings = Settings()) -> list[str]:  # noqa: B008
    return [found.message for found in lint(Source(path, program), settings) if found.code == "ZEN501"]


@pytest.mark.parametrize("path", ["pkg/compat.py", "pkg/_compat/__init__.py", "six.py", "stub.pyi"])
def test_modules_that_mean_to_offer_the_name(path: str) -> None:
    assert report_on(path, "str = 1\n") == []
    assert len(report_on(path, "def f():\n    str = 1\n")) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("all = ['show', 'A', 'math']", True, id="names"),
        pytest.param("all: list = ['show']", True, id="annotated"),
        pytest.param("all = 'show', 'A'", True, id="tuple"),
        pytest.param("all = [show, A, math]", True, id="without-quotes"),
        pytest.param("all = ['show']\nall.append('A')", True, id="goes-on"),
        pytest.param("all = ['show', 'hide']", False, id="one-is-no-name-of-the-file"),
        pytest.param("all = []", False, id="empty"),
        pytest.param("all = ['show', math.pi]", False, id="one-is-no-text"),
        pytest.param("all = {'show': A}", False, id="dict"),
        pytest.param("all = [show, A]\nfor each in all: each()", False, id="is-used"),
        pytest.param("all = [show, size]", False, id="one-is-a-variable"),
        pytest.param("all = [show, 3]", False, id="one-is-a-number"),
        pytest.param("all = [show, unknown]", False, id="one-is-unknown"),
        pytest.param("def f():\n    all = ['show']\n    return all", False, id="in-a-function"),
        pytest.param("max = ['show']", False, id="another-name"),
        pytest.param("__all__ = ['show']\nall = ['show', 'A']", False, id="is-there-already"),
        pytest.param("for all in [['show']]: pass", False, id="of-a-loop"),
    ],
)
def test_a_list_of_what_the_module_has_may_be_dunder_all(line: str, expected: bool) -> None:
    program = f"import math\nsize = 3\ndef show(): pass\nclass A: pass\n{line}\n"
    (message,) = report_on("shop.py", program)
    assert ("`__all__`" in message) is expected


def test_settings_add_and_take_names() -> None:
    program = "reduce = 1\nid = 2\n"
    assert len(report_on("x.py", program)) == 1
    settings = Settings(builtins_extra=frozenset({"reduce"}), builtins_ignored=frozenset({"id"}))
    (message,) = report_on("x.py", program, settings)
    assert message.startswith("`reduce` hides the builtin `reduce` here; a name such as `reduce_`")


@pytest.mark.parametrize(
    "program",
    [
        "_C__x = 3\nclass C:\n    def f(self):\n        list = __x\n        return list\n",
        "class C:\n    def f(self):\n        def __g(): return 1\n        list = __g\n        return list()\n",
    ],
    ids=["global", "function"],
)
def test_private_names_are_looked_up_as_python_spells_them(program: str) -> None:
    assert "ZEN003" not in {each.code for each in lint(Source("case.py", program), Settings())}


def test_one_finding_for_a_variable_at_its_first_binding() -> None:
    program = "def f(xs):\n    sum = 0\n    for sum in xs:\n        sum += 1\n    return sum\n"
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN501",)), ProjectFacts())
    assert (found.range.start.line, found.range.start.column, found.range.end.column) == (2, 4, 7)


@pytest.mark.parametrize(
    ("program", "place"),
    [
        ("try:\n    f()\nexcept (A, B) as type:\n    pass\n", (3, 17, 21)),
        ("match x:\n    case {1: 2, **dict}:\n        pass\n", (2, 18, 22)),
        ("match x:\n    case [1, *list]:\n        pass\n", (2, 14, 18)),
        ("match x:\n    case (1 | 2) as id:\n        pass\n", (2, 20, 22)),
    ],
)
def test_range_is_the_name_alone(program: str, place: tuple[int, int, int]) -> None:
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN501",), level=Level.BASICS))
    assert (found.range.start.line, found.range.start.column, found.range.end.column) == place


RENAMING = ("ZEN501", "ZEN503", "ZEN504")


@pytest.mark.parametrize(
    ("program", "better"),
    [
        ("import io\ninput = io.StringIO('a')\n", "input_file"),
        ("from io import BytesIO\ninput = BytesIO(b'a')\n", "input_file"),
        ("input = make(b'a')\n", "input_data"),
        ("input = InputSource()\n", "input_source"),
        ("filter = Sepia()\nfilter.apply()\n", "filter_object"),
        ("filter = ask()\nprint(filter)\n", "current_filter"),
        ("import os\nabs = os.path.abspath('a')\n", "absolute_path"),
        ("abs = distance('a')\n", "magnitude"),
        ("def f(first):\n    next = first.next\n    return next\n", "next_node"),
        ("def f(first):\n    next = first.last\n    return next\n", "next_one"),
        ("def f(args):\n    min = args.min_size\n    return min\n", "min_size"),
        ("import turtle\ndir = turtle.heading\n", "direction"),
        ("def f(xs):\n    for input in xs.inputs:\n        print(input.size)\n", "current_input"),
        ("for isinstance in sample.instances:\n    print(isinstance['x'])\n", "instance"),
        ("import zipfile\nzip = 'a.zip'\n", "zip_name"),
        ("zip = '8001'\n", "zip_code"),
        ("zip = 'all.zip'\n", "zip_name"),
        ("zip = 'deflated'\n", "compression"),
        ("def f(city):\n    zip = ask(city)\n    return zip\n", "zip_code"),
        ("for format in formats: pass\n", "fmt"),
        ("for format in ['%d', '%m']: pass\n", "date_format"),
        ("format = ask()\nprint(format)\n", "fmt"),
        ("format = '#,##0.00'\n", "fmt"),
        ("format = 'YYYY-MM-DD'\n", "date_format"),
        ("format = 'x.tar-gz'\n", "format_name"),
        ("format = ask()\nprint(format == 'a')\n", "format_name"),
        ("format = ask()\nprint(format == 3)\n", "format_number"),
        ("format = ask()\nprint(names[format])\n", "format_name"),
        ("def f(self):\n    format = getattr(self, 'format_%s' % 3)\n    return format()\n", "formatter"),
        ("format = prefix + 'ii'\n", "fmt"),
        ("format = ''\n", "fmt"),
        ("for format in ('ii', '3s'): print(struct.pack(format, 3))\n", "fmt"),
        ("for format in find('formats'):\n    for element in format: pass\n", "formats"),
        ("for type in [int, float]: print(type(3))\n", "cls"),
        ("import traceback\ntype = ask()\nprint(type)\n", "kind"),
        ("for bytes in (False, True): print(bytes)\n", "as_bytes"),
        ("for dict in dicts:\n    if x in dict: print(3)\n", "mapping"),
        ("for dict in dicts: print(dict[x])\n", "mapping"),
        ("for dict in dicts: print(dict['name'])\n", "entry"),
        ("for filter in 'tar', 'data': print(filter)\n", "filter_name"),
        ("for round in RoundingModes: print(round)\n", "rounding"),
        ("for round in played: print(round)\n", "current_round"),
        ("pow = 3 + i\nprint(2 ** pow)\n", "exponent"),
        ("pow = 3 + i\nprint(pow ** 2)\n", "power"),
        ("slice = ask()\nprint(slice.step)\n", "slice_object"),
        ("import posixpath\nnext = posixpath.join(a, b)\n", "next_path"),
        ("str = source.read(10)\n", "chunk"),
        ("str = source.read()\n", "text"),
        ("id = f()\nidentifier = id\n", "given_id"),
        ("filter = SepiaFilter(3)\n", "sepia_filter"),
        ("filter = a_filter(3)\nlog.addFilter(filter)\n", "filter_object"),
        ("filter = a_filter(3)\nlog.addHandler(filter)\n", "current_filter"),
        ("def f(self):\n    format = self.shown_as\n    return format(3)\n", "formatter"),
        ("max = 3\nwhile count < max: count += 1\n", "limit"),
        ("max = 3\nwhile count < max: max += 1\n", "maximum"),
        ("max = 3\nif count < max: count += 1\n", "maximum"),
        ("max = 0\nfor x in xs:\n    if x > max:\n        max = x\n", "largest"),
        ("max = 0\nfor x in xs:\n    if x > max:\n        max = 9\n", "maximum"),
        ("max = 0\nfor x in xs:\n    if x > max:\n        other = x\n    max = x\n", "maximum"),
        ("min = xs[0]\nfor x in xs:\n    if x < min and x:\n        min = x\n", "minimum"),
        ("min = xs[0]\nfor x in xs:\n    if min > x:\n        min = x\n", "smallest"),
        ("maj, min, mic = version\n", "minor"),
        ("hour, min = clock\n", "minute"),
        ("bin = ask()\nprint(bin)\n", "bin_value"),
        ("bins = ask()\nfor bin in bins: print(bin)\n", "bucket"),
        ("hash = sha1(text)\nhash.update(b'a')\n", "hasher"),
        ("hash = sha1(text).hexdigest()\n", "digest"),
        ("hash = {}\nhash.update({1: 2})\n", "mapping"),
        ("hash = ask()\nprint(hash)\n", "hash_value"),
        ("next = tokens.pop(0)\n", "next_token"),
        ("next = factors[n + 1]\n", "next_factor"),
        ("next = line[3:4]\n", "next_part"),
        ("next = (length - 2) // 2\n", "next_number"),
        ("next = start + 1\n", "next_number"),
        ("next = start + step\n", "next_one"),
        ("for next in next_edges: pass\n", "next_edge"),
        ("sub = super = None\n", "superscript"),
        ("def f(stream):\n    map = stream.read()\n", "data"),
        ("def f(attr):\n    id = attr['id']\n", "identifier"),
        ("other = super = None\n", "parent"),
        ("for top, dir, files in os.walk(x): pass\n", "directories"),
        ("for id, name in enumerate(x): pass\n", "index"),
        ("for id, name in enumerate(x, start=1): pass\n", "number"),
        ("for id, name in enumerate(x, 10): pass\n", "number"),
        ("for id, name in zip(x, y): pass\n", "identifier"),
        ("for dir, names, files in os.walk(x): pass\n", "directory"),
        ("def f(account, users):\n    id = account()\n    user = users[id]\n", "user_id"),
        ("def f(account):\n    id = account()\n    call(user_id=id)\n", "user_id"),
        ("id = self._get_authenticating_user_id()\n", "user_id"),
        ("type = self.get_or_add_type()\n", "kind"),
        ("all = False\n", "include_all"),
        ("all = True\n", "all_true"),
        ("help = Label(3)\n", "help_label"),
        ("int = Integral(3)\n", "integral"),
        ("int = integrate(3)\n", "number"),
        ("type = msgdict['type']\n", "kind"),
        ("type = message['type']\n", "message_type"),
        ("next = node.nextSibling\n", "next_sibling"),
        ("next = self.next_token(3)\n", "next_token"),
        ("for next in nexts: print(next())\n", "get_next"),
        ("for next in nexts: print(next(3))\n", "call_next"),
        ("for next in nodes: print(next.prev)\n", "next_node"),
        ("for iter in range(9): print(iter)\n", "iteration"),
        ("for iter in range(9): print(xs[iter])\n", "index"),
        ("for iter in xs: print(iter)\n", "item"),
        ("iter = re.finditer(a, b)\n", "iterator"),
        ("iter = self.parse_tuple(3)\n", "iterable"),
        ("iter = self.parse_tuple(3)\nprint(next(iter))\n", "iterator"),
        ("import sys\ninput = sys.stdin.buffer\nprint(input)\n", "input_stream"),
        ("type = rule.attrib['type']\n", "rule_type"),
        ("type = self.attrib['type']\n", "kind"),
        ("type = rule.attrib.get('type')\n", "rule_type"),
        ("type = rule.attrib.get('name')\n", "kind"),
        ("type = rules.get('type')\n", "kind"),
        ("type = rule['type']\n", "rule_type"),
        ("filter = self.shown.get()\nprint(filter[-1:])\n", "current_filter"),
        ("filter = self.shown.get()\nprint(filter[-1])\n", "filter_values"),
        ("iter = (ask(x) for x in given)\nprint(list(iter))\n", "iterator"),
        ("filter = Filter(3)\n", "new_filter"),
        ("filter = make_filter(3)\n", "new_filter"),
        ("filter = keep_filter(3)\n", "current_filter"),
        ("filter = (shown != 0).any(axis=1)\nimage[filter, :] = 3\n", "mask"),
        ("filter = (shown != 0).any(axis=1)\nimage.take(filter)\n", "condition"),
        ("filter = ask()\nimage[filter, :] = 3\n", "filter_name"),
        ("dict = main.__dict__\n", "namespace"),
        ("dict = main.names__\n", "names"),
        ("dir = {'self': 3}\n", "namespace"),
        ("def f():\n    heading = 3\n    for dir in sys.path: print(dir)\n", "directory"),
        ("type, exception, x = given\n", "exc_type"),
        ("type, exceptions, x = given\n", "kind"),
        ("id = workspace['metadata']['id']\n", "workspace_id"),
        ("id = workspace['members']['id']\n", "identifier"),
        ("id = post.get('id')\n", "identifier"),
        ("id = poster.get('id')\n", "poster_id"),
        ("id = ask(3).get('id_menu')\n", "identifier"),
        ("id = ask(3).get('menu_id')\n", "menu_id"),
        ("x, iter, funcalls = given\n", "iterations"),
        ("with mock.patch('os.print') as print: pass\n", "mock_print"),
        ("for set in given: print(x in set)\n", "group"),
        ("next = text.tag_nextrange('x')\n", "next_range"),
        ("next = text.tag_vextrange('x')\n", "next_one"),
        ("next = request.form.get('next', '')\n", "next_url"),
        ("next = words.get('next', '')\n", "next_one"),
        ("dir = ask()\nif dir == 'asc': print(dir)\n", "direction"),
        ("for dir in ('north', 'south'): print(dir)\n", "direction"),
        ("for dir in ('nord', 'sud'): print(dir)\n", "directory"),
        ("format = LogFormatterMath()\n", "formatter"),
        ("for property in given: print(property['a'], property.get(3), dict(property))\n", "prop"),
        ("for input in given:\n    output = ask(input)\n    print(output)\n", "input_data"),
        ("for input in given:\n    answer = ask(input)\n    print(answer)\n", "item"),
        ("def f(x):\n    input = 'abc'\n    input = x.load(input)\n    return input\n", "input_data"),
        ("def f(x):\n    input = 'abc'\n    input = x.clean(input)\n    return input\n", "input_text"),
        ("input = 'abc'\ninput = ask(3)\n", "input_data"),
        ("input = 'abc'\nx, input = ask(3)\n", "input_data"),
        ("import sys, io\ninput = io.TextIOWrapper(tty)\ninput = sys.stdin\n", "input_stream"),
        ("all = ' '.join(words)\n", "all_text"),
        ("all = set(known.flags)\n", "all_flags"),
        ("all = []\nfor line in given: all.append(line)\n", "all_lines"),
        ("all = []\nfor line in given: all.append(line + line)\n", "collected"),
        ("str = self.TEXT[n*10:(n+1)*10]\n", "chunk"),
        ("str = self.TEXT[n:n+1]\n", "text"),
        ("id = ' id=\"%s\"' % number\n", "id_attribute"),
        ("id = ' no id' % number\n", "identifier"),
        ("day, min, year = given\n", "minute"),
        ("id = note['ids'][0]\n", "note_id"),
        ("for id in note['ids']: pass\n", "note_id"),
        ("for id in params['ids']: pass\n", "identifier"),
        ("import socket\nfor family, type, x in ask(): pass\n", "socket_type"),
        ("for family, type, x in ask(): pass\n", "kind"),
        ("list = ask()\nfor line in list: print(line)\n", "lines"),
        ("list = ask()\nfor x in list: print(x)\n", "items"),
        ("for format in given.format_commands: print(given.format_command[format])\n", "format_name"),
        ("for format in given.format_commands: print(given.format_names[format])\n", "format_command"),
        ("format = '%(message)s'\n", "template"),
        ("import logging\nformat = '%(message)s'\n", "log_format"),
        ("number, format = ask()\nformat = known.decimal_formats[3]\n", "fmt"),
        ("format = None\nformat = known.decimal_formats[3]\n", "decimal_format"),
        ("def show_deck_kinds(x):\n    type = x[3]\n    print(type)\n", "kind"),
        ("def show_deck_type_names(x):\n    type = x[3]\n    print(type)\n", "deck_type"),
        ('def show(x):\n    """Show the MIME types."""\n    type = x[3]\n    print(type)\n', "mime_type"),
        ("locals = main.__dict__\n", "namespace"),
        ("def f(x):\n with Zip(x) as zip: pass\ndef g(x):\n with Zip(x) as zipf: pass\n", "zipf"),
        ("def f(x):\n for a, type in x: pass\ndef g(x):\n for b, urltype in x: pass\n", "urltype"),
        ("def f():\n input = ask()\n input = open(input)\n", "input_source"),
        ("def f():\n input = ask()\n input = open('a')\n", "input_data"),
        ("def f(x):\n for a, type in x: pass\ndef g(x):\n for urltype, b in x: pass\n", "kind"),
        ("def f(x):\n for a, type in x: pass\ndef g(y):\n for b, urltype in y: pass\n", "kind"),
        ("def f(x):\n a, type = x\ndef g(x):\n b, urltype = x\n", "urltype"),
        ("def f(x):\n a, type = x\ndef g(x):\n b, sort = x\n", "kind"),
        ("def f(x):\n a, type = x\ndef g(x):\n b, urltype = x\n c, sheet_type = x\n", "kind"),
        ("import struct\nfmt = 3\ndef f(x):\n for format in x: struct.calcsize(format)\n", "struct_format"),
        ("def f(x):\n with Zip(x) as zip: pass\ndef g(y):\n with Zip(y) as zipf: pass\n", "archive"),
        (
            "def f(x):\n zip = Zip(x)\ndef g(x):\n zipf = Zip(1)\n zipf = Zip(2)\n zipf = Zip(3)\n",
            "zipf",
        ),
        (
            "def f(x):\n zip = Zip(x)\ndef g(x):\n zipf = Zip(1)\n zipf = Zip(2)\n other = Zip(3)\n",
            "archive",
        ),
        ("def f(x):\n object, size = code(x)\ndef g(y):\n results, size = code(y)\n", "results"),
        ("def f(x):\n object, size = code(x)\ndef g(y):\n results, length = code(y)\n", "obj"),
        ("def f(x):\n object, _ = code(x)\ndef g(y):\n results, _ = code(y)\n", "obj"),
        ("def f(x):\n object = code()\ndef g(y):\n results = code()\n", "obj"),
        ("hash = code(x)\ndata = code(x)\n", "hash_value"),
        ("id = code(x)\nuser_id = code(x)\n", "identifier"),
        ("type = _type_names[x]\n", "kind"),
        ("type = _type_names[0]\n", "type_name"),
        ("self.row_dict = dict = {}\n", "row_dict"),
        ("for source, target, type in edges: print(type)\n", "edge_type"),
        ("for type, target in edges: print(type)\n", "kind"),
        ("for source, type in pairs: print(type)\n", "kind"),
        ("for source, type in edges.all(): print(type)\n", "kind"),
        (
            "def f(crate):\n    type = crate and crate['type'] or None\n    print(type, type + 3)\n",
            "crate_type",
        ),
        ("def f(crate):\n    type = crate['type'] or crate\n    print(type, type + 3)\n", "crate_type"),
        ("def f(crate):\n    type = crate['type'] and crate\n    print(type, type + 3)\n", "kind"),
        ("for list in lists: x.download_list(list=list)\n", "row"),
        ("self.rows = dict = {}\n", "mapping"),
        ("id = c.create_image(3)\nid = c.create_line(4)\n", "identifier"),
        ("id = c.create_image(3)\nid = c.create_image(4)\n", "image_id"),
        ("id = 0\nid = c.create_image(4)\n", "image_id"),
        ("open = action(3)\nclose = action(4)\n", "open_action"),
        ("open = row.open\nhigh = row.high\n", "open_price"),
        ("open = row.open\nsome = row.some\n", "opened"),
        ("input = self.input_details[0]\n", "input_detail"),
        ("input = self.details[0]\n", "input_data"),
        ("input = get_ore_array_with_value()\n", "ore_array"),
        ("dir = Path(where)\nif not dir: dir = tmp.mktemp('x')\n", "directory"),
        ("dir = None\nif not dir: dir = tmp.mktemp('x')\n", "temp_dir"),
        ("def f(x):\n    type = x[3]\n    is_so(type)\ndef is_so(a_type): pass\n", "kind"),
        ("def f(x):\n    type = x[3]\n    is_so(type)\ndef is_so(row_type): pass\n", "row_type"),
        ("iter = range(9)\n", "numbers"),
        ("type, value, tb = ask()\n", "exc_type"),
        ("type = ask()\nprint(isinstance(3, type))\n", "expected_type"),
        ("type = ask()\nprint(isinstance(type, int))\n", "kind"),
        ("type = ask()\nprint(issubclass(type, int))\n", "cls"),
        ("type = ask()\nprint(type.lower())\n", "kind"),
        ("type = ask()\nprint(type.is_pointer)\n", "type_info"),
        ("for name, type in annotations.items(): print(type)\n", "annotation"),
        ("for type in hints: print(type)\n", "annotation"),
        ("type: TokenType = ask()\n", "token_type"),
        ("def f(a):\n    ascii = a.old or a.new\n    return 1 if ascii and a else 2\n", "is_ascii"),
        ("def f(a):\n    ascii = a.old or a.new\n    return 1 if ascii else ascii\n", "ascii_text"),
        ("bytes = float(x)\n", "byte_count"),
        ("bytes = end - start\n", "byte_count"),
        ("set = solve(x)\n", "collection"),
        ("set = {1.5}\n", "unique_items"),
        ("get, set = hits\n", "setter"),
        ("dict = self.handle_error\n", "mapping"),
        ("filter = self.client_methods_that_filter\n", "current_filter"),
        ("with mock.patch('os.open') as open: open.assert_called()\n", "os_open"),
        ("for property in instance:\n    if property in xs: pass\n", "property_name"),
        ("for property in instance: print(property.price)\n", "prop"),
        ("object = ask()\nprint(object)\n", "obj"),
        ("object = ask()\nxs.append(object)\n", "obj"),
        ("type = self.scope.current_type_name()\n", "type_name"),
        ("type = expr_to_unanalyzed_type(x)\n", "unanalyzed_type"),
        ("type = resulting_types[0]\n", "resulting_type"),
        ("type = resulting_types[1:]\n", "kind"),
        ("format = config.graphviz_output_format\n", "output_format"),
        ("format = config.name_or_number_of_format\n", "fmt"),
        ("for name, type in zip(names, arg_types): print(type)\n", "arg_type"),
        ("for type, url in proxies: print(type)\n", "scheme"),
        ("for type, data in proxies: print(type)\n", "kind"),
        ("type = url[:3]\nif url: type = 'text/plain'\n", "mime_type"),
        ("type = url[:3]\nif url: type = 'plain'\n", "kind"),
        ("for name, type in pairs: print(name.kind)\n", "typ"),
        ("def parse_directive(d):\n    dir = d.strip()\n    return dir\n", "directive"),
        ("try: f()\nexcept E:\n    def g(path):\n        for dir in path: print(dir)\n", "directory"),
        ("format = {'url': 3}\n", "format_info"),
        ("format = ['word']\n", "formats"),
        ("format = '%Y-%m'\n", "date_format"),
        ("any = AnyType(3)\n", "any_type"),
        ("callable = ask()\nassert isinstance(callable, CallableType)\n", "callable_type"),
        ("next = parse_declarator(3)\n", "next_declarator"),
        ("next = text[i:i + 1]\n", "next_char"),
        ("all, name = match.groups()\n", "matched"),
        ("all, tail = found.group(0, 1)\n", "matched"),
        ("all = group(0, 1)\n", "all_items"),
        ("all = getattr(module, '__all__', None)\n", "all_names"),
        ("all = self.guess_all_extensions(3)\n", "all_extensions"),
        ("all = re.findall(a, b)\n", "all_matches"),
        ("import sys\ninput = sys.stdin.readline()\n", "line"),
        ("input = case_path(3)\n", "input_path"),
        ("input = './in/red_1.txt'\n", "input_path"),
        ("input = 'either/or'\n", "input_text"),
        ("input = 'See ./in/a.txt'\n", "input_text"),
        ("min = ask()\nprint(xs[min])\n", "min_index"),
        ("for abs in ['A', 'B']: print(abs)\n", "letter"),
        ("for max in 'ABC': print(max)\n", "letter"),
        ("for abs in ['up', 'B']: print(abs)\n", "text"),
        ("for abs in ['1', '2']: print(abs)\n", "text"),
        ("for abs in [1, 2]: print(abs)\n", "magnitude"),
        ("abs = 'A'\n", "text"),
        ("round = 'A'\n", "round_text"),
        ("round = 3\n", "round_number"),
        ("vars = torch.exp(logvars)\n", "variances"),
        ("logvars = vars = g(3)\n", "variances"),
        ("vars = torch.exp(weights)\n", "variables"),
        ("vars = xs.var(axis=0)\n", "variances"),
        ("vars = np.var(xs)\n", "variances"),
        ("vars = problem.var('x')\n", "variables"),
        ("vars = np.square(std)\n", "variances"),
        ("vars = np.square(xs)\n", "variables"),
        ("exec = ask()\nprint(shutil.which(exec))\n", "executable"),
        ("exec = ask()\nprint(shutil.move(exec))\n", "execution"),
        ("import hashlib\nhash = hashlib.new('sha256')\n", "hasher"),
        ("from hashlib import sha256\nhash = sha256()\n", "hasher"),
        ("from other import sha256\nhash = sha256()\n", "hash_value"),
        ("import hashlib\nhash = hashlib.sha256(x).hexdigest()\n", "digest"),
        ("import hashlib\nhash = hashlib.pbkdf2_hmac(x, y)\n", "hash_value"),
        ("input = str(x)\nload_video_file(input)\n", "input_path"),
    ],
)
def test_words_that_values_and_imports_say(program: str, better: str) -> None:
    found = lint(Source("x.py", program), Settings(select=("ZEN501",), level=Level.BASICS))
    assert [f"such as `{better}`" in each.message for each in found] == [True]


def renames_of(source: Source) -> list[Diagnostic]:
    found = lint(source, Settings(select=RENAMING), ProjectFacts(script=True))
    return [each for each in found if each.fix is not None and each.fix.rename is not None]


def test_oracles_notice_each_place_that_is_left_out() -> None:
    for case in (*BINDING_FORMS, *REFERENCES, *MODULE_FLOW):
        source = Source("case.py", case.program)
        for found in renames_of(source):
            assert found.fix is not None
            assert found.fix.rename is not None
            for left_out in found.fix.edits:
                edits = [edit for edit in found.fix.edits if edit != left_out]
                assert not passes_both(source, edits, found), (case.id, source.position(left_out.start))


def passes_both(source: Source, edits: list[Edit], found: Diagnostic) -> bool:
    """Whether neither the binder nor the compiler sees that the rename is not complete."""
    assert found.fix is not None
    assert found.fix.rename is not None
    renamed = source.edited(edits)
    if verify_rename(source, renamed, found.fix.rename) is not None:
        return False
    return not Comparison(source, renamed, found.fix.rename).differences
