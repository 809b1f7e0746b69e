"""Loops over `range(len(...))` (ZEN301, ZEN302)."""

from tests.properties.templates import template

OVER = {"xs": "var list[T]", "i": "loop int", "item": "= $xs[$i] : T"}

TEMPLATES = [
    template("shown", """
        for $i in range(len($xs)):
            print($xs[$i])
        """, **OVER, weight=2),
    template("used", """
        for $i in range(len($xs)):
            $show
        """, **OVER, show="print from item", weight=2),
    template("index-too", """
        for $i in range(len($xs)):
            $show
        """, **OVER, show="print from item i", weight=2),
    template("numbered", """
        for $i in range(len($xs)):
            print(str($i + 1) + ". " + $v)
        """, **OVER, v="str from item", weight=2),
    template("from-0", """
        for $i in range(0, len($xs)):
            $show
            $more
        """, **OVER, show="print from item", more="print from item i"),
    template("step-1", """
        for $i in range(0, len($xs), 1):
            print($v)
        """, **OVER, v="U from item"),
    template("from-1", """
        for $i in range(1, len($xs)):
            print($xs[$i], $xs[$i - 1])
        """, **OVER),
    template("but-last", """
        for $i in range(len($xs) - 1):
            print($xs[$i], $xs[$i + 1])
        """, **OVER),
    template("tested", """
        for $i in range(len($xs)):
            if $test:
                $show
        """, **OVER, test="bool from item", show="print from item i"),
    template("gathered", """
        $out = []
        for $i in range(len($xs)):
            $out.append($v)
        """, **OVER, out="new list[U]", v="U from item", weight=2),
    template("gathered-indexes", """
        $out = []
        for $i in range(len($xs)):
            if $test:
                $out.append($i)
        """, **OVER, out="new list[int]", test="bool from item"),
    template("summed", """
        $total = 0
        for $i in range(len($xs)):
            $total += $v
        """, **OVER, total="new int", v="int from item", weight=2),
    template("named-element", """
        for $i in range(len($xs)):
            $x = $xs[$i]
            print($v)
        """, **OVER, x="loop T", v="U from x"),
    template("named-later", """
        for $i in range(len($xs)):
            print("round", $i)
            $x = $xs[$i]
            print($x, $xs[$i])
        """, **OVER, x="loop T"),
    template("named-and-kept", """
        for $i in range(len($xs)):
            $x = $xs[$i]
        print($x)
        """, **OVER, x="new T", b4=(59, 72)),
    template("stored", """
        for $i in range(len($xs)):
            $xs[$i] = $v
        """, **OVER, v="T from item", T="int|str|float", b4=(72,)),
    template("stored-then-read", """
        for $i in range(len($xs)):
            $xs[$i] = $v
            print($xs[$i])
        """, **OVER, v="T from item", T="int|str|float", b4=(72,)),
    template("stored-elsewhere", """
        for $i in range(len($xs)):
            print($xs[$i])
            $xs[-1] = $v
        """, **OVER, v="T from item", T="int|str|float", b4=(72,)),
    template("added-to", """
        for $i in range(len($xs)):
            $xs[$i] += 1
        """, **OVER, T="int|float", b4=(72,)),
    template("swapped", """
        for $i in range(len($xs)):
            for $j in range(len($xs)):
                if $xs[$i] < $xs[$j]:
                    $xs[$i], $xs[$j] = $xs[$j], $xs[$i]
        """, **OVER, j="loop int", T="int|str", b4=(72,)),
    template("swapped-by-name", """
        for $i in range(len($xs) // 2):
            temp = $xs[$i]
            $xs[$i] = $xs[-1 - $i]
            $xs[-1 - $i] = temp
        """, **OVER, b4=(72,)),
    template("grown", """
        for $i in range(len($xs)):
            $xs.append($xs[$i])
        """, **OVER, b4=(68, 72)),
    template("grown-by-alias", """
        same = $xs
        for $i in range(len($xs)):
            print($xs[$i])
            same.$change
        """, **OVER, change="append($xs[0]) | insert(0, $xs[$i]) | reverse() | pop() | clear()", b4=(63, 68, 72)),
    template("changed-by-helper", """
        def change(things):
            things.$change

        for $i in range(len($xs)):
            print($xs[$i])
            change($xs)
        """, **OVER, change="append(things[0]) | insert(0, things[-1]) | reverse() | pop()", b4=(68, 72)),
    template("changed-from-afar", """
        def change():
            $xs.$change

        for $i in range(len($xs)):
            change()
            print($xs[$i])
        """, **OVER, change="append($xs[0]) | insert(0, $xs[-1]) | reverse()", b4=(68, 72)),
    template("shrunk", """
        for $i in range(len($xs)):
            if $test:
                $xs.pop()
        """, **OVER, test="bool from item", b4=(68, 72)),
    template("removed", """
        for $i in range(len($xs)):
            if $test:
                del $xs[$i]
        """, **OVER, test="bool from item", b4=(68, 72)),
    template("rebound", """
        for $i in range(len($xs)):
            print($xs[$i])
            $xs = $xs[1:] + $xs[:1]
        """, **OVER, b4=(72,)),
    template("two-lists", """
        for $i in range(len($xs)):
            print($xs[$i], $ys[$i])
        """, **OVER, ys="var list[U]"),
    template("grid", """
        for $i in range(len($rows)):
            for $j in range(len($rows[$i])):
                print($v)
        """, rows="var list[list[int]]", i="loop int", j="loop int", item="= $rows[$i][$j] : int", v="U from item",
             weight=2),
    template("grid-indexes", """
        for $i in range(len($rows)):
            for $j in range(len($rows[0])):
                print($i, $j, $rows[$i][$j], end=" ")
            print()
        """, rows="var list[list[int]]", i="loop int", j="loop int"),
    template("grid-sums", """
        $total = 0
        for $i in range(len($rows)):
            for $j in range(len($rows[$i])):
                $total += $rows[$i][$j]
        """, rows="var list[list[int]]", i="loop int", j="loop int", total="new int"),
    template("grid-stored", """
        for $i in range(len($rows)):
            for $j in range(len($rows[$i])):
                $rows[$i][$j] = $rows[$i][$j] * 2
        """, rows="var list[list[int]]", i="loop int", j="loop int", b4=(72,)),
    template("grid-element-stored", """
        for $i in range(len($rows)):
            $rows[$i].append(len($rows[$i]))
            print($rows[$i])
        """, rows="var list[list[int]]", i="loop int", b4=(72,)),
    template("pairs-of-one", """
        for $i in range(len($xs)):
            for $j in range(len($xs)):
                if $i != $j and $xs[$i] == $xs[$j]:
                    print($xs[$i], $xs[$j])
        """, **OVER, j="loop int"),
    template("same-index-twice", """
        for $i in range(len($xs)):
            print($xs[$i])
            for $i in range(len($ys)):
                print($ys[$i])
        """, **OVER, ys="var list[U]", b4=(59,)),
    template("letters", """
        for $i in range(len($t)):
            if $test:
                $show
        """, t="var str", i="loop int", item="= $t[$i] : str", test="bool from item", show="print from item i"),
    template("index-later", """
        for $i in range(len($xs)):
            if $test:
                break
        print($i)
        """, xs="var list[T]", i="new int", item="= $xs[$i] : T", test="bool from item", b4=(59, 72)),
    template("found-at", """
        $at = -1
        for $i in range(len($xs)):
            if $test:
                $at = $i
        """, **OVER, at="new int", test="bool from item"),
    template("largest", """
        $best = 0
        for $i in range(len($xs)):
            if $xs[$i] > $xs[$best]:
                $best = $i
        """, **OVER, best="new int", T="int|str|float"),
    template("else", """
        for $i in range(len($xs)):
            if $test:
                $show
                break
        else:
            print("none")
        """, **OVER, test="bool from item", show="print from item i", b4=(68,)),
    template("index-changed", """
        for $i in range(len($xs)):
            print($xs[$i])
            $i += 1
            print($i)
        """, **OVER, b4=(72,)),
    template("dict-by-number", """
        table = {0: "a", 1: "b"}
        for $i in range(len(table)):
            print(table[$i])
        """, i="loop int", b4=(72,)),
    template("own-sequence", """
        class Deck:
            def __len__(self):
                return 2

            def __getitem__(self, at):
                return at * 10

        deck = Deck()
        for $i in range(len(deck)):
            print(deck[$i])
        """, i="loop int", b4=(72,)),
    template("walks-itself", """
        class Hand:
            def __init__(self, cards):
                self.cards = cards

            def __len__(self):
                return len(self.cards)

            def __getitem__(self, at):
                return self.cards[at]

            def __iter__(self):
                for $i in range(len(self)):
                    yield self[$i]

        print(list(Hand($xs)))
        """, xs="value list[T]", i="loop int", b4=(72,)),
    template("of-an-object", """
        class Bag:
            def __init__(self, things):
                self.things = things

            def show(self):
                for $i in range(len(self.things)):
                    print($i, self.things[$i])
                for $i in range(len(self.things)):
                    print(self.things[$i])

        Bag($xs).show()
        """, xs="value list[T]", i="loop int"),
    template("parameter", """
        def show(things):
            for $i in range(len(things)):
                print(things[$i])

        show($xs)
        """, xs="value list[T]", i="loop int", weight=2),
    template("lambdas", """
        calls = []
        for $i in range(len($xs)):
            calls.append(lambda: $xs[$i])
        print([call() for call in calls])
        """, **OVER, b4=(64,)),
    template("inner-function", """
        calls = []
        for $i in range(len($xs)):
            def call():
                return $xs[$i]
            calls.append(call)
        print([call() for call in calls])
        """, **OVER, b4=(64,)),
    template("inner-comprehension", """
        for $i in range(len($rows)):
            print([y + len($rows[$i]) for y in $rows[$i]])
        """, rows="var list[list[int]]", i="loop int"),
    template("comprehension", """
        print([$xs[$i] for $i in range(len($xs))])
        """, **OVER),
    template("slice", """
        for $i in range(len($xs)):
            print($xs[$i], $xs[$i:], $xs[:$i])
        """, **OVER),
    template("f-string", """
        for $i in range(len($xs)):
            print(f"{$i}: {$xs[$i]}", f"{$xs[$i]!r:>8}")
        """, **OVER),
    template("debugging-f-string", """
        for $i in range(len($xs)):
            print(f"{$xs[$i]=}")
        """, **OVER, b4=(76,)),
    template("attribute-of-element", """
        for $i in range(len($t)):
            print($t[$i].upper() + "-" + $t[$i])
        """, t="var list[str]", i="loop int"),
    template("deleted", """
        for $i in range(len($xs)):
            print($xs[$i])
        print($i)
        del $i
        """, xs="var list[T]", i="loop int", b4=(59,)),
    template("index-before", """
        $i = 5
        for $i in range(len($xs)):
            print($xs[$i])
        print($i)
        """, xs="var list[T]", i="new int", b4=(59, 72)),
    template("length-kept", """
        size = len($xs)
        for $i in range(size):
            print($xs[$i])
        """, **OVER),
    template("while", """
        $i = 0
        while $i < len($xs):
            $show
            $i += 1
        """, **OVER, show="print from item i"),
    template("sliced-source", """
        for $i in range(len($xs[1:])):
            print($xs[1:][$i])
        """, **OVER, b4=(72,)),
    template("range-of-call", """
        def things():
            print("made")
            return [1, 2]

        for $i in range(len(things())):
            print(things()[$i])
        """, i="loop int", b4=(72,)),
    template("unknown-sequence", """
        def total(things):
            result = 0
            for $i in range(len(things)):
                result += things[$i]
            return result

        print(total($things))
        """, things="[1, 2] | (3, 4) | {0: 5, 1: 6} | range(3) | {1: 2, 0: 7}", i="loop int", b4=(72,)),
    template("unknown-sequence-numbered", """
        def show(things):
            for $i in range(len(things)):
                print($i, things[$i])

        show($things)
        """, things="['a', 'b'] | ('c',) | {0: 'd', 1: 'e'} | 'fg' | {1: 'h', 0: 'i'}", i="loop int", b4=(72,)),
    template("in-a-class-body", """
        class Shelf:
            sizes = [3, 4]
            for $i in range(len(sizes)):
                print(sizes[$i])
                print($i, sizes[$i])
            last = $i

        print(Shelf.$i)
        """, i="loop int", b4=(65,)),
    template("enumerate-hidden", """
        def enumerate(things):
            return [("own", thing) for thing in things]

        for $i in range(len($xs)):
            print($i, $xs[$i])
        """, xs="var list[T]", i="loop int", at_top=True, b4=(70,)),
    template("length-of-a-dict", """
        $d = {0: "zero", 1: "one"}
        for $i in range(len($d)):
            print($d[$i])
        for $i in range(len($d)):
            print($i, $d[$i])
        """, d="loop dict[str, int]", i="loop int", b4=(72,)),
    template("swapped-meanwhile", """
        def work(things, others):
            for $i in range(len(things)):
                print(things[$i])
                things, others = others, things

        work($xs, $ys)
        """, xs="var list[T]", ys="var list[T]", i="loop int", b4=(72,)),
    template("of-a-dict-entry", """
        data = {"names": $ys, "n": [1, 2]}
        for $i in range(len(data["names"])):
            print(data["names"][$i])
        for $i in range(len(data["n"])):
            print($i, data["n"][$i])
        """, ys="value list[T]", i="loop int", b4=(72,)),
    template("of-a-row", """
        for $i in range(len($rows[0])):
            print($i, $rows[0][$i])
        """, rows="var list[list[int]]", i="loop int", b4=(72,)),
    template("of-an-odd-name", """
        $odd = [3, 1, 2]
        for $i in range(len($odd)):
            print($odd[$i] * 2)
        for $i in range(len($odd)):
            print($i, $odd[$i])
        """, odd="news | s | xs | data | _ | class_ | boxes | children | item | items | value_list | i_s | ies | ss | series | lists | strs",
             i="loop int", b4=(70,)),
    template("inner-scope-has-the-name", """
        names = ["Ada", "Bob"]
        for $i in range(len(names)):
            print([name for name in names[$i]], names[$i])
            print((lambda name: name + "!")(names[$i]))
        """, i="loop int", b4=(70,)),
    template("inner-scope-means-the-name", """
        name = "outside"
        names = ["Ada", "Bob"]
        tell = lambda: name
        for $i in range(len(names)):
            print(names[$i], tell())
        """, i="loop int", at_top=True, b4=(70,)),
    template("deleted-item", """
        for $i in range(len($xs)):
            print($xs[$i])
            if $i == 0:
                del $xs[$i]
        """, **OVER, b4=(68, 72)),
    template("negative", """
        for $i in range(len($xs)):
            print($xs[-$i], $xs[$i])
        """, **OVER),
    template("item-of-item", """
        for $i in range(len($t)):
            print($t[$i][0], $t[$i][-1:], len($t[$i]))
        """, t="var list[str]", i="loop int"),
    template("attribute-stored", """
        class Dot:
            x = 0

        dots = [Dot(), Dot()]
        for $i in range(len(dots)):
            dots[$i].x = $i
            print(dots[$i].x)
        for $i in range(len(dots)):
            dots[$i].x += 1
        print([dot.x for dot in dots])
        """, i="loop int", b4=(72,)),
    template("sequence-or-dict", """
        def look(things):
            for $i in range(len(things)):
                if things[$i] is None:
                    print("none")

        look([1, None])
        look({0: None, 1: None, 2: 3})
        """, i="loop int", b4=(72,)),
    template("seen-in-the-class", """
        class Shelf:
            sizes = [3, 4]
            for $i in range(len(sizes)):
                print(sizes[$i])
            for $i in range(len(sizes)):
                print($i, sizes[$i])
            del $i

        print(sorted(name for name in vars(Shelf) if name[0] != "_"))
        """, i="loop int", b4=(65,)),
    template("names-looked-up", """
        def show():
            things = [1, 2]
            for $i in range(len(things)):
                print($i, things[$i])
            print(sorted(locals()))

        show()
        """, i="loop int", b4=(70, 76)),
    template("list-or-dict", """
        def look(flag):
            things = {0: 5, 1: 7} if flag else [5, 7]
            for $i in range(len(things)):
                print(things[$i])

        look(True)
        look(False)
        """, i="loop int", b4=(72,)),
]  # fmt: skip
