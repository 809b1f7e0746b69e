"""The power of the generator: which guards, when switched off, let a fix through that it catches.

A guard matters for a program only if it answered something there, so one stream of programs serves all guards:
each program is fixed once while the guards that answer are noted, then once more without each of these; where
the text comes out otherwise, it is run and compared.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from unittest import mock

from beginner_lint.diagnostic import Applicability
from beginner_lint.fixer import FixResult
from beginner_lint.rule import load_rules
from tests.properties.campaign import RUNS_DIFFERENTLY, Runner, fixed, same
from tests.properties.programs import APART, Program, generate
from tests.rules.tables import goes_wrong, silencing, table_of

Guard = tuple[str, str]
MOST_CODES = 4  # of rules that share a fact; where more do, its guards go by the name of the fact
ENOUGH = 2  # programs that catch a guard; then it is looked at no more

# What these keep back would run as well: they are about what reads well, or what is worth a word.
STYLE = {
    ("ZEN101", "runs_a_few_times"): "a few rounds are a way to write a few things down",
    ("ZEN101", "adds_only_once"): "a search is no growing",
    ("ZEN101", "loop_reads_the_text"): "no fix is offered where the loop looks at the text",
    ("ZEN102/ZEN103", "says_something_else"): "queries, patterns and the like read better with `+`",
    ("ZEN102/ZEN103", "grows_a_name"): "ZEN101 is about it",
    ("ZEN102/ZEN103", "reads_better_with_plus"): "braces would be crowded",
    ("ZEN102/ZEN103", "cannot_stand_in_braces"): "nested texts are hard to read",
    ("ZEN103", "is_no_message"): "affixes read well with `+`",
    ("ZEN102", "joins_constants"): "the parts of a key or a pattern are no message",
    ("ZEN102/ZEN103", "lacks_a_prefix"): "doubled braces would hide that an `f` was forgotten",
    ("ZEN106", "grows_elsewhere"): "what is sometimes added belongs to the text as well",
    ("ZEN106", "says_something_else"): "queries and patterns are no messages",
    ("ZEN109", "is_no_message"): "what is not shown may be a template",
    ("ZEN107/ZEN108", "says_something_else"): "queries, patterns and the like are no messages",
    ("ZEN107/ZEN108", "cannot_stand_in_braces"): "nested texts are hard to read",
    ("ZEN107/ZEN108", "is_only_a_value"): "an f-string would be no better",
    ("ZEN107/ZEN108", "line_would_be_long"): "long lines are hard to read",
    ("ZEN101", "place_is_no_text"): "no fix is offered for attributes and items",
    ("Plans", "only_run_by_python2"): "what Python 2 alone runs shows nowhere else",
    ("ZEN302", "never_uses_index"): "ZEN301 is about it",
    ("ZEN501", "replaces_on_purpose"): "a stand-in is meant to have the builtin's name",
    ("ZEN501", "is_offered_to_others"): "the name is meant to be offered",
    ("ZEN306", "walks_over_indexes"): "ZEN301 and ZEN302 come first",
    ("ZEN306", "is_too_long"): "one expression would hold too much",
    ("ZEN306", "is_part_of_another"): "the loop around it is reported",
    ("ZEN401/ZEN402", "has_comment_for_a_tool"): "the comment would not speak of its line any more",
}


@dataclass
class Power:
    """What switching off one guard did, in numbers and seeds of programs.

    It answers in some; in some of these the fixed text comes out otherwise; in some of these a safe fix changes
    what the program does (`caught`), or only an unsafe one (`caught_unsafe`), where another guard still makes it
    unsafe, or the fixer's checks withhold the wrong fix (`withheld`). Where none of this came of generated
    programs, `near_miss` is the program of a rule's table that does something else without the guard; or the
    reason, if without it the rule would only say too much.
    """

    answers: int = 0
    changes: int = 0
    caught: list[int] = field(default_factory=list)
    caught_unsafe: list[int] = field(default_factory=list)
    withheld: list[int] = field(default_factory=list)
    near_miss: str = ""

    @property
    def how(self) -> str:
        """The first way in which the fault of the missing guard shows."""
        seeds = {"": self.caught, "unsafe fix: ": self.caught_unsafe, "withheld: ": self.withheld}
        ways = (way + ", ".join(map(str, found[:ENOUGH])) for way, found in seeds.items() if found)
        return next(ways, self.near_miss or "-")


@cache
def owners(families: tuple[str, ...] = (), rules: str = "") -> dict[Guard, type]:
    """Return the guards that programs of families can try, each with the class that has it: a rule or a shared fact.

    Those of the rules about pandas are tried by frames alone, and frames try no others. If `rules` is a family
    of rules, these are all.
    """
    codes: dict[tuple[type, str], list[str]] = {}
    about_frames = {family in APART for family in families or ("",)}
    for rule in load_rules():
        if (rule.family() == "pandas") in about_frames and rule.family() == (rules or rule.family()):
            for name, owner in rule.guards().items():
                codes.setdefault((owner, name), []).append(rule.code)
    return {
        ("/".join(found) if len(found) <= MOST_CODES else owner.__name__, name): owner
        for (owner, name), found in codes.items()
    }


@contextmanager
def noting_answers(guards: dict[Guard, type]) -> Iterator[set[Guard]]:
    """Note which guards answer something while the context lasts."""
    noted: set[Guard] = set()

    def noting(guard: Guard, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def ask(*arguments: Any) -> Any:
            answer = method(*arguments)
            if answer:
                noted.add(guard)
            return answer

        return ask

    patches = [
        mock.patch.object(owner, guard[1], noting(guard, getattr(owner, guard[1])))
        for guard, owner in guards.items()
    ]
    for patch in patches:
        patch.start()
    try:
        yield noted
    finally:
        for patch in patches:
            patch.stop()


def without(
    guard: Guard, owner: type, program: Program, threshold: Applicability = Applicability.SAFE
) -> FixResult:
    """Return a program as the linter fixes it without one of the guards of a class."""
    with mock.patch.object(owner, guard[1], return_value=None):
        return fixed(program, threshold)


def measure(seeds: Iterable[int], families: tuple[str, ...] = (), rules: str = "") -> dict[Guard, Power]:
    """Switch off guards one by one on the programs of seeds; return what came of each.

    If `rules` is a family of rules, its guards are switched off on the near misses of its tables, too.
    """
    guards = owners(families, rules)
    power = {guard: Power() for guard in guards}
    with Runner() as runner:
        for seed in seeds:
            _try_guards(generate(seed, families), guards, power, runner)
    for guard, found in power.items():
        if rules and found.how == "-" and guard not in STYLE:
            found.near_miss = _try_near_misses(guard[1], guards[guard])
    return power


def _try_near_misses(name: str, owner: type) -> str:
    """Switch a guard off on the near misses of each table that names it; say which one shows the fault."""
    for rule in load_rules():
        if rule.guards().get(name) is owner:
            if reason := silencing(rule).get(name):
                return f"only silences: {reason}"
            for case in table_of(rule):
                if case.guard == name and goes_wrong(rule, name, case):
                    return f"near miss: {rule.code} {case.id}"
    return ""


def _try_guards(
    program: Program, guards: dict[Guard, type], power: dict[Guard, Power], runner: Runner
) -> None:
    """Switch off each guard that answers something for a program."""
    with noting_answers(guards) as noted:
        result = fixed(program)
    right = result.source.text
    for guard in noted:
        power[guard].answers += 1
    if any(each.code in RUNS_DIFFERENTLY for each in result.applied):
        return  # guards or not, it may do what it did in Python 2
    wanted = sorted(guard for guard in noted - set(STYLE) if len(power[guard].caught) < ENOUGH)
    results = {guard: without(guard, guards[guard], program) for guard in wanted}
    changed = {guard: result.source.text for guard, result in results.items() if result.source.text != right}
    for guard, result in results.items():
        power[guard].changes += guard in changed
        if result.withheld:
            power[guard].withheld.append(program.seed)
    for guard in _that_differ(changed, program, runner):
        power[guard].caught.append(program.seed)
    wanted = [
        guard for guard in wanted if not power[guard].caught and len(power[guard].caught_unsafe) < ENOUGH
    ]
    if wanted:
        _try_with_unsafe_fixes({guard: guards[guard] for guard in wanted}, program, power, runner)


def _try_with_unsafe_fixes(
    wanted: dict[Guard, type], program: Program, power: dict[Guard, Power], runner: Runner
) -> None:
    """Switch guards off whose fix another guard may still make unsafe."""
    right = fixed(program, Applicability.UNSAFE).source.text
    if _that_differ({("", ""): right}, program, runner):
        return  # an assumption does not hold, guards or not
    texts = {
        guard: without(guard, owner, program, Applicability.UNSAFE).source.text
        for guard, owner in wanted.items()
    }
    changed = {guard: text for guard, text in texts.items() if text != right}
    for guard in _that_differ(changed, program, runner):
        power[guard].caught_unsafe.append(program.seed)


def _that_differ(texts: dict[Guard, str], program: Program, runner: Runner) -> list[Guard]:
    """Return the keys of the texts that do something else than a program."""
    compared = runner.compare([(program, text) for text in texts.values()]) if texts else []
    return [
        guard
        for guard, (reason, was, now) in zip(texts, compared, strict=True)
        if not reason and not same(was, now)
    ]


def table(power: dict[Guard, Power]) -> Iterator[str]:
    """Yield the lines of a table of guards."""
    yield f"{'guard':42} {'answers':>8} {'changes':>8}  caught by the programs of seeds"
    for (code, name), found in sorted(power.items()):
        reason = f" (style: {STYLE[code, name]})" if (code, name) in STYLE else ""
        yield f"{f'{code} {name}':42} {found.answers:8} {found.changes:8}  {found.how}{reason}"
    behaviour = [found for guard, found in power.items() if guard not in STYLE]
    ways = Counter(
        found.how[:1] if found.how[:1].isalpha() else "-" if found.how == "-" else "safe"
        for found in behaviour
    )
    yield f"guards that protect behaviour   {len(behaviour)}"
    yield f"programs differ, safe fixes     {ways['safe']}"
    yield f"programs differ, unsafe fixes   {ways['u']}"
    yield f"the fixer withholds the fix     {ways['w']}"
    yield f"a near miss differs             {ways['n']}"
    yield f"without it too much is said     {ways['o']}"
    yield f"nothing found                   {ways['-']}"
