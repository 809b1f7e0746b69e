"""Loops over the rows of frames: columns filled row by row (ZEN401), numbers found row by row (ZEN402).

Those whose fix can be safe come most often: rows counted, and lists of one of two texts. So do near misses that
have a shape of their own, and loops over columns, which other rules must not take for lists.
"""

from dataclasses import replace

from tests.properties.templates import Template, template

CELLS = {
    "price": '= $row["price"] | $row["price"] | $row.price | $df.loc[$i, "price"] : number',
    "qty": '= $row["qty"] | $row[\'qty\'] | $row.qty | $df.at[$i, "qty"] : number',
    "name": '= $row["name"] | $row["name"] | $df.loc[$i, "name"] : word',
    "paid": '= $row["paid"] | $row.paid | $row["paid"] : flag',
}
EACH = {"df": "var pd.DataFrame", "i": "loop label", "row": "loop row", **CELLS}
TEST = "choice from price qty qty name paid"
AMOUNT = "amount from price qty"
COLUMN = "level | level | level | n | note | qty | name"
PAIR = "hi | cheap | yes"
FROM_PARTS = """$df | $df | $df[$df["qty"] > 1] | $df.sort_values("qty") | $df.head(2) | $df.dropna() | $df.copy() |
    $df[["qty", "price", "name", "paid"]] | $df.iloc[::-1] | $df[:2] | $df.loc[$df["paid"]] | $df.reset_index(drop=True)"""

COUNTS = [
    template("rows-counted", """
        $count = 0
        for $i, $row in $rows.iterrows():
            $count += 1
        """, **EACH, rows=FROM_PARTS, count="new int", weight=2),
    template("rows-counted-if", """
        $count = 0
        for $i, $row in $df.iterrows():
            if $test:
                $count += 1
        """, **EACH, test=TEST, count="new int", weight=7),
    template("rows-counted-if-of-part", """
        $count = 0
        for $i, $row in $rows.iterrows():
            if $test:
                $count += 1
        """, **EACH, rows=FROM_PARTS, test=TEST, count="new int", b4=(78,)),
    template("rows-counted-both-ways", """
        $yes = 0
        $no = 0
        for $i, $row in $df.iterrows():
            if $test:
                $yes += 1
            else:
                $no = $no + 1
        """, **EACH, test=TEST, yes="new int", no="new int", weight=3),
    template("rows-counted-through-a-variable", """
        $count = 0
        for $i, $row in $df.iterrows():
            $p = $price
            if $test:
                $count += 1
        """, **EACH, p="loop cell", cell="= $p : number", test="choice from cell cell qty", count="new int",
             weight=2),
    template("rows-counted-with-continue", """
        $count = 0
        for $i, $row in $df.iterrows():
            if $test:
                $count += 1
                continue
        """, **EACH, test=TEST, count="new int"),
    template("rows-counted-by-more-than-one", """
        $count = $start
        for $i, $row in $df.iterrows():
            if $test:
                $count $op $step
        """, **EACH, test=TEST, start="0 | 0 | 10 | 0.0 | len($df)", op="+= | -=", step="2 | 1.5 | 1 | True",
             count="new int", weight=2),
    template("rows-counted-in-groups", """
        for $key, $part in $df.groupby("$by"):
            $count = 0
            for $i, $row in $part.iterrows():
                $count += 1
            print($key, $count)
        """, **EACH, key="loop label", part="loop row", by="name | paid", count="loop int"),
    template("rows-counted-in-a-function", """
        def count_rows(table):
            count = 0
            for _, row in table.iterrows():
                if $test:
                    count += 1
            return count

        print(count_rows($df), count_rows($df[$df["qty"] > 1]))
        """, df="var pd.DataFrame", row="row", price='= row["price"] : number', test="choice from price",
             at_top=True),
]  # fmt: skip

LABELS = [
    template("texts-chosen", """
        $out = []
        for $i, $row in $df.iterrows():
            $out.append("$hi" if $test else "lo")
        $df["$column"] = $out
        """, **EACH, test=TEST, hi=PAIR, column=COLUMN, out="loop marks", weight=6),
    template("texts-chosen-long-form", """
        $out = []
        for $i, $row in $df.iterrows():
            if $test:
                $out.append("$hi")
            else:
                $out.append("lo")
        $df["$column"] = $out
        """, **EACH, test=TEST, hi=PAIR, column=COLUMN, out="loop marks", weight=4),
    template("texts-chosen-through-a-variable", """
        $out = []
        for $i, $row in $df.iterrows():
            $p = "lo"
            if $test:
                $p = "$hi"
            $out.append($p)
        $df["$column"] = $out
        """, **EACH, p="loop cell", test=TEST, hi=PAIR, column=COLUMN, out="loop marks", weight=2),
    template("texts-chosen-and-counted", """
        $out = []
        $count = 0
        for $i, $row in $df.iterrows():
            if $test:
                $out.append("$hi")
                $count += 1
            else:
                $out.append("lo")
        $df["$column"] = $out
        """, **EACH, test=TEST, hi=PAIR, column=COLUMN, out="loop marks", count="new int", weight=3),
    template("two-columns-of-texts", """
        $out = []
        $marks = []
        for $i, $row in $df.iterrows():
            $out.append("$hi" if $test else "lo")
            $marks.append("late" if $again else "in time")
        $df["$column"] = $out
        $df["mark"] = $marks
        """, **EACH, test=TEST, again=TEST, hi=PAIR, column=COLUMN, out="loop marks", marks="loop marks"),
]  # fmt: skip

COLUMNS = [
    template("values-listed", """
        $out = []
        for $i, $row in $df.iterrows():
            $out.append($v)
        $df["$column"] = $out
        """, **EACH, v=AMOUNT, column=COLUMN, out="loop list[float]", b4=(78,)),
    template("captions-listed", """
        $out = []
        for $i, $row in $df.iterrows():
            $out.append($v)
        $df["$column"] = $out
        """, **EACH, v="caption from price name paid", column=COLUMN, out="loop marks"),
    template("cells", """
        for $i, $row in $df.iterrows():
            $df.$at[$i, "$column"] = $v
        """, **EACH, at="loc | at", v=AMOUNT, column=COLUMN, weight=2, b4=(78,)),
    template("cells-of-two-columns", """
        for $i, $row in $df.iterrows():
            $df.$at[$i, "$column"] = $row["price"] $op $row["qty"]
        """, **EACH, at="loc | at", op="* | + | - | / | // | % | ** | >", column=COLUMN, b4=(78,)),
    template("captions", """
        for $i, $row in $df.iterrows():
            $df.loc[$i, "$column"] = $v
        """, **EACH, v="caption from price name paid", column=COLUMN),
    template("cells-if", """
        for $i, $row in $df.iterrows():
            if $test:
                $df.$at[$i, "$column"] = $v
        """, **EACH, at="loc | at", test=TEST, v=AMOUNT, column=COLUMN),
    template("cells-if-else", """
        for $i, $row in $df.iterrows():
            if $test:
                $df.loc[$i, "$column"] = "$hi"
            else:
                $df.loc[$i, "$column"] = $other
        """, **EACH, test=TEST, hi=PAIR, other='"lo" | "lo" | 0 | 0 | None | np.nan', column=COLUMN, b4=(78,)),
    template("cells-elif", """
        for $i, $row in $df.iterrows():
            if $test:
                $df.loc[$i, "$column"] = 1
            elif $again:
                $df.loc[$i, "$column"] = 2
            else:
                $df.loc[$i, "$column"] = 3
        """, **EACH, test=TEST, again=TEST, column=COLUMN),
    template("several-columns", """
        for $i, $row in $df.iterrows():
            $p = $price
            $df.loc[$i, "double"] = $p * 2
            $df.loc[$i, "more"] = $df.loc[$i, "double"] + $qty
        """, **EACH, p="loop cell"),
    template("own-cells-changed", """
        for $i, $row in $df.iterrows():
            $df.loc[$i, "qty"] $op $v
        """, **EACH, op="+= | -= | *= | /=", v=AMOUNT),
    template("columns-and-a-total", """
        $total = 0
        for $i, $row in $df.iterrows():
            $df.loc[$i, "cost"] = $row["price"] * $row["qty"]
            $total += $row["price"] * $row["qty"]
        """, **EACH, total="new float"),
    template("running-total", """
        $total = 0
        for $i, $row in $df.iterrows():
            $total += $qty
            $df.loc[$i, "so far"] = $total
        """, **EACH, total="new float", b4=(78,)),
    template("cell-written-and-read", """
        for $i, $row in $df.iterrows():
            $df.loc[$i, "qty"] = 0
            $df.loc[$i, "n"] = $row["qty"] + $qty
        """, **EACH, b4=(78,)),
    template("power-that-a-test-guards", """
        for $i, $row in $df.iterrows():
            if $row["qty"] >= 0:
                $df.loc[$i, "n"] = 2 ** $row["qty"]
        """, **EACH, b4=(78,)),
    template("weights-in-a-list", """
        weights = [1, 2, 3, 4, 5]
        for $i, $row in $df.iterrows():
            $df.loc[$i, "n"] = $row["qty"] * weights
        """, **EACH),
    template("list-of-another-frame", """
        $out = []
        for $i, $row in $df.iterrows():
            $out.append("$hi" if $test else "lo")
        other = $df.iloc[::-1]
        other["n"] = $out
        reveal(other)
        """, **EACH, test=TEST, hi=PAIR, out="new list[str]", b4=(63,)),
    template("list-that-misses-rows", """
        $out = []
        for $i, $row in $df.iterrows():
            if $test:
                $out.append("$hi")
        $df["n"] = $out
        """, **EACH, test=TEST, hi=PAIR, out="loop marks"),
    template("list-shown-too", """
        $out = []
        for $i, $row in $df.iterrows():
            $out.append("$hi" if $test else "lo")
        $df["n"] = $out
        """, **EACH, test=TEST, hi=PAIR, out="new list[str]", weight=2),
]  # fmt: skip

NUMBERS = [
    template("sum", """
        $total = $start
        for $i, $row in $df.iterrows():
            $total += $v
        """, **EACH, start="0 | 0 | 0.0 | 5", v=AMOUNT, total="new float", weight=2, b4=(69,)),
    template("sum-if", """
        $total = 0
        for $i, $row in $df.iterrows():
            if $test:
                $total = $total + $v
        """, **EACH, test=TEST, v=AMOUNT, total="new float", b4=(69,)),
    template("sum-in-place-of-count", """
        $total = 0
        for $i, $row in $df.iterrows():
            $total += $row["$column"]
        """, **EACH, column="paid | qty | price", total="new float"),
    template("average", """
        $total = 0
        $count = 0
        for $i, $row in $df.iterrows():
            $total += $price
            $count += 1
        print($total / $count if $count else "none")
        """, **EACH, total="new float", count="new int"),
    template("largest-so-far", """
        $best = $start
        for $i, $row in $df.iterrows():
            if $row["$column"] $op $best:
                $best = $row["$column"]
        """, **EACH, start='0 | -999 | 999999 | float("inf") | float("-inf") | $df["price"].iloc[0]',
             op="> | < | >= | <=", column="price | qty", best="new float", b4=(71,)),
    template("largest-of-both", """
        $best = $start
        for $i, $row in $df.iterrows():
            $best = $function($best, $price)
        """, **EACH, start="0 | 99", function="max | min", best="new float", b4=(71,)),
    template("texts-joined", """
        $text = ""
        for $i, $row in $df.iterrows():
            $text = $joined
        """, **EACH,
             joined='$text + $row["name"] | $row["name"] + $text | $row["name"] + $text | $text + $row["name"] + ","',
             text="new str"),
    template("steps-shown", """
        $count = 0
        for $i, $row in $df.iterrows():
            $count += 1
            $show
        """, **EACH, count="new int", show="print from price qty name"),
    template("largest-row", """
        $best = None
        for $i, $row in $df.iterrows():
            if $best is None or $row["qty"] > $best["qty"]:
                $best = $row
        print($best)
        """, **EACH, best="loop row"),
    template("dictionary-counts", """
        $counts = {}
        for $i, $row in $df.iterrows():
            $counts[$row["name"]] = $counts.get($row["name"], 0) + 1
        """, **EACH, counts="new dict[str, int]"),
]  # fmt: skip

OTHERS = [
    template("own-table", """
        class Table:
            def __init__(self, frame):
                self.frame = frame

            def __len__(self):
                return 3

            def iterrows(self):
                for label, row in self.frame.iterrows():
                    yield label, row
                    yield label, row

        table = Table($df)
        $count = 0
        for $i, $row in table.iterrows():
            $count += 1
        """, **EACH, count="new int", at_top=True),
    template("no-frame", """
        things = $things
        $count = 0
        for $i, $row in things.iterrows():
            $count += 1
        """, **EACH, things='[$df] | $df["qty"] | {"first": $df} | ($df, $df) | $df.groupby("name") | $df.values',
             count="new int"),
    template("own-table-from-elsewhere", """
        class Table:
            def __len__(self):
                return 3

            def iterrows(self):
                return iter([(0, {"qty": 1})])

        def count_rows(table):
            count = 0
            for i, row in table.iterrows():
                count += 1
            return count

        for each in [Table(), $df]:
            print(count_rows(each))
        """, df="var pd.DataFrame", at_top=True, weight=2),
    template("column-walked-over-by-index", """
        $column = $df["$name"]
        for $i in range(len($column)):
            print($column[$i])
        """, df="var pd.DataFrame", name="price | name | qty", column="loop list[float]", i="loop int"),
    template("column-made-of-a-column", """
        $out = []
        for $x in $df["$name"]:
            $out.append($x * 2)
        $df["n"] = $out
        """, df="var pd.DataFrame", name="price | name | qty", x="loop float", out="new list[float]"),
    template("column-joined", """
        $text = ""
        for $x in $df["name"]:
            $text += $x
        """, df="var pd.DataFrame", x="loop str", text="new str"),
    template("column-joined-by-index", """
        $text = ""
        for $i in range(len($df)):
            $text += $df["name"].iloc[$i] + " "
        """, df="var pd.DataFrame", i="loop int", text="new str"),
    template("column-of-values-filtered", """
        $values = $df["qty"].$how
        $out = []
        for $i in range(len($values)):
            if $values[$i] > 1:
                $out.append($values[$i])
        """, df="var pd.DataFrame", how="tolist() | values | to_numpy() | unique()", values="loop list[int]",
             i="loop int", out="new list[int]"),
    template("builtins-hidden", """
        $sum = $df["qty"].sum()
        print("total: " + str($sum))
        """, df="var pd.DataFrame", sum="sum | max | list | id | df"),
    template("rows-shown", """
        for $i, $row in $df.iterrows():
            print("row " + $row["name"] + " costs " + str($row["price"]))
        """, **EACH),
]  # fmt: skip


def with_own_frame(shape: Template) -> Template:
    """Return a template that makes its frame itself, so that the linter may know what is in it."""
    holes = {"made": "made pd.DataFrame", **shape.holes, "df": "new pd.DataFrame"}
    text = f"$df = $made\n{shape.text}"
    return replace(shape, name=f"own-{shape.name}", text=text, holes=holes, weight=5 * shape.weight)


_OWN = [with_own_frame(shape) for shape in COUNTS + LABELS if not shape.at_top]

TEMPLATES = COUNTS + LABELS + _OWN + COLUMNS + NUMBERS + OTHERS
