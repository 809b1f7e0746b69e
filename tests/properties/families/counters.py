"""Loops that count by hand, walk several lists by one index, or backwards (ZEN303 to ZEN305, ZEN321, ZEN329)."""

from tests.properties.templates import template

TEMPLATES = [
    template("while", """
        $i = 0
        while $i < $n:
            $show
            $i += 1
        """, i="loop int", it="= $i : int", n="3 | len($t) | 4", t="var str", show="print from it"),
    template("while-down", """
        $i = $n
        while $i > 0:
            print($i)
            $i = $i - 1
        """, i="loop int", n="3 | 4"),
    template("while-list", """
        $i = 0
        while $i < len($xs):
            print($xs[$i])
            $i = $i + 1
        print($i)
        """, i="loop int", xs="var list[T]"),
    template("while-true", """
        $i = 0
        while True:
            $i += 1
            if $i > 3:
                break
            print($i)
        """, i="loop int"),
    template("counted", """
        $i = $start
        for $x in $xs:
            print($i, $x)
            $i += 1
        """, i="loop int", start="0 | 1", xs="value list[T]", x="loop T"),
    template("counted-first", """
        $i = 0
        for $x in $xs:
            $i += 1
            print($i, $x)
        print($i)
        """, i="loop int", xs="value list[T]", x="loop T"),
    template("swap", """
        $temp = $a
        $a = $b
        $b = $temp
        """, temp="loop T", a="var T", b="var T"),
    template("swap-items", """
        $temp = $xs[0]
        $xs[0] = $xs[-1]
        $xs[-1] = $temp
        """, temp="loop T", xs="var list[T]"),
    template("zip-by-index", """
        for $i in range(min(len($xs), len($ys))):
            print($xs[$i], $ys[$i])
        """, i="loop int", xs="var list[T]", ys="var list[U]"),
    template("even-ones", """
        for $i in range(0, len($xs), 2):
            print($xs[$i])
        """, i="loop int", xs="var list[T]"),
    template("backwards", """
        for $i in range(len($xs) - 1, -1, -1):
            print($xs[$i])
        """, i="loop int", xs="var list[T]"),
    template("popped", """
        while $xs:
            print($xs.pop(0))
        """, xs="var list[T]"),
    template("while-len", """
        while len($xs) > 0:
            print($xs.pop())
        """, xs="var list[T]"),
    template("print-comprehension", "[print($x) for $x in $xs]", xs="value list[T]", x="loop T"),
    template("while-else", """
        $i = $a
        while $i <= $n:
            if $i * 2 == $b:
                break
            print($i)
            $i += $c
        else:
            print("all")
        """, i="loop int", n="3 | len($t) | 4", t="var str", a="0 | 1 | -1", b="4 | 99", c="1 | 2"),
    template("while-continued", """
        $i = 0
        while $i < $n:
            $i += 1
            if $i == 2:
                continue
            print($i)
        print($i)
        """, i="new int", n="3 | 0 | len($t)", t="var str", b4=(59,)),
    template("while-growing", """
        $i = 0
        while $i < len($xs):
            print($xs[$i])
            if len($xs) < 6:
                $xs.append($xs[0])
            $i += 1
        """, i="loop int", xs="var list[T]", b4=(72,)),
    template("while-moving", """
        $m = len($t)
        $i = 0
        while $i < $m:
            print($i, $m)
            $step
            $i += 1
        """, i="loop int", m="new int", t="var str", step="$m -= 1 | print($m) | $t = $t[1:] | $i += 1", b4=(72,)),
    template("while-search", """
        $i = 0
        while $i < len($xs):
            if $xs[$i] == $xs[-1]:
                break
            $i += 1
        print($i)
        """, i="new int", xs="var list[T]", b4=(59,)),
    template("while-tried", """
        def look(things):
            try:
                $i = 0
                while $i < len(things):
                    print(things[$i] + things[$i])
                    $i += 1
            except TypeError:
                print("at", $i)

        look($xs)
        """, i="loop int", xs="value list[T]", b4=(60,)),
    template("while-lambdas", """
        calls = []
        $i = 0
        while $i < 3:
            calls.append(lambda: $i)
            $i += 1
        print([call() for call in calls])
        """, i="loop int", b4=(64,)),
    template("while-fraction", """
        $f = $a
        while $f < $b:
            print($f)
            $f += 1
        """, f="loop float", a="0.5 | 0", b="2.5 | 3"),
    template("while-nested", """
        $i = 0
        while $i < len($rows):
            $j = 0
            while $j < len($rows[$i]):
                print($rows[$i][$j])
                $j += 1
            $i += 1
        """, i="loop int", j="loop int", rows="var list[list[int]]"),
    template("counted-and-used-later", """
        $i = 0
        for $x in $xs:
            print($i, $x)
            $i += 1
        print($i)
        """, i="new int", xs="value list[T]", x="loop T", b4=(59,)),
    template("counted-with-jumps", """
        $i = $a
        for $x in $xs:
            $jump
            print($i, $x)
            $i += 1
            $jump
        """, i="loop int", a="0 | 1 | 5", xs="value list[T]", x="loop T",
             jump="print('-') | if $x == 0: break | if $x == 0: continue | if $i > 2: break"),
    template("counted-first-with-jumps", """
        $i = $a
        for $x in $xs:
            $jump
            $i = $i + 1
            print($i, $x)
            $jump
        """, i="new int", a="0 | 1 | 5", xs="value list[T]", x="loop T",
             jump="print('-') | if $x == 0: break | if $x == 0: continue", b4=(59,)),
    template("counted-where-it-is-tried", """
        def look(things):
            try:
                $i = 0
                for $x, $y in things:
                    $i += 1
                    print($i, $x, $y)
            except (TypeError, ValueError):
                print("at", $i)

        look([(1, 2), (3, 4), $odd])
        """, i="loop int", x="loop int", y="loop int", odd="(5,) | (5, 6) | 7", b4=(60,)),
    template("zip-made-from-each-other", """
        $ys = $made
        for $i in range(len($xs)):
            print($xs[$i], $ys[$i])
        """, i="loop int", xs="var list[T]", ys="new list[T]",
             made="list($xs) | [x for x in $xs] | $xs[:] | sorted(map(str, $xs)) | [0] * len($xs) | $xs[1:] + $xs[:1]"),
    template("zip-and-index", """
        $ys = list($xs)
        for $i in range(len($xs)):
            $more
            print($i, $xs[$i], $ys[$i])
        """, i="loop int", xs="var list[T]", ys="new list[T]",
             more="pass | $ys.append($i) | $xs[$i] = $xs[0] | $ys[0] = $ys[-1] | $ys = $ys[:]", b4=(68, 72)),
    template("zip-of-other-lengths", """
        $ys = list($xs)
        $change
        for $i in range(len($xs)):
            print($xs[$i], $ys[$i])
        """, i="loop int", xs="var list[T]", ys="new list[T]",
             change="pass | $ys.append(0) | $xs.append($xs[0]) | $ys.pop() | del $ys[0] | $ys = $ys[1:]", b4=(72,)),
    template("backwards-with-changes", """
        for $i in range(len($xs) - 1, -1, -1):
            print($xs[$i])
            $change
        """, i="loop int", xs="var list[T]",
             change="pass | $xs[0] = $xs[-1] | $xs.pop() | print($i) | $xs = $xs[::-1]", b4=(68, 72)),
    template("backwards-other-forms", """
        for $i in $indexes:
            print($t[$i])
        """, i="loop int", t="var str",
             indexes="reversed(range(len($t))) | range(len($t))[::-1] | range(len($t) - 1, 0, -1)"),
    template("filled-from-the-front", """
        $ys = []
        for $x in $xs:
            $jump
            $ys.insert(0, $x)
        print($ys)
        """, xs="value list[T]", x="loop T", ys="new list[T]",
             jump="pass | if $x == 0: break | if $x in $ys: continue | if $x == 0: continue | $ys.append($x)"),
    template("filled-from-the-front-in-a-loop", """
        for $row in $rows:
            $ys = []
            for $y in $row:
                if $y > 2:
                    break
                $ys.insert(0, $y)
            else:
                $jump
            print($ys)
        print($ys)
        """, rows="var list[list[int]]", row="loop list[int]", y="loop int", ys="new list[int]",
             jump="break | continue | print('-')"),
    template("digits-from-the-front", """
        $n = $a
        $ys = []
        while $n > 0:
            $ys.insert(0, $n % 10)
            $n //= 10
        print($ys)
        """, n="loop int", a="1203 | 7 | 0", ys="new list[int]"),
    template("front-seen-after-an-exception", """
        def turn(things):
            try:
                found = []
                for thing in things:
                    found.insert(0, int(thing))
            except ValueError:
                print(found)
            else:
                print(found, "all")

        turn($texts)
        """, texts="['1', '2', 'x'] | ['3', '4'] | []", b4=(60,)),
    template("looked-up-again", """
        for $i, $x in enumerate($xs):
            $change
            print($i, $xs[$i], $x)
        """, i="loop int", x="loop T", xs="var list[T]",
             change="pass | $xs[$i] = $xs[0] | $xs.reverse() | $x = $xs[0] | $xs = $xs[::-1] | $i = 0", b4=(68, 72)),
    template("looked-up-and-stored", """
        for $i, $x in enumerate($xs):
            if $xs[$i] != $xs[0]:
                $xs[$i] = [$xs[$i], $x][0]
                print($xs[$i])
        """, i="loop int", x="loop T", xs="var list[T]", b4=(68,)),
    template("looked-up-nameless", """
        for $i, _ in enumerate($t):
            print($i, $t[$i])
        """, i="loop int", t="var str"),
    template("from-zero", """
        for $i in range(0, $n):
            print($i, list(range(0, $i, 1)))
        """, i="loop int", n="3 | len($t)", t="var str"),
    template("marked", """
        $marks = [$yes] * $n
        for $i in range(2, 4):
            for $j in range($i * $i, $n, $i):
                $marks[$j] = $no
        print($marks)
        """, marks="new list[int]", i="loop int", j="loop int", n="9 | 12", yes="True | 1", no="False | 0", weight=3),
    template("marked-beyond-the-end", """
        $marks = [0] * 5
        for $j in range(1, $n, 2):
            $marks[$j] = 1
        print($marks)
        """, marks="new list[int]", j="loop int", n="4 | 5 | 6 | 9", b4=(61,)),
]  # fmt: skip
