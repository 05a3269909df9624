//! Land that only one of two snapshots has as held, and what of it is no more than a gap.

use geo::{
    BooleanOps, BoundingRect, Coord, Distance, Euclidean, Line, MapCoords, MultiPolygon, Polygon,
};

use super::Front;
use super::areas::{polygon, rect};
use super::gaps::{Around, Parts};
use super::plane::{grown, widened};
use super::positions::rings;
use crate::units::{LonLat, LonLatBox, Metres};

/// Land that only one of two has as held: what is drawn as such, and gaps.
#[derive(Clone, Debug)]
pub struct Disputed {
    /// What lies at a line of contact, or is wider than both edges may be off together.
    pub land: MultiPolygon,
    /// What is narrower than that and away from both lines: a gap in the land of one, which may be none.
    pub gaps: MultiPolygon,
}

impl Disputed {
    /// Parts the land by the lines of contact as [`contacts`](super::contacts) has them in and around a
    /// box; what lies farther away is no gap.
    pub fn of(all: &MultiPolygon, contacts: [Option<&Front>; 2], within: LonLatBox) -> Disputed {
        let fronts = || contacts.into_iter().flatten();
        let wrong: f64 = fronts().map(|front| front.accuracy.get()).sum();
        let around = Around::of(within);
        let lines = fronts().flat_map(|front| &front.lines);
        let lines: Vec<_> = lines
            .map(|line| line.iter().map(|at| (at.lon(), at.lat())).collect())
            .collect();
        let lines = around.edges(&lines);
        let is_gap = |part: &&Polygon| {
            flat(part, &around)
                .is_some_and(|part| !touches(&part, &lines) && is_narrow(&part, wrong / 2.0))
        };
        let (gaps, land): (Vec<&Polygon>, Vec<&Polygon>) = all.iter().partition(is_gap);
        let [land, gaps] =
            [land, gaps].map(|parts| MultiPolygon(parts.into_iter().cloned().collect()));
        Disputed { land, gaps }
    }
}

/// Gaps in the land within a front, in and around a box: narrower than what both their edges may be off together,
/// and away from the line of contact as [`contact`](super::contact) has it. They may be none.
pub fn enclosed_gaps(front: &Front, within: LonLatBox) -> MultiPolygon {
    let none = || MultiPolygon::new(Vec::new());
    // A gap that the box cuts off is known as one by what lies beyond.
    let beyond = Metres::new(4.0 * front.accuracy.get());
    widened(rect(within), beyond, front.extent).map_or_else(none, |around| {
        let open = MultiPolygon(vec![polygon(around)]).difference(&front.held);
        Disputed::of(&open, [Some(front); 2], around).gaps
    })
}

/// Land in the plane; `None` where some of it lies beyond what is looked at.
fn flat(land: &Polygon, around: &Around) -> Option<MultiPolygon> {
    let flat = |c: Coord| LonLat::new(c.x, c.y).and_then(|at| around.flat(at));
    let near = |c: Coord| flat(c).filter(|at| around.contains(*at)).ok_or(());
    let flat = land.try_map_coords(near).ok()?;
    Some(MultiPolygon(vec![flat]))
}

/// Whether a line runs along some of the land's edge.
fn touches(land: &MultiPolygon, lines: &Parts<Line>) -> bool {
    /// Metres: an edge that was cut is moved by less.
    const SAME: f64 = 1.0;
    /// Edges are looked at in pieces of at most so many metres.
    const PIECE: f64 = 250.0;
    let edges = rings(land).flat_map(|ring| ring.lines());
    let mut pieces = edges.flat_map(|edge| {
        let count = (Euclidean.distance(edge.start, edge.end) / PIECE).ceil();
        (0..count as usize).map(move |nth| edge.start + edge.delta() * ((nth as f64 + 0.5) / count))
    });
    pieces.any(|at| lines.lie_within(at, SAME))
}

/// Whether no disc of so many metres has room in the land.
fn is_narrow(land: &MultiPolygon, radius: f64) -> bool {
    let around = land.bounding_rect();
    let side = around.map_or(0.0, |rect| rect.width().min(rect.height()));
    side < 2.0 * radius || grown(land, -radius).0.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Controller, LandEnds, Status};
    use crate::geodesy::area;
    use crate::measure::invented::snapshot;
    use crate::measure::{HeldChange, contact, contacts};

    const HELD: (Controller, Status) = (Controller::Russia, Status::Assessed);

    /// What of the land that only the first has is disputed, and what gaps, in square kilometres.
    fn parted(first: &[[f64; 4]], second: &[[f64; 4]], accuracy: f64) -> [f64; 2] {
        let both = [first, second].map(|boxes| {
            let zones: Vec<_> = boxes.iter().map(|b| (false, HELD, accuracy, *b)).collect();
            snapshot(&zones)
        });
        let extent = both[0].dataset.extent;
        let within = LonLatBox::new([37.6, 48.3, 38.6, 48.9]).unwrap();
        let fronts = contacts([&both[0], &both[1]], within, LandEnds::default());
        let held = HeldChange::between(&both[0].zones, &both[1].zones, extent);
        let fronts = [fronts[0].as_ref(), fronts[1].as_ref()];
        let found = Disputed::of(&held.lost, fronts, within);
        [found.land, found.gaps].map(|land| area(&land).unwrap().km2())
    }

    const WHOLE: [f64; 4] = [37.9, 48.3, 38.5, 48.9];
    /// A hole in it, 740 m wide and 22 km high.
    const WITH_HOLE: [[f64; 4]; 4] = [
        [37.9, 48.3, 38.2, 48.9],
        [38.21, 48.3, 38.5, 48.9],
        [38.2, 48.3, 38.21, 48.5],
        [38.2, 48.7, 38.21, 48.9],
    ];

    #[test]
    fn a_gap_that_may_be_none_is_not_disputed() {
        let [disputed, gaps] = parted(&[WHOLE], &WITH_HOLE, 1000.0);
        assert_eq!(disputed, 0.0);
        assert!((gaps - 16.4).abs() < 0.1, "{gaps}");
        // One that is wider than the edges may be off is a front.
        let [disputed, gaps] = parted(&[WHOLE], &WITH_HOLE, 100.0);
        assert!((disputed - 16.4).abs() < 0.1 && gaps == 0.0, "{disputed}");
    }

    #[test]
    fn a_gap_behind_the_line_of_one_is_found() {
        let found = |boxes: &[[f64; 4]], accuracy: f64| {
            let zones: Vec<_> = boxes.iter().map(|b| (false, HELD, accuracy, *b)).collect();
            let within = LonLatBox::new([37.6, 48.3, 38.6, 48.9]).unwrap();
            let one = snapshot(&zones);
            let front = Front::of(&one, Controller::Russia).unwrap();
            let front = contact(front, &one, within, LandEnds::default());
            area(&enclosed_gaps(&front, within)).unwrap().km2()
        };
        assert!((found(&WITH_HOLE, 1000.0) - 16.4).abs() < 0.1);
        assert_eq!(found(&WITH_HOLE, 100.0), 0.0);
        assert_eq!(found(&[WHOLE], 1000.0), 0.0);
        // One that opens to the front is left as it is.
        let apart = [[37.9, 48.3, 38.2, 48.9], [38.21, 48.3, 38.5, 48.6]];
        assert_eq!(found(&apart, 1000.0), 0.0);
    }

    /// 740 m along 67 km.
    #[test]
    fn a_slim_band_at_the_front_is_disputed() {
        let [disputed, gaps] = parted(&[WHOLE], &[[37.91, 48.3, 38.5, 48.9]], 1000.0);
        assert!((disputed - 49.2).abs() < 0.3 && gaps == 0.0, "{disputed}");
    }

    /// The first has all that is mapped, so that it has no line of contact, and the second nothing.
    #[test]
    fn land_without_a_front_is_no_gap() {
        let [disputed, gaps] = parted(&[[37.4, 48.2, 38.6, 49.0]], &[], 1000.0);
        assert!(disputed > 7000.0 && gaps == 0.0, "{disputed} {gaps}");
    }
}
