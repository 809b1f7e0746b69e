"""What is known about a file from the files beside it."""

from __future__ import annotations

from typing import NamedTuple


class Asker(NamedTuple):
    """A file beside one that imports a module of that name, and the names that it asks the module for."""

    file: str
    names: tuple[str, ...]


class Use(NamedTuple):
    """What another file of the run does with a name of this one.

    `file` is that file, as people are told of it. It takes `name` from here; or, if there is a `label`, calls
    what is called `name` and passes it something as `label=`. `is_sure` is false where it only may take
    it, or may have the label in a dict that it unpacks.
    """

    file: str
    name: str
    label: str | None = None
    is_sure: bool = True


class Heir(NamedTuple):
    """A class `name` of another file of the run that builds on a class `base` which this file asks for."""

    file: str
    name: str
    base: str


Label = tuple[str, str]
"""What is called, and what it takes or is passed by its name; either may be unknown."""
ANYTHING, ITS_CLASS, ANY_NAME = "*", "__class__", "**"


class Base(NamedTuple):
    """A class of another file of the run that classes of this one, which call it `name`, build on.

    All that it builds on in turn is known: `roots` are the full names of Python's own classes among these.
    `taking` is what methods there take, `passing` what is passed there to what may be a method of an heir:
    `ANYTHING` may be called, or `ITS_CLASS`, and `ANY_NAME` passed. Both tell only of methods of these heirs.
    """

    name: str
    file: str
    taking: tuple[Label, ...] = ()
    passing: tuple[Label, ...] = ()
    roots: tuple[str, ...] = ()

    def asks_for(self, method: str, label: str) -> str | None:
        """Return how a method of an heir has to have that parameter, a clause; None if it need not."""
        if method != "__init__" and (method, label) in self.taking:
            return f"has `{method}` too, with `{label}`"
        if method != "__init__" and (method, ANY_NAME) in self.taking:
            return f"has `{method}` too"
        is_made, called = method == "__init__", f"`{method}` called"
        for passed, shown in ((label, f"with `{label}=`"), (ANY_NAME, "with any name")):
            if {(ITS_CLASS if is_made else method, passed), (ANYTHING, passed)} & {*self.passing}:
                return f"may have {'a new one made' if is_made else called} {shown}"
        return None


class Override(NamedTuple):
    """A class `heir` of another file that replaces a `method` of one of this file, with that parameter."""

    file: str
    heir: str
    holder: str
    method: str
    label: str


class ProjectFacts(NamedTuple):
    """Facts that no single file holds; `beginner_lint.discovery` finds them, the rules only read them.

    `script` is whether nobody imports the file, so that its module-level names are its own; None is unknown.
    `askers` are the neighbours that import a module of Python's own and get this file, which has its name;
    None: there is no such module, or imports do not look into the file's folder first.
    `uses` are those of names that builtins have, as far as the files of the run show them: there may be more.
    So it is with `heirs`, of classes that the file compares with the type of something. `bases` are those of
    its classes that are in other files, where all is known of them, `overrides` what replaces its methods.
    """

    script: bool | None = None
    askers: tuple[Asker, ...] | None = None
    uses: tuple[Use, ...] = ()
    heirs: tuple[Heir, ...] = ()
    bases: tuple[Base, ...] = ()
    overrides: tuple[Override, ...] = ()

    def taken_by(self, name: str) -> Use | None:
        """Return what takes a name from this file, if another one of the run does."""
        return next((use for use in self.uses if use[1:3] == (name, None)), None)

    def labelled_in(self, called: str, label: str) -> Use | None:
        """Return a call in a file of the run of what is called so that passes `label=`, or may."""
        return next((use for use in self.uses if use[1:3] == (called, label)), None)

    def heir_of(self, base: str) -> Heir | None:
        """Return a class of another file of the run that builds on one that this file asks for."""
        return next((heir for heir in self.heirs if heir.base == base), None)

    def base(self, name: str) -> Base | None:
        """Return what is known of the class of another file that this one imports, and calls so."""
        return next((base for base in self.bases if base.name == name), None)

    def override_of(self, holder: str, method: str, label: str) -> Override | None:
        """Return a class of another file that replaces a method, and has that parameter of it too."""
        return next((each for each in self.overrides if each[2:] == (holder, method, label)), None)
