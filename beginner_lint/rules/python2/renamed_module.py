"""ZEN207 renamed-module."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import partial

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.facts.types.signatures import words
from beginner_lint.rule import Rule, cst, guard

# Modules whose names all moved together (What's New in Python 3.0, PEP 3108).
_RENAMED = {
    "BaseHTTPServer": "http.server",
    "ConfigParser": "configparser",
    "Cookie": "http.cookies",
    "HTMLParser": "html.parser",
    "Queue": "queue",
    "ScrolledText": "tkinter.scrolledtext",
    "SimpleHTTPServer": "http.server",
    "SocketServer": "socketserver",
    "Tkinter": "tkinter",
    "__builtin__": "builtins",
    "anydbm": "dbm",
    "cPickle": "pickle",
    "cookielib": "http.cookiejar",
    "copy_reg": "copyreg",
    "httplib": "http.client",
    "repr": "reprlib",
    "robotparser": "urllib.robotparser",
    "thread": "_thread",
    "tkColorChooser": "tkinter.colorchooser",
    "tkFileDialog": "tkinter.filedialog",
    "tkFont": "tkinter.font",
    "tkMessageBox": "tkinter.messagebox",
    "tkSimpleDialog": "tkinter.simpledialog",
    "ttk": "tkinter.ttk",
    "xmlrpclib": "xmlrpc.client",
}
_PARSE = "urlparse urlunparse urljoin urldefrag urlsplit urlunsplit parse_qs parse_qsl"
_REQUEST = (
    "urlopen Request OpenerDirector build_opener install_opener HTTPHandler HTTPSHandler ProxyHandler "
    "HTTPCookieProcessor HTTPBasicAuthHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm BaseHandler"
)
# Modules of which each name went its own way.
_SPLIT = {
    "urlparse": dict.fromkeys(_PARSE.split(), "urllib.parse"),
    "urllib2": {
        **dict.fromkeys(_REQUEST.split(), "urllib.request"),
        **dict.fromkeys(["URLError", "HTTPError"], "urllib.error"),
        **dict.fromkeys(["quote", "unquote"], "urllib.parse"),
    },
    "StringIO": {"StringIO": "io"},
    "cStringIO": {"StringIO": "io"},
    "commands": {"getoutput": "subprocess", "getstatusoutput": "subprocess"},
}
# Names that did not move with their module: they are gone, or never were its own. Found by comparing what the
# modules of Python 2.7.18 and of 3.10 to 3.13 have.
_LOST = {
    "ConfigParser": {"SafeConfigParser"},
    "Cookie": {"Cookie", "SerialCookie", "SmartCookie"},
    "HTMLParser": {"HTMLParseError"},
    "Tkinter": {"re", "sys", "tkinter", "wantobjects"},
    "__builtin__": words(
        "StandardError apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload "
        "unichr unicode xrange"
    ),
    "cPickle": {"BadPickleGet", "UnpickleableError"},
    "httplib": {"FakeSocket", "HTTP", "HTTPS"},
}


class RenamedModule(Rule):
    """Import of a module that has another name in Python 3, such as `urllib2` or `Tkinter`.

    ## Why is this bad?
    Python 3 gave many modules of the standard library lower-case names and put related ones together. The
    import of an old name stops the program with a `ModuleNotFoundError`.

    ## Example
    ```python
    # raises: ModuleNotFoundError
    import Queue
    from StringIO import StringIO

    waiting = Queue.Queue()
    waiting.put(1)
    print(waiting.get(), StringIO("a").read())
    ```

    Use instead:
    ```python
    import queue
    from io import StringIO

    waiting = queue.Queue()
    waiting.put(1)
    print(waiting.get(), StringIO("a").read())
    ```

    ## Not flagged
    ```python
    try:
        import Queue as queue
    except ImportError:
        import queue  # the program itself chooses what there is
    ```

    ## Fix safety
    The fix is safe: it is only offered where every name that the file uses is known to be in one new place.
    """

    code = "ZEN207"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset({*_RENAMED, *_SPLIT})
    guarded_by = (Plans,)

    def screen_Import(self, node: ast.Import) -> bool:
        """Let imports of old names through."""
        return any(alias.name in _RENAMED or alias.name in _SPLIT for alias in node.names)

    def screen_ImportFrom(self, node: ast.ImportFrom) -> bool:
        """Let imports from old names through."""
        return not node.level and (node.module in _RENAMED or node.module in _SPLIT)

    def visit_Import(self, node: cst.Import, origin: ast.Import) -> None:
        """Report `import Old`."""
        if not self.screen_Import(origin):
            return
        if self.facts.plans.are_missing(origin):
            for alias in origin.names:
                if alias.name in _RENAMED or alias.name in _SPLIT:
                    self._report(alias, alias.name, partial(self._of_import, alias))

    def visit_ImportFrom(self, node: cst.ImportFrom, origin: ast.ImportFrom) -> None:
        """Report `from Old import …`."""
        if not self.screen_ImportFrom(origin):
            return
        if self.facts.plans.are_missing(origin) and origin.module:
            self._report(origin, origin.module, lambda: self._of_from(origin))

    def _report(self, node: ast.AST, old: str, fix: Callable[[], Fix | str]) -> None:
        places = [_RENAMED[old]] if old in _RENAMED else list(dict.fromkeys(_SPLIT[old].values()))
        new = " and ".join(f"`{place}`" for place in places[:2]) + (" and more" if places[2:] else "")
        self.report(node, f"The module `{old}` is called {new} in Python 3", fix=fix)

    @guard
    def name_is_taken(self, new: str, at: ast.AST) -> str | None:
        """Why a module cannot be called by its new name here: the file means something else by that."""
        first = new.partition(".")[0]
        scopes = self.facts.scopes
        owner = scopes.module.bindings.get(first, [])
        others = [scope for scope in scopes.all if first in scope.bindings and scope is not scopes.module]
        if not others and all(isinstance(binding.node, ast.alias) for binding in owner):
            return None
        return f"`{first}` may mean something else in this program"

    @guard
    def is_lost(self, old: str, names: Iterable[str]) -> str | None:
        """Why names of a module cannot be had from the new one: one of them is not there."""
        lost = sorted(_LOST.get(old, frozenset()) & set(names))
        return f"`{lost[0]}` is not in the new module" if lost else None

    @guard
    def used_in_another_way(self, uses: Iterable[ast.AST], known: dict[str, str] | None) -> str | None:
        """Why the uses of a module cannot all be renamed: one is not `module.name` with a known name."""
        for use in uses:
            attribute = self.facts.parents[use]
            if isinstance(use, ast.alias):
                continue
            if not isinstance(use, ast.Name) or not isinstance(attribute, ast.Attribute):
                return f"line {getattr(use, 'lineno', 1)} uses the module in another way"
            if known is not None and attribute.attr not in known:
                return f"it is not known where `{attribute.attr}` is now"
        return None

    def _of_import(self, alias: ast.alias) -> Fix | str:
        old = alias.name
        known = _SPLIT.get(old)
        scopes = self.facts.scopes
        bound = alias.asname or old
        here = scopes.scope_at(alias)
        owner = scopes.resolve(bound, here) or here
        uses = [occurrence.node for occurrence in scopes.occurrences(owner, bound)]
        holders = [self.facts.parents[use] for use in uses]
        if refusal := self.is_lost(old, (each.attr for each in holders if isinstance(each, ast.Attribute))):
            return refusal
        if alias.asname and known is None:
            return Fix("Import the new name", Applicability.SAFE, (self._name_edit(alias, _RENAMED[old]),))
        if len(owner.bindings.get(bound, [])) != 1:
            return f"`{bound}` is bound in other places too"
        if refusal := self.used_in_another_way(uses, known):
            return refusal
        names = [use for use in uses if isinstance(use, ast.Name)]
        places = {name: self._place(old, name) for name in names}
        modules = sorted(set(places.values())) or [_RENAMED.get(old) or next(iter(_SPLIT[old].values()))]
        for module in modules:
            if refusal := self.name_is_taken(module, alias):
                return refusal
        edits = [self._name_edit(alias, ", ".join(modules), whole=True)]
        edits += (self.replacing(name, module) for name, module in places.items())
        firsts = [module.partition(".")[0] for module in modules]
        return Fix(
            "Use the new name", Applicability.SAFE, tuple(edits), binds=self.scoped(alias, bound, *firsts)
        )

    def _place(self, old: str, name: ast.Name) -> str:
        attribute = self.facts.parents[name]
        assert isinstance(attribute, ast.Attribute)
        return _RENAMED[old] if old in _RENAMED else _SPLIT[old][attribute.attr]

    def _of_from(self, statement: ast.ImportFrom) -> Fix | str:
        old = statement.module or ""
        places = {_RENAMED.get(old) or _SPLIT[old].get(alias.name) for alias in statement.names}
        if len(places) != 1 or None in places:
            return "the names that are imported are in several places now"
        if refusal := self.is_lost(old, self._imported(statement)):
            return refusal
        (new,) = places
        start = self.source.text.index(old, self.source.span(statement)[0])
        return Fix("Import the new name", Applicability.SAFE, (Edit(start, start + len(old), str(new)),))

    def _imported(self, statement: ast.ImportFrom) -> set[str]:
        """Return the names that an import gives to the file, as far as they are used."""
        names = {alias.name for alias in statement.names}
        if "*" not in names:
            return names
        read = self.facts.parents.of_type(ast.Name)
        return {name.id for name in read if self.facts.scopes.owner(name) is None}

    def _name_edit(self, alias: ast.alias, new: str, *, whole: bool = False) -> Edit:
        start, end = self.source.span(alias)
        return Edit(start, end if whole else start + len(alias.name), new)
