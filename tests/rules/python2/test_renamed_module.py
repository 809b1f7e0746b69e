from __future__ import annotations

import pytest

from beginner_lint.rules.python2.renamed_module import RenamedModule
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed

FLAGGED = [
    safe("plain", "import Queue\nx = Queue.Queue()\n", "import queue\nx = queue.Queue()\n", says="`queue`", runs=False),
    safe("alias", "import cPickle as pickle\npickle.dumps(1)\n", "import pickle as pickle\npickle.dumps(1)\n", runs=False),
    safe("star", "from Tkinter import *\n", "from tkinter import *\n", runs=False),
    safe("dotted", "import tkMessageBox\ntkMessageBox.showinfo()\n", "import tkinter.messagebox\ntkinter.messagebox.showinfo()\n", runs=False),
    safe("beside-others", "import os, urlparse, sys\nurlparse.urljoin(a, b)\n", "import os, urllib.parse, sys\nurllib.parse.urljoin(a, b)\n", runs=False),
    safe("several-places", "import urllib2\ntry: urllib2.urlopen(a)\nexcept urllib2.URLError: pass\n", "import urllib.error, urllib.request\ntry: urllib.request.urlopen(a)\nexcept urllib.error.URLError: pass\n", says="and more", runs=False),
    safe("from-one-place", "from urllib2 import urlopen, Request\n", "from urllib.request import urlopen, Request\n", runs=False),
    unfixed("from-several-places", "from urllib2 import urlopen, URLError\n", because="several places"),
    unfixed("unknown-name", "import urllib2\nurllib2.ftpwrapper()\n", because="`ftpwrapper`", guard="used_in_another_way"),
    unfixed("handed-on", "import Queue\nf(Queue)\n", because="another way"),
    unfixed("bound-twice", "import Queue\nQueue = 1\n", because="bound in other places"),
    unfixed("taken", "import Queue\nqueue = Queue.Queue()\n", because="`queue` means", guard="name_is_taken"),
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
