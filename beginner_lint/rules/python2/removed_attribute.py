"""ZEN208 removed-attribute."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.facts.types.signatures import words
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# What is called otherwise in the same module.
_RENAMED = {
    "sys.maxint": "maxsize",
    "string.letters": "ascii_letters",
    "string.lowercase": "ascii_lowercase",
    "string.uppercase": "ascii_uppercase",
    "os.getcwdu": "getcwd",
    "itertools.izip_longest": "zip_longest",
    "itertools.ifilterfalse": "filterfalse",
}
# What is a builtin by now, or a name of one.
_BUILTIN = {
    "itertools.izip": "zip",
    "itertools.imap": "map",
    "itertools.ifilter": "filter",
    "string.atoi": "int",
    "string.atof": "float",
    "string.maketrans": "str.maketrans",
    "types.StringType": "str",
    "types.UnicodeType": "str",
    "types.IntType": "int",
    "types.LongType": "int",
    "types.FloatType": "float",
    "types.BooleanType": "bool",
    "types.ListType": "list",
    "types.TupleType": "tuple",
    "types.DictType": "dict",
}
# Types that are one with another by now: the other one.
_ONE_OF_TWO = {"types.UnicodeType": "unicode", "types.LongType": "long"}
# Functions of `string` that are methods of a text, which comes first; of `join` it comes second.
_METHODS = frozenset(
    f"string.{name}"
    for name in words(
        "capitalize count expandtabs find index join ljust lower lstrip replace rfind rindex rjust rstrip "
        "split strip swapcase upper zfill"
    )
)
# Those that call a value's method with just what they get, whatever the value is (`string.py` of 2.7.18).
_SAME_CALL = words("capitalize count find index join ljust lower rfind rindex rjust swapcase upper")
_ALL = frozenset({*_RENAMED, *_BUILTIN, *_METHODS})
_ALL_NAMES = {name.rpartition(".")[2] for name in _ALL}
_MODULES = {name.partition(".")[0] for name in _ALL}


class RemovedAttribute(Rule):
    """Name that a standard module has lost, such as `sys.maxint` or `string.letters`.

    ## Why is this bad?
    Python 3 dropped names that had become useless, and those that had a better one. The program stops with
    an `AttributeError` when it gets there.

    ## Example
    ```python
    # raises: AttributeError
    import string

    for letter in string.lowercase[:3]:
        print(letter)
    ```

    Use instead:
    ```python
    import string

    for letter in string.ascii_lowercase[:3]:
        print(letter)
    ```

    ## Not flagged
    ```python
    class Limits:
        maxint = 100

    sys = Limits()
    print(sys.maxint)  # not the module
    ```

    ## Fix safety
    The fix is unsafe for functions of `string` that told a method more than they were told, such as
    `string.split`, and for `string.atoi`, unless a text is given. So it is where a program tells
    `types.UnicodeType` from `types.StringType`, or `types.LongType` from `types.IntType`, and for
    `itertools.imap` with what may be no function. The names that became `zip`, `map` and `filter` are
    replaced where these mean the builtins.
    """

    code = "ZEN208"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset(_ALL_NAMES)
    guarded_by = (Plans,)

    def screen_Attribute(self, node: ast.Attribute) -> bool:
        """Let the old names through where they are those of a module; texts have methods of these names."""
        if node.attr not in _ALL_NAMES or not isinstance(node.value, ast.Name):
            return False
        if self.facts.imports.packages.isdisjoint(_MODULES):
            return False
        return self.facts.types.origin(node) in _ALL

    def visit_Attribute(self, node: cst.Attribute, origin: ast.Attribute) -> None:
        """Report an old name of a module."""
        if not self.screen_Attribute(origin):
            return
        old = self.facts.types.origin(origin)
        if old is None or not self.facts.plans.are_missing(origin):
            return
        if old in _RENAMED:
            new = f"{old.partition('.')[0]}.{_RENAMED[old]}"
            self.report(
                origin, f"`{old}` is gone in Python 3; use `{new}`", fix=lambda: self._renamed(origin, old)
            )
        elif old in _BUILTIN:
            new = _BUILTIN[old]
            self.report(
                origin, f"`{old}` is gone in Python 3; use `{new}`", fix=lambda: self._builtin(origin, old)
            )
        elif old in _METHODS and self._is_called(origin):
            form = "separator.join(texts)" if old == "string.join" else f"text.{origin.attr}(…)"
            self.report(
                origin,
                f"`{old}()` is gone in Python 3; texts have it as a method: `{form}`",
                fix=lambda: self._method(origin),
            )

    def _is_called(self, attribute: ast.Attribute) -> bool:
        call = self.facts.parents[attribute]
        return isinstance(call, ast.Call) and call.func is attribute

    @guard
    def builtin_means_something_else(self, new: str, at: ast.AST) -> str | None:
        """Why the new name is not the builtin here."""
        first = new.partition(".")[0]
        if self.facts.scopes.would_be_builtin(first, at):
            return None
        return f"`{first}` may mean something else in this program"

    @guard
    def order_would_change(self, call: ast.Call) -> str | None:
        """Why what `join` takes cannot trade places: both take work."""
        if any(self.facts.effects.is_pure(argument) for argument in call.args):
            return None
        return "the separator would be computed before the texts"

    @guard
    def may_mean_more(self, attribute: ast.Attribute, old: str) -> str | None:
        """Assume that a name is used in the way in which the new one means the same."""
        if old in _ONE_OF_TWO:
            return f"it is the same whether a value was `{_ONE_OF_TWO[old]}` or `{_BUILTIN[old]}`"
        call = self.facts.parents[attribute]
        argument = (
            call.args[0] if isinstance(call, ast.Call) and call.func is attribute and call.args else None
        )
        if old == "string.atoi" and not (argument and self.facts.types.of(argument).proves("str")):
            return f"{self._quoted(argument)} is a text"
        if old == "itertools.imap" and not (argument and self._is_function(argument)):
            return f"{self._quoted(argument)} is a function, not `None`"
        return None

    def _is_function(self, node: ast.expr) -> bool:
        """Tell whether an expression is a function, and so not `None`."""
        types = self.facts.types
        if isinstance(node, ast.Lambda) or types.function(node) is not None:
            return True
        origin = types.origin(node)
        return origin is not None and origin != "builtins.None"

    def _quoted(self, node: ast.expr | None) -> str:
        return f"`{' '.join(self.source.segment(node).split())}`" if node else "what it gets"

    def _renamed(self, attribute: ast.Attribute, old: str) -> Fix:
        module = self.source.segment(attribute.value)
        edit = self.replacing(attribute, f"{module}.{_RENAMED[old]}")
        return Fix("Use the new name", Applicability.SAFE, (edit,))

    def _builtin(self, attribute: ast.Attribute, old: str) -> Fix | str:
        new = _BUILTIN[old]
        if refusal := self.builtin_means_something_else(new, attribute):
            return refusal
        assumption = assuming(self.may_mean_more(attribute, old))
        return Fix(
            f"Use `{new}`",
            applicability(assumption),
            (self.replacing(attribute, new),),
            assumption=assumption,
            relies_on=self.scoped(attribute, new.partition(".")[0]),
        )

    def _method(self, attribute: ast.Attribute) -> Fix | str:
        call = self.facts.parents[attribute]
        assert isinstance(call, ast.Call)
        if call.keywords or not call.args or any(isinstance(each, ast.Starred) for each in call.args):
            return "it is not called in the plain way"
        texts = [self.source.segment(argument) for argument in call.args]
        text = call.args[0]
        if attribute.attr == "join":
            if len(texts) > 2:
                return "it is not called in the plain way"
            if len(texts) == 2 and (refusal := self.order_would_change(call)):
                return refusal
            separator = call.args[1] if len(texts) == 2 else None
            owner = self._owner(separator) if separator else '" "'
            return self._as_method(call, attribute, f"{owner}.join({texts[0]})", text)
        new = f"{self._owner(text)}.{attribute.attr}({', '.join(texts[1:])})"
        return self._as_method(call, attribute, new, text)

    def _owner(self, node: ast.expr) -> str:
        text = self.source.segment(node)
        plain = isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.Call) or _is_text(node)
        return text if plain else f"({text})"

    @guard
    def may_be_no_text(self, attribute: ast.Attribute, text: ast.expr) -> str | None:
        """Assume that what has the method is a text; others could tell that they get fewer arguments."""
        if attribute.attr in _SAME_CALL or self.facts.types.of(text).proves("str"):
            return None
        return f"{self._quoted(text)} is a text"

    def _as_method(self, call: ast.Call, attribute: ast.Attribute, new: str, text: ast.expr) -> Fix:
        assumption = assuming(self.may_be_no_text(attribute, text))
        edit = self.replacing(call, new)
        return Fix("Use the method", applicability(assumption), (edit,), assumption=assumption)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
