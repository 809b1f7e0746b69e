"""Variables and parameters with the names of builtins (ZEN501, ZEN502), bound in all the ways there are."""

from tests.properties.templates import template

LISTS = "list | sorted | tuple | set | range | iter"
NUMBERS = "sum | max | min | id | int | round | len | abs | hash"
TEXTS = "str | input | type | format | chr | dir | next | repr | bin | object | file"

TEMPLATES = [
    template("list", "$list = $v\nprint($list[0:1], $list)", list=LISTS, v="value list[T]", weight=2),
    template("number", "$sum = $v\nprint($sum + 1)\n$sum += 2\nprint($sum)", sum=NUMBERS, v="value int", weight=2),
    template("text", '$str = $v\nprint("<" + $str + ">", $str.upper())', str=TEXTS, v="value str", weight=2),
    template("total", """
        $sum = 0
        for $x in $xs:
            $sum = $sum + $v
        print($sum)
        """, sum=NUMBERS, xs="value list[T]", x="loop T", v="int from x", weight=2),
    template("largest", """
        $max = $xs[0]
        for $x in $xs:
            if $x > $max:
                $max = $x
        print($max)
        """, max=NUMBERS, xs="var list[T]", x="loop T", T="int|str|float"),
    template("text-grows", """
        $str = ""
        for $x in $xs:
            $str += $v
        print($str)
        """, str=TEXTS, xs="value list[T]", x="loop T", v="str from x"),
    template("list-grows", """
        $list = []
        for $x in $xs:
            $list.append($v)
        print($list)
        """, list=LISTS, xs="value list[T]", x="loop T", v="U from x"),
    template("loop-variable", """
        for $id in $xs:
            $show
        """, id=TEXTS, it="= $id : T", xs="value list[T]", show="print from it"),
    template("index", """
        for $id in range(len($xs)):
            print($id, $xs[$id])
        """, id=NUMBERS, xs="var list[T]"),
    template("pair-of-loop", """
        for $id, $type in $xs:
            print($id, $type)
        """, id="id | str | input", type="sum | type | max", xs="value list[tuple[str, int]]"),
    template("unpacked", "$min, $max = $v, 9\nprint($min, $max)", min="min | sum", max="max | len", v="value int"),
    template("starred", "first, *$all = $xs + $xs\nprint(first, $all)", all="all | list", xs="var list[T]"),
    template("chained", "$a = $list = $v\nprint($list, $a)", a="loop list[T]", list=LISTS, v="value list[T]"),
    template("walrus", "if ($len := $v) > 2:\n    print($len)\nprint($len)", len=NUMBERS, v="value int"),
    template("with", """
        with open("notes.txt", "w") as $file:
            $file.write("hi")
        with open("notes.txt") as $file:
            print($file.read())
        """, file="file | input | type | object"),
    template("handler", """
        try:
            print(10 // $n)
        except ZeroDivisionError as $e:
            print("oops", $e)
        """, n="value int", e="exit | type | object | str"),
    template("match", """
        match $v:
            case [$a, *$rest]:
                print($a, $rest)
            case $other:
                print($other)
        """, v="value list[T]", a="min | id", rest="all | list", other="type | input"),
    template("match-mapping", """
        match $d:
            case {"a": $a, **$rest}:
                print($a, $rest)
            case _:
                print("no")
        """, d="var dict[str, int]", a="id | sum", rest="dict | vars"),
    template("comprehension", "print([$id for $id in $xs])", id=TEXTS, xs="value list[T]"),
    template("annotated", "$list: object = $v\nprint($list)", list=LISTS, v="value list[T]"),
    template("deleted", "$list = $v\nprint($list)\ndel $list\nprint($list)", list=LISTS, v="value list[T]", b4=(76,)),
    template("in-function", """
        def work(things):
            $sum = 0
            for thing in things:
                $sum += $v
            return $sum

        print(work($xs))
        """, sum=NUMBERS, xs="value list[T]", thing="= thing : T", v="int from thing", weight=2),
    template("seen-inside", """
        def outer():
            $list = $v

            def inner():
                return $list

            $list = $list + [1]
            return inner()

        print(outer())
        """, list=LISTS, v="value list[int]", b4=(76,)),
    template("nonlocal", """
        def outer():
            $sum = 0

            def inner():
                nonlocal $sum
                $sum += 1

            inner()
            inner()
            return $sum

        print(outer())
        """, sum=NUMBERS, b4=(66, 76)),
    template("global", """
        $sum = $v

        def add():
            global $sum
            $sum += 1

        add()
        print($sum)
        """, sum=NUMBERS, v="value int", at_top=True, b4=(66, 76)),
    template("read-elsewhere", """
        $list = $v

        def show():
            print($list)

        show()
        $list = 3
        show()
        """, list=LISTS, v="value list[T]", at_top=True, b4=(76,)),
    template("builtin-before", """
        print($call)
        $name = $v
        print($name)
        """, name="sum | max | min | len", call="$name([1, 2])", v="value int", b4=(70, 76)),
    template("builtin-afterwards", """
        $name = $v
        print($name)
        print($name([1, 2]))
        """, name="sum | max | list | len", v="value int", b4=(70, 76)),
    template("builtin-sometimes", """
        if $test:
            $name = len
        print($name([3]))
        """, test="bool from n", n="var int", name="sum | max | min", b4=(70, 76)),
    template("builtin-in-loop", """
        for $x in [[1], [2]]:
            print($name)
            $name = $x
        """, x="loop list[int]", name="list | sum", b4=(70, 76)),
    template("builtin-in-a-function", """
        def size(things):
            return $name(things)

        $before
        $name = $v
        print($name)
        """, name="len | sum | max", before="print(size([1])) | print('no')", v="value int", b4=(70, 76)),
    template("unbound", """
        def count(things):
            $sum = $sum(things)
            return $sum

        try:
            print(count([1]))
        except UnboundLocalError:
            print("unbound")
        """, sum="sum | max | len", b4=(76,)),
    template("from-itself", "$max = $max([3, $v])\nprint($max)", max="max | min", v="value int", b4=(70, 76)),
    template("loop-carried", """
        def carry(things):
            for thing in things:
                if thing == $xs0:
                    print($sum)
                $sum = thing
            return "end"

        try:
            print(carry([1, 2, 1]))
        except UnboundLocalError:
            print("unbound")
        """, xs0="1 | 2", sum="sum | max", b4=(76,)),
    template("self-documenting", '$sum = $v\nprint(f"{$sum=} {$sum}")', sum=NUMBERS, v="value int", b4=(76,)),
    template("keyword", """
        def call(a, $sum=0):
            return a + $sum

        $sum = $v
        print(call(1, $sum=$sum))
        """, sum="sum | max | id", v="value int", at_top=True, b4=(76,)),
    template("keyword-of-dict", "$id = $v\nprint(dict($id=$id), dict(a=$id))", id="id | type | sum", v="value int", b4=(76,)),
    template("parameter", """
        def twice($list):
            return $list + $list

        print(twice($v), twice($list=$v))
        """, list=LISTS, v="value list[T]", b4=(76,)),
    template("parameter-in-many-ways", """
        def many($id, /, $sum, $max=3, *$tuple, $min=4, **$dict):
            $sum = $sum + $max
            return $id, $sum, $max, $tuple, $min, $dict

        print(many(1, $v), many(1, $sum=$v, $max=2), many(1, 2, 3, 4, $min=$v, x=6), many(1, 2, $id=$v))
        """, id="id | type | hash", sum="sum | int", max="max | round", tuple="tuple | list", min="min | len",
             dict="dict | vars", v="value int", b4=(76,)),
    template("parameter-of-a-nested-function", """
        def outer(things):
            def inner($list, $n=0):
                for thing in $list:
                    $n += 1
                return [$n for _ in $list], f"{$n=}"

            return inner($list=things), inner(things, 5), $more

        print(outer($xs))
        """, list=LISTS, n="sum | int | len", xs="value list[T]", b4=(76,),
             more="list(map(inner, [things])) | inner(**{'$list': things}) | inner | 3"),
    template("parameter-by-name-out-of-sight", """
        def show($id, $type="x"):
            return $id, $type

        options = {"$id": $v}
        print($call)
        """, id="id | sum | max", type="type | format | str", v="value int", at_top=True, b4=(76,),
             call="show(**options) | show(**dict($id=3)) | (lambda f: f($id=3))(show) | show(3) | show(3, $type='y')"),
    template("parameter-of-a-lambda", """
        pick = lambda $max, $str="a": ($max, $str)
        print(pick($v), pick($max=$v), sorted($xs, key=lambda $list: str($list)))
        """, max="max | min", str="str | input", list="list | id | str", xs="value list[T]", v="value int", b4=(76,)),
    template("parameter-of-a-method", """
        class Card:
            '''A card.

            :param $id: its number
            '''

            def __init__(self, $id, $type="x"):
                self.$id = $id
                self.kind = $type

            def show(self, $list, **rest):
                return self.$id, $list, rest

        print(Card($id=$v).show([1]), Card($v, $type="y").show($list=2, x=3), Card(1).kind)
        """, id="id | sum | max", type="type | format", list="list | set", v="value int", at_top=True, b4=(65, 76)),
    template("parameter-that-is-called", """
        def count(things, $len=len):
            return $len(things)

        def total($sum, things):
            return $use

        print(count($xs), total(3, [1]))
        """, len="len", sum="sum | max", xs="value list[T]", at_top=True, b4=(70, 76),
             use="$sum | $sum + len(things)"),
    template("lambda", "$sum = $v\nshow = lambda: $sum\nprint(show())\n$sum = 7\nprint(show())", sum=NUMBERS, v="value int",
             b4=(64, 76)),
    template("default", """
        $sum = $v

        def show(n=$sum, $sum=4):
            return n + $sum

        print(show())
        """, sum=NUMBERS, v="value int", at_top=True, b4=(76,)),
    template("attribute", """
        class Student:
            id = 7
            list = []

            def name(self):
                $id = self.id
                self.list.append($id)
                return $id

        print(Student().name(), Student.list)
        """, id="id | list | sum", b4=(65, 76)),
    template("class-sees-it", """
        $id = $v

        class Card:
            $id = $id
            copy = $id

        print(Card.copy, Card.$id)
        """, id="id | sum | max", v="value int", at_top=True, b4=(65, 76)),
    template("looked-up", """
        $id = $v
        print($look)
        """, id="id | sum | max", at_top=True, b4=(76,), v="value int",
             look="locals()['$id'] | globals()['$id'] | eval('$id') | vars()['$id'] | '$id' in dir()"),
    template("looked-up-in-function", """
        def look():
            $id = 5
            return $look

        print(look())
        """, id="id | sum | max", b4=(76,), look="locals()['$id'] | eval('$id') | '%($id)s' % vars() | $id"),
    template("formatted-by-name", """
        $id = $v
        print("{$id}".format(**globals()), "{$id}".format($id=3))
        """, id="id | sum | max", v="value int", at_top=True, b4=(76,)),
    template("executed", """
        $sum = $v
        exec("$sum = 9")
        print($sum)
        """, sum=NUMBERS, v="value int", at_top=True, b4=(70, 76)),
    template("exported", """
        __all__ = ["$list"]
        $list = $v
        print($list, [eval(name) for name in __all__])
        """, list=LISTS, v="value list[T]", at_top=True, b4=(76,)),
    template("taken-better-name", """
        $better = $v
        $name = $w
        print($name, $better)
        """, name="list | sum | str | max", better="items | total | text | numbers | largest | list_ | sum_ | values", v="value list[int]",
             w="value list[int]", b4=(70, 76)),
    template("two-builtins", """
        $sum = 0
        $max = 0
        for $x in $xs:
            $sum += $x
            if $x > $max:
                $max = $x
        print($sum, $max)
        """, sum="sum | len | int", max="max | min | id", xs="value list[int]", x="loop int"),
    template("string-annotation", """
        def size(things: "$list") -> "$list":
            return things

        $list = $v
        print(size($list), size.__annotations__)
        """, list="list | sum", v="value list[T]", at_top=True, b4=(76,)),
    template("shim", """
        try:
            $input = raw_input
        except NameError:
            pass
        print($input())
        """, input="input", b4=(76, 77)),
    template("on-purpose", "$print = str.upper\nprint($print('a'))", print="input | open | format"),
    template("type-of", "$type = $v\nprint($type, isinstance(3, int))", type="type | id | str", v="value str"),
]  # fmt: skip
