"""ZEN602 type-switch."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.functions.dispatching import Dispatching
from beginner_lint.facts.functions.type_questions import FEWEST_BRANCHES, TypeQuestions, asked_about
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, cst, guard, remembered

_MOST_CHARACTERS = 90
_HAS_METHOD = "assumes that every value that is handed in is of one of these classes"
_CLOSEST = "assumes that the closest of several types that fit is meant"
_ONE_STEP = (ast.AnnAssign, ast.Assign, ast.AugAssign, ast.Expr, ast.Raise, ast.Return)
_PUTTING = frozenset({"add", "append", "appendleft"})


class TypeSwitch(Rule):
    """Three branches or more that ask for the class of one value, to do one thing in its way.

    ## Why is this bad?
    Whoever adds a class must find and change every place that asks for classes. If each class has a method
    instead, which one is run follows from the value, and what belongs to a class stands in that class.

    ## Example
    ```python
    class Dog:
        name = "Rex"


    class Cat:
        name = "Tom"


    class Cow:
        name = "Elsa"


    def greet(animal):
        if isinstance(animal, Dog):
            print(animal.name, "barks")
        elif isinstance(animal, Cat):
            print(animal.name, "purrs")
        elif isinstance(animal, Cow):
            print(animal.name, "moos")


    for animal in [Dog(), Cat(), Cow()]:
        greet(animal)
    ```

    ## Not flagged
    ```python
    class Metre:
        def __init__(self, size):
            self.size = size

        def __add__(self, other):  # an operator has to ask what stands on its other side
            if isinstance(other, Metre):
                return Metre(self.size + other.size)
            if isinstance(other, int):
                return Metre(self.size + other)
            if isinstance(other, float):
                return Metre(self.size + other)
            return NotImplemented


    print((Metre(2) + 3).size)
    ```

    ## Fix safety
    The fix is only shown: methods for classes of the same file, or a function for each of Python's own types,
    chosen by `functools.singledispatch`. What is of none of the classes may then stop the program.
    """

    code = "ZEN602"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("if",)
    parts = (ast.BoolOp, ast.Call, ast.Compare)

    def screen_If(self, node: ast.If) -> bool:
        """Let the first of several questions for the class of a value through."""
        return asked_about(node.test) is not None and self._finding(node) is not None

    def visit_If(self, node: cst.If, origin: ast.If) -> None:
        """Report the first question."""
        questions = self._finding(origin)
        if questions is None or questions.subject is None:
            return
        classes, subject = questions.own_classes(), questions.subject.id
        if classes is None:
            message = f"The type of `{subject}` decides; `singledispatch` makes a function for each type"
        else:
            names = [f"`{name}`" for name in dict.fromkeys(made.name for made in classes)]
            listed = f"{', '.join(names[:-1])} and {names[-1]}"
            message = f"A method in {listed} does not have to ask what `{subject}` is"
            if len(names) < 2 or len(message) > _MOST_CHARACTERS:
                message = f"A method in each of these classes does not have to ask what `{subject}` is"
        self.report(
            origin.test,
            message,
            fix=lambda: self._fix(questions, classes),
            related=[(branch.statement.test, "and here") for branch in questions.branches[1:]],
            suppress_at=origin.lineno,
        )

    @remembered
    def _finding(self, first: ast.If) -> TypeQuestions | None:
        """Return the questions that begin with an `if`, if it is to be told of them."""
        questions = TypeQuestions(first, self.facts)
        if questions.subject is None or len(questions.branches) < FEWEST_BRANCHES:
            return None
        if questions.continues_another() or not questions.is_uniform():
            return None
        if self.asks_with_something_else(questions) or self.has_to_ask(questions):
            return None
        if self.brings_into_shape(questions) or self.stands_among_other_steps(questions):
            return None
        if self.is_about_two_values(questions) or self.is_a_table(questions) or self.sorts(questions):
            return None
        if self.walks_over_a_structure(questions) or self.hands_on(questions):
            return None
        if questions.own_classes() is not None:
            return None if self.is_about_kin(questions) else questions
        is_whole = questions.are_builtins() and questions.is_all_of_function()
        return questions if is_whole else None

    @guard
    def asks_with_something_else(self, questions: TypeQuestions) -> bool:
        """Whether `isinstance` or `type` is something else."""
        return not all(
            self.facts.scopes.would_be_builtin(name, questions.first) for name in ("isinstance", "type")
        )

    @guard
    def has_to_ask(self, questions: TypeQuestions) -> bool:
        """Whether a special method asks: what comes in, or stands on the other side, it cannot choose."""
        name = questions.function.name if questions.function else ""
        return name.startswith("__") and name.endswith("__")

    @guard
    def brings_into_shape(self, questions: TypeQuestions) -> bool:
        """Whether some branches, or what follows, only bring the value into shape, or hand it on as it is."""
        subject = questions.subject.id if questions.subject else ""
        blocks = [*(branch.body for branch in questions.branches), questions.rest]
        for node in (node for block in blocks for statement in block for node in nodes_in(statement)):
            if isinstance(node, ast.Name) and node.id == subject and not isinstance(node.ctx, ast.Load):
                return True
            value = node.value if isinstance(node, ast.Return | ast.Assign) else None
            if isinstance(value, ast.Name) and value.id == subject:
                return True
        return False

    @guard
    def stands_among_other_steps(self, questions: TypeQuestions) -> bool:
        """Whether several `if`s stand before or after other steps: then they may be for special cases."""
        return not questions.stand_apart()

    @guard
    def is_about_two_values(self, questions: TypeQuestions) -> bool:
        """Whether another value was asked before: a method of one would have to ask the other."""
        return questions.depends_on_another()

    @guard
    def is_a_table(self, questions: TypeQuestions) -> bool:
        """Whether branches for builtins take one step each, but for one: functions would say less."""
        bodies = [branch.body for branch in questions.branches]
        longer = [body for body in bodies if len(body) > 1 or not isinstance(body[0], _ONE_STEP)]
        return len(longer) < 2 and questions.own_classes() is None

    @guard
    def sorts(self, questions: TypeQuestions) -> bool:
        """Whether each branch only puts the value into a collection: a method would have to be given all."""
        subject = questions.subject.id if questions.subject else ""
        return all(len(each.body) == 1 and _puts_away(each.body[0], subject) for each in questions.branches)

    @guard
    def is_about_kin(self, questions: TypeQuestions) -> bool:
        """Whether one of the classes asks for what it is given: then a method would have to ask, too."""
        subject, classes = questions.subject, questions.own_classes() or []
        if subject is None or self.facts.scopes.is_own_object(subject):
            return False
        return any(holder in classes for holder in self.facts.parents.ancestors(questions.first))

    @guard
    def walks_over_a_structure(self, questions: TypeQuestions) -> bool:
        """Whether the function calls itself, as for lists in lists: then it belongs together.

        Classes of the file may have a method that does all of it, but not one that also gets what was found.
        """
        function = questions.function
        if function is None or not self.facts.own_calls.by_name(function):
            return False
        return questions.own_classes() is None or not questions.is_all_of_function()

    @guard
    def hands_on(self, questions: TypeQuestions) -> bool:
        """Whether each branch needs the object that asks: a painter hands on to its own methods, say."""
        subject = questions.subject
        return subject is not None and all(
            any(self._is_asker(node, subject.id) for node in nodes_in(*each.body))
            for each in questions.branches
        )

    def _is_asker(self, node: ast.AST, subject: str) -> bool:
        """Tell whether a name means the object whose method asks, and not what is asked about."""
        return isinstance(node, ast.Name) and node.id != subject and self.facts.scopes.is_own_object(node)

    @guard
    def is_part_of_more(self, questions: TypeQuestions) -> str | None:
        """Why it is not shown: the questions stand among other code."""
        if questions.is_all_of_function() and not getattr(questions.function, "decorator_list", ()):
            return None
        function = questions.function
        if function is not None and self.facts.parents[function] is not self.source.tree:
            return f"`{function.name}` is no function of its own, but stands in another or in a class"
        return "the questions are not all that a function does"

    def _fix(self, questions: TypeQuestions, classes: list[ast.ClassDef] | None) -> Fix | str:
        refusal = self.is_part_of_more(questions)
        if refusal or not isinstance(questions.function, ast.FunctionDef):
            return refusal or "the function is an `async` one"
        dispatching = Dispatching(questions, questions.function, self.facts)
        refusal = (dispatching.why_no_methods(classes) if classes else None) or dispatching.refusal()
        if refusal:
            return refusal
        if classes:
            return self._shown("Give each class a method", dispatching.methods(classes), _HAS_METHOD)
        module = self.facts.imports.member("functools", "singledispatch", questions.function)
        if module is None:
            return "there is no place for the import of `singledispatch`"
        return self._shown("Make a function for each type", dispatching.registered(module), _CLOSEST)

    def _shown(self, title: str, edits: tuple[Edit, ...], assumption: str) -> Fix:
        return Fix(title, Applicability.DISPLAY_ONLY, edits, assumption=assumption)


def _puts_away(statement: ast.stmt, subject: str) -> bool:
    """Tell whether a statement only adds a value to a collection: `numbers.append(value)`."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or len(call.args) != 1:
        return False
    is_collection = call.func.attr in _PUTTING and getattr(call.func.value, "id", "") != subject
    return is_collection and getattr(call.args[0], "id", "") == subject
