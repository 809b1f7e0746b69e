"""Programs as learners write them, each made from a seed alone; they end by construction.

A program has a few fragments (see `families`), each at a place: the top of the script, a function, a method, an
`if`, a loop, a `try`. It shows all its variables at the end. Then some mutations turn it into a near miss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.properties.draft import Draft, Fragment, compiles
from tests.properties.families import load_families
from tests.properties.frame_values import FRAME
from tests.properties.mutations import MUTATIONS
from tests.properties.templates import Filling, Scope, Template
from tests.properties.values import HELPERS, IMPORTS, shown

STDIN = "3\nfive\n12\n7 1 4\n\nAda\n5\n6\n7\n8\n9\n"

# How often a family is drawn: those that rules look at today, and those of rules to come.
WEIGHTS = {"append_loops": 5, "growing_texts": 5, "joined_texts": 4, "filled_texts": 4, "growing_lists": 2, "messages": 4, "index_loops": 5, "hidden_builtins": 4,
           "python2_leftovers": 1, "reductions": 5, "searches": 3, "counters": 5, "dictionaries": 7, "needless_lists": 2}  # fmt: skip
# Drawn from only when asked for: their programs need pandas, and take longer.
APART = frozenset({"frames"})


@dataclass(frozen=True)
class Program:
    """A program and how it came about."""

    seed: int
    text: str
    templates: tuple[str, ...]
    mutations: tuple[str, ...]
    stdin: str = STDIN

    @property
    def uses_xrange(self) -> bool:
        """Whether the yardstick is what Python 2 did."""
        return "xrange" in self.text

    @property
    def plans_for_both(self) -> bool:
        """Whether it is prepared for an `xrange` that is not there, wherever it asks for one."""
        old = [name for name in self.templates if name.startswith("python2_leftovers/")]
        return bool(old) and all("/asked-for" in name for name in old)

    @property
    def select(self) -> tuple[str, ...]:
        """The rules that fix it: of two in three about frames those of pandas alone, as others may come first."""
        about_frames = any(name.startswith("frames/") for name in self.templates)
        return ("pandas",) if about_frames and self.seed // 6 % 3 else ("ALL",)

    @property
    def importable(self) -> bool:
        """Whether other modules may import its variables: it is fixed as such, and they must be the same."""
        return self.seed % 6 == 5


@cache
def _shapes(families: tuple[str, ...]) -> tuple[tuple[Template, str, float], ...]:
    found = load_families()
    return tuple(
        (shape, f"{family}/{shape.name}", WEIGHTS.get(family, 1) * shape.weight / len(found[family]))
        for family in families or tuple(name for name in found if name not in APART)
        for shape in found[family]
    )


def generate(seed: int, families: tuple[str, ...] = ()) -> Program:
    """Return the program of a seed, of templates of some families only if any are named, else of all but `APART`."""
    rng = Random(seed)
    while True:
        writer = _Writer(rng, _shapes(families))
        mutations = writer.write()
        if compiles(writer.draft.text()):
            names = tuple(fragment.template for fragment in writer.draft.fragments)
            return Program(seed, writer.draft.text(), names, mutations)


class _Writer:
    """One program being written."""

    def __init__(self, rng: Random, shapes: tuple[tuple[Template, str, float], ...]) -> None:
        self.rng, self.shapes, self.draft = rng, shapes, Draft()
        self.module = Scope(rng, depth=0)

    def write(self) -> tuple[str, ...]:
        """Write it; return the names of the mutations that were made."""
        for _ in range(self.rng.choice((1, 1, 2, 2, 3))):
            self.rng.choices(
                (self._at_top, self._in_function, self._in_method, self._nested, self._in_main),
                (9, 6, 1, 3, 1),
            )[0]()
        self._show_variables()
        self.draft.lines = self.module.lines
        mutations = self._mutate()
        self._define_helpers()
        return mutations

    # Places

    def _at_top(self) -> None:
        self._fill(self.module, self._shape(at_top=True))

    def _nested(self) -> None:
        header, *end = self.rng.choice(
            (
                ("for turn in range(2):",),
                ('if len("ab") == 2:',),
                ('if len("ab") > 2:', "else:"),
                ("while True:", "    break"),
                ("try:", "except (ValueError, IndexError, TypeError):", '    print("went wrong")'),
                ("try:", "finally:", '    print("cleaned up")'),
                ('with open("log.txt", "w") as log:',),
                ('if __name__ == "__main__":',),
            )
        )
        if end == ["else:"]:
            self.module.write(header, "    pass")
            header, end = "else:", []
        self.module.write(header)
        self.module.depth += 1
        self._fill(self.module, self._shape())
        self.module.depth -= 1
        self.module.write(*end)

    def _in_function(self) -> None:
        names = ("work", "process", "show_all", "compute", "main", "solve", "convert")
        free = [name for name in names if name not in self.module.taken]
        if not free:
            return self._at_top()
        name = self.rng.choice(free)
        self.module.taken.add(name)
        scope = self._body(depth=1)
        self._define(name, scope)
        self._call(name, scope)
        return None

    def _in_method(self) -> None:
        if "Worker" in self.module.taken:
            return self._at_top()
        self.module.taken.add("Worker")
        scope = self._body(depth=2)
        self.module.write("class Worker:")
        self.module.depth = 1
        self._define("work", scope, first="self")
        self.module.depth = 0
        self._call("Worker().work", scope)
        return None

    def _in_main(self) -> None:
        if "main" in self.module.taken:
            return self._at_top()
        self.module.taken.add("main")
        scope = self._body(depth=1)
        scope.write(*self._shown(scope))
        self._define("main", scope)
        arguments = ", ".join(self.module.source(kind) for kind in scope.parameters.values())
        self.module.write("", 'if __name__ == "__main__":', f"    main({arguments})")
        return None

    def _body(self, depth: int) -> Scope:
        """Return the scope of a function with what it does in it."""
        scope = Scope(self.rng, depth=depth, accepts_parameters=True)
        for _ in range(self.rng.choice((1, 1, 2))):
            self._fill(scope, self._shape())
        return scope

    def _define(self, name: str, scope: Scope, first: str = "") -> None:
        annotated = self.rng.random() < 0.2
        parameters = [f"{each}: {kind}" if annotated else each for each, kind in scope.parameters.items()]
        self.module.write("", f"def {name}({', '.join([first] * bool(first) + parameters)}):")
        self.module.lines += scope.lines
        self.module.depth += 1
        returned = [each for each in scope.variables if each not in scope.parameters]
        if returned and self.rng.random() < 0.9:
            self.module.write(f"return {', '.join(returned)}")
        elif not any(line.depth == self.module.depth for line in scope.lines):
            self.module.write("pass")
        self.module.depth -= 1
        self.module.write("")

    def _call(self, name: str, scope: Scope) -> None:
        for _ in range(self.rng.choice((1, 1, 1, 2))):
            keywords = self.rng.random() < 0.15
            texts = {}
            for parameter, kind in scope.parameters.items():
                way = self.rng.random()
                if way < 0.5:
                    texts[parameter] = self.module.variable(kind)
                elif way < 0.97 or not kind.startswith("list["):
                    texts[parameter] = self.module.source(kind)
                else:
                    texts[parameter] = f"iter({self.module.variable(kind)})"
            arguments = ", ".join(f"{key}={text}" if keywords else text for key, text in texts.items())
            shows = "reveal" if FRAME in scope.variables.values() else "print"
            self.module.write(f"{shows}({name}({arguments}))")

    # What stands there

    def _shape(self, *, at_top: bool = False) -> tuple[Template, str]:
        allowed = [entry for entry in self.shapes if at_top or not entry[0].at_top]
        shape, name, _ = self.rng.choices(allowed, [weight for _, _, weight in allowed])[0]
        return shape, name

    def _fill(self, scope: Scope, shape: tuple[Template, str]) -> Fragment:
        fragment = Filling(shape[0], scope, self._statements).write()
        fragment.template = shape[1]
        self.draft.fragments.append(fragment)
        return fragment

    def _statements(self, sources: list[tuple[str, str]]) -> list[str]:
        """Return what a loop does besides."""
        return [
            self.rng.choice((shown(sources, self.rng), 'print("next")', "pass", "steps = 1"))
            for _ in range(self.rng.choice((0, 1, 1, 2)))
        ]

    def _shown(self, scope: Scope) -> list[str]:
        frames = [name for name, kind in scope.variables.items() if kind == FRAME]
        others = [f"repr({name})" for name in scope.variables if name not in frames]
        lines = [f"print({', '.join(others)})"] if others else []
        return lines + ([f"reveal({', '.join(frames)})"] if frames else [])

    def _show_variables(self) -> None:
        self.module.write(*self._shown(self.module))

    def _define_helpers(self) -> None:
        text = "\n".join(self.draft.spelled())
        for name, lines in HELPERS.items():
            if f"{name}(" in text:
                self.draft.put_before(self.draft.lines[0], *lines, "")
        imported = [line for name, line in IMPORTS.items() if re.search(rf"\b{re.escape(name)}", text)]
        if imported:
            if IMPORTS["np."] not in imported and self.rng.random() < 0.4:
                imported.append(IMPORTS["np."])
            self.draft.put_before(self.draft.lines[0], *imported)

    # Near misses

    def _mutate(self) -> tuple[str, ...]:
        made = []
        table = list(MUTATIONS.values())
        kinds = {kind for fragment in self.draft.fragments for kind in fragment.types.values()}
        weights = [mutation.weight if mutation.needs in (None, *kinds) else 0 for mutation in table]
        for _ in range(self.rng.choice((0, 1, 1, 1, 2, 2, 3, 4))):
            for _ in range(6):  # until one fits
                mutation = self.rng.choices(table, weights)[0]
                if mutation.apply(self.draft, self.rng.choice(self.draft.fragments), self.rng):
                    made.append(mutation.name)
                    break
        return tuple(made)
