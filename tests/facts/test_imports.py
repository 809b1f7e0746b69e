from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.scopes.imports import Module
from beginner_lint.source import Source


def numpy_in(program: str) -> tuple[Module | None, str]:
    """Return what numpy is called at the `here` of a program, and the program with the import."""
    source = Source("case.py", program)
    here = next(node for node in ast.walk(source.tree) if isinstance(node, ast.Name) and node.id == "here")
    module = Facts(source, ProjectFacts()).imports.module("numpy", "np", here, beside="pandas")
    return module, source.edited([module.edit]).text if module and module.edit else program


@pytest.mark.parametrize(
    ("program", "name"),
    [
        ("import numpy as np\nhere", "np"),
        ("import numpy\nhere", "numpy"),
        ("import os, numpy as N\ndef f():\n    here", "N"),
    ],
)
def test_imported_already(program: str, name: str) -> None:
    assert numpy_in(program)[0] == Module(name)


@pytest.mark.parametrize(
    "program",
    [
        "here\nimport numpy as np",
        "if x:\n    import numpy as np\nhere",
        "try:\n    import numpy as np\nexcept ImportError:\n    np = None\nhere",
        "import numpy as np\ndef f(np):\n    here",
        "import numpy as np\nnp = 3\nhere",
        "np = 3\nimport pandas\nhere",
        "import pandas\nprint(np)\nhere",
        "from x import *\nimport pandas\nhere",
        "def f():\n    import numpy as np\nimport pandas\nhere",
        '"text"; here',
    ],
    ids=[
        "later", "only-sometimes", "with-a-substitute", "hidden-by-a-parameter", "rebound", "another-np",
        "np-from-nowhere", "star-import", "only-in-a-function", "no-line-for-it",
    ],
)  # fmt: skip
def test_not_to_be_named(program: str) -> None:
    assert numpy_in(program)[0] is None


@pytest.mark.parametrize(
    ("program", "fixed"),
    [
        ("import os\nimport pandas as pd\nhere", "import os\nimport numpy as np\nimport pandas as pd\nhere"),
        ("# all\r\nimport pandas\r\nhere", "# all\r\nimport numpy as np\r\nimport pandas\r\nhere"),
        (
            '"""Doc."""\nfrom __future__ import annotations\nif x:\n    import pandas\nhere',
            '"""Doc."""\nfrom __future__ import annotations\nimport numpy as np\n\nif x:\n    import pandas\nhere',
        ),
        ('"""Doc."""\n\n@here\ndef f(): pass', '"""Doc."""\n\nimport numpy as np\n\n\n@here\ndef f(): pass'),
        ("here", "import numpy as np\n\nhere"),
        ("x = 1\n# why\n# so\nhere", "import numpy as np\n\nx = 1\n# why\n# so\nhere"),
        ("\n# why\ndef f():\n    here", "\nimport numpy as np\n\n\n# why\ndef f():\n    here"),
        ("# of the file\ndef f():\n    here", "# of the file\nimport numpy as np\n\n\ndef f():\n    here"),
        ("import os; import pandas\nhere", "import numpy as np\nimport os; import pandas\nhere"),
    ],
    ids=[
        "beside",
        "newlines-kept",
        "after-docstring-and-future",
        "before-a-decorator",
        "alone",
        "not-between-comment-and-code",
        "before-a-comment",
        "after-the-comment-of-the-file",
        "semicolon",
    ],
)
def test_inserted(program: str, fixed: str) -> None:
    module, text = numpy_in(program)
    assert module is not None
    assert module.name == "np"
    assert text == fixed
