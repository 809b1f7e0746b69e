"""What builtins and some of the standard library return. Tables of text, read by `lattice.read_fact`.

In the types, `S` is the object whose method is called, `E` what iterating over it (or over the first
argument) yields, and `V` the values of a dict. Everything here returns exactly the named type.
"""

from __future__ import annotations


def _rows(text: str) -> dict[str, str]:
    """Read lines of `type: names` into a table from name to type."""
    pairs = [line.split(": ") for line in text.splitlines() if line.strip()]
    return {name: kind.strip() for kind, names in pairs for name in names.split()}


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


_SETS = """
    S: copy union intersection difference symmetric_difference
    bool: isdisjoint issubset issuperset
"""

METHODS: dict[str, dict[str, str]] = {
    "str": _rows("""
        str: capitalize casefold center expandtabs format format_map join ljust lower lstrip removeprefix
        str: removesuffix replace rjust rstrip strip swapcase title translate upper zfill
        bool: endswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable
        bool: isspace istitle isupper startswith
        int: count find index rfind rindex
        list[str]: split rsplit splitlines
        tuple[str, str, str]: partition rpartition
        bytes: encode
    """),
    "bytes": _rows("""
        bytes: capitalize center expandtabs join ljust lower lstrip removeprefix removesuffix replace rjust
        bytes: rstrip strip swapcase title translate upper zfill
        bool: endswith isalnum isalpha isascii isdigit islower isspace istitle isupper startswith
        int: count find index rfind rindex
        list[bytes]: split rsplit splitlines
        tuple[bytes, bytes, bytes]: partition rpartition
        str: decode hex
    """),
    "int": _rows("""
        int: bit_length bit_count conjugate
        tuple[int, int]: as_integer_ratio
        bytes: to_bytes
    """),
    "float": _rows("""
        bool: is_integer
        str: hex
        tuple[int, int]: as_integer_ratio
    """),
    "list": _rows("""
        NoneType: append extend insert remove clear sort reverse
        int: count index
        E: pop
        S: copy
    """),
    "tuple": _rows("""
        int: count index
    """),
    "range": _rows("""
        int: count index
    """),
    "set": _rows(
        _SETS
        + """
        NoneType: add update remove discard clear difference_update intersection_update
        NoneType: symmetric_difference_update
        E: pop
    """
    ),
    "frozenset": _rows(_SETS),
    "dict": _rows("""
        dict_keys[E]: keys
        dict_values[V]: values
        dict_items[tuple[E, V]]: items
        tuple[E, V]: popitem
        NoneType: update clear
        V: setdefault pop
        S: copy
    """),
    "date": _rows("""
        str: ctime isoformat strftime
        int: isoweekday toordinal weekday
    """),
    "datetime": _rows("""
        str: ctime isoformat strftime
        int: isoweekday toordinal weekday
        float: timestamp
        date: date
    """),
    "file": _rows("""
        E: read readline
        list[E]: readlines
        int: write seek tell truncate fileno
        NoneType: writelines close flush
        bool: readable writable seekable isatty
    """),
}

FUNCTIONS = _rows("""
    str: input str repr ascii chr bin oct hex format
    int: int len ord id hash
    float: float
    complex: complex
    bool: bool isinstance issubclass callable hasattr any all
    bytes: bytes
    bytearray: bytearray
    range: range
    slice: slice
    object: object
    NoneType: print delattr setattr
    list[E]: list sorted
    set[E]: set
    frozenset[E]: frozenset
    reversed[E]: reversed
    iterator[E]: iter
    enumerate[tuple[int, E]]: enumerate
    E: next
""")
"""Builtins by name. `calls.py` knows more of those whose result depends on more than the first argument."""

LIBRARY = _rows("""
    str: os.getcwd os.getlogin os.strerror time.strftime time.ctime time.asctime json.dumps platform.system
    str: platform.node platform.release platform.platform platform.python_version getpass.getuser
    str: getpass.getpass socket.gethostname calendar.month
    int: os.getpid random.randint random.randrange random.getrandbits time.time_ns time.perf_counter_ns
    int: math.factorial math.comb math.perm math.isqrt math.gcd sys.getrecursionlimit sys.getsizeof
    float: time.time time.perf_counter time.monotonic time.process_time random.random random.uniform
    float: random.gauss random.triangular random.betavariate random.expovariate random.normalvariate
    float: math.sqrt math.sin math.cos math.tan math.asin math.acos math.atan math.atan2 math.exp math.log
    float: math.log2 math.log10 math.pow math.hypot math.radians math.degrees math.fabs math.fmod math.fsum
    float: math.copysign math.dist math.sinh math.cosh math.tanh
    bool: math.isnan math.isinf math.isfinite math.isclose os.path.exists os.path.isfile os.path.isdir
    bool: os.path.isabs os.path.islink os.access keyword.iskeyword
    NoneType: time.sleep random.seed random.shuffle os.mkdir os.makedirs os.remove os.rename os.chdir
    defaultdict: collections.defaultdict
    Counter: collections.Counter
    OrderedDict: collections.OrderedDict
    deque: collections.deque
    datetime: datetime.datetime datetime.datetime.now datetime.datetime.today datetime.datetime.utcnow
    date: datetime.date datetime.date.today
    timedelta: datetime.timedelta
    E: random.choice
    list[E]: random.sample random.choices
    iterator[list[str]]: csv.reader
""")
"""Functions of the standard library by their full name."""

PATH_LIBRARY = _rows("""
    str: os.path.join os.path.basename os.path.dirname os.path.abspath os.path.realpath os.path.normpath
    str: os.path.expanduser os.path.relpath os.path.normcase shutil.copy textwrap.dedent textwrap.fill
    str: textwrap.indent html.escape html.unescape urllib.parse.quote re.escape string.capwords
    list[str]: os.listdir textwrap.wrap shlex.split glob.glob
    tuple[str, str]: os.path.split os.path.splitext
""")
"""Functions that return texts if all their arguments are texts (some return bytes for bytes)."""

ATTRIBUTES = _rows("""
    str: os.sep os.linesep os.name os.pathsep os.curdir os.pardir os.extsep sys.version sys.platform
    str: sys.executable sys.byteorder string.ascii_letters string.ascii_lowercase string.ascii_uppercase
    str: string.digits string.punctuation string.whitespace string.printable string.hexdigits string.octdigits
    int: sys.maxsize sys.maxunicode sys.hexversion
    float: math.pi math.e math.tau math.inf math.nan cmath.pi cmath.e cmath.tau cmath.inf cmath.nan
    list[str]: sys.argv
    file[str]: sys.stdin sys.stdout sys.stderr
""")
"""Attributes of modules."""
