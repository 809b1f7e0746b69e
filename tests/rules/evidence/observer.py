"""Runs a program on inputs and tells what could be observed: the same file under Python 2.7 and under Python 3.

It is written in what both Pythons read alike, and started by `python2.py`, which says what it is for. Reads a
request from the standard input and writes the answers to the standard output, both as JSON.

What is told keeps to what both Pythons share: `str` and `unicode` are texts, `int` and `long` whole numbers,
a dictionary has no order, an iterator is what it gives; what an object of
the library holds is its own business; which exception a builtin raises is for each Python to
choose. A file that Python 3 can parse is taken at its word:
its `print` is a function.
"""

import inspect
import io
import json
import re
import sys
import types
import warnings

try:
    import builtins
except ImportError:
    import __builtin__ as builtins  # noqa: ZEN207 (Python 2 has it by this name)

PYTHON2 = sys.version_info[0] == 2
MOST_ROUNDS = 3000
DEEP = 8
TEXTS = (str, type(b"".decode()))
NUMBERS = (int, type(sys.maxsize + 1))
SAME_CLASS = {"unicode": "str", "basestring": "str", "long": "int", "xrange": "range"}
OPEN = ("__main__", builtins.__name__)  # modules whose classes are told by name, and looked into
OWN = ("__builtins__", "__name__", "__annotations__", "__warningregistry__")
PRINT_IS_A_FUNCTION = 0x10000 if PYTHON2 else 0
LOG = []


class OutOfRounds(BaseException):
    """A run takes longer than it may: it is not looked at."""


def note(*what):
    """Write down that something was done."""
    LOG.append(["step", " ".join(str(each) for each in what)])


NewStyle = type("NewStyle", (), {})  # a class of Python 2 that is as those of Python 3


class Proxy(NewStyle):
    """A value that is always shown in the same way: not with its place in memory."""

    def __repr__(self):
        return type(self).__name__


class Paper(Proxy):
    """What can be written to; what is printed goes into the one log."""

    def __init__(self, name="printed"):
        self.name = name

    def write(self, text):
        """Write down a text, together with the one before."""
        if LOG and LOG[-1][0] == self.name:
            text = LOG.pop()[1] + text
        LOG.append([self.name, text])

    def flush(self):
        """Have nothing to do."""


class Keyboard(io.StringIO):
    """Lines that are typed in; Python 2 gets them as it had them, as bytes."""

    def readline(self, *arguments):
        """Return the next line."""
        return str(io.StringIO.readline(self, *arguments))


class Stepping(Proxy):
    """Something to walk over, which counts the steps and may fail at one: no length, no index."""

    def __init__(self, items, fails_at=None):
        self.items = items
        self.fails_at = fails_at

    def __iter__(self):
        note("iter")
        return StepIterator(self.items, self.fails_at)


class StepIterator(Proxy):
    """An iterator that counts its steps and may fail at one."""

    def __init__(self, items, fails_at=None):
        self.items = items
        self.fails_at = fails_at
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        note("next")
        if self.at == self.fails_at:
            raise ValueError("a step that fails")
        if self.at >= len(self.items):
            raise StopIteration
        self.at += 1
        return self.items[self.at - 1]

    next = __next__


class LyingDict(dict):
    """A dictionary that has other items than it shows, and writes down what is asked of it."""

    def __contains__(self, key):
        note("contains", key)
        return False

    def __iter__(self):
        note("iter")
        return iter([])

    def items(self):
        """Return no items."""
        note("items")
        return []


class Speaking(Proxy):
    """An object that answers everything, and each time writes down that it was asked."""

    def __init__(self, name="x"):
        self.name = name

    def __str__(self):
        note("str")
        return " ".join([self.name, "as text"])

    def __repr__(self):
        note("repr")
        return "a speaking one"

    def __eq__(self, other):
        note("eq")
        return self is other

    def __ne__(self, other):
        note("ne")
        return self is not other

    def __hash__(self):
        note("hash")
        return 7919  # no key has it: how often equal hashes are compared is for each Python to choose

    def __call__(self, *arguments):
        note("call", arguments)
        return arguments[0] if arguments else self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        note("attribute", name)
        return self


class Quiet(Proxy):
    """What can be called, and says nothing: it gives back what it was given."""

    def __call__(self, given=None):
        return given


class Refusing(Proxy):
    """An object that raises whatever is asked of it."""

    def _refuse(self, *arguments):
        note("refused")
        raise RuntimeError("refused")

    __str__ = __repr__ = __bool__ = __nonzero__ = __iter__ = __call__ = __len__ = __getitem__ = _refuse


PROXIES = {
    each.__name__: each for each in (Paper, Stepping, StepIterator, LyingDict, Quiet, Speaking, Refusing)
}


def value_of(described, made):
    """Return a value as described; equal descriptions are one object for each `made`, if that is given."""
    if not isinstance(described, list):
        return str(described) if isinstance(described, TEXTS) else described
    text = json.dumps(described)
    if made is None or text not in made:
        value = new_value(described, made)
        if made is None:
            return value
        made[text] = value
    return made[text]


def new_value(described, made):
    """Return a new value: a number that JSON has not, a container, or a proxy."""
    kind, parts = described[0], described[1:]
    if kind == "float":
        return float(parts[0])
    parts = [value_of(part, made) for part in parts]
    if kind in PROXIES:
        return PROXIES[kind](*parts)
    return {"list": list, "tuple": tuple, "dict": dict}[kind](parts)


class Portrait:
    """Describes values one after the other; an object that was seen before is told by its number."""

    def __init__(self):
        self.numbers = {}
        self.kept = []

    def of(self, value, depth=0):
        """Return a plain value that is equal for values that no program could tell apart."""
        if value is None or isinstance(value, bool):
            return repr(value)
        if isinstance(value, NUMBERS):
            return repr(value).rstrip("L")
        if isinstance(value, TEXTS):
            return ["text", without_addresses(value)]
        if isinstance(value, float) or value is Ellipsis or value is NotImplemented:
            return repr(value)
        if inspect.isclass(value) and value.__module__ in OPEN:
            return ["class", SAME_CLASS.get(value.__name__, value.__name__)]
        if inspect.ismodule(value):
            return "module"
        if inspect.isclass(value) or inspect.isroutine(value):
            return "callable"
        if id(value) in self.numbers:
            return ["seen", self.numbers[id(value)]]
        self.numbers[id(value)] = len(self.numbers)
        self.kept.append(value)
        return "deep" if depth > DEEP else self.inside(value, depth + 1)

    def inside(self, value, depth):
        """Return the class of a value and what it holds."""
        found = [value.__class__.__name__]
        if found[0] not in PROXIES and hasattr(value, "next" if PYTHON2 else "__next__"):
            return ["iterator", self.used_up(value, depth)]
        if isinstance(value, (list, tuple)):
            found.append([self.of(item, depth) for item in list.__iter__(list(value))])
        elif isinstance(value, (set, frozenset)) or found[0] in ("dict_keys", "dict_values", "dict_items"):
            found.append(sorted(json.dumps(Portrait().of(item)) for item in value))
        elif isinstance(value, dict):
            keys = sorted(dict.keys(value), key=lambda key: json.dumps(Portrait().of(key)))
            found.append([[self.of(key, depth), self.of(dict.get(value, key), depth)] for key in keys])
        elif isinstance(value, BaseException):
            found.append(self.of(list(value.args), depth))
        own = getattr(value, "__dict__", None)
        if own and value.__class__.__module__ in OPEN and not isinstance(value, Paper):
            found.append([[name, self.of(own[name], depth)] for name in sorted(own)])
        return found

    def used_up(self, value, depth):
        """Return what an iterator gives."""
        found = []
        try:
            for item in value:
                found.append(self.of(item, depth))
                if len(found) > 60:
                    break
        except Exception:
            found.append("raised")
        return found


def without_addresses(text):
    """Return a text without the places in memory that it tells."""
    return re.sub("0x[0-9a-f]{6,}", "0x", text)


class Run:
    """One run of a program and then of its functions."""

    def __init__(self, request, given):
        self.request = request
        self.made = {} if request["shared"] else None
        self.given = given
        self.rounds = 0
        builtins.__given__ = lambda key: value_of(given[key], None)
        builtins.__round__ = self.round
        self.arguments = {
            name: value_of(given[name], self.made) for name in request["free"] + request["passed"]
        }
        self.namespace = {name: self.arguments[name] for name in request["free"]}
        self.namespace["__name__"] = "__main__"

    def round(self):
        """Count a round of a loop."""
        self.rounds += 1
        if self.rounds > MOST_ROUNDS:
            raise OutOfRounds

    def call(self, name, positional, keywords):
        """Call a function of the program."""
        function = self.namespace.get(name)
        if not isinstance(function, types.FunctionType):
            return "no function"
        named = {str(keyword): self.arguments[key] for keyword, key in keywords}
        return function(*[self.arguments[key] for key in positional], **named)

    def observe(self, code):
        """Run everything and return what was observed."""
        portrait, results = Portrait(), []
        endings = [ends(lambda: exec_in(code, self.namespace))]
        for call in () if endings[0] else self.request["calls"]:
            answers = []
            endings.append(ends(lambda call=call, answers=answers: answers.append(self.call(*call))))
            results.append([portrait.of(answer) for answer in answers])
        names = [] if endings[0] else sorted(set(self.namespace).difference(OWN))
        state = {
            " ".join(["input", name]): portrait.of(self.arguments[name]) for name in sorted(self.arguments)
        }
        state.update((name, Portrait().of(self.namespace[name])) for name in names)
        steps = [[kind, without_addresses(text)] for kind, text in LOG]
        return {"steps": steps, "endings": endings, "results": results, "state": state, "names": names}


def exec_in(code, namespace):
    """Run code in a namespace; Python 2 compiles `exec` with a tuple as it does a call."""
    exec(code, namespace)


def ends(what):
    """Return whether an exception ends something, as a word; else an empty text."""
    try:
        what()
    except (Exception, SystemExit):
        return "raises"
    return ""


def answer(request, given):
    """Return what a run on one choice of inputs shows; None if it takes too long."""
    del LOG[:]
    warnings.simplefilter("ignore")
    flags = PRINT_IS_A_FUNCTION if request["parses"] else 0
    lines = "".join(line + "\n" for line in given.get("input()", [])[1:])
    screens = sys.stdin, sys.stdout, sys.stderr
    code = compile(request["program"], "case.py", "exec", flags, True)
    sys.stdin, sys.stdout, sys.stderr = Keyboard(TEXTS[1](lines)), Paper(), Paper("error")
    try:
        return Run(request, given).observe(code)
    except OutOfRounds:
        return None
    finally:
        sys.stdin, sys.stdout, sys.stderr = screens


if __name__ == "__main__":
    del sys.path[0]
    asked = json.loads(sys.stdin.read())
    answers = [answer(asked, given) for given in asked["givens"]]
    sys.stdout.write(json.dumps(answers))
