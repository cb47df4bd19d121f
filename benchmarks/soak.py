"""Minutes of mixed load at 80 % of what the service can bear: are all requests answered, how fast, and does its memory grow.

Run: python -m benchmarks.soak [--minutes 10] [--workers 1]

Half of the questions are about a few bodies, so that many ask the same, as they do when something has happened; the other half about any two
bodies on any day, so that nearly each of them is asked for the first time.

First the most is looked for: clients that ask as fast as they are answered, more of them each time, until more of them get no more
answers. Then questions are sent at shares of that rate, each at its time, whether the ones before are answered or not; so a service that
falls behind is seen to. The knee is the last rate at which 95 of 100 are answered within half a second, counted from when they were due.
At 80 % of the knee it goes on for the minutes asked for. Every ten seconds the memory of all processes of the service is read, what they
share counted once (PSS).
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from urllib.parse import urlencode

import httpx2 as httpx

from benchmarks.machine import machine
from benchmarks.serving import memory, serving
from benchmarks.tables import Aim, Table, in_words, show

SHARE = 0.8
EVERY = 10.0
LADDER = (1, 2, 4, 8, 16)
#: The shares of the most at which the knee is looked for, and the seconds within which 95 of 100 are to be answered there.
SHARES, SLOW = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), 0.5
STEP = 15.0
#: More clients are no gain where they get less than so much more.
GAIN = 1.05
#: No more questions wait at once; one that would is counted as not sent.
MOST = 256
#: Of a hundred questions, so many of each kind.
MIX = {"legal basis": 40, "path": 15, "body": 15, "page": 10, "search": 10, "record": 5, "SPARQL": 5}
DAYS = ("2006-05-01", "2008-12-01", "2009-03-01", "2013-10-01", "2019-06-01", "2024-02-01")
BODIES = (
    "body/medway-pct",
    "body/medway-council",
    "body/kent-police-force",
    "body/medway-yot-board",
    "body/medway-trust-board",
)
PURPOSES = ("purpose/youth-justice", "purpose/safeguarding-children", "purpose/crime-prevention")
WORDS = (
    "medway",
    "children's trust",
    "youth offending",
    "police",
    "kent",
    "primary care",
    "safeguarding board",
    "medwey",
)
QUERIES = (
    "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?s ?l WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l } LIMIT 50",
)


def questions(model, seed=1):
    """Yield kinds and paths for ever, in the same order each time."""
    chance = random.Random(seed)
    kinds, weights = list(MIX), list(MIX.values())
    every_body, subjects, information = sorted(model.bodies), sorted(model.subjects), sorted(model.information)
    every_purpose = sorted(i for i, p in model.purposes.items() if p.selectable is not False)

    def day():
        return f"{chance.randint(2005, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    def often():
        giver, taker = chance.sample(BODIES[:3], 2)
        return (
            giver,
            taker,
            chance.choice(PURPOSES),
            "subject/child",
            "information/personal",
            chance.choice(DAYS),
        )

    def another():
        giver, taker = chance.sample(every_body, 2)
        return giver, taker, chance.choice(every_purpose), chance.choice(subjects), chance.choice(information), day()

    def asked(*, of=(often, another)):
        names = ("discloser", "recipient", "purpose", "subject", "information", "date")
        return urlencode(dict(zip(names, chance.choice(of)(), strict=True)))

    def body():
        few = chance.random() < 0.5
        return f"{chance.choice(BODIES if few else every_body)}?date={chance.choice(DAYS) if few else day()}"

    make = {
        "legal basis": lambda: f"/api/v1/legal-basis?{asked()}",
        "path": lambda: f"/api/v1/accountability/{chance.choice(BODIES)}?date={chance.choice(DAYS[:4])}",
        "body": lambda: f"/api/v1/entities/{body()}",
        "page": lambda: f"/ask?{asked()}",
        "search": lambda: f"/api/v1/search?{urlencode({'q': chance.choice(WORDS)})}",
        "record": lambda: f"/api/v1/record?{asked(of=(often,))}",
        "SPARQL": lambda: f"/sparql?{urlencode({'query': chance.choice(QUERIES)})}",
    }
    while True:
        (kind,) = chance.choices(kinds, weights)
        yield kind, make[kind]()


class Seen:
    """What came of the questions."""

    def __init__(self):
        self.waits = defaultdict(list)
        self.errors = Counter()

    @property
    def answered(self):
        return sum(map(len, self.waits.values()))


async def one(web, seen, kind, path, due):
    try:
        reply = await web.get(path)
    except httpx.HTTPError as error:
        seen.errors[f"{kind}: {type(error).__name__}"] += 1
        return
    # A partnership of dozens to another asks about more pairs than one question may: it is told so, which is an answer.
    if reply.status_code in {200, 422} and reply.content:
        seen.waits[kind].append(time.monotonic() - due)
    else:
        seen.errors[f"{kind}: status {reply.status_code}"] += 1


def client(address):
    accept = {"accept": "application/json, text/html;q=0.9, */*;q=0.1"}
    return httpx.AsyncClient(
        base_url=address,
        timeout=60,
        headers=accept,
        # A connection that nobody uses is let go before the service does so after 5 seconds: a question sent in that moment is lost with any server.
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=64, keepalive_expiry=2.0),
    )


async def flat_out(address, asked, clients, seconds):
    """Return the answers a second that so many clients get, each asking again as soon as it is answered."""
    seen, until = Seen(), time.monotonic() + seconds

    async def ask(web):
        while time.monotonic() < until:
            await one(web, seen, *next(asked), time.monotonic())

    async with client(address) as web:
        await asyncio.gather(*(ask(web) for _ in range(clients)))
    if seen.errors:
        sys.exit(f"while the knee was looked for: {dict(seen.errors)}")
    return seen.answered / seconds


async def most(address, asked):
    """Return what each number of clients gets, up to the one from which more get no more."""
    rates = {}
    await flat_out(address, asked, 2, STEP)  # what is made at the first question of its kind is made by now
    for clients in LADDER:
        # The questions go on where they were: those of the step before would be answered from what is kept.
        rates[clients] = await flat_out(address, asked, clients, STEP)
        print(f"{clients} clients: {rates[clients]:.1f} answers a second", flush=True)
        if clients > 1 and rates[clients] < GAIN * rates[clients // 2]:
            break
    return rates


async def steady(address, asked, process, rate, minutes):
    """Ask at a rate; return what came of it, and the memory, as (seconds since the begin, megabytes)."""
    seen, samples, waiting, begin = Seen(), [], set(), time.monotonic()

    async def watch():
        for number in itertools.count():
            await asyncio.sleep(max(0.0, begin + number * EVERY - time.monotonic()))
            samples.append((time.monotonic() - begin, await asyncio.to_thread(memory, process)))

    watching = asyncio.create_task(watch())
    async with client(address) as web:
        for number, (kind, path) in enumerate(asked):
            due = begin + number / rate
            if due - begin > minutes * 60:
                break
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if len(waiting) >= MOST:
                seen.errors["not sent, because so many wait"] += 1
                continue
            task = asyncio.create_task(one(web, seen, kind, path, due))
            waiting.add(task)
            task.add_done_callback(waiting.discard)
        await asyncio.gather(*waiting)
    watching.cancel()
    return seen, samples


async def knee(address, asked, process, rate):
    """Return the last of the shares of a rate at which the service does not fall behind."""
    found = 0.0
    for share in SHARES:
        seen, _ = await steady(address, asked, process, share * rate, STEP / 60)
        slow = percentile([wait for waits in seen.waits.values() for wait in waits], 0.95)
        print(f"{share * rate:.1f} a second: 95 of 100 within {in_words(slow)}", flush=True)
        if slow > SLOW or seen.errors:
            break
        found = share * rate
    return found or sys.exit("even the least share is too much: ask on a quiet machine")


def growth(samples):
    """Return the megabytes a minute by which memory grows over some samples: the slope of the line that fits best.

    >>> growth([(0, 100), (60, 160), (120, 220)])
    60.0
    """
    return statistics.linear_regression(*zip(*samples, strict=True)).slope * 60


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def tables(minutes=10.0, workers=1):
    """Yield what was seen."""
    from graphmodel.model.model import Model

    asked = questions(Model.load())
    with serving("--workers", str(workers)) as (address, process, _):
        rates = asyncio.run(most(address, asked))
        bend = asyncio.run(knee(address, asked, process, max(rates.values())))
        rate = SHARE * bend
        print(f"{minutes:g} minutes at {rate:.1f} a second", flush=True)
        seen, samples = asyncio.run(steady(address, asked, process, rate, minutes))
    wrong = seen.errors.total()
    rows = [
        (kind, f"{len(waits):,}", *(in_words(percentile(waits, p)) for p in (0.5, 0.95, 0.99)), in_words(max(waits)))
        for kind in MIX
        if (waits := seen.waits[kind])
    ]
    every = [wait for waits in seen.waits.values() for wait in waits]
    rows.append(
        ("all", f"{len(every):,}", *(in_words(percentile(every, p)) for p in (0.5, 0.95, 0.99)), in_words(max(every)))
    )
    found = ", ".join(f"{count} x {what}" for what, count in seen.errors.most_common())
    yield Table(
        f"{minutes:g} minutes of mixed load",
        ("asked for", "answered", "median wait", "95 %", "99 %", "longest"),
        rows,
        f"At {rate:.1f} questions a second, {SHARE:.0%} of the knee ({bend:.1f} a second; clients that wait for "
        f"their answers got {max(rates.values()):.1f}); {workers} process{'es' if workers > 1 else ''}. What asks runs on the same machine.",
        [Aim("errors", wrong, at_most=0)],
        [found] if found else [],
    )
    half = samples[len(samples) // 2 :]
    slope = growth(half) if len(half) > 2 else 0.0
    sizes = [size for _, size in samples]
    tenth = max(1, len(sizes) // 10)
    later = statistics.fmean(sizes[-tenth:]) / statistics.fmean(sizes[len(sizes) // 2 :][:tenth])
    marks = [samples[round(i * (len(samples) - 1) / 5)] for i in range(6)]
    yield Table(
        "Memory meanwhile",
        ("after", *(f"{at / 60:.0f} min" for at, _ in marks)),
        [("MB", *(f"{size:.0f}" for _, size in marks))],
        f"All processes of the service together, what they share counted once, every {EVERY:g} seconds ({len(samples)} samples).",
        [Aim("the last tenth of the samples beside the first tenth after the half", later, at_most=1.05)],
        [f"Over the second half it {'grows' if slope > 0 else 'shrinks'} by {abs(slope):.2f} MB a minute."],
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    print("\n".join([*machine(), ""]), flush=True)
    show(tables(given.minutes, given.workers))


if __name__ == "__main__":
    main()
