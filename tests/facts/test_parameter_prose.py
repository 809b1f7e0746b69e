"""Where sentences of a docstring mean a parameter."""

from __future__ import annotations

import re

import pytest

from beginner_lint.facts.renames.parameter_prose import prose_places, usage_places

# Each row: a docstring of a function with the parameters `max`, `min` and `type`; what means `max` is marked.
TEXTS = [
    pytest.param("The min and «max» parameters work so.", id="row"),
    pytest.param("The arguments «max», min, and type are numbers.", id="row-behind"),
    pytest.param("The «max» argument.", id="alone"),
    pytest.param("The min and max of a list.", id="row-of-words"),
    pytest.param("Scaled between [min, «max»], in the range («max», type).", id="bounds"),
    pytest.param("Between [3, max], the pair (min, max), x[min, max], range(min, max).", id="no-bounds"),
    pytest.param("A max argument.", id="one-of-many"),
    pytest.param("With «max»=3 and min=max.", id="value"),
    pytest.param("«max»='a' or («max»=3)", id="values"),
    pytest.param("Call g(1, max=3) or\n g(1, (2, 3),\n max=3).", id="label-of-another"),
    pytest.param("f(1)\n\n«max»=3", id="behind-a-call"),
    pytest.param("Unless min= or «max»= says so («max»=), or max =3.", id="labels-alone"),
    pytest.param("<input type=a max=3> ?max=3 --max=3 self.max=3 max==", id="other-attributes"),
    pytest.param("If «max» is None or «max» is not None, when «max» was not given.", id="condition"),
    pytest.param("The max is given. If max is large.", id="no-condition"),
    pytest.param("min <= «max» and «max» >= 3 and «max» == 'a'", id="compared"),
    pytest.param("x -> max, <max>, max < 3", id="not-compared"),
    pytest.param(">>> max=3\n    ... max <= 4", id="doctest"),
    pytest.param("`max`=3, maxmax=3", id="quoted"),
    pytest.param("``range(min, «max» + 1)``, `x.y or f(a=«max»)`, `max`, ``max(min)``", id="code"),
    pytest.param("``array[«max»]``, ``Array[max]``, ``pd.Series[max]``", id="index"),
    pytest.param("`max='a'`, ``max=3``", id="label-in-code"),
    pytest.param("``(n, *«max».shape)``, ``max.shape``, ``(n, max.__name__)``", id="attribute"),
    pytest.param(
        "``list[max]``, ``isinstance(x, max)``, ``x.max``, ``a max``, ``f('max')``", id="code-without"
    ),
]


@pytest.mark.parametrize("marked", TEXTS)
def test_prose(marked: str) -> None:
    text = re.sub("[«»]", "", marked)
    found = sorted(set(prose_places(text, 0, len(text), "max", ["min", "type"])))
    for first, last in reversed(found):
        text = f"{text[:first]}«{text[first:last]}»{text[last:]}"
    assert text == marked


# Each row: how a text shows `turn`, which has the parameters `max`, `min` and `type`.
USAGES = [
    pytest.param("y = turn(min, «max»), turn(«max», [type])", id="usage"),
    pytest.param("turn(3, max), turn(max), self.turn(min, max), return(min, max)", id="other-calls"),
    pytest.param(">>> turn(min, max)\nturn(min, max)\n\nturn(min, «max»)", id="doctest"),
    pytest.param("turn(min, maximum, «max»)", id="longer-word"),
]


@pytest.mark.parametrize("marked", USAGES)
def test_usage(marked: str) -> None:
    text = re.sub("[«»]", "", marked)
    found = list(usage_places(text, 0, len(text), "turn", "max", ["min", "type"]))
    for first, last in reversed(found):
        text = f"{text[:first]}«{text[first:last]}»{text[last:]}"
    assert text == marked


def test_type_parameters_are_something_else() -> None:
    text = "The type parameter, the type and max parameters."
    assert [text[:first][-5:] for first, _ in prose_places(text, 0, len(text), "type", ["max"])] == [" the "]
