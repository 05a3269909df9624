//! What a snapshot says of the land in a box, of settlements in it, and of positions.

use geo::{BooleanOps, Intersects, MultiPolygon, Point};

use super::areas::{SPECK, Said, polygon, told_apart};
use crate::geodata::{Controller, Status, Zone};
use crate::geodesy::area;
use crate::units::{LonLat, LonLatBox};

/// The land in a box, told apart by what a snapshot says of it; what zones share counts as a map draws
/// it on top.
#[derive(Clone, Debug)]
pub struct Told {
    /// By what is said, and last the land of which nothing is: no zone lies there.
    pub(super) parts: Vec<(Option<Said>, MultiPolygon)>,
    /// All land of which something is said.
    pub(super) covered: MultiPolygon,
}

/// A part of a settlement, and what is said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToldPart {
    /// Who controls it and how well that is known; `None` where no zone lies.
    pub said: Option<(Controller, Status)>,
    /// How much of the settlement it is, from 0 to 1.
    pub part: f64,
}

impl Told {
    /// What a snapshot's zones say of the land in a box, all of which its dataset maps.
    pub(super) fn of(zones: &[Zone], within: LonLatBox) -> Told {
        let land = MultiPolygon(vec![polygon(within)]);
        let (said, covered) = told_apart(zones, Some(&land));
        let said = said.into_iter().map(|(said, shape)| (Some(said), shape));
        let left = (None, land.difference(&covered));
        Told {
            parts: said.chain([left]).collect(),
            covered,
        }
    }

    /// What is said of a position in the box.
    pub(super) fn at(&self, at: LonLat) -> Option<Said> {
        let point = Point::new(at.lon(), at.lat());
        let mut there = self
            .parts
            .iter()
            .filter(|(_, shape)| shape.intersects(&point));
        there.find_map(|(said, _)| *said)
    }

    /// What is said of an outline, the largest part first; `None` where not all of it lies in the box.
    pub(super) fn of_outline(&self, outline: &MultiPolygon) -> Option<Vec<ToldPart>> {
        let whole = area(outline)?.get();
        let mut parts = Vec::new();
        let mut sum = 0.0;
        for (said, shape) in &self.parts {
            let land = area(&shape.intersection(outline))?.get();
            sum += land;
            if land > SPECK {
                // Cutting moves corners, by which a part may be more than the whole.
                let (said, part) = (*said, (land / whole).min(1.0));
                parts.push(ToldPart { said, part });
            }
        }
        parts.sort_by(|a, b| b.part.total_cmp(&a.part));
        // Cutting moves a corner by less than what this would take.
        const ALL: f64 = 0.9999;
        (whole > 0.0 && sum > ALL * whole).then_some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::invented::snapshot;
    use Controller::{Nobody, Russia};
    use Status::{Assessed, Contested};

    fn square(sides: [f64; 4]) -> MultiPolygon {
        MultiPolygon(vec![polygon(LonLatBox::new(sides).unwrap())])
    }

    #[test]
    fn an_outline_is_told_in_parts_that_make_up_the_whole() {
        let zones = [
            (false, (Russia, Assessed), 100.0, [38.0, 48.4, 38.3, 48.7]),
            (true, (Russia, Contested), 100.0, [38.0, 48.4, 38.05, 48.7]),
        ];
        let within = LonLatBox::new([37.6, 48.3, 38.4, 48.8]).unwrap();
        let told = Told::of(&snapshot(&zones).zones, within);
        let parts = told.of_outline(&square([37.9, 48.5, 38.1, 48.6])).unwrap();
        let said: Vec<_> = parts.iter().map(|one| one.said).collect();
        assert_eq!(said[0], None, "{parts:?}");
        assert!(said.contains(&Some((Russia, Assessed))));
        assert!(said.contains(&Some((Nobody, Contested))));
        let sum: f64 = parts.iter().map(|one| one.part).sum();
        assert!((sum - 1.0).abs() < 1e-6, "{parts:?}");
        assert!((parts[0].part - 0.5).abs() < 1e-3, "{parts:?}");
        // It reaches out of the box, of which nothing is told beyond.
        assert_eq!(told.of_outline(&square([37.5, 48.5, 38.1, 48.6])), None);
        let at = |lon, lat| told.at(LonLat::new(lon, lat).unwrap());
        assert_eq!(at(38.02, 48.5), Some((Nobody, Contested)));
        assert_eq!(at(38.2, 48.5), Some((Russia, Assessed)));
        assert_eq!(at(37.8, 48.5), None);
    }
}
