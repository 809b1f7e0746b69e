"""`python -m tests.properties`: check fixes on generated programs, and say in figures what came of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

from tests.properties.campaign import Difference, Figures, Runner, campaign
from tests.properties.guards import measure, table
from tests.properties.minimising import keep
from tests.properties.programs import generate


def options_of(arguments: list[str]) -> argparse.Namespace:
    """Return what a command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.properties", description=__doc__)
    parser.add_argument("--programs", type=int, default=2000, help="how many (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=0, help="of the first; the others follow (default: %(default)s)"
    )
    parser.add_argument("--jobs", type=int, default=1, help="processes (default: %(default)s)")
    parser.add_argument(
        "--families",
        default="",
        help="only templates of these, with commas between; frames need pandas, and come only if named",
    )
    parser.add_argument(
        "--unsafe-share", type=int, default=10, metavar="N", help="every Nth with unsafe fixes too"
    )
    parser.add_argument(
        "--show", type=int, default=3, help="how many differences to show (default: %(default)s)"
    )
    parser.add_argument(
        "--keep", action="store_true", help="make what was shown small, and a regression test"
    )
    parser.add_argument(
        "--guards",
        nargs="?",
        const="",
        metavar="FAMILY",
        help="switch guards off instead, and tell how each is caught; with a family of rules, on its near misses too",
    )
    parser.add_argument("--print", action="store_true", help="only print the program of the seed")
    return parser.parse_args(arguments)


def run(seeds: range, families: tuple[str, ...], unsafe_share: int, show: int) -> Figures:
    """Return the figures of seeds; show the first differences and how far it is as soon as it is known."""
    figures, shown = Figures(), 0
    for figures in campaign(seeds, families=families, unsafe_share=unsafe_share):
        for found in figures.differences[shown:show]:
            print("\n".join(described(found)), flush=True)
        shown = len(figures.differences)
        if figures.programs % 1000 == 0:
            print(f"{figures.programs} programs, {figures.programs / figures.seconds:.0f}/s", file=sys.stderr)
    return figures


def report(figures: Figures) -> Iterable[str]:
    """Yield the lines that say what came of a campaign."""
    rate = figures.programs / figures.seconds
    yield f"programs            {figures.programs} in {figures.seconds:.0f} s ({rate:.0f}/s)"
    yield f"changed by a fix    {figures.changed} ({figures.changed / figures.programs:.1%})"
    yield f"run and compared    {figures.compared}, of these end with an exception {figures.raised}"
    skipped = ", ".join(f"{reason} {count}" for reason, count in figures.skipped.items() if reason) or "none"
    yield f"skipped             {skipped}"
    yield "rule                fixes   programs"
    for code, count in sorted(figures.fixes.items()):
        yield f"  {code}          {count:8} {figures.programs_of_rule[code]:10}"
    yield f"other exception     {figures.other_exception}"
    yield f"withheld            {len(figures.withheld)} {figures.withheld[:3] or ''}"
    yield f"internal errors     {len(figures.failures)} {figures.failures[:3] or ''}"
    yield f"unsafe fixes        {len(figures.unsafe)} differences in {figures.unsafe_compared} programs whose assumption may not hold"
    yield f"DIFFERENCES         {len(figures.differences)}"
    if not figures.differences:
        yield f"95 % upper bound    {figures.bound:.2e} of the programs that a fix changes"


def described(found: Difference) -> Iterable[str]:
    """Yield the lines that show a difference."""
    yield f"===== seed {found.program.seed} {found.codes} {found.program.templates} {found.program.mutations}"
    yield found.program.text
    yield "----- fixed"
    yield found.after
    yield f"----- was {found.was}"
    yield f"----- now {found.now}"


def main(arguments: list[str]) -> int:
    """Run a campaign; the exit status says whether there was a difference."""
    options = options_of(arguments)
    families = tuple(name for name in options.families.split(",") if name)
    if options.print:
        print(generate(options.seed, families).text)
        return 0
    if options.guards is not None:
        power = measure(range(options.seed, options.seed + options.programs), families, options.guards)
        print("\n".join(table(power)))
        return 0
    ranges = [
        range(options.seed + job, options.seed + options.programs, options.jobs)
        for job in range(options.jobs)
    ]
    figures = Figures()
    with ProcessPoolExecutor(options.jobs) as pool:
        parts = [pool.submit(run, seeds, families, options.unsafe_share, options.show) for seeds in ranges]
        for part in parts:
            figures.add(part.result())
    if options.keep and figures.differences:
        with Runner() as runner:
            for found in figures.differences[: options.show]:
                print("kept", keep(found, runner))
    print("\n".join(report(figures)))
    return bool(figures.differences or figures.failures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
