from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.renamed_module import RenamedModule
from tests.rules.evidence.inputs import counts, ints, lists, scalars, texts
from tests.rules.python2.shims import VERSION, planned
from tests.rules.tables import Case, check, clean, safe, unfixed

PYTHON2 = True
SILENCING = {
    **VERSION,
    "used_in_another_way": "a name whose new place is not known cannot be written at all",
}
INPUTS = {"x": scalars, "s": texts, "xs": lists(ints), "a": texts, "b": texts, "n": counts}
WILD = INPUTS  # what the modules make of odd values is theirs to say, in each Python
ADDRESSES = st.sampled_from(["http://a.de/b/c", "/d", "e?f=1#g", "", "//i.org"])

FLAGGED = [
    safe("plain", "import Queue\nx = Queue.Queue()\nx.put(s)\ny = x.get()\nx = 0\n", "import queue\nx = queue.Queue()\nx.put(s)\ny = x.get()\nx = 0\n", says="`queue`"),
    safe("alias", "import cPickle as pickle\ny = pickle.loads(pickle.dumps(x))\n", "import pickle as pickle\ny = pickle.loads(pickle.dumps(x))\n"),
    safe("in-a-function", "def f(xs):\n    import copy_reg, repr\n    return [repr.repr(xs), copy_reg.constructor]\n", "def f(xs):\n    import copyreg, reprlib\n    return [reprlib.repr(xs), copyreg.constructor]\n"),
    safe("star-from-a-module-that-runs", "from Queue import *\nq = Queue()\nq.put(x)\ny = q.get()\nq = 0\n", "from queue import *\nq = Queue()\nq.put(x)\ny = q.get()\nq = 0\n"),
    safe("star", "from Tkinter import *\nw = Tk()\n", "from tkinter import *\nw = Tk()\n", runs=False),
    safe("dotted", "import tkMessageBox\ntkMessageBox.showinfo()\n", "import tkinter.messagebox\ntkinter.messagebox.showinfo()\n", runs=False),
    safe("beside-others", "import os, urlparse, sys\ny = urlparse.urljoin(a, b)\n", "import os, urllib.parse, sys\ny = urllib.parse.urljoin(a, b)\n", inputs={"a": ADDRESSES, "b": ADDRESSES}, wild={"a": ADDRESSES, "b": ADDRESSES}),
    safe("several-places", "import urllib2\ntry: urllib2.urlopen('nothing:' + s)\nexcept urllib2.URLError: print(s)\n", "import urllib.error, urllib.request\ntry: urllib.request.urlopen('nothing:' + s)\nexcept urllib.error.URLError: print(s)\n", says="and more"),
    safe("from-one-place", "from urllib2 import quote, unquote\ny = quote(s)\nz = unquote(s)\n", "from urllib.parse import quote, unquote\ny = quote(s)\nz = unquote(s)\n"),
    safe("buffer", "from cStringIO import StringIO\nf = StringIO()\nf.write(s)\ny = f.getvalue()\nf = 0\n", "from io import StringIO\nf = StringIO()\nf.write(s)\ny = f.getvalue()\nf = 0\n"),
    unfixed("from-several-places", "from urllib2 import urlopen, URLError\n", because="several places"),
    unfixed("unknown-name", "import urllib2\nx = urllib2.random.choice([s])\n", because="`random`", guard="used_in_another_way"),
    unfixed("lost-name", "import HTMLParser\nx = [HTMLParser.HTMLParseError]\n", because="`HTMLParseError` is not in", guard="is_lost"),
    unfixed("lost-name-of-an-alias", "import __builtin__ as b\nx = b.long(n)\n", because="`long` is not in", guard="is_lost"),
    unfixed("lost-name-imported", "from Cookie import SmartCookie\nx = 1\n", because="`SmartCookie` is not in", guard="is_lost"),
    unfixed("lost-name-behind-a-star", "from Tkinter import *\nsys.stdout.write(s)\n", because="`sys` is not in"),
    unfixed("handed-on", "import Queue\nf(Queue)\n", because="another way"),
    unfixed("bound-twice", "import Queue\nQueue = 1\n", because="bound in other places"),
    unfixed("taken", "import Queue\nqueue = Queue.Queue()\ny = Queue.Queue().qsize()\nqueue = 0\n", because="`queue` may mean", guard="name_is_taken"),
]  # fmt: skip

CLEAN = [
    *planned("import Queue"),
    clean("new", "import queue\n"),
    clean("relative", "from .Queue import Queue\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RenamedModule, case)
