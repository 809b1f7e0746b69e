"""Where LibCST nodes stand, as noted while rendering, against LibCST's own provider of positions."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.rendering import Rendering
from beginner_lint.rule import cst, load_rules
from beginner_lint.source import Source
from tests.corpus import THOROUGH, readable, standard_library

# What groups other nodes, and may take up as much room as one of them. A rule visits what they are part of.
WITHOUT_PLACE = {
    "FormattedStringText",
    "FormattedStringExpression",
    "Parameters",
    "Index",
    "Slice",
    "ImportStar",
}


def provided(source: Source, module: cst.Module) -> dict[cst.CSTNode, tuple[int, int]]:
    """Return the places that LibCST's `PositionProvider` computes, as offsets."""
    wrapper = cst.MetadataWrapper(module, unsafe_skip_copy=True)
    starts = source.line_starts
    return {
        node: (
            starts[place.start.line - 1] + place.start.column,
            starts[place.end.line - 1] + place.end.column,
        )
        for node, place in wrapper.resolve(cst.metadata.PositionProvider).items()
    }


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
@pytest.mark.parametrize("remainder", range(2))
def test_places_are_those_of_libcst_wherever_ast_has_a_node(remainder: int) -> None:
    compared = 0
    for source in [*readable(standard_library(share=40))][remainder::2]:
        try:
            module = cst.parse_module(source.text)
        except (cst.ParserSyntaxError, RecursionError):
            continue
        rendering = Rendering(module)
        assert rendering.text == module.code
        noted, expected = dict(rendering.places()), provided(source, module)
        assert noted == {node: expected[node] for node in noted}
        asked = {source.span(node) for node in ast.walk(source.tree) if hasattr(node, "lineno")}
        missed = {type(node).__name__ for node in expected.keys() - noted if expected[node] in asked}
        assert missed <= WITHOUT_PLACE
        compared += len(noted)
    assert compared > 10_000


def test_blank_lines_parentheses_and_semicolons_do_not_count() -> None:
    text = "# why\n\n(a +  # c\n b) ; c\n"
    places = {
        type(node).__name__: text[start:end]
        for node, (start, end) in Rendering(cst.parse_module(text)).places()
    }
    assert places["BinaryOperation"] == "a +  # c\n b"
    assert places["SimpleStatementLine"] == "(a +  # c\n b) ; c"


def test_no_rule_visits_what_has_no_place() -> None:
    visited = {name for rule in load_rules() for name in rule.visitors}
    assert visited
    assert not visited & {f"visit_{name}" for name in WITHOUT_PLACE}
