"""The names that builtin-parameter and builtin-variable find elsewhere in a file; beside near misses."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source

RULES = ("ZEN501", "ZEN502", "ZEN504")


def names(program: str) -> list[str]:
    found = lint(Source("x.py", program), Settings(select=RULES, level=Level.BASICS))
    return [each.message.split("`")[-2] for each in found]


# Whose `id` it is, by what is done with it.
BY_USE = [
    ("def f(id):\n    return select(User).where(User.id == id)\n", "user_id"),
    ("def f(id):\n    return select(User).where(User.key == id)\n", "identifier"),
    ("def f(id, cls):\n    return cls.id == id\n", "identifier"),
    ("def f(id, row):\n    return row.id == id\n", "identifier"),
    ("def f(id, user, post):\n    return user.id == id or post.id == id\n", "identifier"),
    ("def f(id, tasks):\n    return [t for t in tasks if t.id != id]\n", "task_id"),
    ("def f(id, tasks):\n    for t in tasks:\n        if t.id == id: return t\n", "task_id"),
    ("def f(id, t):\n    return t.id == id\n", "identifier"),
    ("def f(id, data_set):\n    return data_set.id() == id\n", "data_set_id"),
    ("def f(id, data_set):\n    return data_set.id(3) == id\n", "identifier"),
    ("def f(id, request):\n    request.id = id\n", "identifier"),
    ("def f(id, frame):\n    frame.id = id\n", "frame_id"),
    ("def f(id):\n    return Post.query.get_or_404(id)\n", "post_id"),
    ("def f(id):\n    return models.Student.objects.filter(id=id)\n", "student_id"),
    ("def f(id):\n    return session.get(User, id)\n", "user_id"),
    ("def f(id):\n    return session.query(User).get(id)\n", "user_id"),
    ("def f(id):\n    return Client.get(id)\n", "identifier"),
    ("def f(id):\n    return cache.get(id)\n", "identifier"),
    ("def f(id):\n    return guild.get_role(id)\n", "role_id"),
    ("def f(id):\n    return guild.find_role_by_id(id)\n", "role_id"),
    ("def f(id):\n    return guild.get_name(id)\n", "identifier"),
    ("def f(id):\n    return guild.create_role(id)\n", "identifier"),
    ("def f(id):\n    return f'/users/{id}/posts'\n", "user_id"),
    ("def f(id):\n    return f'/user/{id}/posts'\n", "identifier"),
    ("def f(id):\n    return '/users/' + id\n", "user_id"),
    ("def f(id):\n    return '/users/' + str(id)\n", "user_id"),
    ("def f(id):\n    return '/users/' + hex(id)\n", "identifier"),
    ("def f(id):\n    return 'datasets/%s/rows' % id\n", "dataset_id"),
    ("def f(id):\n    return '%s/datasets/%s/rows' % id\n", "identifier"),
    ("def f(id):\n    return '/orders/{}'.format(id)\n", "order_id"),
    ("def f(id):\n    db.execute('SELECT * FROM Forum WHERE ForumID = %s', (id,))\n", "forum_id"),
    ("def f(id):\n    db.execute('SELECT name FROM users WHERE id = ?', (id,))\n", "user_id"),
    ("def f(id):\n    db.execute('SELECT name FROM users u JOIN b WHERE id = ?', (id,))\n", "identifier"),
    (
        "def f(id, b):\n    s = 'SELECT * FROM x WHERE ForumID = ? AND b = ?'\n    db.execute(s, (id, b))\n",
        "forum_id",
    ),
    (
        "def f(id, b):\n    s = 'SELECT * FROM x WHERE b = ? AND ForumID = ?'\n    db.execute(s, (id, b))\n",
        "identifier",
    ),
    ("def f(id):\n    raise ValueError(f'unknown task id: {id}')\n", "task_id"),
    ("def f(id):\n    raise ValueError(f'unknown id: {id}')\n", "identifier"),
    ("def f(id):\n    raise ValueError(f'no agent {id!r}')\n", "agent_id"),
    ("def f(id):\n    raise ValueError('No such user: %s' % id)\n", "user_id"),
    ("def f(id):\n    raise ValueError(f'no {id!r}')\n", "identifier"),
    ("def f(id):\n    raise ValueError(f'deleting agent {id}')\n", "identifier"),
    ("def read_one(id) -> Role | None: pass\n", "role_id"),
    ("def get(id) -> UserOut: pass\n", "user_id"),
    ("def get(id) -> list[Role]: pass\n", "identifier"),
    ("def get(id) -> Response: pass\n", "identifier"),
    ("def get(id) -> HttpClient: pass\n", "identifier"),
    ("def create(id) -> Role: pass\n", "identifier"),
    ("def get(id) -> Thing: pass\n", "identifier"),
    ("def get(id) -> Role | User: pass\n", "identifier"),
]


@pytest.mark.parametrize(("program", "expected"), BY_USE)
def test_whose_it_is(program: str, expected: str) -> None:
    assert names(program) == [expected]


# What calls in the file say: the function that takes the value, and those that pass it.
BY_CALLS = [
    ("def f(id):\n    g(id)\ndef g(id):\n    h(user_id=id)\n", ["user_id", "user_id"]),
    ("class A:\n    def f(self, id):\n        self.g(id)\n    def g(self, user_id): pass\n", ["user_id"]),
    ("class A:\n    def f(self, id):\n        other.g(id)\n    def g(self, x, y): pass\n", ["identifier"]),
    ("def f(id): pass\nf(user_id)\nf(user_id)\n", ["user_id"]),
    ("def f(id): pass\nf(user_id)\n", ["identifier"]),
    ("def f(id): pass\nf(user_id)\nf(post_id)\n", ["identifier"]),
    ("def f(dir): pass\nf(src_dir)\n", ["src_dir"]),
    ("def f(dir): pass\nf(src_dir)\nf(test_dir)\n", ["directory"]),
    ("def f(input): pass\nf(image)\n", ["image"]),
    ("def f(input): pass\nf(data)\n", ["input_data"]),
    ("def f(input): pass\nf(image)\nf(image, x=y)\nf()\n", ["image"]),
    ("def f(input): pass\nf(image)\nf(data)\n", ["input_data"]),
    ("def f(input): pass\nf(image)\nf(image.data)\n", ["input_data"]),
    ("def f(input): pass\nf(x)\nf(image, sound)\nf(sound)\n", ["input_data"]),
    ("def f(input):\n    g(input)\ndef g(input):\n    open(input)\n", ["input_path", "input_path"]),
    (
        "class User:\n    def __init__(self, id): self.id = id\ndef f(id):\n    return User(id)\n",
        ["user_id", "user_id"],
    ),
    (
        "class Card:\n    def __init__(self, type): pass\ndef f(type):\n    Card(type)\n",
        ["card_type", "kind"],
    ),
    ("def get_user(id):\n    g(id)\ndef g(id): pass\n", ["user_id", "identifier"]),
    ("def show(id): pass\nfor id, x in enumerate(xs, 1):\n    show(id)\n", ["number", "number"]),
    ("def f(x_id): pass\ndef g(x_id): pass\ndef h(id): pass\n", ["x_id"]),
    ("def f(task_id): pass\ndef g(task_id): pass\ndef h(id): pass\n", ["identifier"]),
    (
        "class Tasks:\n    def f(self, task_id): pass\n    def g(self, task_id): pass\n    def h(self, id): pass\n",
        ["task_id"],
    ),
    ("def f(task_id): pass\ndef g(user_id): pass\ndef h(id): pass\n", ["identifier"]),
    ("def f(task_id): pass\ndef g(task_id): pass\ndef h(id, other_id): pass\n", ["identifier"]),
]


@pytest.mark.parametrize(("program", "expected"), BY_CALLS)
def test_what_calls_say(program: str, expected: list[str]) -> None:
    assert names(program) == expected


# What classes say that keep many of a kind.
BY_CLASSES = [
    ("class TodoRepository:\n    def drop(self, id): pass\n", "todo_id"),
    ("class AsyncRepository:\n    def drop(self, id): pass\n", "identifier"),
    ("class Card:\n    @classmethod\n    def delete_by_id(cls, id): pass\n", "card_id"),
    ("class Card:\n    def delete_by_id(self, id): pass\n", "identifier"),
    ("class LogManager:\n    def clear(self, session_id, id): pass\n", "log_id"),
    ("class LogManager:\n    def clear(self, id): pass\n", "identifier"),
    ("class User:\n    def enter(self, room_id, id): pass\n", "identifier"),
    ("class Store:\n    def read_task(self, id): pass\n    def drop(self, id): pass\n", "task_id"),
    ("class PhD(Student):\n    def __init__(self, id):\n        super().__init__(id)\n", "student_id"),
    ("class WrongCard(ValueError):\n    def __init__(self, type): pass\n", "kind"),
    ("def get_balance(id): pass\n", "identifier"),
    ("def get_user_name(id): pass\n", "user_id"),
    ("class CardImpl:\n    def __init__(self, id): self.id = id\n", "card_id"),
    ("class N:\n    def __init__(self, id): self.id = id\n", "identifier"),
    ("def is_x(id): pass\n", "identifier"),
    ("def fetch_queued(id): pass\n", "identifier"),
    ("def show_embed(id): pass\n", "embed_id"),
    ("def get_deleted_task(id): pass\n", "task_id"),
    ("class Mail:\n    def search_NOT(self, id): pass\n", "identifier"),
    ("def set_courseid(id): pass\n", "course_id"),
    ("def delete_task_file(id): pass\n", "task_id"),
    ("def find_by_id(id): pass\n", "identifier"),
    ("def list_domains_page(tenant_id, id): pass\n", "domain_id"),
    ("def getLog(id): pass\n", "log_id"),
    ("def getPrice(type): pass\n", "kind"),
    ("def show_confirm(id): pass\n", "identifier"),
]


@pytest.mark.parametrize(("program", "expected"), BY_CLASSES)
def test_what_classes_and_functions_say(program: str, expected: str) -> None:
    assert names(program)[-1] == expected


# One word for one value: methods that stand for each other.
BY_SISTERS = [
    (
        "class A:\n    def f(self, input): ...\nclass B(A):\n    def f(self, input): open(input)\n",
        ["input_path"],
    ),
    (
        "class A:\n    def f(self, input): ...\nclass B:\n    def f(self, input): open(input)\n",
        ["input_data", "input_path"],
    ),
    (
        "class A:\n    def f(self, input): g(input)\nclass B(A):\n    def f(self, input): open(input)\n",
        ["input_data"],
    ),
    (
        "class A:\n    def f(self, input): ...\nclass B(A):\n    def f(self, input): open(input)\n"
        "class C(A):\n    def f(self, input: Path): g(input)\n",
        ["input_path"],
    ),
    (
        "class A(Protocol):\n    def f(self, input): ...\nclass B:\n    def f(self, input): open(input)\n",
        ["input_path", "input_path"],
    ),
    (
        "class A(Protocol):\n    def f(self, input): ...\n    def g(self): ...\n"
        "class B:\n    def f(self, input): open(input)\n",
        ["input_data", "input_path"],
    ),
    (
        "class A(Tool):\n    def f(self, input):\n        input_data = input['x']\n"
        "class B(Tool):\n    def f(self, input): g(input)\n",
        ["input_value", "input_value"],
    ),
    (
        "class A(ABC):\n    def f(self, input):\n        input_data = input['x']\n"
        "class B(ABC):\n    def f(self, input): g(input)\n",
        ["input_value", "input_data"],
    ),
    (
        "class A:\n    def f(self, input): ...\nclass B(A):\n    def f(self, input: WordInput): ...\n",
        ["word_input"],
    ),
    (
        "class A:\n    def f(self, input: str): ...\nclass B(A):\n    def f(self, input: WordInput): ...\n",
        ["input_text"],
    ),
    (
        "class A:\n    def f(self, id): g(id)\nclass B(A):\n    def f(self, id): User.get(id)\n",
        ["identifier"],
    ),
    (
        "class A:\n    def f(self, id): g(id)\nclass B(A):\n    def f(self, id): User.get(id)\n"
        "class C(A):\n    def f(self, id): User.get(id)\n",
        ["user_id"],
    ),
    (
        "class A:\n    def f(self, id): ...\nclass B(A):\n    def f(self, id): User.get(id)\n"
        "class C(A):\n    def f(self, id): g(id)\n",
        ["identifier"],
    ),
    (
        "class A:\n    def f(self, input): g(input)\nclass B(A):\n    def f(self, input): open(input)\n"
        "class C(A):\n    def f(self, input): open(input)\n",
        ["input_path"],
    ),
    (
        "class A:\n    def f(self, input): ...\nclass B(A):\n    def f(self, input): open(input)\n"
        "class C(A):\n    def f(self, input): open(input)\nclass D(A):\n    def f(self, input: Path): ...\n",
        ["input_path"],
    ),
    (
        "class A(Any):\n    def get(self, id): g(id)\nclass UserStore(A):\n    def get(self, id): ...\n",
        ["identifier"],
    ),
    (
        "class A:\n    def get(self, id): ...\nclass UserStore(A):\n    def get(self, id): g(id)\n",
        ["identifier"],
    ),
    (
        "class A:\n    def f(self, sorted: bool): ...\nclass B(A):\n    def f(self, sorted): g(sorted)\n",
        ["in_order"],
    ),
    (
        "class A:\n    def __init__(self, input): ...\nclass B(A):\n    def __init__(self, input): open(input)\n",
        ["input_data", "input_path"],
    ),
]


@pytest.mark.parametrize(("program", "expected"), BY_SISTERS)
def test_what_sisters_say(program: str, expected: list[str]) -> None:
    assert names(program) == expected


# Whose `id` it is, by the class in which it is, and by those beside that.
_BUFFER = "class {}Buffer:\n    def __init__(self, {}): pass\n"
BY_OWN_CLASS = [
    ("class MovieData:\n    def __init__(self, id): pass\n", "movie_id"),
    ("class Metadata:\n    def __init__(self, id): pass\n", "metadata_id"),
    ("class JobRef:\n    def __init__(self, id): pass\n", "job_id"),
    (
        "class RedPet:\n    @id.setter\n    def id(self, id):\n"
        '        """Set it.\n\n        :param id: The id of this RedPet.\n        """\n',
        "red_pet_id",
    ),
    (
        "class A:\n    def f(self, id):\n"
        '        """Set it.\n\n        :param id: The id of this RedPet.\n        """\n',
        "identifier",
    ),
    (_BUFFER.format("Delta", "id"), "delta_buffer_id"),
    (_BUFFER.format("Append", "id") + _BUFFER.format("Delta", "id"), "buffer_id"),
    (_BUFFER.format("Append", "x") + _BUFFER.format("Delta", "id"), "delta_buffer_id"),
    (
        _BUFFER.format("Append", "id") + "class Buffer: pass\n" + _BUFFER.format("Delta", "id"),
        "delta_buffer_id",
    ),
    (
        "class Buffer: pass\nclass OneBuffer(Buffer):\n    def __init__(self, id): pass\n"
        "class TwoBuffer(Buffer):\n    def __init__(self, id): pass\n",
        "buffer_id",
    ),
    (
        "class LotProps:\n    def __init__(self, id): pass\nclass BinProps:\n    def __init__(self, id): pass\n",
        "bin_props_id",
    ),
    ("class User:\n    def f(self):\n        id = self.id\n        print(id)\n", "user_id"),
    ("class User:\n    def f(self, other):\n        id = other.id\n        print(id)\n", "other_id"),
    ("class User:\n    def f(self):\n        type = self.id\n        print(type)\n", "kind"),
    ("def f(self):\n    id = self.id\n    print(id)\n", "identifier"),
    ("class Phone:\n    def f(self):\n        type = self.type\n        print(type)\n", "phone_type"),
]


@pytest.mark.parametrize(("program", "expected"), BY_OWN_CLASS)
def test_what_its_own_class_says(program: str, expected: str) -> None:
    assert names(program)[-1] == expected


# The text beside a parameter, for those who use the program.
BY_HELP = [
    ("def f(id: Annotated[str, 'Filter by adapter identifier']): pass\n", "adapter_id"),
    ("def f(id: Annotated[str, Argument(help='Task ID to edit')]): pass\n", "task_id"),
    ("def f(id: Other[str, 'The task ID']): pass\n", "identifier"),
    ("def f(format=Option('csv', help='Output format: csv, md')): pass\n", "output_format"),
    ("def f(format=Option('csv', name='Output format: csv, md')): pass\n", "output_format"),
    ("@click.option('--format', help='Output format')\ndef f(format): pass\n", "output_format"),
    ("@click.option('--style', help='Output format')\ndef f(format): pass\n", "fmt"),
    ("@click.option('--list', is_flag=True)\ndef f(list): pass\n", "show_list"),
    ("@click.option('--list')\ndef f(list): pass\n", "items"),
    ('def f(dir=None):\n    """Delete.\n\n    :param dir: for a folder, set it to True\n    """\n', "is_dir"),
    (
        'def f(sorted=True):\n    """Fit.\n\n    sorted : bool\n        True if already in order\n    """\n',
        "is_sorted",
    ),
]


@pytest.mark.parametrize(("program", "expected"), BY_HELP)
def test_what_stands_beside(program: str, expected: str) -> None:
    assert names(program) == [expected]


# The value says it, or says too little for more than a modest word.
BY_VALUE = [
    ("def f(x):\n    id = users.getUserId(x)\n    return id\n", "user_id"),
    ("def f(x):\n    id = str(users.getUserId(x))\n    return id\n", "user_id"),
    ("def f(user):\n    id = int(user.id)\n    return id\n", "user_id"),
    ("def f(page):\n    id = page.id if page else None\n    return id\n", "page_id"),
    ("def f(x):\n    id = MakeUserId(x)\n    return id\n", "identifier"),
    ("def f(x):\n    ord = Spectrum(x)\n    return ord.wl\n", "order"),
    ("def f(x):\n    ord = builtins.ord(x)\n    return ord\n", "code"),
    ("def f(str, words):\n    return str.join(words)\n", "separator"),
    ("def f(str: str, words):\n    return str.join(words)\n", "separator"),
    ("def f(str, words):\n    return str.strip().join(words)\n", "text"),
    ("def f(input, output):\n    copy(open(input), output)\n", "input_path"),
    ("def f(module, input, output):\n    return module(input)\n", "input_data"),
    ("def f(module, input, outputs):\n    return module(input)\n", "inputs"),
    ("def f(input: WordInput, output):\n    return input.word\n", "word_input"),
    ("def f(input, outside):\n    copy(open(input), outside)\n", "input_path"),
    ("for input in inputs:\n    output = f(input)\n", "current_input"),
    ("for tuple in f():\n    print(tuple)\n", "entry"),
    ("for tuple in zip(xs, ys):\n    print(tuple)\n", "pair"),
    ("def f(base, name):\n    dir = base / name\n    return dir / name\n", "directory"),
    ("def f(base, step):\n    dir = base[step]\n    return dir > 0\n", "direction"),
    ("def f(start, end, t):\n    dir = end - start\n    return dir / t\n", "direction"),
    ("def f(svg_files):\n    for input in svg_files:\n        output = g(input)\n", "svg_file"),
    ("def f(base, step):\n    dir = base[step]\n    return dir + 1\n", "direction"),
    ("def f(base, step):\n    dir = base[step]\n    return dir == step\n", "directory"),
    ("for tuple in frame.itertuples():\n    print(tuple)\n", "row"),
    ("for id, x in users: pass\n", "user_id"),
    ("for x, id in users: pass\n", "identifier"),
    ("for id, x in users.items(): pass\n", "user_id"),
    ("for id, x in users.values(): pass\n", "identifier"),
    ("for i, (id, x) in enumerate(users, 1): pass\n", "user_id"),
    ("for i, (id, x) in zip(users, 1): pass\n", "identifier"),
    ("for i, (id, x) in enumerate(f(), 1): pass\n", "identifier"),
    ("for id, x in map_items: pass\n", "identifier"),
    ("for id, x in names: pass\n", "identifier"),
    ("for id, row in frame.iterrows(): pass\n", "index"),
    ("for row, id in frame.iterrows(): pass\n", "identifier"),
    ("id = keys.index(k)\n", "index"),
    ("id = keys.index(k).value\n", "identifier"),
    ("def f(x, type):\n    return json.decode(x, type=type)\n", "expected_type"),
    ("def f(x, type):\n    return json.make(x, type=type)\n", "kind"),
    ("def f(x, type):\n    return json.loads(x, cls=type)\n", "cls"),
    ("def f(x, type):\n    return json.loads(x, base=type)\n", "kind"),
    ("def f(input: GetFileInput): pass\n", "file_input"),
    ("def f(input: GetInput): pass\n", "input_data"),
    ("def f(input: DeleteIndexInput): pass\n", "delete_index_input"),
    ("def f(input: t.StartBatchScrapeInput): pass\n", "scrape_input"),
    ("def f(input: t.StartBatchScrapeInput, x: t.ScrapeInput): pass\n", "batch_scrape_input"),
    ("list = QStandardItemModel()\n", "model"),
    ("list = make()\n", "items"),
    ("id = root.get('CourseID')\n", "course_id"),
    ("id = user.get('id')\n", "user_id"),
    ("id = request.get('id')\n", "identifier"),
    ("id = detail['UserTypeID']\n", "user_type_id"),
    ("id = users.loc[i, 'user_id']\n", "user_id"),
    ("id = users.loc[i, j]\n", "identifier"),
    ("id = task['id']\n", "task_id"),
    ("id = details['id']\n", "identifier"),
    ("id = self.next_id\n", "identifier"),
    ("def f(id=None):\n    id = getattr(settings, 'OWNER_ID', 3)\n", "owner_id"),
    ("def f(id=None):\n    id = getattr(settings, 'DEFAULT_ID', 3)\n", "identifier"),
    ("for exec in executions: pass\n", "execution"),
    ("for exec in runs: pass\n", "execution"),
    ("for vars in extra_vars: pass\n", "extra_var"),
    ("for vars in xs: pass\n", "variable"),
    ("for bin in range(3): pass\n", "bin_index"),
    ("for bin in xs: pass\n", "bin_value"),
    ("for filter, x in filters.items(): pass\n", "filter_name"),
    ("for x, filter in filters.items(): pass\n", "criterion"),
    ("for set in data: pass\n", "group"),
    ("filter = (a > 3) & (b < 4)\n", "condition"),
    ("filter = 'a > 3'\n", "filter_text"),
    ("next = dt.replace(day=1)\n", "next_date"),
    ("next = text.replace('a', 'b')\n", "next_one"),
    ("all = 'ALL'\n", "everything"),
    ("help = {'a': 1}\n", "help_entries"),
    ("def f(help):\n    if help: print(3)\n", "show_help"),
    ("def f(hash=hashlib.sha256): pass\n", "hash_function"),
    ("def f(hash=3): pass\n", "hash_value"),
    ("def f(object):\n    return object['a'][0]\n", "obj"),
    ("def f(object):\n    return object[0][1]\n", "grid"),
    ("def f(set):\n    set(a, b, c)\n", "setter"),
    ("def norm(x, ord=2): pass\n", "order"),
    ("ord = 65\n", "code"),
    ("def f(iter): pass\n", "iteration"),
    ("def f(iter):\n    return sum(iter)\n", "iterable"),
    ("def f(chr, start, end): pass\n", "chromosome"),
    ("def f(chr): pass\n", "char"),
    ("def f(subject, predicate, object=''): pass\n", "obj"),
    ("def f(input: Path): pass\n", "input_path"),
    ("def f(input: Tensor):\n    return input.new_empty(0)\n", "input_tensor"),
    ("def set_score(input): pass\n", "input_value"),
    ("def f(filter):\n    g(filter_size=(filter, filter))\n", "filter_size"),
    ("def f(type):\n    return type == 'GET' or type == 'POST'\n", "method"),
    ("def f(type):\n    return type == 'GET' or type == 'ask'\n", "kind"),
    ("def f(type):\n    return type.startswith('text/')\n", "mime_type"),
    ("format = '%(levelname)s %(message)s'\n", "log_format"),
    ("format = []\nprint(''.join(format))\n", "parts"),
    ("class OrderBy:\n    def __init__(self, dir): pass\n", "direction"),
    ("class Order:\n    def __init__(self, dir): pass\n", "directory"),
]


@pytest.mark.parametrize(("program", "expected"), BY_VALUE)
def test_what_values_say(program: str, expected: str) -> None:
    assert names(program) == [expected]


# What functions are for.
FUNCTIONS = [
    ('def list():\n    """List all tasks in the file."""\n', "list_tasks"),
    ('def list():\n    """Return all tasks."""\n', "list_items"),
    ("def list(path): pass\n", "list_folder"),
    ("@app.command()\ndef eval(): pass\n", "eval_command"),
    ("@app.group()\ndef eval(): pass\n", "evaluate"),
    ("def format(errors, path): pass\n", "format_errors"),
    ("def compile(flags, source): pass\n", "build"),
    ("def format(a, b):\n    return a\n", "format_values"),
    ("def format(a, b):\n    a.save(b)\n", "apply_format"),
    ("def print(x) -> str:\n    return x.show()\n", "to_text"),
    ("def print(x):\n    return [x]\n", "show"),
    ("def type(text):\n    pass\n", "type_text"),
    ("def type(x):\n    return x\n", "type_of"),
    ("def property(a, b): pass\n", "set_property"),
]


@pytest.mark.parametrize(("program", "expected"), FUNCTIONS)
def test_what_functions_are_for(program: str, expected: str) -> None:
    assert names(program) == [expected]
