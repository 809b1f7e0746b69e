"""Which calls pass a method's parameter by its name, and which methods must keep the names of theirs."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import (
    Calls,
    Function,
    in_sight,
    is_called_by_position,
    is_only_asked,
    labelled_as,
    labelled_elsewhere,
    line_naming,
    passed_to_unknown,
    passed_where_kept,
)
from beginner_lint.facts.renames.class_calls import calls_of_class
from beginner_lint.facts.renames.class_families import called_as, generic
from beginner_lint.facts.renames.code_in_texts import lines_in_words
from beginner_lint.facts.renames.handed_over import uncalled
from beginner_lint.facts.renames.imported_names import written_name
from beginner_lint.facts.renames.inherited_methods import (
    asked_for_by_base,
    how_taken,
    is_private,
    is_protocol,
)
from beginner_lint.facts.renames.metaclasses import is_plain_metaclass
from beginner_lint.facts.renames.name_readers import is_of_property
from beginner_lint.facts.renames.other_owners import is_of_another, may_be_of_another, may_get_more, takes
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Python, or who makes a class or an object, may pass these something by name.
_CALLED_BY_NAME = frozenset({"__new__", "__init_subclass__", "__prepare__", "__post_init__"})

# Decorators of classes that make no use of what parameters of methods are called; some write `__init__`.
_PLAIN_DECORATORS = re.compile(
    r"typing(?:_extensions)?\.(?:final|runtime_checkable)|functools\.total_ordering|enum\.unique"
    r"|(?:collections\.abc|numbers)\.\w+\.register"
    r"|dataclasses\.dataclass|attrs?\.(?:s|attrs|dataclass|define|frozen|mutable)|unittest\.skip(?:If|Unless)?"
)
_WRITING_INIT = re.compile(r"(?:attrs?|dataclasses)\.")


def calls_of_method(function: Function, parameter: ast.arg, facts: Facts) -> Calls:
    """Return how a method is called, by whatever object: calls of its name count, whose else they may be."""
    if _is_of_property(function):
        return Calls()
    name, method = parameter.arg, function.name
    owner = facts.parents.get(function)
    if method == "__new__" and isinstance(owner, ast.ClassDef):
        return Calls(doubt=f"nobody calls `{owner.name}` with `{name}=`", are_all=False)
    called = called_as(function, facts)
    if method == "__init__" and isinstance(owner, ast.ClassDef):
        calls, mixed = calls_of_class(owner, name, facts)
    else:
        named = facts.parents.called(ast.Call, frozenset({method}))
        calls = [call for call in named if _may_run(function, call, facts)]
        mixed = _handed_on_by(function, calls, name, facts) or _handed_on_with(method, name, facts)
        if method == "__call__" and (line := passed_to_unknown(name, facts)):
            mixed = f"line {line} passes `{name}=`, maybe to such an object"
    mixed = labelled_elsewhere(called, name, facts) or labelled_elsewhere(method, name, facts) or mixed
    doubt = f"nobody else calls `{called}` with `{name}=`"
    if lines := _lines_handing_on(function, facts):
        doubt = f"{doubt}, not even who gets it on {lines_in_words(lines)}"
    found = in_sight(calls, parameter, doubt, mixed, facts)
    if found.labels and method != "__init__" and _others(function, name, facts):
        return found._replace(mixed=f"more than one `{method}` has a parameter `{name}`")
    return found


def _may_run(function: Function, call: ast.Call, facts: Facts) -> bool:
    """Tell whether a call of what is called like a method may run it."""
    if not isinstance(call.func, ast.Attribute) or is_of_another(call, facts):
        return False
    return takes(call, function.args) or may_get_more(function, facts)


def _handed_on_by(function: Function, calls: list[ast.Call], name: str, facts: Facts) -> str | None:
    """Why a label may be of another class: a method calls one of its name, to hand something on.

    So it may where the object comes from another file.
    """
    for call in calls:
        is_own = isinstance(call.func, ast.Attribute) and facts.scopes.is_own_object(call.func.value)
        if is_own or all(keyword.arg != name for keyword in call.keywords):
            continue
        if function in facts.parents.ancestors(call) or may_be_of_another(call, facts):
            called = ast.unparse(call.func)
            return f"line {call.lineno} calls `{called}` with `{name}=`, and may mean this one"
    return None


def _handed_on_with(method: str, name: str, facts: Facts) -> str | None:
    """Why a label would not follow: a method is handed on beside it, as in `partial(shop.show, id=3)`."""
    read = uncalled(method, facts)
    passed = [text for text in facts.parents.saying(method) if isinstance(facts.parents.get(text), ast.Call)]
    for node in (*read, *passed):
        line = line_naming(name, node, facts)
        if line is not None:
            is_other = isinstance(node, ast.Attribute) and not facts.scopes.is_own_object(node.value)
            given = (
                f"`{ast.unparse(node)}` is handed on, maybe this" if is_other else f"`{method}` is handed on"
            )
            return f"line {line} names `{name}`, where {given}"
    for got in map(facts.parents.get, passed):
        call = facts.parents.get(got) if got else None
        if isinstance(call, ast.Call) and call.func is got:  # `getattr(shop, "show")(**row)`
            labels = [keyword.arg for keyword in call.keywords]
            if name in labels or None in labels:
                return f"line {call.lineno} calls what may be `{method}`, maybe with `{name}=`"
    return passed_where_kept(read, name, method, facts, method) if read else None


def _lines_handing_on(function: Function, facts: Facts) -> list[int]:
    """Return the lines (from 1) of a class on which somebody gets a method of it: `self.write = self.say`."""
    holder = facts.parents.get(function)
    own = (
        node
        for node in uncalled(function.name, facts)
        if facts.scopes.is_own_object(node.value)
        and any(each is holder for each in facts.parents.ancestors(node))
    )
    got = (node for node in own if isinstance(node.ctx, ast.Load) and not is_only_asked(node, facts))
    return [node.lineno for node in got if not is_called_by_position(node, facts)]


def keeps_names(function: Function, parameter: ast.arg, facts: Facts) -> str | None:
    """Why the name of a method's parameter is not its own: another class may ask for it.

    Returns a clause; None for a plain function, and for a method that is in no other class.
    """
    scope = facts.scopes.owner(function)
    holder = scope.node if scope is not None else None
    if not isinstance(holder, ast.ClassDef):
        return None
    if _is_of_property(function):
        return None
    is_metaclass = any(last_name(base) == "type" for base in holder.bases)  # Python makes what is of it
    is_filled = is_metaclass and _is_filled_by_position(function, parameter, facts)
    if function.name in _CALLED_BY_NAME and not is_filled:
        is_made = function.name == "__new__" and not is_metaclass
        made = f"makes a `{holder.name}`" if is_made else f"builds on `{holder.name}`"
        return f"what {made} may pass this to `{function.name}` by its name"
    if reason := _of_the_class(holder, function, parameter.arg, facts):
        return reason
    if is_left_to_others(function):
        return f"other classes may have to write `{function.name}` as well, with the same names"
    if is_private(function.name):
        return None
    if reason := asked_for_by_base(holder, function.name, parameter.arg, facts):
        return reason
    if reason := _asking_for(function, parameter.arg, holder, facts):
        return reason
    heirs = [] if function.name == "__init__" else facts.class_families.below(holder)
    for other in heirs:
        if taken := how_taken(other, function.name, parameter.arg):
            return f"`{other.name}` replaces `{function.name}`, {taken}"
    override = facts.project.override_of(holder.name, function.name, parameter.arg)
    if override is not None:
        replaced = f"replaces `{function.name}`, with `{parameter.arg}`"
        return f"`{override.heir}` in `{override.file}` {replaced}"
    return None


def _is_filled_by_position(function: Function, parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether a metaclass gets a parameter by its place: the name, bases and names of a class.

    A call of the method itself may pass it by its name, as one that goes on in that of a base does.
    """
    is_bound = any(last_name(decorator) == "classmethod" for decorator in function.decorator_list)
    places = {"__new__": 4, "__prepare__": 2 + is_bound}.get(function.name, 0)
    if parameter not in [*function.args.posonlyargs, *function.args.args][:places]:
        return False
    calls = facts.parents.called(ast.Call, frozenset({function.name}))
    return not any(keyword.arg == parameter.arg for call in calls for keyword in call.keywords)


def _is_of_property(function: Function) -> bool:
    """Tell whether an assignment or a `del` calls a method, which pass nothing by name."""
    return any(is_of_property(decorator, function) for decorator in function.decorator_list)


def _asking_for(function: Function, name: str, holder: ast.ClassDef, facts: Facts) -> str | None:
    """Why a class may be meant by a protocol of the file, which has such a method, too."""
    for other in facts.parents.functions(function.name):
        outer = facts.parents.get(other)
        if not isinstance(outer, ast.ClassDef) or outer is holder or not is_protocol(outer, facts):
            continue
        if taken := how_taken(outer, function.name, name):
            return f"the protocol `{outer.name}` asks for `{function.name}`, {taken}"
    return None


def _of_the_class(holder: ast.ClassDef, function: Function, name: str, facts: Facts) -> str | None:
    """Why what makes the class of a method may look at the names of parameters.

    `dataclasses` leaves an `__init__` that is there, and may pass it fields by their names (`replace`).
    """
    for decorator in holder.decorator_list:
        named = decorator.func if isinstance(decorator, ast.Call) else decorator
        maker = written_name(named, facts) or ""
        is_written = function.name == "__init__" and _WRITING_INIT.match(maker) is not None
        if is_written and maker == "dataclasses.dataclass":
            is_written = _is_field(name, holder) or labelled_as("replace", name, facts) is not None
        if is_written or not _PLAIN_DECORATORS.fullmatch(maker):
            return f"`@{ast.unparse(named)}` of the class `{holder.name}` may look at the names"
    for base in holder.bases:
        made = (
            base.args[:1] if isinstance(base, ast.Call) and last_name(base.func) == "with_metaclass" else []
        )
        if any(not is_plain_metaclass(each, facts, calls=True) for each in made):
            return f"`{ast.unparse(made[0])}` of the class `{holder.name}` may look at the names"
    for keyword in holder.keywords:
        makes = function.name in ("__init__", "__new__")
        if keyword.arg != "metaclass" and holder.bases:
            given = f"`{ast.unparse(generic(holder.bases[0]))}` gets `{ast.unparse(keyword)}`"
            return f"{given}, and may look at the names of parameters"
        if keyword.arg != "metaclass" or not is_plain_metaclass(keyword.value, facts, calls=makes):
            return f"`{ast.unparse(keyword)}` of the class `{holder.name}` may look at the names"
    return None


def _is_field(name: str, holder: ast.ClassDef) -> bool:
    """Tell whether a class has an annotated name, or may have it from another."""
    fields = (each.target for each in holder.body if isinstance(each, ast.AnnAssign))
    return bool(holder.bases) or any(getattr(field, "id", None) == name for field in fields)


def is_left_to_others(function: Function) -> bool:
    """Tell whether a method is abstract, or has no body of its own: `...`, `raise NotImplementedError`."""
    if any(last_name(decorator).startswith("abstract") for decorator in function.decorator_list):
        return True
    body = [statement for statement in function.body if not _is_constant(statement)]
    if not body:
        return not (len(function.body) == 1 and isinstance(function.body[0], ast.Pass))
    raised = body[0].exc if len(body) == 1 and isinstance(body[0], ast.Raise) else None
    called = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(called, ast.Name) and called.id == "NotImplementedError"


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _others(function: Function, name: str, facts: Facts) -> bool:
    """Tell whether another function of the same name has a parameter of the same name."""
    return any(
        isinstance(node, ast.arg) and node.arg == name
        for other in facts.parents.functions(function.name)
        if other is not function
        for node in nodes_in(other.args)
    )
