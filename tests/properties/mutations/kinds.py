"""Mutations of what variables hold: other types, subclasses with a will of their own."""

from __future__ import annotations

from tests.properties.mutations.table import DoesNotFit, Site, mutation

LOUD_TEXT = {
    "__add__": ("def __add__(self, other):", '    return Loud(str.__str__(self) + "+" + str(other))'),
    "__radd__": ("def __radd__(self, other):", '    return Loud(str(other) + "&" + str.__str__(self))'),
    "__format__": ("def __format__(self, how):", '    return "formatted"'),
    "__str__": ("def __str__(self):", '    return "shown"'),
    "__iter__": ("def __iter__(self):", '    return iter("iterated")'),
    "__len__": ("def __len__(self):", "    return 1"),
    "upper": ("def upper(self):", "    return self"),
}
LOUD_LIST = {
    "__iter__": ("def __iter__(self):", '    return iter(["iterated"])'),
    "__len__": ("def __len__(self):", "    return 1"),
    "__getitem__": (
        "def __getitem__(self, at):",
        '    print("item", at)',
        "    return list.__getitem__(self, at)",
    ),
    "append": ("def append(self, thing):", '    print("append", thing)', "    list.append(self, thing)"),
    "extend": ("def extend(self, things):", '    print("extend", things)', "    list.extend(self, things)"),
    "__iadd__": ("def __iadd__(self, other):", "    return self"),
}


def _subclass(site: Site, base: str, methods: dict[str, tuple[str, ...]]) -> None:
    chosen = site.rng.sample(sorted(methods), site.rng.choice((1, 2, 3)))
    body = [f"    {line}" for name in chosen for line in methods[name]]
    site.at_top(f"class Loud({base}):", *body, "")


@mutation(53, 57, weight=2)
def element_is_another(site: Site) -> None:
    """Put something of another type among the elements."""
    name, kind = site.given()
    if not kind.startswith("list"):
        raise DoesNotFit
    other = site.rng.choice(("None", "3", '"x"', "2.5", "[1]", '("a", "b")', "b'x'", "True"))
    site.before(site.rng.choice((f"{name} = {name} + [{other}]", f"{name} = [{other}, *{name}]", f"{name}.append({other})",
                                 f"{name}[0:0] = [{other}]")))  # fmt: skip


@mutation(53, 57)
def value_is_another(site: Site) -> None:
    """Give a variable a value of another type, always or sometimes."""
    name, _ = site.given()
    other = site.rng.choice(
        ("None", "3", '"x"', "2.5", "['a', 'b']", '("a", "b")', "b'x'", "{'a': 1}", "range(3)")
    )
    way = site.rng.choice(
        ("{0} = {1}", "if len('ab') == 2:\n    {0} = {1}", "{0} = {1} if len('ab') > 2 else {0}")
    )
    site.before(*way.format(name, other).split("\n"))


@mutation(54, 57, weight=2)
def text_is_of_a_subclass(site: Site) -> None:
    name, kind = site.given()
    if kind not in ("str", "list[str]", "int", "list[int]"):
        raise DoesNotFit
    if kind.endswith(("int", "int]")):
        methods = {
            key: lines for key, lines in LOUD_TEXT.items() if key in ("__str__", "__format__", "__len__")
        }
        site.at_top("class Loud(int):", *[f"    {line}" for lines in methods.values() for line in lines], "")
    else:
        _subclass(site, "str", LOUD_TEXT)
    element = site.rng.choice(("Loud({0})", "{0}")) if kind[0] != "l" else "[Loud(each) for each in {0}]"
    site.before(f"{name} = {element.format(name) if 'Loud' in element else f'Loud({name})'}")


@mutation(54, 57)
def start_is_of_a_subclass(site: Site) -> None:
    start = next(line for line in site.fragment.lines if line.text.endswith((' = ""', " = []")))
    is_text = start.text.endswith('""')
    _subclass(site, "str" if is_text else "list", LOUD_TEXT if is_text else LOUD_LIST)
    start.text = start.text[:-2] + "Loud()"


@mutation(63, 72)
def list_is_of_a_subclass(site: Site) -> None:
    name, kind = site.given()
    if not kind.startswith("list"):
        raise DoesNotFit
    _subclass(site, "list", LOUD_LIST)
    site.before(f"{name} = Loud({name})")


@mutation(72, 63)
def sequence_is_another(site: Site) -> None:
    """Make the sequence something that is indexed or walked over in another way."""
    name, kind = site.given()
    if not kind.startswith(("list", "str")):
        raise DoesNotFit
    ways = ("dict(enumerate({0}))", "tuple({0})", "iter({0})", "dict.fromkeys(map(str, {0}))", "Deck({0})", "enumerate({0})",
            "map(str, {0})", "range(len({0}))", "''.join(map(str, {0}))")  # fmt: skip
    way = site.rng.choice(ways)
    if "Deck" in way:
        site.at_top("class Deck:", "    def __init__(self, cards):", "        self.cards = cards", "    def __len__(self):",
                    "        return len(self.cards)", "    def __getitem__(self, at):", "        return self.cards[at - 1]")  # fmt: skip
    site.before(f"{name} = {way.format(name)}")


@mutation(53)
def helper_returns_another(site: Site) -> None:
    """Let a value come from a function that answers texts, but not always."""
    name, kind = site.given()
    if kind != "str":
        raise DoesNotFit
    site.at_top(
        "def maybe(text):",
        "    if len(text) > 3:",
        "        return text",
        f"    return {site.rng.choice(('None', '3', 'text'))}",
    )
    site.before(f"{name} = maybe({name})")


@mutation(54)
def str_is_another(site: Site) -> None:
    """Give the program a `str`, or a function for texts, of its own."""
    site.before(
        *site.rng.choice(
            (("def str(value):", '    return "own"'), ("str = repr",), ("class str(str):", "    pass"))
        )
    )
