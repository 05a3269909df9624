"""Turns a town's many road or track pieces into one line, and joins the lines of two towns.

All in metres. Carriageways, slip roads and sidings lie side by side in OpenStreetMap; the
corridor's line is the longest of the shortest ways through them, so that a second carriageway,
a loop or a spur does not show.
"""

import math

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree
from shapely.geometry import LineString

STEP_M = 20
REACH_M = 45  # two carriageways or tracks side by side are one corridor
MIN_CHAIN_M = 400
HEADING_M = 800  # the direction of a line's end is taken over this length


def corridors(lines):
    """One line for each connected corridor of `lines`, longest first."""
    points = np.unique(
        np.round(shapely.get_coordinates([shapely.segmentize(g, STEP_M) for g in lines])), axis=0
    )
    pairs = cKDTree(points).query_pairs(REACH_M, output_type="ndarray")
    lengths = np.hypot(*(points[pairs[:, 0]] - points[pairs[:, 1]]).T)
    graph = coo_matrix((weight(lengths), pairs.T), shape=(len(points),) * 2).tocsr()
    count, label = connected_components(graph, directed=False)
    found = []
    for component in range(count):
        members = np.flatnonzero(label == component)
        if len(members) < 2:
            continue
        far = _farthest(graph, members[0], members)
        other, way = _farthest(graph, far, members), []
        _, before = dijkstra(graph, directed=False, indices=far, return_predecessors=True)
        while other >= 0:
            way.append(points[other])
            other = before[other]
        line = LineString(way)
        if line.length >= MIN_CHAIN_M:
            found.append(line)
    return sorted(found, key=lambda g: (-g.length, g.coords[0]))


def weight(lengths):
    """A step's cost: its length, and more for a long one, which would cut corners."""
    return lengths * (lengths / STEP_M) ** 0.2


def _farthest(graph, start, members):
    distances = dijkstra(graph, directed=False, indices=start)[members]
    return members[int(np.argmax(distances))]


def end(line, last):
    """An end's point and the unit vector that leads out of the line there."""
    tip = np.array(line.coords[-1 if last else 0])
    inner = line.interpolate(max(0, line.length - HEADING_M) if last else HEADING_M)
    out = tip - np.array(inner.coords[0])
    return tip, out / np.hypot(*out)


def joins(lines, max_gap_m, max_turn_deg):
    """Pairs of ends to join, nearest first; no end twice, no ring.

    Both ends must face the gap: neither may turn by more than `max_turn_deg` to enter it.
    """
    ends = [(i, last, *end(line, last)) for i, line in enumerate(lines) for last in (False, True)]
    candidates = []
    for a in range(len(ends)):
        for b in range(a + 1, len(ends)):
            if ends[a][0] == ends[b][0]:
                continue
            gap = ends[b][2] - ends[a][2]
            length = float(np.hypot(*gap))
            if length > max_gap_m:
                continue
            least = math.cos(math.radians(max_turn_deg)) * length
            if ends[a][3] @ gap >= least and -(ends[b][3] @ gap) >= least:
                candidates.append((length, a, b))
    group, used, chosen = list(range(len(lines))), set(), []
    for length, a, b in sorted(candidates):
        one, two = group[ends[a][0]], group[ends[b][0]]
        if one == two or a in used or b in used:
            continue
        used |= {a, b}
        group = [one if g == two else g for g in group]
        chosen.append((length, curve(*ends[a][2:], *ends[b][2:]), ends[a][0], ends[b][0]))
    return chosen


def curve(start, start_out, finish, finish_out, steps=12):
    """A cubic Bézier curve that leaves and enters in the direction of the two lines."""
    handle = np.hypot(*(finish - start)) / 3
    control = [start, start + handle * start_out, finish + handle * finish_out, finish]
    t = np.linspace(0, 1, steps + 1)[:, None]
    weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3]
    return LineString(sum(w * c for w, c in zip(weights, control)))
