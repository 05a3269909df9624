"""Ordinary kriging: values at points in, a smooth surface out that keeps to each of them.

The variogram is nested: γ(h) = h + sill · (1 − ρ(h / range)). The linear part makes the surface.
The short one stands for what differs between neighbours: as a nugget does, but smoothly, so that
the surface keeps to a value that its neighbours contradict, in a patch round the point. Only the
variogram's shape matters for the surface, not its scale, so the sill is a length. (Cressie,
Statistics for Spatial Data, 1993, § 3.2; leave-one-out residuals by Dubrule, Mathematical
Geology 15, 1983; ρ by Wendland, Advances in Computational Mathematics 4, 1995.)
"""

from typing import NamedTuple

import numpy as np
from scipy.spatial.distance import cdist

BLOCK = 20_000  # points estimated at a time, to bound the memory


class Variogram(NamedTuple):
    sill_m: float
    range_m: float

    def covariance(self, distances):
        """Up to a constant, which ordinary kriging takes out."""
        near = np.minimum(distances / self.range_m, 1)
        return self.sill_m * (1 - near) ** 4 * (4 * near + 1) - distances


def _system(points, variogram):
    """The kriging matrix: the covariance and the unknown mean."""
    size = len(points)
    matrix = np.ones((size + 1, size + 1))
    matrix[:size, :size] = variogram.covariance(cdist(points, points))
    matrix[size, size] = 0
    return matrix


def estimate(points, values, targets, variogram):
    weights = np.linalg.solve(_system(points, variogram), np.append(values, 0))
    blocks = range(0, len(targets), BLOCK)
    return np.concatenate([
        weights[-1] + variogram.covariance(cdist(targets[i : i + BLOCK], points)) @ weights[:-1]
        for i in blocks
    ])


def leave_one_out(points, values, variogram):
    """What each point's value would be estimated as without that point."""
    inverse = np.linalg.inv(_system(points, variogram))
    residuals = (inverse @ np.append(values, 0))[:-1] / np.diag(inverse)[:-1]
    return values - residuals
