"""Lists that are filled in a loop (ZEN306)."""

from tests.properties.templates import template

EACH = {"xs": "value list[T]", "x": "loop T", "out": "new list[U]"}
MORE = {"xs": "value list[T]", "x": "loop T", "out": "var list[U]"}

TEMPLATES = [
    template(
        "copy",
        """
        $out = []
        for $x in $xs:
            $out.append($x)
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[T]",
    ),
    template(
        "mapped",
        """
        $out = []
        for $x in $xs:
            $out.append($v)
        """,
        **EACH,
        v="U from x",
        weight=2,
    ),
    template(
        "list-call",
        """
        $out = list()
        for $x in $xs:
            $out.append($v)
        """,
        **EACH,
        v="U from x",
    ),
    template(
        "annotated",
        """
        $out: list = []
        for $x in $xs:
            $out.append($v)
        """,
        **EACH,
        v="U from x",
    ),
    template(
        "filtered",
        """
        $out = []
        for $x in $xs:
            if $test:
                $out.append($v)
        """,
        **EACH,
        v="U from x",
        test="bool from x",
        weight=2,
    ),
    template(
        "filtered-twice",
        """
        $out = []
        for $x in $xs:
            if $test:
                if $other:
                    $out.append($v)
        """,
        **EACH,
        v="U from x",
        test="bool from x",
        other="bool from x",
    ),
    template(
        "continue",
        """
        $out = []
        for $x in $xs:
            if $test:
                continue
            $out.append($v)
        """,
        **EACH,
        v="U from x",
        test="bool from x",
        b4=(68,),
    ),
    template(
        "if-else",
        """
        $out = []
        for $x in $xs:
            if $test:
                $out.append($v)
            else:
                $out.append($w)
        """,
        **EACH,
        v="U from x",
        w="U from x",
        test="bool from x",
    ),
    template(
        "nested",
        """
        $out = []
        for $row in $rows:
            for $x in $row:
                $out.append($v)
        """,
        rows="value list[list[int]]",
        row="loop list[int]",
        x="loop int",
        out="new list[U]",
        v="U from x row",
    ),
    template(
        "nested-ranges",
        """
        $out = []
        for $x in range(3):
            for $y in range($n):
                if $test:
                    $out.append($v)
        """,
        x="loop int",
        y="loop int",
        n="= $x : int",
        out="new list[U]",
        v="U from x y",
        test="bool from x y",
    ),
    template(
        "temporary",
        """
        $out = []
        for $x in $xs:
            $temp = $v
            $out.append($w)
        """,
        **EACH,
        temp="loop V",
        v="V from x",
        w="U from temp",
        V="int|str|float",
    ),
    template(
        "two-temporaries",
        """
        $out = []
        for $x in $xs:
            $temp = $v
            $second = $u
            $out.append($w)
        """,
        **EACH,
        temp="loop V",
        v="V from x",
        second="loop int",
        u="int from temp x",
        w="U from second temp",
        V="int|str",
    ),
    template(
        "temporary-tested",
        """
        $out = []
        for $x in $xs:
            $temp = $v
            if $test:
                $out.append($temp)
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[V]",
        temp="loop V",
        v="V from x",
        test="bool from temp",
        V="int|str",
    ),
    template(
        "pairs",
        """
        $out = []
        for $name, $n in $xs:
            $out.append($v)
        """,
        xs="value list[tuple[str, int]]",
        name="loop str",
        n="loop int",
        out="new list[U]",
        v="U from name n",
    ),
    template(
        "enumerated",
        """
        $out = []
        for $i, $x in enumerate($xs):
            if $test:
                $out.append($v)
        """,
        xs="value list[T]",
        i="loop int",
        x="loop T",
        out="new list[U]",
        test="bool from i x",
        v="U from i x",
    ),
    template(
        "items",
        """
        $out = []
        for $key, $n in $d.items():
            $out.append($v)
        """,
        d="var dict[str, int]",
        key="loop str",
        n="loop int",
        out="new list[U]",
        v="U from key n",
    ),
    template(
        "range",
        """
        $out = []
        for $i in range($n):
            $out.append($v)
        """,
        i="loop int",
        n="5 | 3 | len($xs) | 0 | 1, 4",
        xs="var list[T]",
        out="new list[U]",
        v="U from i",
    ),
    template(
        "letters",
        """
        $out = []
        for $ch in $text:
            $out.append($v)
        """,
        text="value str",
        ch="loop str",
        out="new list[U]",
        v="U from ch",
    ),
    template(
        "asked",
        """
        $out = []
        for $i in range(3):
            $out.append($v)
        """,
        i="loop int",
        v="input() | int(input()) | input('? ')",
        out="new list[str]",
    ),
    template(
        "zip",
        """
        $out = []
        for $x, $y in zip($xs, $ys):
            $out.append($v)
        """,
        xs="value list[T]",
        ys="value list[int]",
        x="loop T",
        y="loop int",
        out="new list[U]",
        v="U from x y",
    ),
    template(
        "lines-of-a-file",
        """
        with open("notes.txt", "w") as handle:
            handle.write("one\\ntwo\\n\\nthree\\n")
        $out = []
        with open("notes.txt") as handle:
            for $x in handle:
                $out.append($v)
        """,
        x="loop str",
        out="new list[U]",
        v="U from x",
    ),
    template(
        "extend",
        """
        for $x in $xs:
            $out.append($v)
        """,
        **MORE,
        v="U from x",
    ),
    template(
        "extend-filtered",
        """
        for $x in $xs:
            if $test:
                $out.append($v)
        """,
        **MORE,
        v="U from x",
        test="bool from x",
    ),
    template(
        "not-empty",
        """
        $out = [$first]
        for $x in $xs:
            $out.append($v)
        """,
        **EACH,
        first="U from n",
        n="= 3 : int",
        v="U from x",
    ),
    template(
        "reset-in-loop",
        """
        $all = []
        for $row in $rows:
            $out = []
            for $x in $row:
                $out.append($v)
            $all.append($out)
        """,
        rows="value list[list[int]]",
        row="loop list[int]",
        x="loop int",
        out="loop list[int]",
        v="int from x",
        all="new list[list[int]]",
    ),
    template(
        "far-start",
        """
        $out = []
        $between
        for $x in $xs:
            $out.append($v)
        """,
        **EACH,
        v="U from x",
        between="print(len($out)) | more = $out | print('go') | print(end='')",
    ),
    template(
        "plus-list",
        """
        $out = []
        for $x in $xs:
            $out += [$v]
        """,
        **EACH,
        v="U from x",
    ),
    template(
        "unique",
        """
        $out = []
        for $x in $xs:
            if $x not in $out:
                $out.append($x)
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[T]",
        b4=(61,),
    ),
    template(
        "running",
        """
        $out = [1]
        for $x in $xs:
            $out.append($out[-1] + $v)
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[int]",
        v="int from x",
        b4=(61,),
    ),
    template(
        "reads-length",
        """
        $out = []
        for $x in $xs:
            $out.append(len($out))
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[int]",
        b4=(61,),
    ),
    template(
        "two-lists",
        """
        $out = []
        $rest = []
        for $x in $xs:
            if $test:
                $out.append($v)
            else:
                $rest.append($x)
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[U]",
        rest="new list[T]",
        v="U from x",
        test="bool from x",
    ),
    template(
        "busy",
        """
        $out = []
        for $x in $xs:
            $body
            $out.append($v)
        """,
        **EACH,
        body="body from x",
        v="U from x",
    ),
    template(
        "lambdas",
        """
        $out = []
        for $x in $xs:
            $out.append(lambda: $x)
        print([call() for call in $out])
        $out = len($out)
        """,
        xs="value list[T]",
        x="loop T",
        out="new int",
        b4=(64,),
    ),
    template(
        "bare-generator",
        """
        $out = []
        for $x in $rows:
            $out.append($v)
        """,
        rows="value list[list[int]]",
        x="loop list[int]",
        out="new list[int]",
        b4=(60,),
        v="sum(y for y in $x) | len([y for y in $x]) | max((y for y in $x), default=0) | len(list(y for y in $x))",
    ),
    template(
        "generators",
        """
        $out = []
        for $x in $rows:
            $out.append(y + 1 for y in $x)
        $out = [list(each) for each in $out]
        """,
        rows="value list[list[int]]",
        x="loop list[int]",
        out="new list[list[int]]",
        b4=(60, 64),
    ),
    template(
        "walrus",
        """
        $out = []
        for $x in $xs:
            if (size := $v) > 2:
                $out.append($w)
        print("size" in dir())
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[int]",
        v="int from x",
        size="= size : int",
        w="int from size x",
        b4=(67,),
    ),
    template(
        "next-of-iterator",
        """
        $it = iter($xs)
        $out = []
        for $i in range(3):
            $out.append(next($it))
        """,
        xs="value list[T]",
        it="loop T",
        i="loop int",
        out="new list[T]",
        b4=(62,),
    ),
    template(
        "pops",
        """
        $out = []
        for $i in range(2):
            $out.append($xs.pop())
        """,
        xs="var list[T]",
        i="loop int",
        out="new list[T]",
        b4=(61, 68),
    ),
    template(
        "iterator-used-up",
        """
        $it = iter($xs)
        $out = []
        for $x in $it:
            $out.append($v)
            if $test:
                break
        print(list($it))
        """,
        xs="value list[T]",
        it="loop T",
        x="loop T",
        out="new list[U]",
        v="U from x",
        test="bool from x",
        b4=(68,),
    ),
    template(
        "while",
        """
        $out = []
        $i = 0
        while $i < len($xs):
            $out.append($v)
            $i += 1
        """,
        xs="var list[T]",
        i="loop int",
        item="= $xs[$i] : T",
        v="U from i item",
        out="new list[U]",
    ),
    template(
        "dicts",
        """
        $out = []
        for $x in $xs:
            $out.append({"key": $v, "n": 1})
        $out = [each["key"] for each in $out]
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[U]",
        v="U from x",
    ),
    template(
        "of-an-object",
        """
        class Basket:
            def __init__(self):
                self.items = []

            def fill(self, things):
                for $x in things:
                    self.items.append($v)
                return self

        $out = Basket().fill($xs).items
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[U]",
        v="U from x",
        at_top=True,
        b4=(63,),
    ),
    template(
        "own-append",
        """
        class Stack(list):
            def append(self, thing):
                print("push", thing)
                list.append(self, thing)

        $out = Stack()
        for $x in $xs:
            $out.append($v)
        """,
        **EACH,
        v="U from x",
        b4=(63,),
    ),
    template(
        "deque",
        """
        from collections import deque
        $out = deque(maxlen=2)
        for $x in $xs:
            $out.append($v)
        $out = list($out)
        """,
        **EACH,
        v="U from x",
        b4=(63,),
    ),
    template(
        "seen-by-helper",
        """
        def report():
            print(len($out))
            return 1

        $out = []
        for $x in $xs:
            $out.append(report())
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[int]",
        b4=(61,),
    ),
    template(
        "new-list-by-helper",
        """
        def start_again():
            global $out
            $out = [0]
            return 1

        $out = [5]
        for $x in $xs:
            $out.append(start_again())
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[int]",
        b4=(61, 66),
        at_top=True,
    ),
    template(
        "stops-early",
        """
        $it = iter($xs)
        $out = [$first]
        try:
            for $i in range(3):
                $out.append(next($it))
        except StopIteration:
            print("no more", $out)
        """,
        xs="value list[T]",
        it="loop T",
        i="loop int",
        first="3 | 'x'",
        out="new list[T]",
        b4=(62,),
    ),
    template(
        "copy-that-asks-for-the-length",
        """
        class Deck:
            def __iter__(self):
                return iter([1, 2])

            def __len__(self):
                print("length")
                return 2

        def copied(deck):
            $out = []
            for $x in deck:
                $out.append($x)
            return $out

        print(copied(Deck()))
        """,
        x="loop int",
        out="loop list[int]",
        b4=(63, 72),
    ),
    template(
        "others-look-while-it-waits",
        """
        $out = [1]

        async def look(thing):
            print($out)
            return thing

        async def fill():
            for $x in $xs:
                $out.append(await look($x))

        try:
            fill().send(None)
        except StopIteration:
            print($out)
        """,
        xs="value list[T]",
        x="loop T",
        out="new list[T]",
        at_top=True,
        b4=(61, 67),
    ),
    template(
        "asks-the-class-above",
        """
        class Base:
            def price(self):
                return 3

        class Offer(Base):
            def prices(self):
                $out = []
                for $x in $xs:
                    $out.append(super().price() + len(str($x)))
                return $out

        print(Offer().prices())
        """,
        xs="value list[T]",
        x="loop T",
        out="loop list[int]",
        at_top=True,
        b4=(65,),
    ),
    template(
        "of-a-parameter",
        """
        def fill(things, $out):
            for $x in things:
                $out.append($v)
            return $out

        print(fill($xs, [0]))
        """,
        xs="value list[T]",
        x="loop T",
        v="int from x",
        out="loop list[int]",
    ),
    template(
        "of-an-unknown-collector",
        """
        class Log:
            def __init__(self):
                self.lines = []

            def append(self, line):
                self.lines.append(str(line))

        def fill(things, $out):
            for $x in things:
                $out.append($v)

        log = Log()
        fill($xs, log)
        print(log.lines)
        """,
        xs="value list[T]",
        x="loop T",
        v="int from x",
        out="loop list[int]",
        b4=(63,),
    ),
    template(
        "in-a-class-body",
        """
        class Shelf:
            base = 2
            sizes = []
            for $x in $xs:
                sizes.append(base + len(str($x)))

        print(Shelf.sizes)
        """,
        xs="value list[T]",
        x="loop T",
        b4=(65,),
    ),
    template(
        "odd-arguments",
        """
        $out = []
        for $x in $xs:
            $out.append($e)
        """,
        **{**EACH, "out": "new list[list[int]]"},
        b4=(60,),
        e="($x, 1) | $x if $x else None | (not $x) | [$x] * 2 | ($x) | $x, | {$x: 1}[$x] | *[$x] | (lambda: 1)() | [$x for $x in (1, 2)] | "
        "[each for each in [$x]] | {'k': $x} | f'{$x}' | $x or 3 | $x and 3 | -len(str($x)) | ($x == $x) | (kept := $x) | "
        "[$x, *$xs] | 'a' 'b' | (yes for yes in 'ab').__next__()",
    ),
    template(
        "odd-targets",
        """
        $out = []
        for $target in $rows:
            $out.append($v)
        """,
        a="= a : int",
        b="= b : str",
        out="new list[U]",
        v="U from a b",
        target="b, a | (b, a) | [b, a] | b, *a | *b, a",
        rows="[('x', 1), ('y', 2)] | zip('ab', [1, 2]) | {'a': 1}.items() | [['x', 1]]",
    ),
    template(
        "nested-targets",
        """
        $out = []
        for $i, ($name, $n) in enumerate($xs):
            $out.append($v)
        """,
        xs="value list[tuple[str, int]]",
        i="loop int",
        name="loop str",
        n="loop int",
        out="new list[U]",
        v="U from i name n",
    ),
    template(
        "walks-over-its-own-name",
        """
        $word = $text
        $out = []
        for $word in $word:
            $out.append($word + "!")
        """,
        text="value str",
        word="new str",
        out="new list[str]",
        b4=(59, 61),
    ),
    template(
        "continue-twice",
        """
        $out = []
        for $x in $xs:
            if $test:
                continue
            elif $other:
                $out.append($v)
        """,
        **EACH,
        v="U from x",
        test="bool from x",
        other="bool from x",
        b4=(68,),
    ),
    template(
        "three-ways",
        """
        $out = []
        for $x in $xs:
            if $test:
                $out.append($v)
            elif $other:
                $out.append($w)
            else:
                $out.append($x)
        """,
        **EACH,
        v="U from x",
        w="U from x",
        test="bool from x",
        other="bool from x",
    ),
    template(
        "filtered-and-nested",
        """
        $out = []
        for $row in $rows:
            if $test:
                for $x in $row:
                    if $other:
                        $out.append($v)
        """,
        rows="value list[list[int]]",
        row="loop list[int]",
        x="loop int",
        out="new list[U]",
        test="bool from row",
        other="bool from x",
        v="U from x",
    ),
    template(
        "pass-otherwise",
        """
        $out = []
        for $x in $xs:
            if $test:
                pass
            else:
                $out.append($v)
        """,
        **EACH,
        v="U from x",
        test="bool from x",
    ),
    template(
        "of-a-declared-list",
        """
        class Log:
            def __init__(self):
                self.lines = []

            def append(self, line):
                self.lines.append(line)

            def extend(self, lines):
                self.lines.append(list(lines))

        def fill(things, $out: list):
            for $x in things:
                $out.append("again")

        log = Log()
        fill($xs, log)
        print(log.lines)
        """,
        xs="value list[T]",
        x="loop T",
        out="loop list[int]",
        b4=(63,),
    ),
    template("lists-that-are-added-up", "print(sum($rows, []))", rows="value list[list[int]]"),
    template(
        "lists-that-are-added-up-and-kept",
        """
        $out = sum($rows, [])
        $out.append(4)
        print($out)
        """,
        rows="value list[list[int]]",
        out="new list[int]",
    ),
]
