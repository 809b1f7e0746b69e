"""The names that two places around agree on, those of elements, formats and tensors; beside near misses."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source

RULES = ("ZEN501", "ZEN502", "ZEN504")


def first_name(program: str, path: str = "x.py") -> str:
    """Return the name suggested for the first finding in a program."""
    found = lint(Source(path, program), Settings(select=RULES, level=Level.BASICS))
    return found[0].message.split("`")[-2]


# Whose `id` or `type` it is, as two places say; one alone is not enough.
ATTESTED = [
    ("def look_at_person(id):\n    return people.find_person(id)\n", "person_id"),
    ("def look_at_person(id):\n    return people.find_one(id)\n", "identifier"),
    ('def note_address(address, id):\n    """Note the address."""\n    return id\n', "identifier"),
    ('def note_address(place, id):\n    """Note the address."""\n    return id\n', "address_id"),
    # what is done is no owner, nor what gives something else, nor a package
    ("def f(decode_id): pass\ndef g():\n    id = decode[3]\n    return id\n", "identifier"),
    ("def f(person_id): pass\ndef g():\n    id = persons[3]\n    return id\n", "person_id"),
    ("def f(person_id): pass\ndef get_name():\n    id = persons[3]\n    return id\n", "identifier"),
    ("def f(person_id): pass\ndef get_name():\n    id = persons[3]\n    return g(id)\n", "person_id"),
    ("import person\ndef look_at_person(id):\n    return person_table[int(id)]\n", "identifier"),
    ("import people\ndef look_at_person(id):\n    return person_table[int(id)]\n", "person_id"),
    ("def look_at_person(id):\n    person = ask(id)\n    return person\n", "person_id"),
    ("async def look_at_person(id):\n    person = await ask(id)\n    return person\n", "person_id"),
    ("def look_at_person(id):\n    return f'no such person: {id}', 3\n", "person_id"),
    ("def look_at_person(id):\n    return person_table[int(id)]\n", "person_id"),
    ("def look_at_person(id):\n    return person_table[float(id)]\n", "identifier"),
    (
        'def look_at_one(id):\n    """Draw the person in a corner."""\n    return f(person=3)[id]\n',
        "identifier",
    ),
    ('def look_at_persons(id):\n    """Draw the person in a corner."""\n', "person_id"),
    ('def look_at_persons(id):\n    """Draw.\n\n    See the person."""\n', "identifier"),
    ("def look(id) -> Person:\n    return f(person_table, 3)[id]\n", "identifier"),
    ("def look(id) -> Person:\n    return person_table[id]\n", "person_id"),
    ("class Person:\n    def look(self, id):\n        return self.persons.pick(id)\n", "identifier"),
    ("class Person:\n    def look(self, id):\n        person = self.persons.pick(id)\n", "person_id"),
    ("id = card_board[3]\nprint(ALL_CARD_POINTS[int(id)])\n", "identifier"),
    ("id = card_board[3]\ncard = ask(int(id))\n", "identifier"),
    ("id = card_board[3]\ncard = ask(int(id))\nALL_CARD_POINTS[id]\n", "card_id"),
    ("id = point_board[3]\nprint(ALL_CARDS[int(id)])\n", "identifier"),
    ("def show_card(x):\n    for id in card_board: print(ALL_CARD_POINTS[id])\n", "card_id"),
    ("for id, x in enumerate(card_board): print(ALL_CARD_POINTS[id])\n", "index"),
    ("def look_at_node(id): pass\ndef other(node_ids): pass\n", "node_id"),
    ("def look_at_node(id): pass\ndef other(node_id_text): pass\n", "identifier"),
    (
        "def tell_event(x):\n    type = headers['X-Github-Event']\n    warn('No handler for the event ' + type)\n",
        "event_type",
    ),
    (
        "def tell(x):\n    type = headers['X-Github-Event']\n    warn('No handler for the event ' + type)\n",
        "kind",
    ),
    ("def build_cells(deps):\n    return [cells[id] for id in deps]\n", "cell_id"),
    ("def build_walls(deps):\n    return [cells[id] for id in deps]\n", "identifier"),
    ("def look_at_menu(event):\n    id = event.GetId()\n    menu = f(id)\n", "menu_id"),
    ("def look_at_menu(event):\n    id = event.Thing()\n    menu = f(id)\n", "identifier"),
    # one place that says more than others
    ("def look_at_card(x):\n    id = deck[3]\n    card = ask_deck(id)\n", "card_id"),
    ("def look_at_card(x):\n    id = deck[3]\n    card = ask_deck(f'deck {id}')\n", "identifier"),
    ("def look_statically(x):\n    type = x[3]\n    statically_ask(type)\n", "kind"),
    # comments
    ("# the radio format\nformat = ask()\n", "radio_format"),
    ("format = ask()  # the radio format\n", "radio_format"),
    ("format = ask()\n# the radio format\n", "fmt"),
    ("# the actual format\nformat = ask()\n", "fmt"),
    ("# the radio format\n\nformat = ask()\n", "fmt"),
    ("# the radio format, no TV format\nformat = ask()\n", "radio_format"),
    ("# the radio format, no disc format\nformat = ask()\n", "fmt"),
    ("set = []  # character set\n", "character_set"),
    # what is done is no owner, nor what comes out
    ("def person_to_house(id):\n    return pick_from_house(id)\n", "identifier"),
    ("def weigh(id):\n    return weigh(id)\n", "identifier"),
    ("def look_at_stored(id):\n    return pick_from_stored(id)\n", "identifier"),
    ("def look_at_request(id):\n    return find_request(id)\n", "identifier"),
    # two owners are none
    ("def look_at_person_house(id):\n    return find_person_house(id)\n", "identifier"),
    # in so many words
    ('def set_type(self, type):\n    """Set the frame type that is asked for."""\n', "frame_type"),
    ('def set_type(self, type):\n    """Set the type that is asked for."""\n', "kind"),
    ('def retract(id):\n    """Take back a note by its note id."""\n', "note_id"),
    ('def retract(id):\n    """Take back what has the given id."""\n', "identifier"),
    ("def look_at_mask(event):\n    type = 'round'\n    return make_mask(event, type)\n", "mask_type"),
    ("def look_at_mask(event):\n    format = 'round'\n    return make_mask(event, format)\n", "format_name"),
]


@pytest.mark.parametrize(("program", "expected"), ATTESTED)
def test_what_two_places_say(program: str, expected: str) -> None:
    assert first_name(program) == expected


def test_what_the_file_is_about() -> None:
    program = "def look(id):\n    country = ask(id)\n    return country\n"
    assert first_name(program) == "identifier"
    assert first_name(program.replace("look", "country_detail"), "countries.py") == "country_id"


# What a value is called where it comes from, and where it goes.
VALUES = [
    ("import numpy\nstr = numpy.arange(3)\n", "values"),
    ("import shops\nstr = shops.arange(3)\n", "text"),
    ("id = labels['INSTRUMENT_ID']\n", "instrument_id"),
    ("id = self._batch_id\n", "batch_id"),
    ("id = cursor.lastrowid\n", "row_id"),
    ("id = cursor.rownumber\n", "identifier"),
    ("id, name = student\n", "student_id"),
    ("id, name = self.new_student\n", "student_id"),
    ("id, name = students[0]\n", "student_id"),
    ("type, name = token\n", "token_type"),
    ("id, name = students\n", "identifier"),
    ("id, name = line\n", "identifier"),
    ("id, name = pairlist\n", "identifier"),
    ("type, name = doctype\n", "kind"),
    ("id, name = data\n", "identifier"),
    ("id, name = person()\n", "identifier"),
    ("id = users.create(x)\n", "user_id"),
    ("id = users.find(x)\n", "identifier"),
    ("id = user.create(x)\n", "identifier"),
    ("id = find(x)\nroot.after_cancel(id)\n", "after_id"),
    ("id = find(x)\nscores.append((id, 3))\n", "identifier"),
    ("id, name = tokens[:2]\n", "identifier"),
    ("id = services.create(x)\n", "identifier"),
    ("id = find(x)\nsoft_delete(id)\n", "identifier"),
    ("id = find(x)\nshow({'saleId': id})\n", "sale_id"),
    ("id = find(x)\nshow({'sale_id': id})\n", "sale_id"),
    ("id = find(x)\nshow({'sale': id, id: 'saleId'})\n", "identifier"),
    ("import uuid\nid = str(uuid.uuid4())\n", "unique_id"),
    ("import uuid\nid = uuid.getnode()\n", "identifier"),
    ("def f(type):\n    return type == SpendingType.FOOD.value\n", "spending_type"),
    ("def f(type):\n    return type == Spending.FOOD.value\n", "kind"),
    ("dict = copy.copy(self.person)\n", "person_copy"),
    ("dict = self.person.copy()\n", "person_copy"),
    ("id = msg.get('id')\n", "message_id"),
    ("filter = None\nif 3: filter = 'a'\n", "filter_text"),
    ("filter = ask()\nif 3: filter = 'a'\n", "current_filter"),
    ("with open(x) as input: print(pickle.load(input))\n", "input_file"),
    ("means, vars = ask()\n", "variances"),
    (
        "class Shop:\n    @classmethod\n    def make(cls, data):\n        id = data[3]\n"
        "        return cls(id=id)\n",
        "shop_id",
    ),
    (
        "class Shop:\n    @classmethod\n    def make(cls, data):\n        id = data[3]\n"
        "        return make(id=id)\n",
        "identifier",
    ),
    ("def make_temp_dir(x):\n    dir = x + 'a/'\n    return dir\n", "temp_dir"),
    ("def make_temp_dir(x):\n    dir = x + 'a/'\n    return open(dir)\n", "temp_dir"),
    ("def make_temp_dir(x):\n    dir = x + 'a/'\n    open(dir)\n", "directory"),
    ("def make_temp_dirs(x):\n    dir = x + 'a/'\n    return dir\n", "directory"),
    ("type = model._options.type\n", "model_type"),
    ("input = Thing(id='city-name-input')\n", "city_name_input"),
    ("id = header(row, 'Message-ID')\n", "message_id"),
    ("id = header(row, 'Message ID')\n", "identifier"),
    ("def delete_counterparty_by_id(id): pass\n", "counterparty_id"),
    ("def reject_invitation(id): pass\n", "invitation_id"),
    ("def mark_read(id): pass\n", "identifier"),
    ("def f(id):\n    return f'gid://x/Project/{id}'\n", "project_id"),
    ("def f(id):\n    return f'gid://x/project/{id}'\n", "identifier"),
    ("import struct\nformat = 'ascii'\nprint(format == 'binary')\n", "format_name"),
    ("import struct\nformat = 'ii'\nprint(struct.pack(format, 3))\n", "fmt"),
    ("reversed = ask()\nprint(sorted(xs, reverse=reversed))\n", "reverse"),
    ("reversed = ask()\nprint(sorted(xs, key=reversed))\n", "backwards"),
    ("list = os.listdir(x)\n", "names"),
    ("for isinstance in sample['instances']: pass\n", "instance"),
    ("for isinstance in sample.get('instances', []): pass\n", "instance"),
    ("for isinstance in sample['cases']: pass\n", "is_instance"),
    ("exec = get_execution_of(x)\n", "execution"),
    ("exec = 'make'\n", "command"),
    ("id = job.uid\n", "job_id"),
    # what two places of a variable say, and what only one of them may be
    ("object = x.get('a') or x.get('b')\nif y: object = get_default_shop(x)\n", "obj"),
    ("object = None\nif y: object = get_default_shop(x)\n", "default_shop"),
    (
        "def f(self):\n    format = self.format\n    if self.x: format = self.format_plural\n    print(format.format(3))\n",
        "template",
    ),
    ("id = -1\nif x: id = aspect['id']\n", "aspect_id"),
    # what is made of it, and where it is kept
    ("def f(self):\n    x = {self.model.id_to_piece(id): id for id in range(3)}\n", "piece_id"),
    ("def f(self):\n    x = {self.model.piece_from_id(id): id for id in range(3)}\n", "piece_id"),
    ("def f(self):\n    x = {self.model.id_or_piece(id): id for id in range(3)}\n", "number"),
    ("these_res_ids = [id for (_, id) in ask()]\n", "these_res_id"),
    ("these_res_ids = [int(id) for (_, id) in ask()]\n", "these_res_id"),
    ("these_res_ids = [len(id) for (_, id) in ask()]\n", "identifier"),
    ("these_ids = [id for (_, id) in ask()]\n", "identifier"),
    ("for id, x in ask(): note_ids.append(id)\n", "note_id"),
    ("for id, x in ask(): note_ids.remove(id)\n", "identifier"),
    ("for id in symbols: pass\n", "symbol_id"),
    ("for id in tags: pass\n", "identifier"),
    ("for id in names: pass\n", "identifier"),
    ("def build_json(row, id): pass\n", "identifier"),
    ("def build_model_dict(row, id): pass\n", "model_id"),
    ("def f(id):\n    print(f'cannot find id {id}')\n", "identifier"),
    ("def f(id):\n    print(f'cannot take note id {id}')\n", "note_id"),
    ("for grade, id in zip(self.grades, range(3)): print(f'grade {id}', self.grades)\n", "number"),
    ("class Painter:\n    def __init__(self, type): pass\n", "kind"),
    # what comes next
    ("for next in graph.neighbours(x): pass\n", "next_neighbour"),
    ("next = start + len(x) * 3\n", "next_number"),
    ("next = start + size\n", "next_one"),
    ("next = ask()\nif next == weight: pass\n", "next_weight"),
    ("next = ask()\nif next == goal: pass\n", "next_one"),
    ("next = ask()\nnode = next\n", "next_node"),
    ("next = ask()\ncurrent = next\n", "next_one"),
    ("next = ask()\ni = next\n", "next_one"),
    # what a `dir` is
    ("dir = c.LEFT if x else c.RIGHT\n", "direction"),
    ("dir = x['direction']\n", "direction"),
    ("def f(dir):\n    turn(dir, new_direction=3)\n", "direction"),
    ("def f(dir):\n    turn(dir, new_direction=3, path=4)\n", "directory"),
    ("# this folder\ndef f(dir): pass\n", "folder"),
    ("# this folder, a directory\ndef f(dir): pass\n", "directory"),
    ("# this folder\ndir = ['a', 'b']\n", "directories"),
    ("dir = 'DESC' if x else 'ASC'\n", "direction"),
    ("def f(pos):\n    dir = ask()\n    return pos, dir\n", "direction"),
    ("all = get_private_notes_for_block(x)\n", "all_notes"),
    ("all = get_private_note(x)\n", "all_items"),
    ("all = private_notes(x)\n", "all_items"),
    ("filter = LowFilterLinear()\n", "low_filter"),
    ("filter = LowFiltersLinear()\n", "current_filter"),
    ("exec = sys.executable\n", "executable"),
    ("exec = things.which(3)\n", "execution"),
    ("prev, next = ask()\nnext[1] = prev\n", "next_link"),
    ("next = 0\nx[next] = 3\n", "next_index"),
    ("id = -1\nif x: id = 3\nprint(y[0:id])\n", "position"),
    ("format = read_it()\nif format == 0: pass\n", "format_number"),
    ("format = 3\n", "format_number"),
    ("open = 0\n", "open_count"),
    ("eval = COCOeval(x)\n", "evaluator"),
    ("eval = ask(myeval)\n", "evaluation"),
    ("eval = things.retrieval()\n", "evaluation"),
    ("len = camera.lens\n", "lens"),
    ("len = ask(lenses)\n", "length"),
    ("ord = {1: 'st', 2: 'nd'}.get(x, 'th')\n", "suffix"),
    ("ord = 3 if 'nd' in words else 0\n", "order"),
    ("id = client.create_cell(x)\n", "cell_id"),
    ("id = client.create_record(x)\n", "identifier"),
    ("x = sorted(scores, key=lambda id: scores[id])\n", "identifier"),
    ("x = sorted(score_ids, key=lambda id: scores[id])\n", "score_id"),
    ("def f(xs):\n    notes = [id[1] for id in xs]\n    return [take_note(id) for id in xs]\n", "entry"),
    ("format = ask()\nmake(key_format=format)\n", "key_format"),
    (
        "format = ask()\nmake(x + format)\nmake(y + format)\nmake(z + format)\nmake(key_format=format)\n",
        "fmt",
    ),
    (
        "class A:\n    @staticmethod\n    def f(x, password_hash): pass\ndef g():\n    hash = ask()\n    A.f(3, hash)\n",
        "password_hash",
    ),
    (
        "class A:\n    def f(self, password_hash): pass\ndef g():\n    hash = ask()\n    A.f(3, hash)\n",
        "password_hash",
    ),
    (
        "class A:\n    @classmethod\n    def f(cls, x, password_hash): pass\ndef g():\n    hash = ask()\n    A.f(3, hash)\n",
        "password_hash",
    ),
    (
        "class A:\n    def f(self, x, password_hash): pass\ndef g():\n    hash = ask()\n    A.f(3, hash)\n",
        "hash_value",
    ),
    ("for id, x in token_ids_string: pass\n", "token_id"),
    ("for id, x in token_string: pass\n", "identifier"),
    ("def f(input, x):\n    return x.encode(input)\n", "input_text"),
    ("def f(input, x):\n    return x.encoded(input)\n", "input_data"),
    ("def f(self):\n    id = json['id']\n", "identifier"),
    ("def f(property):\n    return property.items()\n", "properties"),
    ("bytes = _index_to_bytes(x)\n", "index_bytes"),
    ("def f(self, x):\n    vars = self.player_vars[x]\n", "player_vars"),
    ("for input in args.outside: pass\n", "item"),
    ("dict = [3]\n", "items"),
    ("list = f'{x}'\n", "text"),
    ("str = {}\n", "mapping"),
    ("for object in ask(): destroyed_objects.append(object)\n", "obj"),
    ("for object in ask(): game_objects.append(object)\n", "game_object"),
    ("def f(iter):\n    return iter != 3\n", "iteration"),
    ("iter = size(x)\nprint(iter != 3)\n", "iteration"),
    ("def f(map: tf.Tensor): pass\n", "map_tensor"),
    ("next = [3]\n", "next_values"),
    ("def f(chr, coord): pass\n", "chromosome"),
    ("def help():\n    return 'a'\n", "get_help"),
    ("def help():\n    print('a')\n", "show_help"),
    ("print(help := QAction(3))\n", "help_action"),
    ("id = note[0]\n", "identifier"),
    ("id = note[1]\n", "identifier"),
    ("id = line[0]\n", "identifier"),
    ("for id in ask():\n    print(torque.read(id))\n    enable_torque(id, True)\n", "identifier"),
    ("id = cuboRegionId(x)\n", "cubo_region_id"),
    ("id = cuboRegion(x)\n", "identifier"),
    ("range = min(x, y)\nprint(z[3:range])\n", "range_end"),
    ("iter = ask()\nprint(z[iter:3])\n", "position"),
    ("max = MaxPooling2D(x)\n", "max_pooling"),
    ("max = Maxi(x)\n", "maximum"),
    ("def f(object, x):\n    return x.encode(object)\n", "obj"),
    ("def f(input, output, x):\n    return x.encode(input, output)\n", "input_data"),
    ("for range in tests: pass\n", "current_range"),
    ("range = ask()\n", "value_range"),
    ("def f(dir):\n    turn('no direction')\n    return open(dir)\n", "directory"),
    ("def f(map):\n    return open(map)\n", "map_path"),
    ("def get_payload(id): pass\n", "identifier"),
    ("def f(zip):\n    if zip: print(3)\n", "as_zip"),
    ("for id, path in ask.items(): print(path)\n", "identifier"),
    ("for id, engine in ask.items(): print(engine)\n", "engine_id"),
    # one of several
    ("for id, x in users.items(): pass\nfor id, x in robots.items(): pass\n", "identifier"),
    ("for id, x in users.items(): pass\nfor id, x in users.items(): pass\n", "user_id"),
    ("for iter, x in enumerate(y): pass\n", "index"),
    ("for x, iter in enumerate(y): pass\n", "item"),
    ("for int in interfaces['result']: pass\n", "interface"),
    ("for int in ask(): print(int['name'])\n", "entry"),
    ("for bin in ask(): print(bin.value)\n", "current_bin"),
    ("for bin in ask(): print(bin)\n", "bin_value"),
    ("for filter in [a_filter, b_filter]: filter(3)\n", "current_filter"),
    ("for filter in [a_filter, b_test]: filter(3)\n", "filter_function"),
    ("def stack_up(self):\n    for id in reversed(self.id_stack): return id\n", "identifier"),
    ("variables = 3\ndef f():\n    vars = ask(variables)\n", "all_variables"),
    ("for iter in batches: pass\n", "batch"),
    ("for iter in text: pass\n", "item"),
    ("for slice in chunks: pass\n", "chunk"),
    ("for zip in zipcode_models: pass\n", "zipcode_model"),
    ("for zip in zips: pass\n", "current_zip"),
    ("slice = ask(chunks)\n", "current_slice"),
    ("slice = chunks[3:x]\n", "part"),
    # what stands in the value
    ("map = 'function(doc) { return doc }'\n", "map_text"),
    ("map = 'desert'\n", "map_name"),
    ("for x, (v, iter) in ask(): print(iter > x)\n", "iteration"),
    ("for x, (v, iter) in ask(): print(iter == x)\n", "iterable"),
    ("filter = False\nif filter: pass\n", "use_filter"),
    ("type, name = ask()\nif type == 'a': print(type(name))\n", "kind"),
    ('def set_type(self, type):\n    """Set the lowest type that is asked for."""\n', "kind"),
    ('def set_type(self, type):\n    """Set the guest type that is asked for."""\n', "guest_type"),
    ("x, format = os.path.splitext(y)\n", "extension"),
    ("format = os.path.splitext(y)[1]\n", "extension"),
    ("x, format = os.path.split(y)\n", "fmt"),
    ("for format in DataFormat: pass\n", "data_format"),
    ("for format in Formats: pass\n", "fmt"),
    ("for iter in trange(3): pass\n", "iteration"),
    ("for iter in arrange(3): pass\n", "item"),
    ("iter = DepthFirstIterator(x)\n", "iterator"),
    ("eval = DummyEvaluatorWithOptions(x)\n", "evaluator"),
    ("slice = width // parts\n", "slice_size"),
    ("open = '['\n", "open_bracket"),
    ("def f():\n    open, close = ask()\n", "opening"),
    ("list = {}\n", "mapping"),
    ("bin = ''\n", "binary"),
    ("def f(x, endPos):\n    chr = x[0]\n", "chromosome"),
    ("def f(filter: FilterLike): pass\n", "filter_by"),
    ("def f(object: ThingLike): pass\n", "obj"),
    (
        'def f(input):\n    """D.\n\n    Args:\n        input: Input expression the query is made of\n    """\n',
        "input_expression",
    ),
    ("for id in identifiedThings: pass\n", "identifier"),
    ("bin = bytearray()\n", "binary"),
    ("range = ['red']\n", "value_range"),
    ("range = [3, 4]\n", "bounds"),
    ("def replace(x, all=False): pass\n", "replace_all"),
    ("def test(x, all=False): pass\n", "include_all"),
    ("def f(id, message):\n    send_message(id, message)\n    print(f'message to {id}')\n", "identifier"),
    ("next = True\nif next: print(3)\n", "go_on"),
    ("id = files[0]['id']\nprint(f'using id {id}')\n", "file_id"),
    ("type = answer.find('.//{DAV:}resourcetype')\n", "resource_type"),
    ("type = answer.find('.//{DAV:}typeset')\n", "kind"),
    ("id = answer.find('stupid')\n", "identifier"),
    ("type = payload.packettype\n", "packet_type"),
    ("type = payload.xtype\n", "kind"),
    ("id = make(3)\nprint(id[0])\n", "entry"),
    ("def f(total):\n    sum = make(3)\n    return sum / total\n", "sum_value"),
    ("def f(input_path):\n    input = join(x, input_path)\n    return open(input)\n", "input_file"),
    ("def f(id, id2):\n    return id == id2\n", "id1"),
    ("def f(list, list_2):\n    return list + list_2\n", "list_1"),
    ("def f(id, id1, id2):\n    return id == id2 + id1\n", "identifier"),
    ("def f(number):\n    all = number.is_prime()\n    return all\n", "is_prime"),
    ("def f(number):\n    all = number.isolate()\n    return all\n", "all_items"),
    ("def f(dir):\n    return dir.upper().startswith('L')\n", "direction"),
    ("def f(dir):\n    return dir.upper().startswith('Lo')\n", "directory"),
    ("def f(dir):\n    return dir.upper().endswith('L')\n", "directory"),
    ("id = BoxLayout()\n", "id_layout"),
    ("filter = ask()\n", "current_filter"),
    ("next = tokens.pop() if tokens else None\n", "next_token"),
    ("for x, map in ask(): print(map.items())\n", "mapping"),
    ("for x, map in ask(): print(map.size())\n", "map_data"),
    ("def f(dir):\n    return dir == 'h'\n", "direction"),
    ("sum = sha256sum(x)\n", "checksum"),
    ("sum = subsum(x)\n", "total"),
    ("slice = 40.0\n", "slice_count"),
    ("slice = 40\n", "slice_number"),
    ("bytes = word.encode()\n", "encoded"),
    ("bytes = word.encoding()\n", "raw_bytes"),
    ("type = self.meta.type\n", "kind"),
    ("id = self._alloc_id()\n", "identifier"),
    ("help = action('About')\n", "help_action"),
    ("help = actions('About')\n", "help_text"),
    ("format = LineFormatter('About')\n", "formatter"),
    ("format = LineFormation('About')\n", "formation"),
    ("object = Shop()\n", "shop"),
    ("object = Shop()\nif object: object = House()\n", "obj"),
    ("def f():\n    object = Shop()\n    object = make(object)\n", "shop"),
    ("object = Shop()\nif y: object = make()\n", "obj"),
    ("object = Shop()\nif y: object = Shop(3)\n", "shop"),
    ("def f():\n    complex = ask()\n    for x in ask(): complex = [3]\n", "complex_value"),
    ("complex = self.df\n", "complex_value"),
    ("complex = 3 + 4j\n", "complex_number"),
    ("complex = ask()\nprint(complex * 2)\n", "complex_number"),
    ("type = SpendingType.FOOD\n", "spending_type"),
    ("type = shop.SpendingType.FOOD\n", "spending_type"),
    ("type = Spending.FOOD\n", "kind"),
    ("type = data.__class__.__name__\n", "type_name"),
    ("type = data.__class__.__doc__\n", "kind"),
    ("input = args.input.absolute()\n", "input_path"),
    ("input = os.path.abspath(name)\n", "input_path"),
    ("new_ids = []\nid = make(3)\nnew_ids.append(id)\nexisting_ids.append(id)\n", "identifier"),
    ("id = make(3)\nuser_ids.append(id)\nexisting_ids.append(id)\n", "user_id"),
    ("def get_forces(lmp):\n    'Get the forces.'\n    id = lmp.extract_atom('id')\n", "identifier"),
    ("def get_forces(lmp):\n    'Get the forces.'\n    id = lmp.extract('id')\n", "force_id"),
    ("def test_script_with_no_job_id(id):\n    get_script_json(id)\n", "job_id"),
    ("def test_script_with_no_job(id):\n    get_script_json(id)\n", "script_id"),
    ("def origin_name(type):\n    type_origin = get_origin(type)\n", "kind"),
    ("def origin_name(type):\n    origin = get_origin(type)\n", "origin_type"),
    ("def encode(input): pass\nencode(signature)\n", "signature"),
    ("def encode(input): pass\nencode(signature)\nencode(dump(3))\n", "input_data"),
    ("id = p.createMultiBody(3)\n", "body_id"),
    ("list = sorted(self.get_history(3))\n", "history"),
    ("list = shuffled(self.get_history(3))\n", "items"),
    ("id = make(3)\nstore(instId=id)\n", "inst_id"),
    ("input = make(3)\nModel(inputs=input)\n", "inputs"),
    ("input = make(3)\nModel(inputs=input, x=f(outputs=input))\n", "input_data"),
]


@pytest.mark.parametrize(("program", "expected"), VALUES)
def test_where_a_value_comes_from_and_goes(program: str, expected: str) -> None:
    assert first_name(program) == expected


# One of several.
ELEMENTS = [
    ("for input in task.inputs: pass\n", "task_input"),
    ("for input in tasks.inputs: pass\n", "current_input"),
    ("for input in self.inputs: pass\n", "current_input"),
    ("for id in ids: pass\n", "identifier"),
    ("for id in [3, 4]: pass\n", "identifier"),
    ("for input in node.input: pass\n", "node_input"),
    ("for input in node.inputs_of(3): pass\n", "item"),
    ("for zip in order.zip_ids: print(zip.id)\n", "current_zip"),
    ("for id, grant in given.items(): pass\n", "grant_id"),
    ("for id, grant in list(given.items()): pass\n", "grant_id"),
    ("for id, grant in count(given.items()): pass\n", "identifier"),
    ("for id, grant in enumerate(given): pass\n", "index"),
    ("for id, grants in given.items(): pass\n", "identifier"),
    ("for id, name in given.items(): pass\n", "identifier"),
    ("for id, entry in given.items(): pass\n", "identifier"),
    ("for x, callable in task_callables.items(): print(callable)\n", "task_callable"),
    ("for x, callable in task_callables.pairs(): print(callable)\n", "function"),
    ("for callable, x in task_callables.items(): print(callable)\n", "function"),
    ("for id, x in d['grade_cells_dict'].items(): print(3)\n", "grade_cell_id"),
    ("for type in unknown_habtypes: pass\n", "habtype"),
    ("for type in unknown_xtypes: pass\n", "kind"),
    ("xs = [make(3) for filter in range(2)]\n", "filter_index"),
    ("xs = [make(3) for id in range(2)]\n", "number"),
    ("for str in ('first', 'last'): print(str in xs)\n", "name"),
    ("for str in ('first of', 'last'): print(str in xs)\n", "text"),
    ("id = [3]\nprint(id)\n", "entries"),
    ("for dir in invDirections: pass\n", "direction"),
    ("for dir in ('posx', 'negy'): pass\n", "direction"),
    ("sides = ['posx', 'negy']\nfor x, dir in enumerate(sides): pass\n", "direction"),
    ("sides = ['posx', 'negy']\nfor x, dir in zip(sides): pass\n", "directory"),
    ("sides = ['left', 'right']\nfor dir in sides: pass\n", "direction"),
    ("dir = join(home, 'logo.svg')\n", "path"),
    ("dir = join(home, 'logo')\n", "directory"),
    ("dir, estarts = line[5], line[11]\n", "direction"),
    ("dir, start = line[5], line[11]\n", "directory"),
    ("sides = ['left', 'right']\nsides = ask()\nfor dir in sides: pass\n", "directory"),
    ("for index, type, batch in readers: pass\n", "kind"),
    ("for index, type, batch in edges: pass\n", "edge_type"),
    ("for range in dueRanges: pass\n", "due_range"),
    ("for range, number in dueRanges.items(): pass\n", "due_range"),
    ("for number, range in dueRanges.items(): pass\n", "due_range"),
    ("for range, number, x in dueRanges.items(): pass\n", "value_range"),
    ("for range, number in dueRanges.pairs(): pass\n", "value_range"),
    ("def show_block(block_ids):\n    for id in np.argsort(block_ids): print(3)\n", "index"),
    ("def show_block(block_ids):\n    for id in np.sort(block_ids): print(3)\n", "block_id"),
    ("def test(path):\n    for id, name in parse_rowfile(path): print(id)\n", "identifier"),
    ("def test(top):\n    for id in top.root.tk.call('after'): top.root.cancel(id)\n", "identifier"),
    ("def scan_brace(ids):\n    for id in ids: print(has_small_brace(id))\n", "identifier"),
    ("def scan_brace(ids):\n    for id in ids: print(close_small_brace(id))\n", "brace_id"),
    ("def show_players(ids):\n    for id in ids:\n        print(f'player {id}')\n", "player_id"),
]


@pytest.mark.parametrize(("program", "expected"), ELEMENTS)
def test_one_of_several(program: str, expected: str) -> None:
    assert first_name(program) == expected


# What is put into it.
FILLED = [
    ("list = []\nfor x in xs: list.append(Block(x))\n", "blocks"),
    ("list = []\nlist += [FirstBlock(3)] * 3\n", "blocks"),
    ("list = []\nlist.append(x.user)\nlist.append(user)\n", "users"),
    ("list = []\nlist.append(row['user'])\n", "users"),
    ("list = []\nlist.append(row['user'])\nlist.append(group)\n", "items"),
    ("list = []\nlist.append(find_user(3))\n", "items"),
    ("list = []\nlist.append(x)\n", "items"),
    ("list = []\nlist.append(data)\n", "items"),
    ("list = []\nlist.append(dict)\n", "items"),
    ("list = []\nlist.remove(user)\n", "items"),
    ("list = []\nother.append(user)\n", "items"),
    ("set = f()\nset.add(user)\n", "users"),
    ("tuple = f()\ntuple.add(user)\n", "values"),
    ("import tempfile\ndir = tempfile.mkdtemp()\n", "temp_dir"),
]


@pytest.mark.parametrize(("program", "expected"), FILLED)
def test_what_is_put_in(program: str, expected: str) -> None:
    assert first_name(program) == expected


# What is chosen among.
FORMATS = [
    ("def f(format='png'): pass\n", "image_format"),
    ("def f(format: Literal['svg', 'other']): pass\n", "image_format"),
    ("def f(format):\n    return format == '.GIF'\n", "image_format"),
    ("format = 'png' if x else 'gif'\n", "image_format"),
    ("def show(format='json'): pass\n", "output_format"),
    ("def load(format='json'): pass\n", "input_format"),
    ("def from_text(format='json'): pass\n", "input_format"),
    ("def f(format='hymn'): pass\n", "format_name"),
    ("def show(path, format='json'): pass\n", "file_format"),
    ("format = 'json'\n", "format_name"),
]


@pytest.mark.parametrize(("program", "expected"), FORMATS)
def test_formats(program: str, expected: str) -> None:
    assert first_name(program) == expected


# What the docstring or the class of an annotation says.
TOLD = [
    ('def f(format):\n    """Turn a requested audio format into an ending."""\n', "audio_format"),
    ('def f(format):\n    """Turn a requested format into an ending."""\n', "fmt"),
    ('def f(format):\n    """Turn an audio format into a video format."""\n', "fmt"),
    ('def f(format):\n    """Make a report in PDF or DOCX format."""\n', "fmt"),
    ('def f(format):\n    """Show it in a readable format."""\n', "fmt"),
    ('def f(format):\n    """Show it in the table format."""\n', "table_format"),
    ('def f(value, hash):\n    """Verify a value against hash."""\n', "hash_value"),
    ("def f(map: MappedMemory): pass\n", "mapped_memory"),
    ("def f(map: MappedMemory | None): pass\n", "mapped_memory"),
    ("def f(map: MappedMemory | Page): pass\n", "map_data"),
    ("def f(id: Union[InternalId, ExternalId]): pass\n", "identifier"),
    ("def f(id: Optional[InternalId]): pass\n", "internal_id"),
    ("def f(map: Any): pass\n", "map_data"),
    ("def f(map: XPage): pass\n", "map_data"),
    ("def f(map: DefaultMap): pass\n", "map_data"),
    ("def f(dir: Path): pass\n", "directory"),
    ("def f(input: BaseModel): pass\n", "input_data"),
    ("map = kept._attrMap\n", "attr_map"),
    ("def f(id: Position): pass\n", "identifier"),
]


@pytest.mark.parametrize(("program", "expected"), TOLD)
def test_what_is_told(program: str, expected: str) -> None:
    assert first_name(program) == expected


CAMEL_CASE = (
    "firstName = lastName = userName = fileName = pageTitle = rowCount = colCount = boxSize = barSize = 3\n"
)


def test_names_are_written_as_those_of_the_file() -> None:
    program = "input = open(x)\n"
    assert first_name(program) == "input_file"
    assert first_name(CAMEL_CASE + program) == "inputFile"
    assert first_name(f"{CAMEL_CASE}first_name = last_name = user_name = 3\n{program}") == "input_file"
    assert first_name(CAMEL_CASE.replace(" = barSize", "") + program) == "input_file"
    methods = "".join(f"def {name}(): pass\n" for name in CAMEL_CASE.split(" = ")[:-1])
    assert first_name(methods + program) == "input_file"


# What libraries of layers and tensors mean by it.
INPUTS = [
    ("import torch\nclass A(torch.nn.Module):\n    def f(self, input): return g(input)\n", "input_tensor"),
    ("import other\nclass A(other.nn.Module):\n    def f(self, input): return g(input)\n", "input_data"),
    ("import torch\nclass A(torch.Thing):\n    def f(self, input): return g(input)\n", "input_data"),
    ("import torch\ndef f(input): return input.view(3)\n", "input_tensor"),
    ("import torch\ndef f(input): return input * 3\n", "input_tensor"),
    ("import torch\ndef f(input): return open(input)\n", "input_path"),
    ("import torch\ndef f(input: str): return input[3:]\n", "input_text"),
    ("def f(input: np.ndarray): return input[3:]\n", "input_array"),
    ("from keras import Input\ninput = Input(shape=3)\n", "input_layer"),
    ("from textual.widgets import Input\ninput = Input(name='x')\n", "input_widget"),
    ("import keras\nclass A(keras.Layer):\n    def call(self, input): return g(input)\n", "inputs"),
    ("import keras\nclass A(keras.Layer):\n    def build(self, input): return g(input)\n", "input_tensor"),
    (
        "import keras\nclass A(keras.Layer):\n    def build(self, input: Block): return g(input)\n",
        "input_block",
    ),
]


@pytest.mark.parametrize(("program", "expected"), INPUTS)
def test_inputs(program: str, expected: str) -> None:
    assert first_name(program) == expected
