"""The names that builtin-parameter finds in docstrings, and where a value is handed on; beside near misses."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source

SAID = [
    # whose it is, of one or two words, one of several; not of a phrase that is no noun
    ("id", "Unique identifier of the chat", "chat_id"),
    ("id", "The ID of the search template to render.", "search_template_id"),
    ("id", "(Optional) A unique identifier for the data frame job; or None", "frame_job_id"),
    ("id", "Optional. ID of the player's account used to log in", "player_account_id"),
    ("id", "The ID of the new one", "identifier"),
    ("input", "Repeatable.  Takes two arguments", "input_data"),
    ("input", "Table.  Has two columns", "table"),
    ("input", "Readable stream", "readable_stream"),
    ("id", "A 16 bit identifier", "identifier"),
    ("set", "True if set", "collection"),
    ("id", "int: The requested pull request id", "pull_request_id"),
    ("id", "The ID of `x`", "identifier"),
    ("id", "The ID.", "identifier"),
    ("type", "Type of the background, always “fill”", "background_type"),
    ("type", "The type of the columns", "column_type"),
    ("type", "Type of the very long description of it", "description_type"),
    ("type", "Type of a type", "kind"),
    ("type", "The type to use for the file", "kind"),
    ("bin", "Says how to do the binning", "binning"),
    ("bin", "The program", "bin_value"),
    # what stands before the word
    ("id", "The user ID whose books you want", "user_id"),
    ("id", "A Reddit base36 submission ID, e.g. 2gm", "submission_id"),
    ("id", "One of these: user ID", "identifier"),
    ("id", "If the user ID is set", "identifier"),
    ("format", "The output format, e.g. png", "output_format"),
    ("format", "Specifies the output format", "fmt"),
    ("dir", "destination directory", "destination_dir"),
    ("filter", "query to filter by", "filter_query"),
    ("filter", "A function that tells", "filter_function"),
    ("filter", "code of the filter", "filter_by"),
    ("format", "format string of the dates", "format_string"),
    ("format", "format strings", "fmt"),
    # several
    ("id", "A comma-separated list of pipeline IDs", "pipeline_ids"),
    ("filter", "List of filters to apply", "filters"),
    ("filter", "Filters for the search", "filters"),
    ("filter", "Array of token filters used here", "token_filters"),
    ("filter", "List of clauses", "filter_by"),
    ("list", "The list of words to count", "words"),
    ("list", "A list of data", "items"),
    # any noun for what may be anything
    ("input", "Color space to interpret the input color.", "color_space"),
    ("input", "the sentences", "sentences"),
    ("input", "Input to hash", "input_data"),
    ("input", "Return the value", "input_data"),
    ("input", "Words and numbers", "input_data"),
    ("input", "name of the file", "input_data"),
    ("list", "more", "items"),
    ("type", "Color space", "kind"),
    # how many, how much
    ("bytes", "Number of bytes to read", "byte_count"),
    ("max", "The maximum length of a line.", "max_length"),
    ("min", "minimum number of times to match", "min_times"),
    ("max", "maximum", "maximum"),
    ("max", "length", "maximum"),
]


def better(program: str) -> str:
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN502",), level=Level.BASICS))
    return found.message.split("`")[-2]


@pytest.mark.parametrize(("name", "text", "expected"), SAID, ids=[f"{row[0]}-{row[1]}" for row in SAID])
@pytest.mark.parametrize(
    "docstring",
    [
        "\n\n    :param x: type of the car\n    :param {0}: {1}\n    :type {0}: the id of a tree\n    ",
        "\n\n    Args:\n        x: type of the car\n        {0} (id of a tree): {1}\n        y: car\n    ",
        "\n\n    Parameters\n    ----------\n    x : int\n        Car\n    {0} : id of a tree\n        {1}\n    y : int\n    ",
    ],
    ids=["sphinx", "google", "numpy"],
)
def test_docstrings(docstring: str, name: str, text: str, expected: str) -> None:
    listed = docstring.format(name, text)
    assert better(f'def f({name}):\n    """Do it.{listed}"""\n') == expected
    if docstring.startswith("\n\n    :param"):
        assert (
            better(f'class Xy2:\n    """It.{listed}"""\n    def __init__(self, {name}): pass\n') == expected
        )
        method = f'class Xy2:\n    """It.{listed}"""\n    def f(self, {name}): pass\n'
        assert better(method) == better(f"class Xy2:\n    def f(self, {name}): pass\n")


def test_of_what_a_described_type_is_one_the_class_does_not_say() -> None:
    program = 'class ParsedFile:\n    """It.{}"""\n    def __init__(self, type): pass\n'
    assert better(program.format("\n\n    :param type: The section with the error\n    ")) == "kind"
    assert better(program.format("\n\n    :param name: The section with the error\n    ")) == "file_type"


def test_a_description_goes_on_where_it_is_indented() -> None:
    for more, expected in (("\n      the chat", "chat_id"), ("\n    the chat", "identifier")):
        assert better(f'def f(id):\n    """Do it.\n\n    :param id: The ID of{more}\n    """\n') == expected


HANDED_ON = [
    ("def f(id):\n    return call(user_id=id)\n", "user_id"),
    ("def f(id):\n    return call(user_id=id, x=id)\n", "user_id"),
    ("def f(id):\n    return call(user_id=id, group_id=id)\n", "identifier"),
    ("def f(id):\n    return call(user=id, video=id)\n", "identifier"),
    ("def f(id):\n    return call(id=id, id_=id)\n", "identifier"),
    ("def f(type):\n    return {'_event_type': type, **type}\n", "event_type"),
    ("def f(type, row):\n    row['event_type'] = type\n", "event_type"),
    ("def f(type, row):\n    return row['event_type'] != type\n", "event_type"),
    ("def f(type, row):\n    return row.event_type == type\n", "event_type"),
    ("def f(type, row):\n    return row.event_type < type\n", "kind"),
    ("def f(type, sys):\n    sys.last_type = type\n", "kind"),
    ("def f(type, sys):\n    sys.last_event_type = type\n", "last_event_type"),
    ("def f(format):\n    text_format = format\n", "fmt"),
    ("def g(user_id): pass\ndef f(id):\n    g(id)\n", "user_id"),
    ("def g(x, *user_id): pass\ndef f(id):\n    g(1, id)\n", "identifier"),
    ("def g(user_id): pass\ng = h\ndef f(id):\n    g(id)\n", "identifier"),
    ("def g(start_state): pass\ndef f(next):\n    g(next)\n", "next_state"),
    ("def g(state): pass\ndef f(next):\n    return g() == next\n", "next_one"),
    ("def f(id, users):\n    user = users[id]\n", "user_id"),
    ("class A:\n    def f(self, id, user):\n        self._users[id] = user\n", "user_id"),
    ("def f(id, users):\n    name = users[id]\n", "identifier"),
    ("def f(id, results):\n    result = results[id]\n", "identifier"),
    ("def f(type, users):\n    user = users[type]\n", "kind"),
    ("class A:\n    def f(self, type):\n        self.last_token = type\n", "kind"),
    ("class A:\n    def f(self, type):\n        self.mode = type\n", "mode"),
    ("class A:\n    def f(self, id):\n        self.parent = id\n", "identifier"),
    ("class A:\n    def f(self, id):\n        self.key = id\n", "key"),
]


@pytest.mark.parametrize(("program", "expected"), HANDED_ON)
def test_where_a_value_is_handed_on(program: str, expected: str) -> None:
    assert better(program) == expected


USES = [
    ("def show(open=True):\n    if open: go()\n", "should_open"),
    ("class Door:\n    def __init__(self, open=True):\n        if open: go()\n", "is_open"),
    ("def f(filter: Callable[[int], bool]):\n    return g(filter)\n", "condition"),
    ("def f(filter: Callable[[int], str]):\n    return g(filter)\n", "filter_function"),
    ("def show_common_data(rows, type):\n    return rows, type\n", "kind"),
    ("def f(input='content'):\n    return input\n", "input_kind"),
    ("def f(input='the content'):\n    return input\n", "input_text"),
    ("def f(chrom, chr):\n    return chrom, chr\n", "chromosome"),
    ("def set_up_log(format, filename):\n    return format, filename\n", "log_format"),
    ("from sqlalchemy import select\ndef f(query, filter):\n    return query.filter(filter)\n", "criterion"),
    ("from shops import select\ndef f(query, filter):\n    return query.filter(filter)\n", "filter_by"),
    ("def f(bin, size):\n    return size / bin\n", "bin_size"),
    ("def f(bin, size):\n    return bin / size\n", "bin_index"),
    ("def f(all, done):\n    return done * 100 / all\n", "total"),
    ("def f(all: int):\n    return all\n", "total"),
    ("def f(all, done):\n    return all - done\n", "everything"),
    ("def f(map):\n    map.game = 3\n", "current_map"),
    ("def f(map):\n    return map.items()\n", "mapping"),
    ("def f(x, type):\n    return x if isinstance(x, type) else type(x)\n", "expected_type"),
    ("def f(next, xs):\n    return xs[:next]\n", "next_index"),
    ("def f(max, xs):\n    return xs[:max]\n", "limit"),
    ("def f(id):\n    user_ids = [id for _ in x]\n", "user_id"),
    ("def f(id):\n    user_ids = [f'{id.strip()}' for _ in x]\n", "user_id"),
    ("def f(id):\n    user_ids = [str(id).lower() for _ in x]\n", "user_id"),
    ("def f(id):\n    user_ids = [f'{x}{id}' for _ in x]\n", "identifier"),
    ("def f(id):\n    user_ids = [id.owner() for _ in x]\n", "identifier"),
    ("def f(id):\n    user_ids = [id.split()[0] for _ in x]\n", "identifier"),
    ("def f(max, xs):\n    for x in xs:\n        if max < x: max = x\n    return xs[:max]\n", "largest"),
    ("def f(bytes: Optional[Union[str, Literal['kb', 'mb']]] = None): pass\n", "unit"),
    ("def f(bytes: Literal[1, 2]): pass\n", "raw_bytes"),
    ("def f(input: Literal['rgb', 'hls'] = 'rgb'): pass\n", "choice"),
    ("def f(input):\n    return input == 'rgb' or input in ('hls', 'xyz')\n", "choice"),
    ("def f(input):\n    return input == '3' or input in ('4', x)\n", "input_data"),
    ("def f(filter, xs):\n    xs.append(filter)\n", "filter_by"),
    ("def f(x):\n    x.add_filter(filter)\ndef g(filter, x):\n    x.add_filter(filter)\n", "filter_object"),
    ("def f(object, xs):\n    xs.append(object)\n", "obj"),
    ("def get_users_following(id): pass\n", "user_id"),
    ("def get_issues_event(id): pass\n", "event_id"),
    ("def get_filters_paginated(id): pass\n", "filter_id"),
    ("def is_optional(x, type):\n    return isinstance(x, type)\n", "expected_type"),
    ("def f(format):\n    return format.format\n", "fmt"),
    ("def f(type, subtype): pass\n", "main_type"),
    ("def f(slice, x):\n    return x[slice]\n", "slice_object"),
    ("def save(path, format, url): pass\n", "fmt"),
    ("def f(object):\n    return get_str(object), object.go_live_at\n", "obj"),
    ("def f(object):\n    return get_str(object)\n", "obj"),
    ("def f(object):\n    return str_size(object)\n", "text"),
    ("def register_image_format(format): pass\n", "image_format"),
    ("def get_image_format(format): pass\n", "fmt"),
    ("def is_valid_chunk_id(id): pass\n", "chunk_id"),
    ("def is_valid_id(id): pass\n", "identifier"),
    ("def check_image_format(id): pass\n", "identifier"),
    ("def find_and_modify(filter): pass\n", "filter_by"),
    ("def f(abs=None, rel=None): pass\n", "absolute"),
    ("def f(open, close, high, low): pass\n", "open_price"),
    ("def f(type, trace): pass\n", "kind"),
    ("def f(next: Callable[[], int] | None): pass\n", "call_next"),
    ("def f(format: str | Callable): pass\n", "fmt"),
    ("def f(type=[], token=None): pass\n", "kinds"),
    ("def f(type):\n    raise ValueError('requires type=2')\n", "kind"),
    ("def f(slice=[]): pass\n", "items"),
    ("def f(type: 'Car.Type'): pass\n", "kind"),
    ("def f(type: typing.Type): pass\n", "cls"),
    ("class CarInstance:\n    def __init__(self, type): pass\n", "kind"),
    ("def f(slice):\n    return slice.start\n", "slice_object"),
    ("def f(slice):\n    return slice.dtype\n", "part"),
    ("def f(range=''): pass\n", "range_text"),
    ("def f(filter=''): pass\n", "filter_text"),
    ("def f(filter=''):\n    return filter == 'blur'\n", "filter_name"),
    ("def f(format=()): pass\n", "values"),
    ("def f(int: Integral): pass\n", "integral"),
    ("def f(int: integral): pass\n", "number"),
    ("def f(help: QLabel): pass\n", "help_label"),
    ("def f(help: QText): pass\n", "help_text"),
    ("def f(type: SnippetTypeLiteral): pass\n", "snippet_type"),
    ("def f(type: str | Sentinel): pass\n", "kind"),
    ("def add_columns(x, y, type): pass\n", "kind"),
    ("def add_column(x, y, type): pass\n", "column_type"),
    ("def f(range=[]): pass\n", "value_range"),
    ("def f(type: KeyAlgo | Parameter): pass\n", "kind"),
    ("def f(type: Union[str, DefaultType]): pass\n", "kind"),
    ("def f(object: AnyGitObject): pass\n", "git_object"),
    ("def f(filter: FilterOrBool = True): pass\n", "filter_by"),
    ("def f(filter: bool = True): pass\n", "use_filter"),
    ("def f(filter: Filter): pass\n", "filter_object"),
    ("def f(format: Filter): pass\n", "fmt"),
    ("def f(bin: BinParams | Literal[True] = True): pass\n", "bin_params"),
    ("def f(dir):\n    return dir == 'left'\n", "direction"),
    ("def f(dir: pg.Vector2):\n    return dir\n", "direction"),
    ("def f(dir: int = 1):\n    return dir\n", "direction"),
    ("def f(dir: VectorStore):\n    return dir\n", "vector_store"),
    ("def f(dir, x):\n    return x + 3 * dir\n", "direction"),
    ("def f(dir):\n    return dir.normalize()\n", "direction"),
    ("def f(dir):\n    return dir + '/x'\n", "directory"),
    ("def f(dir):\n    return dir / 'x', dir.name\n", "directory"),
    ("def f(dir):\n    return str(dir) in ('+', '-')\n", "direction"),
    ("def f(dir, x):\n    if x: dir = '-'\n    return dir\n", "direction"),
    ("def f(dir):\n    return dir == 'node_modules' or dir in ('..', x)\n", "directory"),
    ("def f(type):\n    print('type %d' % type, type == 1)\n", "type_code"),
    ("def f(type, x):\n    x.type_of_car = type\n", "kind"),
    ("def f(filter):\n    return isinstance(filter, LineFilter)\n", "filter_object"),
    ("def f(filter):\n    return isinstance(filter, str)\n", "filter_by"),
    ("def f(input):\n    return input.items()\n", "input_data"),
    ("def f(filter):\n    if not filter: print(3)\n", "use_filter"),
    ("def f(set, x):\n    return set[x]\n", "collection"),
    ("def f(type):\n    return type == c.CHECKPOINT_TYPE_MAP\n", "checkpoint_type"),
    ("def f(type):\n    return type == c.CHECKPOINT_KIND_MAP\n", "kind"),
    ("def f(round=lambda x: x): pass\n", "rounding"),
    ("class A:\n    def get_diff(self, id): pass\n", "identifier"),
    ("class A:\n    def get_song(self, id): pass\n", "song_id"),
    ("class A:\n    def set_song(self, id, song): pass\n", "identifier"),
    ("class A:\n    def set_song(self, id, text): pass\n", "song_id"),
    ("class A:\n    def update_song(self, id, song): pass\n", "song_id"),
    ("def f(dir):\n    return dir\ndef g(direction):\n    f(direction)\n", "direction"),
    ("def f(dir):\n    return dir\ndef g(dirt):\n    f(dirt)\n", "directory"),
    ('def f(object):\n    """Do.\n\n    :param object: The object within the model.\n    """\n', "obj"),
    ('def f(type):\n    """Do.\n\n    :param type: Override type.\n    """\n', "kind"),
    ('def f(type):\n    """Do.\n\n    :param type: Row type.\n    """\n', "row_type"),
]


@pytest.mark.parametrize(("program", "expected"), USES)
def test_uses(program: str, expected: str) -> None:
    assert better(program) == expected
