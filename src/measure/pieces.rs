//! The edge of land in short pieces, each of which is one thing.

use geo::{Coord, Distance, Euclidean};

use crate::units::LonLat;

/// Edges are looked at in pieces of at most so many metres.
pub(super) const PIECE: f64 = 500.0;

/// A position, and where it lies in the plane, if it has it.
pub(super) type End = (LonLat, Option<Coord>);

/// The ends of a piece, and what it is.
pub(super) type Piece = ([End; 2], Kind);

/// What a piece of the land's edge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Contact,
    Gap,
    Border,
    Shore,
}

/// An edge in pieces, each with what it is; whole, where it is one thing.
pub(super) fn told(edge: [End; 2], kind: impl Fn([LonLat; 2], f64, Coord) -> Kind) -> Vec<Piece> {
    let [(from, Some(start)), (to, Some(end))] = edge else {
        return vec![(edge, Kind::Contact)];
    };
    let count = (Euclidean.distance(start, end) / PIECE).ceil().max(1.0);
    let along = |part: f64| start + (end - start) * part;
    let middles = (0..count as usize).map(|step| (step as f64 + 0.5) / count);
    let kinds = middles.map(|part| kind([from, to], part, along(part)));
    let kinds: Vec<Kind> = kinds.collect();
    if kinds.iter().all(|kind| *kind == kinds[0]) {
        return vec![(edge, kinds[0])];
    }
    let at = |step: usize| {
        let part = step as f64 / count;
        Some((part_way(&[from, to], part)?, Some(along(part))))
    };
    let pieces = kinds.into_iter().enumerate();
    pieces
        .filter_map(|(step, kind)| Some(([at(step)?, at(step + 1)?], kind)))
        .collect()
}

/// Counts as shore what is no longer than so many metres between two pieces of shore; `first` is what comes
/// before the first piece.
pub(super) fn without_scraps(pieces: &mut [Piece], first: Option<Kind>, most: f64) {
    let mut before = first;
    let mut start = 0;
    while start < pieces.len() {
        let kind = pieces[start].1;
        let run = pieces[start..].iter().take_while(|piece| piece.1 == kind);
        let end = start + run.count();
        let after = pieces.get(end).map(|piece| piece.1);
        let is_between = before == Some(Kind::Shore) && after == Some(Kind::Shore);
        let run = &mut pieces[start..end];
        if kind == Kind::Contact && is_between && length(run) <= most {
            run.iter_mut().for_each(|piece| piece.1 = Kind::Shore);
        }
        before = Some(kind);
        start = end;
    }
}

/// How long pieces are, in metres of the plane.
fn length(pieces: &[Piece]) -> f64 {
    let lengths = pieces.iter().map(|([(_, from), (_, to)], _)| {
        let ends = from.zip(*to);
        ends.map_or(f64::INFINITY, |(from, to)| Euclidean.distance(from, to))
    });
    lengths.sum()
}

/// A position on the straight line in longitude and latitude that an edge is.
pub(super) fn part_way(edge: &[LonLat], part: f64) -> Option<LonLat> {
    let along = |a: f64, b: f64| a + (b - a) * part;
    LonLat::new(
        along(edge[0].lon(), edge[1].lon()),
        along(edge[0].lat(), edge[1].lat()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scrap_between_two_shores_is_shore() {
        let end = |x: f64| {
            let at = LonLat::new(x * 1e-5, 45.0).expect("a position");
            (at, Some(Coord { x, y: 0.0 }))
        };
        let kinds = |between: Kind, metres: f64, after: Kind| {
            let ends = [0.0, 500.0, 500.0 + metres, 1000.0 + metres].map(end);
            let kinds = [Kind::Shore, between, after];
            let pieces = kinds.iter().enumerate();
            let pieces = pieces.map(|(i, kind)| ([ends[i], ends[i + 1]], *kind));
            let mut pieces: Vec<Piece> = pieces.collect();
            without_scraps(&mut pieces, None, 6000.0);
            pieces[1].1
        };
        assert_eq!(kinds(Kind::Contact, 900.0, Kind::Shore), Kind::Shore);
        assert_eq!(kinds(Kind::Contact, 9000.0, Kind::Shore), Kind::Contact);
        assert_eq!(kinds(Kind::Contact, 900.0, Kind::Border), Kind::Contact);
        assert_eq!(kinds(Kind::Gap, 900.0, Kind::Shore), Kind::Gap);
    }
}
