"""What the text of a value says of a variable that is called like a builtin: `digest` for `h.hexdigest()`."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What the text of a value or default says.
_PIECE = re.compile(r"\.(?:read|recv)\(\w+\)$")
_KEY = re.compile(r"\.(?:iter)?items\(\)\[0\]$")
_BY_TEXT: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "abs": (("absolute_path", re.compile(r"abs\w*path\(")),),
    "all": (
        ("everything", re.compile(r"^['\"][^'\"]*['\"]$")),
        ("include_all", re.compile(r"^False$")),
        ("all_matches", re.compile(r"findall\(")),
        ("all_names", re.compile(r"\b__all__\b")),
        ("matched", re.compile(r"\.groups?\([^()]*\)$")),
    ),
    "bytes": (("chunk", _PIECE), ("encoded", re.compile(r"\.encode\("))),
    "dir": (
        ("path", re.compile(r"glob\(|\w\.[a-z]\w{1,3}['\"]\)*$")),
        ("temp_dir", re.compile(r"mk(?:d?temp)\(|TemporaryDirectory\(|gettempdir\(")),
        ("directories", re.compile(r"\bwalk\(.*\)\[1\]$")),
        (
            "direction",
            re.compile(
                r"^['\"](?:[a-z]|(?:neg|pos)_?[xyz]|[NESW]{1,2}|north|east|south|west|up|down|left|right|ltr|rtl|asc|desc|[+-]+)['\"]$",
                re.IGNORECASE,
            ),
        ),
        (
            "direction",
            re.compile(r"\bdirections?\b|Direction|\b(?:LEFT|RIGHT|NORTH|SOUTH|EAST|WEST|ASC|DESC)\b"),
        ),
    ),
    "eval": (("evaluator", re.compile(r"[eE]valuator\w*\(|[A-Z]eval\(|Eval\(")),),
    "exec": (("executable", re.compile(r"\bsys\.executable\b|\bshutil\.which\(")),),
    "format": (
        ("format_name", _KEY),
        ("date_format", re.compile(r"^['\"][^'\"]*(?:yy|hh:mm|dd[./ -]mm)", re.IGNORECASE)),
    ),
    "filter": (
        ("filter_name", _KEY),
        (
            "condition",
            re.compile(r"^(?!['\"]).*(?: [<>=!]=?|\bin) |[)\]] [&|] [(~]|^~|\.(?:isin|isna|notna)\("),
        ),
    ),
    "hash": (("digest", re.compile(r"digest\(")), ("hash_function", re.compile(r"^hashlib\.\w+$"))),
    "len": (("lens", re.compile(r"\blens\b")),),
    "ord": (
        ("suffix", re.compile(r"['\"]th['\"]|['\"]st['\"].*['\"]nd['\"]", re.DOTALL)),
        ("code", re.compile(r"\bord\(|^\d\d+$")),
    ),
    "property": (("property_name", _KEY),),
    "id": (
        ("number", re.compile(r"^enumerate\(.*, ?(?:start ?= ?)?[1-9]\d*\)\[0\]$", re.DOTALL)),
        ("number", re.compile(r"^range\(")),
        ("index", re.compile(r"^enumerate\(.*\)\[0\]$|\.iterrows\(\)\[0\]$|\.index\([^()]+\)$", re.DOTALL)),
        ("index", re.compile(r"^(?:\w+\.)?(?:argsort|argwhere|flatnonzero|nonzero)\(")),
    ),
    "input": (
        ("input_kind", re.compile(r"^['\"](?:content|file|filename)['\"]$")),
        ("input_stream", re.compile(r"^sys\.stdin(?:\.buffer)?$|\bTextIOWrapper\(")),
        ("line", re.compile(r"readline\(")),
        (
            "input_path",
            re.compile(r"\.(?:absolute|expanduser|resolve|with_suffix)\([^()]*\)$|\babspath\([^()]*\)$"),
        ),
        ("path", re.compile(r"(?:path|file_?name)\([^()]*\)$|^['\"][^'\"\s]*/[^'\"\s]*\.\w{2,4}['\"]$")),
    ),
    "iter": (
        ("index", re.compile(r"^enumerate\(.*\)\[0\]$", re.DOTALL)),
        ("iterator", re.compile(r"[iI]ter\w*\(|zip_longest|enumerate\(|generator")),
    ),
    "map": (
        ("data", re.compile(r"\.read\(\)$")),
        ("map_text", re.compile(r"^[rRbBfF]*(?:'''|\"\"\"|['\"]\S+\s)")),
    ),
    "max": (("largest", re.compile(r"^max\(")),),
    "min": (("smallest", re.compile(r"^min\(")),),
    "next": (
        ("go_on", re.compile(r"^(?:True|False)$")),
        ("next_char", re.compile(r"\[(\w+) ?: ?\1 ?\+ ?1\]$")),
        ("next_part", re.compile(r"\[[^\[\]]*:[^\[\]]*\]$")),
        (
            "next_date",
            re.compile(r"(?:\bd(?:ate|t|ay)\b|\btoday\b|\bnow\b).*(?:\.replace\(|[Dd]elta\()", re.DOTALL),
        ),
        ("next_path", re.compile(r"path\.join\(")),
        ("next_url", re.compile(r"(?:args|form|GET|POST|session|values)(?:\.get\(|\[)['\"]next['\"]")),
    ),
    "open": (("open_bracket", re.compile(r"^['\"][(\[{<]['\"]$")),),
    "round": (("rounding", re.compile(r"[Mm]ode|ROUND|rounding")),),
    "slice": (
        ("part", re.compile(r"\[[^\[\]]*:[^\[\]]*\]$")),
        ("slice_size", re.compile(r"[\w)\]] //? [\w(]")),
    ),
    "sum": (("checksum", re.compile(r"(?:check|crc\d*|md5|sha\d*)_?sum", re.IGNORECASE)),),
    "str": (
        ("chunk", _PIECE),
        ("chunk", re.compile(r"\[[^\[\]:]*\*[^\[\]:]*:[^\[\]:]*\*[^\[\]:]*\]$")),
        (
            "name",
            re.compile(r"^[\[({]\s*(?:['\"][A-Za-z]\w+['\"],\s*)+(?:['\"][A-Za-z]\w+['\"],?\s*)?[\])}]$"),
        ),
    ),
    "type": (
        ("mime_type", re.compile(r"^['\"](?:application|audio|image|text|video)/")),
        ("socket_type", re.compile(r"\bSOCK_")),
        ("annotation", re.compile(r"annotations\b|\banns\b|\bhints\b|type_hints")),
    ),
    "vars": (
        ("variances", re.compile(r"\bexp\([^()]*\blog_?vars?\b|\b(?:jnp|np|numpy|tf|torch)\.(?:nan)?var\(")),
        ("variances", re.compile(r"\.var\((?:\)|axis|ddof|dim|-?\d)|\bsquare\((?:\w+[._])?(?:sigma|std)")),
    ),
    "zip": (
        ("zip_code", re.compile(r"^['\"]?\d{4}")),
        ("compression", re.compile(r"^['\"](?:deflate|store|bz|lzma)")),
    ),
}


_MOCK = re.compile(r"\b(?:\w*patch(?:\.object)?|(?:Magic|Async)?Mock)\(")
# `mock_open` is one of `unittest.mock`.
_PATCHED = re.compile(r"patch\(['\"](?:\w+\.)*(?P<owner>[a-z]\w+)\.(?P<name>open)['\"]")


def said_by_text(builtin: str, text: str) -> Iterator[str]:
    """Yield names that the text of a value tells: `template` for one with gaps."""
    if _MOCK.search(text):
        patched = _PATCHED.search(text)
        yield f"{patched['owner']}_{patched['name']}" if patched else f"mock_{builtin}"
    if re.match(rf"[fFrR]*['\"] ?{builtin}=\\?[\"']", text):
        yield f"{builtin}_attribute"  # of an element of HTML
    yield from (meant for meant, pattern in _BY_TEXT.get(builtin, ()) if pattern.search(text))
