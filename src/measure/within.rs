//! What is said of land by zones that are not its own: within an outline, or where a place's centre is.
//!
//! Who holds the land may change anywhere within the accuracy of an edge, on either side of it and
//! wherever it runs, also where it only passes by. So of the land of which a thing is said that is sure
//! which lies farther inside than its edges may be off, and that is possible which lies no farther
//! outside.

use geo::{Area, BooleanOps, BoundingRect, LineString, MultiPolygon, Polygon, Rect, unary_union};

use super::areas::{SPECK, Said, polygon};
use super::edged::Edged;
use super::is_mapped;
use super::near::Near;
use super::plane::on_plane;
use super::told::Told;
use crate::geodata::{Controller, Place, Snapshot};
use crate::geodesy::area;
use crate::units::{LonLat, LonLatBox, Metres, SquareMetres};

/// By which part of what they may be off the edges in a box are simplified, of which there may be many.
const SLACK: f64 = 1.0 / 40.0;

/// Land, with all that a snapshot says of it and around it.
#[derive(Clone, Debug)]
pub(super) struct Within {
    /// Whose land is told as such, and not as settlements alone.
    maps: Vec<Controller>,
    edged: Edged,
    land: Land,
    /// The land there and around by what is said of it.
    parts: Vec<(Option<Said>, MultiPolygon)>,
    /// What each part is of the outline; none where there are no more than two parts.
    each: Vec<Part>,
    /// How much of the outline the first of no more than two parts is: as drawn, at least and at most. The
    /// other is the rest.
    first: Option<[f64; 3]>,
}

#[derive(Clone, Debug)]
enum Land {
    /// What of an outline is mapped.
    Outline(Outline),
    /// A position that is known so well.
    Centre(Metres),
}

#[derive(Clone, Debug)]
struct Outline {
    outline: MultiPolygon,
    /// In metres from its centre.
    shape: MultiPolygon,
    mapped: SquareMetres,
    not_mapped: SquareMetres,
}

/// A part of an outline, in metres from its centre.
#[derive(Clone, Debug)]
struct Part {
    held: MultiPolygon,
    /// What may be of the part or not.
    open: MultiPolygon,
    /// What is of it for sure.
    sure: MultiPolygon,
}

impl Within {
    /// Of the land in an outline, which is taken as it is drawn; `None` where none of it is mapped.
    pub(super) fn outline(outline: &MultiPolygon, snapshot: &Snapshot) -> Option<Within> {
        let (land, centre, rect) = Outline::of(outline, snapshot.dataset.extent)?;
        let near = Near::of(rect, Metres::new(0.0), snapshot)?;
        Some(Within::of(Land::Outline(land), 0.0, centre, near))
    }

    /// Of the land in a box, by what is said around it.
    pub(super) fn boxed(bounds: LonLatBox, near: Near) -> Option<Within> {
        let outline = MultiPolygon(vec![polygon(bounds)]);
        let (land, centre, _) = Outline::of(&outline, near.extent)?;
        Some(Within::of(Land::Outline(land), SLACK, centre, near))
    }

    /// Of where a place's centre is; `None` where it may lie beyond what is mapped.
    pub(super) fn centre(place: &Place, snapshot: &Snapshot) -> Option<Within> {
        let (at, accuracy) = (place.position, place.accuracy);
        let rect = Rect::new((at.lon(), at.lat()), (at.lon(), at.lat()));
        if !is_mapped(place, accuracy, snapshot.dataset.extent) {
            return None;
        }
        let near = Near::of(rect, accuracy, snapshot)?;
        Some(Within::of(Land::Centre(accuracy), 0.0, at, near))
    }

    fn of(land: Land, slack: f64, centre: LonLat, near: Near) -> Within {
        let mut parts = Told::of(&near.zones, near.window).parts;
        // What cutting leaves of a part is none; of several together it may be the middle.
        parts.retain(|(_, part)| !without_specks(part.clone()).0.is_empty());
        let mut within = Within {
            parts,
            edged: Edged::of(&near.zones, near.window, centre, slack),
            maps: near.maps,
            land,
            each: Vec::new(),
            first: None,
        };
        if let Land::Outline(land) = &within.land {
            let parted = |part: &MultiPolygon| {
                let part = without_specks(part.clone());
                within.edged.parted(&part, &land.shape)
            };
            match &within.parts[..] {
                [] => {}
                // What the one gains the other loses: they have the same edges.
                [(_, part)] | [(_, part), _] => {
                    let [held, open] = parted(part);
                    let may_be = [held.difference(&open), held.union(&open)];
                    within.first = Some(land.shares(part, may_be));
                }
                parts => {
                    let each = parts.iter().map(|(_, part)| {
                        let [held, open] = parted(part);
                        let sure = held.difference(&open);
                        Part { held, open, sure }
                    });
                    within.each = each.collect();
                }
            }
        }
        within
    }

    /// Whether what a side holds is told as land: then it does not hold land of which nothing is said.
    pub(super) fn maps(&self, side: Controller) -> bool {
        self.maps.contains(&side)
    }

    /// Whether it is a position, and no land.
    pub(super) fn is_centre(&self) -> bool {
        matches!(self.land, Land::Centre(_))
    }

    /// How much land is mapped, and how much of the outline is not.
    pub(super) fn areas(&self) -> [SquareMetres; 2] {
        match &self.land {
            Land::Outline(land) => [land.mapped, land.not_mapped],
            Land::Centre(_) => [SquareMetres::new(0.0); 2],
        }
    }

    /// All that is said there or around.
    pub(super) fn said(&self) -> impl Iterator<Item = Option<Said>> {
        self.parts.iter().map(|(said, _)| *said)
    }

    /// How much of the mapped land it is of which a thing is said: as drawn, at least and at most, from 0
    /// to 1. A position is all or nothing. What is surely something else is no part of the most, also
    /// where an edge that is less sure passes by it.
    pub(super) fn range(&self, is: impl Fn(Option<Said>) -> bool) -> [f64; 3] {
        let parts = 0..self.parts.len();
        let (these, others): (Vec<usize>, Vec<usize>) = parts.partition(|&i| is(self.parts[i].0));
        match &self.land {
            _ if these.is_empty() => [0.0; 3],
            Land::Centre(accuracy) => self.of_centre(&these, &others, *accuracy),
            Land::Outline(_) if others.is_empty() => [1.0; 3],
            Land::Outline(land) => match self.first {
                Some(first) if these == [0] => first,
                Some([drawn, least, most]) => [1.0 - drawn, 1.0 - most, 1.0 - least],
                None => self.of_outline(&these, &others, land),
            },
        }
    }

    fn of_centre(&self, these: &[usize], others: &[usize], accuracy: Metres) -> [f64; 3] {
        let [inside, near] = self.edged.at_centre(&self.together(these), accuracy);
        let surely = |i: &usize| {
            let (_, part) = &self.parts[*i];
            self.edged.at_centre(part, accuracy) == [true, false]
        };
        let least = inside && !near || these.iter().any(surely);
        let most = (inside || near) && !others.iter().any(surely);
        [inside, least, most].map(|one| f64::from(u8::from(one)))
    }

    fn of_outline(&self, these: &[usize], others: &[usize], land: &Outline) -> [f64; 3] {
        let parted = |parts: &[usize]| match parts {
            [only] => [self.each[*only].held.clone(), self.each[*only].open.clone()],
            several => self.edged.parted(&self.together(several), &land.shape),
        };
        let sure = |parts: &[usize]| unary_union(parts.iter().map(|i| &self.each[*i].sure));
        // What is open of the rest is open here: specks of either are no edge of it.
        let ([held, open], [_, open_rest]) = (parted(these), parted(others));
        let open = open.union(&open_rest);
        let least = held.difference(&open).union(&sure(these));
        let most = held.union(&open).difference(&sure(others));
        land.shares(&self.together(these), [least, most])
    }

    /// The land of some parts.
    fn together(&self, parts: &[usize]) -> MultiPolygon {
        without_specks(unary_union(parts.iter().map(|i| &self.parts[*i].1)))
    }
}

impl Outline {
    /// What of an outline is mapped, with its centre and the box around it; `None` where none of it is.
    fn of(outline: &MultiPolygon, extent: LonLatBox) -> Option<(Outline, LonLat, Rect)> {
        let shape = outline.intersection(&MultiPolygon(vec![polygon(extent)]));
        let mapped = area(&shape)?;
        if mapped.get() <= SPECK {
            return None;
        }
        let rect = shape.bounding_rect()?;
        let centre = LonLat::new(rect.center().x, rect.center().y)?;
        let left = area(outline)?.get() - mapped.get();
        let land = Outline {
            shape: on_plane(&shape, centre),
            outline: shape,
            mapped,
            not_mapped: SquareMetres::new(if left > SPECK { left } else { 0.0 }),
        };
        Some((land, centre, rect))
    }

    /// How much of it some land is, as drawn, and at least and at most by what is in metres from its centre.
    fn shares(&self, land: &MultiPolygon, may_be: [MultiPolygon; 2]) -> [f64; 3] {
        let whole = self.shape.unsigned_area();
        let [least, most] = may_be.map(|land| share(land.unsigned_area(), whole));
        // On the ellipsoid: the plane's areas are too large away from its centre.
        let drawn = area(&land.intersection(&self.outline)).map_or(0.0, SquareMetres::get);
        let drawn = share(drawn, self.mapped.get());
        [drawn, least.min(drawn), most.max(drawn)]
    }
}

/// A part of land, from 0 to 1; what is no more than cutting leaves is none.
fn share(land: f64, whole: f64) -> f64 {
    if land <= SPECK {
        0.0
    } else if whole - land <= SPECK {
        1.0
    } else {
        land / whole
    }
}

/// Land without the parts and holes that cutting leaves along edges that are one.
fn without_specks(land: MultiPolygon) -> MultiPolygon {
    let is_more = |ring: &LineString| {
        let alone = Polygon::new(ring.clone(), Vec::new());
        area([&alone]).is_some_and(|area| area.get() > SPECK)
    };
    let parts = land.0.into_iter().map(Polygon::into_inner);
    let parts = parts.filter(|(exterior, _)| is_more(exterior));
    let parts = parts.map(|(exterior, mut holes)| {
        holes.retain(is_more);
        Polygon::new(exterior, holes)
    });
    MultiPolygon(parts.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geodata::Status;
    use crate::geodesy::inverse;
    use crate::measure::invented::{Box, place, snapshot, snapshots};
    use Controller::Russia;
    use Status::{Assessed, Claimed};

    const TOWN: [f64; 4] = [37.95, 48.55, 38.05, 48.65];

    /// How much of the town Russia is assessed to hold: as drawn, at least and at most.
    fn held(zones: &[Box]) -> [f64; 3] {
        let town = MultiPolygon(vec![polygon(LonLatBox::new(TOWN).unwrap())]);
        let within = Within::outline(&town, &snapshot(zones)).unwrap();
        within.range(|said| said == Some((Russia, Assessed)))
    }

    /// Metres between two meridians in the middle of the town.
    fn metres(west: f64, east: f64) -> f64 {
        let [west, east] = [west, east].map(|lon| LonLat::new(lon, 48.6).unwrap());
        inverse(west, east).distance.get()
    }

    #[track_caller]
    fn is_near(found: [f64; 3], expected: [f64; 3]) {
        for (one, other) in found.into_iter().zip(expected) {
            assert!((one - other).abs() < 0.002, "{found:?}, not {expected:?}");
        }
    }

    fn area(accuracy: f64, sides: [f64; 4]) -> Box {
        (false, (Russia, Assessed), accuracy, sides)
    }

    #[test]
    fn an_edge_that_cuts_the_town_may_run_on_either_side() {
        let strip = 1000.0 / metres(TOWN[0], TOWN[2]);
        let found = held(&[area(1000.0, [38.0, 48.3, 38.5, 48.9])]);
        is_near(found, [0.5, 0.5 - strip, 0.5 + strip]);
    }

    #[test]
    fn an_edge_that_passes_by_counts_as_far_as_it_may_reach_in() {
        let (past, wide) = (metres(TOWN[2], 38.054), metres(TOWN[0], TOWN[2]));
        let found = held(&[area(1000.0, [38.054, 48.3, 38.5, 48.9])]);
        is_near(found, [0.0, 0.0, (1000.0 - past) / wide]);
        // The land is held all round, and ends as far in the west as it began in the east.
        let found = held(&[area(1000.0, [37.946, 48.3, 38.5, 48.9])]);
        is_near(found, [1.0, 1.0 - (1000.0 - past) / wide, 1.0]);
    }

    #[test]
    fn no_edge_within_its_accuracy_leaves_nothing_open() {
        let around = [37.93, 48.53, 38.07, 48.67];
        assert_eq!(held(&[area(1000.0, around)]), [1.0; 3]);
        assert_eq!(held(&[area(1000.0, [38.07, 48.3, 38.5, 48.9])]), [0.0; 3]);
    }

    /// Where two meet, one edge is as sure as the less sure of them.
    #[test]
    fn an_edge_of_two_zones_is_as_sure_as_the_less_sure() {
        let claimed = (false, (Russia, Claimed), 100.0, [37.5, 48.3, 38.0, 48.9]);
        let found = held(&[area(1000.0, [38.0, 48.3, 38.5, 48.9]), claimed]);
        let strip = 1000.0 / metres(TOWN[0], TOWN[2]);
        is_near(found, [0.5, 0.5 - strip, 0.5 + strip]);
        let [drawn, least, most] = held(&[area(100.0, [38.0, 48.3, 38.5, 48.9])]);
        is_near(
            [drawn, least, most],
            [0.5, 0.5 - strip / 10.0, 0.5 + strip / 10.0],
        );
    }

    /// Its centre is known to 200 m.
    #[test]
    fn a_centre_is_told_of_where_no_edge_may_be() {
        let centre = |west: f64| {
            let zones = snapshot(&[area(1000.0, [west, 48.3, 38.5, 48.9])]);
            let within = Within::centre(&place(), &zones).unwrap();
            within.range(|said| said == Some((Russia, Assessed)))
        };
        let lon = place().position.lon();
        let degrees = |metres: f64| metres / self::metres(38.0, 39.0);
        assert_eq!(centre(lon - degrees(1250.0)), [1.0, 1.0, 1.0]);
        assert_eq!(centre(lon - degrees(1150.0)), [1.0, 0.0, 1.0]);
        assert_eq!(centre(lon + degrees(1150.0)), [0.0, 0.0, 1.0]);
        assert_eq!(centre(lon + degrees(1250.0)), [0.0, 0.0, 0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

        /// Whatever is said of the land, and however wrong its edges may be.
        #[test]
        fn the_parts_of_an_outline_are_possible_together(snapshot in snapshots()) {
            const NEAR: f64 = 1e-4;
            let town = MultiPolygon(vec![polygon(LonLatBox::new(TOWN).unwrap())]);
            let within = Within::outline(&town, &snapshot).unwrap();
            let each: Vec<[f64; 3]> =
                within.said().map(|said| within.range(|other| other == said)).collect();
            let sum = |of: usize| each.iter().map(|one| one[of]).sum::<f64>();
            prop_assert!((sum(0) - 1.0).abs() < NEAR, "{each:?}");
            for [drawn, low, high] in &each {
                prop_assert!(low <= drawn && drawn <= high, "{each:?}");
                prop_assert!(*high <= 1.0 - (sum(1) - low) + NEAR, "{each:?}");
                prop_assert!(*low >= 1.0 - (sum(2) - high) - NEAR, "{each:?}");
            }
        }
    }
}
