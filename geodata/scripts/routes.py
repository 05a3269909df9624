"""The way of one railway through the track pieces of many towns, over the gaps between them."""

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree
from shapely.geometry import LineString

import chains

GAP_COST = 2  # a metre of gap costs as much as two of track
MIN_PIECE_M = 1000  # shorter pieces are sidings: no way leads over them


class Tracks:
    """All track as one graph: points every 20 m, links within a corridor and over gaps."""

    def __init__(self, lines, max_gap_m):
        dense = [shapely.segmentize(g, chains.STEP_M) for g in lines]
        self.points = np.unique(np.round(shapely.get_coordinates(dense)), axis=0)
        near = cKDTree(self.points).query_pairs(chains.REACH_M, output_type="ndarray")
        _, label = connected_components(self._graph(near, 1), directed=False)
        groups = [np.flatnonzero(label == k) for k in range(label.max() + 1)]
        groups = [g for g in groups if np.hypot(*np.ptp(self.points[g], axis=0)) >= MIN_PIECE_M]
        trees = [cKDTree(self.points[g]) for g in groups]
        gaps = []
        for a, one in enumerate(groups):
            for b in range(a + 1, len(groups)):
                distances, nearest = trees[b].query(self.points[one])
                best = int(np.argmin(distances))
                if distances[best] <= max_gap_m:
                    gaps.append((one[best], groups[b][nearest[best]]))
        self.usable = np.concatenate(groups)
        self.tree = cKDTree(self.points[self.usable])
        gap_graph = self._graph(np.array(gaps), GAP_COST)
        self.graph = self._graph(near, 1).maximum(gap_graph).tocsr()
        self.drawn = set()

    def _graph(self, pairs, cost):
        lengths = np.hypot(*(self.points[pairs[:, 0]] - self.points[pairs[:, 1]]).T)
        weights = lengths * cost if cost > 1 else chains.weight(lengths)
        return coo_matrix((weights, pairs.T), shape=(len(self.points),) * 2).tocsr()

    def way(self, stops):
        """Mapped lines and gaps, in order, along the least costly way by `stops`.

        What another way has drawn already is left out, up to the last point in common.
        """
        nodes = [self.usable[self.tree.query(stop)[1]] for stop in stops]
        way = [nodes[0]]
        for start, end in zip(nodes, nodes[1:]):
            _, before = dijkstra(self.graph, indices=end, directed=False, return_predecessors=True)
            node = start
            while node != end:
                node = before[node]
                if node < 0:
                    raise SystemExit("no way between two stops of a railway")
                way.append(node)
        shared = [i for i, node in enumerate(way) if node in self.drawn]
        way = way[shared[-1]:] if shared else way
        self.drawn.update(way)
        return self._split(self.points[way])

    def _split(self, points):
        cuts = np.flatnonzero(np.hypot(*np.diff(points, axis=0).T) > chains.REACH_M) + 1
        runs = [r for r in np.split(points, cuts) if len(r) > 1]
        lines = [g for g in map(LineString, runs) if g.length >= chains.MIN_CHAIN_M]
        gaps = [
            chains.curve(*chains.end(a, True), *chains.end(b, False))
            for a, b in zip(lines, lines[1:])
        ]
        return lines, gaps
