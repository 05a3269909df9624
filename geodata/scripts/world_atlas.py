"""Reads the TopoJSON of the npm package world-atlas: Natural Earth 1:10m, public domain.

TopoJSON keeps a border that two countries share once, as an arc; whoever changes or
simplifies arcs, and not polygons, keeps the shared borders shared. An arc index below zero
means the arc ~index, reversed.
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "world-atlas@2.0.2"
MEMBER = "package/countries-10m.json"
SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"
DECIMALS = 4  # the package's own grid is 0.0036 by 0.0017 degrees


def _pack():
    """The file's bytes, from the registry that npm is configured for."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", PACKAGE, "--silent", "--pack-destination", folder]
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            advice = "install npm and go online, or name countries-10m.json with --world-atlas"
            raise SystemExit(f"npm pack {PACKAGE}: {error}; {advice}") from None
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as tar:
            return tar.extractfile(MEMBER).read()


def load(path=None):
    """The topology, from `path` or from npm; refuses any version but the pinned one."""
    try:
        data = Path(path).read_bytes() if path else _pack()
    except OSError as error:
        raise SystemExit(f"{path}: {error.strerror.lower()}") from None
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{path or PACKAGE}: not countries-10m.json of {PACKAGE}")
    return json.loads(data)


def decode(topology):
    """Every arc as a list of (lon, lat).

    Longitudes run on east of 180 (Chukotka is 190, not -170), so that Russia is one piece.
    """
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            lon, lat = x * sx + tx, y * sy + ty
            point = (round(lon + 360 if lon < -100 else lon, DECIMALS), round(lat, DECIMALS))
            if not arc or arc[-1] != point:
                arc.append(point)
        arcs.append(arc)
    return arcs


def polygons(geometry):
    """A geometry's polygons: lists of rings, each a list of arc indices."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def arc_ids(rings):
    """The arcs that rings run along, whichever way."""
    return {index if index >= 0 else ~index for ring in rings for index in ring}


def ring_points(indices, arcs):
    """A closed ring's points, from its arcs; empty where simplifying has left no area."""
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points and points[-1] == arc[0] else arc)
    return points if len(points) >= 4 else []
