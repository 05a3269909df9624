//! How the azimuth goes along a piece of an edge, and where the piece enters a sector.

use super::edge::Sight;
use super::part::Piece;
use super::sector::Sector;
use crate::units::LonLat;

/// Metres within which a point has no azimuth from the position.
const APEX: f64 = 1e-3;

/// A stretch of a piece along which the distance only grows, and the azimuth goes one way.
pub(super) struct Steady {
    pub(super) near: Sight,
    far: Sight,
}

/// A piece, cut where the distance turns and where the azimuth does.
pub(super) fn steady(piece: &Piece, from: LonLat) -> Vec<Steady> {
    let cut = |[a, b]: [Sight; 2], of: fn(&Sight) -> f64| match piece.turn(from, [&a, &b], of) {
        Some(turn) => vec![[a, turn], [turn, b]],
        None => vec![[a, b]],
    };
    let by_distance = cut(piece.sights(from), |sight| sight.rate);
    let by_azimuth = by_distance
        .into_iter()
        .flat_map(|part| cut(part, |sight| sight.sweep));
    let order = |[a, b]: [Sight; 2]| {
        if b.path.distance < a.path.distance {
            Steady { near: b, far: a }
        } else {
            Steady { near: a, far: b }
        }
    };
    by_azimuth.map(order).collect()
}

impl Steady {
    /// The point in a sector that is nearest to the position: the near end, or where the stretch
    /// enters the sector on its way from there. It is found by bisection, for that holds on to a point
    /// that lies inside.
    pub(super) fn first_in(&self, piece: &Piece, from: LonLat, sector: Sector) -> Option<Sight> {
        let is_in = |sight: &Sight| {
            sight.path.distance.get() >= APEX && sector.contains(sight.path.azimuth)
        };
        if is_in(&self.near) {
            return Some(self.near);
        }
        if is_in(&self.far) {
            return Some(self.bisect(piece, from, is_in));
        }
        // It may pass all of the sector: then it has come as far about as the sector's boundary is.
        let whole = turned(&self.near, &self.far);
        let boundary = if whole < 0.0 {
            sector.end()
        } else {
            sector.start()
        };
        let way = (boundary.get() - self.near.path.azimuth.get()) * whole.signum();
        let way = way.rem_euclid(360.0);
        if way >= whole.abs() {
            return None;
        }
        let rest = whole.abs() - way;
        let is_past = |sight: &Sight| {
            let left = turned(sight, &self.far) * whole.signum();
            left < rest
        };
        Some(self.bisect(piece, from, is_past)).filter(is_in)
    }

    /// The first point at which something holds that does at the far end and not at the near one.
    fn bisect(&self, piece: &Piece, from: LonLat, holds: impl Fn(&Sight) -> bool) -> Sight {
        let (mut before, mut found) = (self.near.fraction, self.far);
        while (found.fraction - before).abs() > piece.tolerance() {
            let middle = f64::midpoint(before, found.fraction);
            let sight = piece.edge.sight(from, middle);
            if holds(&sight) {
                found = sight;
            } else {
                before = middle;
            }
        }
        found
    }
}

/// Degrees from the azimuth of one sight to that of another, clockwise, in −180..=180.
fn turned(from: &Sight, to: &Sight) -> f64 {
    let degrees = (to.path.azimuth.get() - from.path.azimuth.get()).rem_euclid(360.0);
    if degrees > 180.0 {
        degrees - 360.0
    } else {
        degrees
    }
}
