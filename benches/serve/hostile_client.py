#!/usr/bin/env python3
"""A client that means harm, and one that does not.

    bakhmut-map serve --listen 127.0.0.1:8080
    python3 benches/serve/hostile_client.py 127.0.0.1:8080 [HALF_OPEN]

Sends wrong requests of all kinds, and says what each got; then opens HALF_OPEN connections (10,000),
half of which send a part of a head and the rest nothing, and keeps them while slow ones send a byte a
second. All the while another client asks for a tile, and is to be answered. Needs Python 3.9 alone.
Ends with 1 where the other client was not answered.
"""

import asyncio
import resource
import sys
import time

TILE = "/tiles/article/2025-01-15/10/619/354.png"

WRONG = [
    ("huge address", "GET /{} HTTP/1.1".format("a" * 60000), ""),
    ("address of 3 KB", "GET /{} HTTP/1.1".format("a" * 3000), ""),
    ("dots", "GET /../../../../etc/passwd HTTP/1.1", ""),
    ("encoded dots", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", ""),
    ("encoded slashes", "GET /zones/..%2f..%2fgeodata.toml/2025.geojson HTTP/1.1", ""),
    ("encoded zero", "GET /assets/%00 HTTP/1.1", ""),
    ("zoom 99", "GET /tiles/article/2025-01-15/99/0/0.png HTTP/1.1", ""),
    ("negative column", "GET /tiles/article/2025-01-15/9/-1/0.png HTTP/1.1", ""),
    ("column beyond", "GET /tiles/article/2025-01-15/9/99999999999/0.png HTTP/1.1", ""),
    ("theme of a file", f"GET {TILE}?theme=/etc/passwd HTTP/1.1", ""),
    ("unknown parameter", f"GET {TILE}?debug=1 HTTP/1.1", ""),
    ("huge picture", "GET /render/town.png?size=8000x8000&scale=3 HTTP/1.1", ""),
    ("another host", f"GET {TILE} HTTP/1.1", "Host: evil.example\r\n"),
    ("two hosts", f"GET {TILE} HTTP/1.1", "Host: localhost\r\nHost: localhost\r\n"),
    ("a body", f"GET {TILE} HTTP/1.1", "Host: localhost\r\nContent-Length: 1000000\r\n"),
    ("a method", f"DELETE {TILE} HTTP/1.1", ""),
    ("no HTTP", "\x16\x03\x01\x02", ""),
    ("1000 lines of head", f"GET {TILE} HTTP/1.1", "X: y\r\n" * 1000),
    ("a line of 100 KB", f"GET {TILE} HTTP/1.1", "X: {}\r\n".format("y" * 100000)),
]


async def ask(host, port, first, head="", timeout=30.0):
    """The status of the answer to a request; 0 where the connection was closed without one."""
    reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), timeout)
    try:
        if "Host:" not in head:
            head = "Host: localhost\r\n" + head
        writer.write(f"{first}\r\n{head}Connection: close\r\n\r\n".encode("latin-1"))
        line = await asyncio.wait_for(reader.readline(), timeout)
        while await asyncio.wait_for(reader.read(65536), timeout):
            pass
        return int(line.split()[1]) if line.startswith(b"HTTP/") else 0
    except (ConnectionError, IndexError, ValueError):
        return 0
    finally:
        writer.close()


async def behave(host, port, stop, times, failures):
    """Asks for a tile again and again, and notes how long each took."""
    while not stop.is_set():
        begun = time.perf_counter()
        try:
            status = await ask(host, port, f"GET {TILE} HTTP/1.1", timeout=10.0)
        except (OSError, asyncio.TimeoutError):
            status = 0
        if status == 200:
            times.append(time.perf_counter() - begun)
        else:
            failures.append(status)
        await asyncio.sleep(0.02)


async def hold(host, port, count):
    """Opens connections, and sends a part of a head on every second one."""
    held = []
    for i in range(count):
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError as error:
            print(f"  stopped at {i}: {error}")
            break
        if i % 2 == 0:
            writer.write(b"GET / HTTP/1.1\r\nHost: loc")
        held.append(writer)
    return held


async def trickle(host, port, stop):
    """Sends a head a byte a second."""
    while not stop.is_set():
        try:
            _, writer = await asyncio.open_connection(host, port)
            for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\n":
                writer.write(bytes([byte]))
                await asyncio.sleep(1)
                if stop.is_set() or writer.is_closing():
                    break
            writer.close()
        except OSError:
            await asyncio.sleep(0.1)


def told(name, times, failures):
    times = sorted(times)
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print(f"{name}: {len(times)} answered, {len(failures)} not; "
          f"p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {1000 * times[-1]:.1f} ms")


async def main():
    host, port = sys.argv[1].rsplit(":", 1)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for name, first, head in WRONG:
        print(f"{name:>20}: {await ask(host, port, first, head) or 'closed'}")
    stop, times, failures = asyncio.Event(), [], []
    alone = asyncio.create_task(behave(host, port, stop, times, failures))
    await asyncio.sleep(2)
    stop.set()
    await alone
    told("alone", times, failures)
    stop, times, failures = asyncio.Event(), [], []
    good = asyncio.create_task(behave(host, port, stop, times, failures))
    slow = [asyncio.create_task(trickle(host, port, stop)) for _ in range(100)]
    begun = time.perf_counter()
    held = await hold(host, port, count)
    print(f"{len(held)} half-open connections in {time.perf_counter() - begun:.1f} s")
    await asyncio.sleep(10)
    stop.set()
    await good
    told("under attack", times, failures)
    for task in slow:
        task.cancel()
    for writer in held:
        writer.close()
    sys.exit(1 if failures or not times else 0)


asyncio.run(main())
