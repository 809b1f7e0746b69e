"""What Python 2's `print` did piece by piece, and a call of `print` does not.

`print a, f(b)` printed `a` before it called `f`. It put no blank behind a text that ends with a tab or the
end of a line (`PRINT_ITEM` in `ceval.c` of 2.7.18). A call computes all values first, and puts a blank behind
each of them but the last.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.signatures import words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LINE_ENDS = "\t\n\r\v\f"  # all of `isspace` in C but the blank itself
_BUILTINS_THAT_PRINT = words("print input raw_input exec eval execfile __import__ help")
_OLD_BUILTINS = words("apply basestring buffer cmp coerce intern long reduce unicode xrange")
_MODULES_THAT_PRINT = words(
    "calendar cmd commands dis logging pdb pprint subprocess traceback turtle unittest warnings"
)
_TAKE_FUNCTIONS = words("apply filter map reduce")
_PLAIN_DECORATORS = words("classmethod property staticmethod")
_LIBRARY_THAT_PRINTS = frozenset({"os.system", "os.popen", "getpass.getpass"})
_MODULES_WITHOUT_TEXTS = words(
    "__future__ bisect collections copy datetime decimal fractions functools heapq itertools math operator "
    "random time"
)
_MAKES_ANY_TEXT = words(
    "input raw_input open file chr unichr eval exec execfile compile __import__ __doc__ globals locals vars "
    "decode encode strftime bytearray"
)
_FIELD = r"%(?:\([^)]*\))?[-#0 +*.\d]*[hlL]?"
_UNPLAIN = re.compile(rf"[\t\n\r\v\f]|{_FIELD}c|c\}}|\\")
_ENDS_WITH_TEXT = re.compile(rf"{_FIELD}[src]\Z")
_WRITES = words("stdout stderr write writelines")
_TEXTS = ("str",)
_DATA = words("int float complex bool list tuple dict set frozenset NoneType range")
_STRIPS = words("strip rstrip")
_KEEPS_END = words("upper lower title capitalize swapcase")
_OPERATIONS = (
    ast.Attribute, ast.BinOp, ast.BoolOp, ast.Call, ast.Compare, ast.IfExp, ast.Subscript, ast.UnaryOp,
    ast.comprehension,
)  # fmt: skip
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Printing:
    """Answers about the values of a print statement.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def may_print(self, value: ast.expr) -> ast.AST | None:
        """Return the part of an expression that may print something while it is computed."""
        for node in nodes_in(value):
            in_secret = self._prints_in_secret and isinstance(node, _OPERATIONS)
            if in_secret or self._prints(node, self._printing):
                return node
        return None

    def may_end_a_line(self, value: ast.expr) -> bool:
        """Tell whether a value may be a text that ends with a tab or the end of a line."""
        if isinstance(value, ast.Constant):
            return isinstance(value.value, bytes) or (
                isinstance(value.value, str) and value.value != "" and value.value[-1] in _LINE_ENDS
            )
        if isinstance(value, ast.Lambda) or self._has_only_plain_texts:
            return False
        if self._facts.types.of(value).proves(*_DATA):
            return False
        if isinstance(value, ast.IfExp):
            return self.may_end_a_line(value.body) or self.may_end_a_line(value.orelse)
        if isinstance(value, ast.BinOp) and isinstance(value.left, ast.Constant):
            return self._filled_ends_a_line(value)
        if isinstance(value, ast.Call):
            return self._call_ends_a_line(value)
        if isinstance(value, ast.Name):
            return self._name_ends_a_line(value)
        return True

    @cached_property
    def _has_only_plain_texts(self) -> bool:
        """Whether no text with a tab or a new line can be made: nothing is read, and no literal has one."""
        if not self._facts.project.script or not self._facts.imports.packages <= _MODULES_WITHOUT_TEXTS:
            return False
        parents, scopes = self._facts.parents, self._facts.scopes
        names = parents.of_type(ast.Name)
        used = {node.id for node in names} | {node.attr for node in parents.of_type(ast.Attribute)}
        if not used.isdisjoint(_MAKES_ANY_TEXT) or any(
            (scopes.owner(name) is None and not self._is_quiet_builtin(name)) or name.id == "format"
            for name in names
        ):
            return False
        literals = parents.of_type(ast.Constant)
        texts = [each.value for each in literals if not isinstance(parents.get(each), ast.Expr)]
        return not any(
            isinstance(text, bytes) or (isinstance(text, str) and _UNPLAIN.search(text)) for text in texts
        )

    def _is_quiet_builtin(self, name: ast.Name) -> bool:
        """Tell whether a name is that of a builtin, maybe of Python 2, that neither prints nor reads."""
        return name.id in _OLD_BUILTINS or self._facts.scopes.is_builtin(name)

    def _filled_ends_a_line(self, value: ast.BinOp) -> bool:
        """Tell it of a template that is filled in: `"%d years" % n`; what it ends with counts."""
        assert isinstance(value.left, ast.Constant)
        template = value.left.value
        if not isinstance(value.op, ast.Mod) or not isinstance(template, str) or not template:
            return True
        return template[-1] in _LINE_ENDS or _ENDS_WITH_TEXT.search(template) is not None

    def _call_ends_a_line(self, call: ast.Call) -> bool:
        function = call.func
        if isinstance(function, ast.Attribute):
            is_text = self._facts.types.of(function.value).proves(*_TEXTS)
            if function.attr in _STRIPS and not call.args:
                return not is_text
            return not (is_text and function.attr in _KEEPS_END) or self.may_end_a_line(function.value)
        is_text_of = self._facts.types.origin(function) in ("builtins.str", "builtins.repr")
        return not (is_text_of and len(call.args) == 1) or self.may_end_a_line(call.args[0])

    def _name_ends_a_line(self, name: ast.Name) -> bool:
        """Tell it of a variable: whether all that it is given are values that do not."""
        bindings = self._facts.flow.reaching(name)
        if not bindings:
            return True
        given = [value for binding in bindings for value in self._given(binding.node)]
        return not all(isinstance(each, ast.Constant) and not self.may_end_a_line(each) for each in given)

    def _given(self, target: ast.AST) -> list[ast.expr | None]:
        """Return what a target is given by an assignment, or a loop over a display; else None."""
        holder = self._facts.parents.get(target)
        if isinstance(holder, ast.Assign) and target in holder.targets:
            return [holder.value]
        if (
            isinstance(holder, ast.For)
            and holder.target is target
            and isinstance(holder.iter, ast.List | ast.Tuple)
        ):
            return [*holder.iter.elts] or [None]
        return [None]

    # What prints

    def _prints(self, node: ast.AST, printing: frozenset[str]) -> bool:
        """Tell whether running a node may print, if functions of these names do."""
        if isinstance(node, ast.Name):
            is_builtin = node.id in _BUILTINS_THAT_PRINT and self._facts.scopes.is_builtin(node)
            return is_builtin or node.id in printing
        if isinstance(node, ast.Attribute):
            return node.attr in printing or node.attr in _WRITES or node.attr.startswith("print")
        return isinstance(node, ast.Call) and any(map(self._calls_what_prints, _called(node)))

    def _calls_what_prints(self, function: ast.expr) -> bool:
        """Tell whether calling something may print, but for functions of its name, which are known."""
        if isinstance(function, ast.Lambda | ast.Constant):
            return False  # what a lambda does is seen where it stands
        origin = self._facts.types.origin(function)
        if origin is not None:
            module = origin.partition(".")[0]
            known = module == "builtins" or module in sys.stdlib_module_names
            return not known or module in _MODULES_THAT_PRINT or origin in _LIBRARY_THAT_PRINTS
        if isinstance(function, ast.Name):
            owner = self._facts.scopes.owner(function)
            bindings = owner.bindings.get(function.id, []) if owner else []
            is_own = all(isinstance(each.node, _Function | ast.ClassDef) for each in bindings)
            return not is_own if bindings else function.id not in _OLD_BUILTINS
        if isinstance(function, ast.Attribute):
            if function.attr in self._stored:
                return True
            is_data = self._facts.types.of(function.value).proves(*_TEXTS, *_DATA)
            return not is_data and not self._knows_all_methods
        return True

    @cached_property
    def _stored(self) -> frozenset[str]:
        """The attributes that the file gives to objects: they may be functions of any kind."""
        attributes = self._facts.parents.of_type(ast.Attribute)
        return frozenset(node.attr for node in attributes if isinstance(node.ctx, ast.Store))

    @cached_property
    def _knows_all_methods(self) -> bool:
        """Whether what the file does not define comes from the library, whose methods print nothing."""
        return self._facts.imports.packages <= sys.stdlib_module_names - _MODULES_THAT_PRINT

    @cached_property
    def _prints_in_secret(self) -> bool:
        """Whether something prints that no call shows: an operator, a property, a step of a generator."""
        return any(name in self._printing_functions for name in self._hidden)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        found = set()
        for function in self._functions:
            is_special = function.name.startswith("__") and function.name not in ("__init__", "__new__")
            yields = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in nodes_in(function))
            if is_special or function.decorator_list or yields:
                found.add(function.name)
        return frozenset(found)

    @cached_property
    def _functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        parents = self._facts.parents
        return [*parents.of_type(ast.FunctionDef), *parents.of_type(ast.AsyncFunctionDef)]

    @cached_property
    def _printing_functions(self) -> frozenset[str]:
        """The names of the file's functions that may print, themselves or by what they call."""
        found: frozenset[str] = frozenset()
        while True:
            more = frozenset(self._directly(found | self._makers(found)))
            if more == found:
                return found
            found = more

    def _directly(self, printing: frozenset[str]) -> Iterator[str]:
        for function in self._functions:
            body = nodes_in(*function.body)
            if _is_wrapped(function) or any(self._prints(node, printing) for node in body):
                yield function.name

    def _makers(self, printing: frozenset[str]) -> frozenset[str]:
        """Return the names of classes that print when an object is made."""
        classes = list(self._facts.parents.of_type(ast.ClassDef))
        return frozenset(each.name for each in classes) if printing & {"__init__", "__new__"} else frozenset()

    @cached_property
    def _printing(self) -> frozenset[str]:
        return self._printing_functions | self._makers(self._printing_functions)


def _called(call: ast.Call) -> list[ast.expr]:
    """Return what a call calls: a function, and what that calls in its turn, as `map` does."""
    keys = [keyword.value for keyword in call.keywords if keyword.arg == "key"]
    takes = isinstance(call.func, ast.Name) and call.func.id in _TAKE_FUNCTIONS
    return [call.func, *keys, *(call.args[:1] if takes else [])]


def _is_wrapped(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a decorator may have put another function in the place of one."""
    return any(
        not isinstance(each, ast.Name) or each.id not in _PLAIN_DECORATORS for each in function.decorator_list
    )
