"""ZEN320 needless-list."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.effects.uses import short
from beginner_lint.facts.loops.evaluation import waits
from beginner_lint.facts.loops.failures import cannot_fail
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import How, with_article
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_LOOPS = (ast.For, ast.comprehension)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FIXED = ("range", "str", "bytes", "tuple", "frozenset")
_CHANGEABLE = ("list", "dict", "set")
_PASSING = frozenset({"builtins.enumerate", "builtins.zip", "builtins.reversed"})
_VIEWS = frozenset({"keys", "values", "items"})
_SPLITTING = frozenset({"split", "rsplit", "splitlines"})
_DECIDING = frozenset({"any", "all"})
_OPEN = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Starred)
_CLOSED = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Constant, ast.Tuple)


class NeedlessList(Rule):
    """List that is made only to be walked over, sorted or asked, and thrown away.

    ## Why is this bad?
    A loop takes numbers from `range(n)` and characters from a text as they come, `sorted` makes a list of its
    own, and `any` and `all` stop as soon as the answer is known. A list in between costs time and memory, and
    the reader wonders what it is for.

    ## Example
    ```python
    ages = [36, 17, 52]
    for number in list(range(3)):
        print(number)
    print(any([age < 18 for age in ages]))
    ```

    Use instead:
    ```python
    ages = [36, 17, 52]
    for number in range(3):
        print(number)
    print(any(age < 18 for age in ages))
    ```

    ## Not flagged
    ```python
    ages = {"Ada": 36, "Tom": 17}
    for name in list(ages):  # a copy, because the loop changes the dictionary
        if ages[name] < 18:
            del ages[name]
    print(list(range(3)))  # the list itself is wanted
    ```

    ## Fix safety
    The fix is safe where the loop certainly does not change what it walks over. For `any` and `all` it is
    unsafe where computing the elements may do something or fail: without the list, the rest is not computed.
    """

    code = "ZEN320"
    level = Level.BASICS
    kind = Kind.STYLE
    names = frozenset({"list", "any", "all"})

    def screen_Call(self, node: ast.Call) -> bool:
        """Let a call of `list`, `any` or `all` through that makes a list for nothing."""
        name = getattr(node.func, "id", "")
        is_one = len(node.args) == 1 and not node.keywords and name in ("list", *_DECIDING)
        return is_one and self._message(node) is not None

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a list that is made for nothing."""
        message = self._message(origin) if self.screen_Call(origin) else None
        if message:
            self.report(origin, message, fix=lambda: self._fix(origin))

    @remembered
    def _message(self, call: ast.Call) -> str | None:
        """Return what there is to say of a call; None if its list is needed."""
        name, content = getattr(call.func, "id", ""), call.args[0]
        if isinstance(content, _OPEN):
            return None
        if name in _DECIDING:
            is_list = isinstance(content, ast.ListComp) and not waits(content)
            if not is_list or self.is_no_builtin(call):
                return None
            return f"`{name}` can stop early without the list: leave out the square brackets"
        holder = self.facts.parents[call]
        if self._is_new_list(content):
            what = f"`{short(content.func)}(…)` gives" if isinstance(content, ast.Call) else "This is"
            message = f"{what} a list already; `list(…)` around it is not needed"
        elif isinstance(holder, _LOOPS) and holder.iter is call and isinstance(content, _CLOSED):
            if not self._can_be_walked_over(content) or self.is_a_copy(call, holder):
                return None
            message = f"{self._what(content)} can be walked over as it is; no `list` needed"
        elif self._is_sorted_next(holder, call):
            message = "`sorted` makes a list of its own; no `list` needed within it"
        else:
            return None
        return None if self.is_no_builtin(call) else message

    def _what(self, content: ast.expr) -> str:
        text = self.source.segment(content)
        return f"`{text}`" if len(text) < 30 and "\n" not in text else "This"

    @guard
    def is_no_builtin(self, call: ast.Call) -> bool:
        """Whether `list`, `any` or `all` is something else here."""
        return not (isinstance(call.func, ast.Name) and self.facts.scopes.is_builtin(call.func))

    @guard
    def is_a_copy(self, call: ast.Call, loop: ast.For | ast.comprehension) -> bool:
        """Whether the loop may change what it walks over, so that it needs a copy."""
        if isinstance(loop, ast.For):
            return not self._stays(call.args[0], list(loop.body))
        comprehension = self.facts.parents[loop]
        if not isinstance(comprehension, _COMPREHENSIONS):
            return True
        is_over = self.facts.flow.runs_at_once(comprehension)
        return not (self._stays(call.args[0], [comprehension]) if is_over else self._is_fixed(call.args[0]))

    def _is_sorted_next(self, holder: ast.AST, call: ast.Call) -> bool:
        """Tell whether a list goes right into `sorted`, whose other arguments do nothing."""
        if not isinstance(holder, ast.Call) or holder.args != [call]:
            return False
        options = [keyword.value for keyword in holder.keywords]
        return self._origin(holder) == "builtins.sorted" and all(
            isinstance(option, ast.Lambda | ast.Name | ast.Constant) for option in options
        )

    def _is_new_list(self, content: ast.expr) -> bool:
        """Tell whether an expression makes a list that nobody else has."""
        if isinstance(content, ast.List | ast.ListComp):
            return True
        if not isinstance(content, ast.Call):
            return False
        if isinstance(content.func, ast.Attribute) and content.func.attr in _SPLITTING:
            return self.facts.types.of(content.func.value).proves("str")
        return self._origin(content) == "builtins.sorted"

    def _origin(self, call: ast.Call) -> str | None:
        return self.facts.types.origin(call.func)

    def _parts(self, content: ast.expr) -> list[ast.expr]:
        """Return the collections from which an expression gives elements as they come."""
        if isinstance(content, ast.Call) and self._origin(content) in _PASSING and not content.keywords:
            return [part for argument in content.args for part in self._parts(argument)]
        method = content.func if isinstance(content, ast.Call) and not content.args else None
        if isinstance(method, ast.Attribute) and method.attr in _VIEWS:
            is_view = self.facts.types.of(method.value).suggests("dict")
            return [method.value if is_view else content]
        return [content]

    def _can_be_walked_over(self, content: ast.expr) -> bool:
        """Tell whether an expression is known to give elements again and again."""
        facts = [self.facts.types.of(part) for part in self._parts(content)]
        return all(fact.suggests(*_FIXED, *_CHANGEABLE) and fact.how > How.EVIDENCE for fact in facts)

    def _is_fixed(self, content: ast.expr) -> bool:
        return all(self.facts.types.of(part).suggests(*_FIXED) for part in self._parts(content))

    def _stays(self, content: ast.expr, body: list[ast.AST]) -> bool:
        """Tell whether what an expression walks over stays as it is while `body` runs."""
        for part in self._parts(content):
            if self.facts.types.of(part).suggests(*_FIXED):
                continue
            owner = self.facts.scopes.owner(part) if isinstance(part, ast.Name) else None
            if owner is None or not isinstance(part, ast.Name):
                return False
            if self.facts.effects.may_change(self.facts.scopes.spelling(part), owner, body):
                return False
        return True

    # What the fix takes for granted

    @guard
    def type_is_unproved(self, call: ast.Call) -> str | None:
        """Assume that what is walked over is what it is declared to be."""
        holder = self.facts.parents[call]
        if not isinstance(holder, _LOOPS) or self._is_new_list(call.args[0]):
            return None
        for part in self._parts(call.args[0]):
            fact = self.facts.types.of(part)
            if not fact.proves(*_FIXED, *_CHANGEABLE):
                return f"`{short(part)}` is {with_article(fact.type)}, as declared"
        return None

    @guard
    def elements_may_act(self, call: ast.Call) -> str | None:
        """Assume that the elements need not all be computed."""
        content = call.args[0]
        if getattr(call.func, "id", "") not in _DECIDING or not isinstance(content, ast.ListComp):
            return None
        iterated = [loop.iter for loop in content.generators]
        computed = [content.elt, *(test for loop in content.generators for test in loop.ifs), *iterated]
        is_plain = all(self.facts.types.of(each).proves(*_FIXED, *_CHANGEABLE) for each in iterated)
        is_plain = is_plain and all(isinstance(loop.target, ast.Name) for loop in content.generators)
        if is_plain and all(self._is_harmless(each, content) for each in computed):
            return None
        may_stop = not all(
            map(self.facts.effects.is_pure, computed)
        )  # a generator turns StopIteration into another
        return "not all elements need to be computed" + (" and none raises StopIteration" if may_stop else "")

    def _is_harmless(self, part: ast.expr, comprehension: ast.ListComp) -> bool:
        return self.facts.effects.is_pure(part) and cannot_fail(part, comprehension, self.facts)

    def _fix(self, call: ast.Call) -> Fix | str:
        content = call.args[0]
        assumption = assuming(self.type_is_unproved(call), self.elements_may_act(call))
        edit = (
            self._without_brackets(call)
            if isinstance(call.func, ast.Name) and call.func.id in _DECIDING
            else None
        )
        if edit is None:
            text = self.source.segment(content)
            holder = self.facts.parents[call]
            is_alone = isinstance(holder, ast.Call) and len(holder.args) == 1 and not holder.keywords
            if isinstance(content, ast.GeneratorExp) and is_alone and text.startswith("("):
                text = text[1:-1]
            edit = self.replacing(call, text)
        return Fix(
            "Leave out the list",
            applicability(assumption),
            (edit,),
            relies_on=self.scoped(
                call, *(node.id for node in nodes_in(content) if isinstance(node, ast.Name))
            ),
            assumption=assumption,
        )

    def _without_brackets(self, call: ast.Call) -> Edit:
        """Return the edit that makes a generator of the list within `any` or `all`."""
        start, end = self.source.span(call.args[0])
        inner = self.source.text[start + 1 : end - 1]
        is_alone = not self.source.text[end : self.source.span(call)[1] - 1].strip()
        return Edit(start, end, inner.strip() if is_alone and "#" not in inner else f"({inner})")
