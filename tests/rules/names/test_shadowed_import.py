from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.names.shadowed_import import ShadowedImport
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SILENCING = {
    "is_imported_only_below": "it is the variable that is hidden, by the import",
    "is_chosen_by_what_exists": "one of both is there for lack of the other, and is to have its name",
}

CASES = [
    clean(
        "setting-of-sphinx",
        "from importlib.metadata import version\nrelease = version('libcst')\nversion = '.'.join(release.split('.')[:2])\nprint(version)\n",
        guard="is_a_setting",
        path="docs/conf.py",
    ),
    unsafe(
        "no-setting-of-sphinx",
        "import sys\nrelease = '3'\nsys = 'linux'\nprint(release, sys)\n",
        "import sys\nrelease = '3'\ntext = 'linux'\nprint(release, text)\n",
        path="docs/conf.py",
        itself=True,
    ),
    safe(
        "in-a-function-that-imports-it",
        "def f():\n    import math\n    math = '{' + str(math.pi)[:4] + '}'\n    return math\nprint(f())\n",
        "def f():\n    import math\n    result = '{' + str(math.pi)[:4] + '}'\n    return result\nprint(f())\n",
    ),
    clean(
        "imported-below-in-a-loop",
        "def f(rows):\n    for row in rows:\n        warnings = [row]\n        if row:\n            import warnings\n            warnings.warn('no')\n        print(warnings)\n",
        guard="is_imported_only_below",
    ),
    unfixed(
        "in-a-function-that-imports-it-and-may-keep-it",
        "def f(x):\n    import math\n    if x:\n        math = 3\n    return math\nprint(f(1))\n",
        because="on line 5",
    ),
    unsafe(
        "not-a-setting",
        "from importlib.metadata import version\nrelease = version('libcst')\nversion = '.'.join(release.split('.')[:2])\nprint(version)\n",
        "from importlib.metadata import version\nrelease = version('libcst')\ntext = '.'.join(release.split('.')[:2])\nprint(text)\n",
        path="docs/shop.py",
        itself=True,
    ),
    unsafe(
        "in-a-method-of-that-name",
        "import random\nclass C:\n    def random(self):\n        random = []\n        random.append(random.randint(1, 1))\n        return random\n",
        "import random\nclass C:\n    def random(self):\n        items = []\n        items.append(random.randint(1, 1))\n        return items\n",
        runs=False,
    ),
    unsafe(
        "drawn-twice",
        "import random\nrandom = random.randint(1, 6)\nprint(random)\nprint(random.randint(1, 6) > 0)\n",
        "import random\nnumber = random.randint(1, 6)\nprint(number)\nprint(random.randint(1, 6) > 0)\n",
        says="`random.randint` on line 4 stops: `random` is a whole number by then",
        because="`random.randint` on line 4 is to mean the module `random`",
        itself=True,
    ),
    unsafe(
        "in-the-next-round",
        "import math\nfor n in [4, 9]:\n    math = math.sqrt(n)\n    print(math, f'{math:.1f}')\n",
        "import math\nfor n in [4, 9]:\n    result = math.sqrt(n)\n    print(result, f'{result:.1f}')\n",
        says="`math.sqrt` on line 3 cannot work once `math` is a number",
        itself=True,
    ),
    unsafe(
        "without-a-value-in-a-function",
        "import time\ndef start():\n    time = time.time()\n    return time > 0\nprint(start())\n",
        "import time\ndef start():\n    moment = time.time()\n    return moment > 0\nprint(start())\n",
        says="`time.time` on line 3 stops: `time` is a variable here, without a value yet",
        itself=True,
    ),
    unsafe(
        "told-by-what-a-text-can-do",
        "import string\ndef f():\n    string = 'ab1'\n    print(string.upper())\n    return string in string.digits\nprint(f())\n",
        "import string\ndef f():\n    text = 'ab1'\n    print(text.upper())\n    return text in string.digits\nprint(f())\n",
        says="`string.digits` on line 5 stops: `string` is a text by then",
        itself=True,
    ),
    unsafe(
        "used-in-a-function",
        "import time\ntime = time.time()\nprint(time > 0)\ndef wait():\n    time.sleep(0)\nwait()\n",
        "import time\nmoment = time.time()\nprint(moment > 0)\ndef wait():\n    time.sleep(0)\nwait()\n",
        says="`time.sleep` on line 5 cannot work once `time` is a number",
        itself=True,
    ),
    unsafe(
        "a-function-of-a-module",
        "from math import sqrt\nsqrt = sqrt(4)\nprint(sqrt, sqrt(9))\n",
        "from math import sqrt\nroot = sqrt(4)\nprint(root, sqrt(9))\n",
        says="`sqrt(...)` on line 3 stops: `sqrt` is a number by then",
        because="is to mean the imported `sqrt`",
        itself=True,
    ),
    unsafe(
        "a-file",
        "import csv\nwith open('marks.txt') as csv:\n    for row in csv.reader(csv):\n        print(row)\n",
        "import csv\nwith open('marks.txt') as source:\n    for row in csv.reader(source):\n        print(row)\n",
        says="`csv.reader` on line 3 stops: `csv` is a file by then",
        runs=False,
    ),
    unsafe(
        "a-date",
        "import datetime\ndatetime = datetime.datetime(2020, 1, 2)\nprint(datetime.year)\nprint(datetime.timedelta(1))\n",
        "import datetime\nmoment = datetime.datetime(2020, 1, 2)\nprint(moment.year)\nprint(datetime.timedelta(1))\n",
        says="`datetime.timedelta` on line 4 stops: `datetime` is a datetime by then",
        itself=True,
    ),
    unsafe(
        "the-name-of-one-of-several",
        "import random\nnames = ['Bo', 'Cy']\nrandom = random.choice(names)\nprint(random in names)\n",
        "import random\nnames = ['Bo', 'Cy']\nname = random.choice(names)\nprint(name in names)\n",
        says="`random` hides the module `random` from here on; a name such as `name` keeps both",
        because="nothing else looks for the variable by the name `random`",
        itself=True,  # the runs look for it
    ),
    unsafe(
        "for",
        "from os import path\nfor path in ['a', 'b']:\n    print(path)\n",
        "from os import path\nfor item in ['a', 'b']:\n    print(item)\n",
        says="`path` hides the imported `path` from here on",
        unshown="only who looks for the name afterwards finds the module there",
    ),
    unsafe(
        "in-a-module",
        "import string\nstring = string.ascii_letters + string.digits\nprint(string)\n",
        "import string\ntext = string.ascii_letters + string.digits\nprint(text)\n",
        because="no other file uses this variable",
        script=False,
        itself=True,
    ),
    unfixed(
        "either-may-be-meant",
        "import sys, time\nif len(sys.argv) > 99:\n    time = 3\nprint(time)\n",
        because="`time` on line 4 may mean the variable or what it hides",
        guard="use_is_unclear",
    ),
    unsafe(
        "in-a-function-below",
        "import string\nstring = string.ascii_letters + string.digits\ndef f(letter):\n    return letter in string\nprint(f('a'))\n",
        "import string\ntext = string.ascii_letters + string.digits\ndef f(letter):\n    return letter in text\nprint(f('a'))\n",
        because="nothing else looks for the variable by the name `string`",
        itself=True,
    ),
    unfixed(
        "in-a-function-above",
        "import time\ndef f():\n    return time\nprint(f() == 4)\ntime = time.time()\n",
        because="`time` on line 3 may mean",
        guard="use_is_unclear",
    ),
    unfixed(
        "in-a-function-below-a-branch",
        "import sys, time\nif len(sys.argv) > 99:\n    time = time.time()\ndef f():\n    return time\nprint(f() == 4)\n",
        because="`time` on line 5 may mean",
        guard="use_is_unclear",
    ),
    unfixed(
        "handed-on-in-a-function",
        "import time\ndef f():\n    return time\nprint(f() == 3)\ntime = 3\n",
        because="`time` on line 3 may mean",
        guard="use_is_unclear",
    ),
    unfixed("deleted", "import time\ntime = 3\nprint(time)\ndel time\n", because="`time` on line 4 may mean"),
    unfixed(
        "looked-up",
        "import math\ndef f(n):\n    math = 3\n    print(eval('math'))\n    return math.sqrt(n)\nf(1)\n",
        because="`eval`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "global-in-a-function",
        "import random\ndef roll():\n    global random\n    random = random.randint(1, 6)\n    return random\nprint(roll())\n",
        says="`random.randint` on line 4 cannot work once `random` is a whole number",
        because="`random` on line 3 may mean",
        guard="use_is_unclear",
    ),
    unfixed(
        "global-that-hides-it-elsewhere",
        "import random\ndef roll():\n    global random\n    random = 4\nroll()\nprint(random.randint(1, 6))\n",
        says="`random.randint` on line 6 cannot work once `random` is a whole number",
        because="`random` on line 3 may mean",
    ),
    unfixed(
        "before-a-late-import",
        "def f():\n    print(time.time())\n    import time\n    time = 3\n    return time\n",
        because="`time` on line 2 may mean",
        guard="use_is_unclear",
    ),
    unsafe(
        "part-of-what-it-gave",
        "import json\njson = json.loads('[4, 3]')[0]\nif json > 3:\n    print(json)\n",
        "import json\ndata = json.loads('[4, 3]')[0]\nif data > 3:\n    print(data)\n",
        says="`json` hides the module `json` from here on",
        itself=True,
    ),
    unsafe(
        "where-nothing-comes",
        "import math\nfor n in [4, 9]:\n    math = n\n    break\n    print(math)\n",
        "import math\nfor n in [4, 9]:\n    result = n\n    break\n    print(result)\n",
        itself=True,
    ),
    clean(
        "another-scope", "import time\ndef f():\n    time = 3\n    return time\nprint(f(), time.time() > 0)\n"
    ),
    clean("a-parameter", "import time\ndef f(time):\n    return time\nprint(f(3))\n"),
    clean("before-the-import", "time = 3\nprint(time)\nimport time\n"),
    clean("another-import", "import time\nimport datetime as time\nprint(time.date)\n"),
    clean("an-attribute", "import time\nclass C:\n    time = 3\nprint(C.time)\n"),
    clean("missing-module", "try:\n    import json\nexcept ImportError:\n    json = None\n"),
    clean(
        "missing-module-by-version",
        "import sys, json\nif sys.version_info < (3,):\n    json = 'old'\nprint(json)\n",
        guard="is_chosen_by_what_exists",
    ),
    clean(
        "missing-module-marked",
        "import sys\nimport json\ntry:\n    json = json.no\nexcept AttributeError:\n    json = 'missing'\n",
    ),
    clean(
        "loaded-when-needed",
        "json = None\ndef load(text):\n    global json\n    if json is None:\n        import json\n    return json.loads(text)\n",
    ),
    clean(
        "loaded-when-needed-and-let-go",
        "def load():\n    global json\n    json = 'none'\n    import json\ndef use(text):\n    return json.loads(text)\nload()\nprint(use('3'))\n",
    ),
    clean(
        "global-with-the-same-functions",
        "import random\ndef seed():\n    global random\n    random = random.Random(3)\nseed()\nprint(random.randint(1, 6))\n",
        guard="may_do_the_same_job",
    ),
    clean(
        "global-put-back",
        "import time\ndef f(other):\n    global time\n    own = time\n    time = other\n    print(time.time())\n    time = own\n",
    ),
    clean("released", "import json\nprint(json.loads('3'))\njson = None\n", guard="may_do_the_same_job"),
    clean(
        "object-with-the-same-functions",
        "import random\nrandom = random.Random(3)\nprint(random.randint(1, 6))\n",
        guard="may_do_the_same_job",
    ),
    clean(
        "configured",
        "from functools import lru_cache\nlru_cache = lru_cache(maxsize=None)\n@lru_cache\ndef f(): return 3\nprint(f())\n",
        guard="may_do_the_same_job",
    ),
    clean(
        "more-made-of-it",
        "from string import digits\ndigits = digits + '.'\nprint(digits)\n",
        guard="may_do_the_same_job",
    ),
    clean(
        "of-an-unknown-package",
        "from mine import settings\nsettings = settings.load('x')\nprint(settings)\n",
        guard="may_do_the_same_job",
    ),
    clean(
        "expected-to-fail",
        "import time\ntime = 3\ntry:\n    time.sleep(1)\nexcept AttributeError:\n    print('gone')\n",
        guard="error_is_expected",
    ),
    clean("unbound-but-not-asked", "import time\ndef f():\n    print(time)\n    time = 3\n"),
    clean("left-over", "from gettext import gettext as _\nfor _ in range(2):\n    print(3)\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ShadowedImport, case)


def test_one_rule_speaks_and_names_both_places() -> None:
    program = "import random\nrandom = random.randint(1, 6)\nrandom += 1\nprint(random.random())\n"
    (found,) = lint(Source("x.py", program), Settings(), ProjectFacts(script=True))
    assert (found.code, found.range.start.line) == ("ZEN508", 2)
    places = [(related.range.start.line, related.label) for related in found.related]
    assert places == [(1, "here `random` is imported"), (4, "here the module `random` is meant")]


@pytest.mark.parametrize(
    ("value", "better"),
    [
        ("path.join('logs', 'client.log')", "file_path"),
        ("path.join('logs', 'v3.1')", "full_path"),
        ("path.dirname('a.txt')", "folder"),
        ("path.relpath(__file__)", "relative_path"),
        ("str(path.join('logs', 'client.log'))", "text"),
        ("path.getsize('client.log')", "location"),
    ],
)
def test_words_for_what_functions_for_paths_give(value: str, better: str) -> None:
    program = f"from os import path\npath = {value}\nprint(path)\n"
    (found,) = lint(Source("case.py", program), Settings(select=("ZEN508",)))
    assert f"such as `{better}`" in found.message
