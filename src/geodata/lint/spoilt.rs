//! Rings that the rounding of the canonical form spoils: what is written must be what can be read.

use std::ops::ControlFlow;

use geo::Coord;

use super::sweep::{self, TooIntricate};
use super::walk::{self, List};
use crate::geodata::geojson;
use crate::geodata::rounded::{DECIMALS, round};
use crate::geodata::rule::{self, Rule};
use crate::geodata::tree::Value;

/// A ring that the rounding spoils.
#[derive(Debug)]
pub(in crate::geodata) struct Spoilt {
    /// The byte at which it begins.
    pub(in crate::geodata) at: usize,
    /// What rule it breaks then.
    pub(in crate::geodata) rule: &'static Rule,
    /// What is wrong with it then.
    pub(in crate::geodata) what: String,
}

/// What to do with such a ring.
pub(in crate::geodata) const HELP: &str = "draw it with positions farther apart, or remove it";

/// The rings of a sound feature or geometry that have something wrong once they are rounded.
pub(in crate::geodata) fn spoilt(feature: &Value<'_>) -> Vec<Spoilt> {
    let mut all = Vec::new();
    walk::objects(feature, &mut |object| {
        for rings in walk::rings(object) {
            polygon(rings, &mut all);
        }
    });
    all
}

fn polygon(places: &[Value<'_>], all: &mut Vec<Spoilt>) {
    let lists: Vec<List<'_>> = places.iter().filter_map(walk::list).collect();
    if lists.len() < places.len() || !lists.iter().any(changes) {
        return;
    }
    let rounded: Vec<Vec<Coord<f64>>> = lists
        .iter()
        .map(|list| list.positions().map(at_6_decimals).collect())
        .collect();
    let broken = geojson::broken(&rounded).into_iter();
    let crossed = lists.iter().zip(&rounded).enumerate();
    let crossed = crossed.filter(|(_, (list, rounded))| changes(list) && is_crossed(list, rounded));
    let crossed =
        crossed.map(|(index, _)| (index, rule::SELF_INTERSECTION, "the ring crosses itself"));
    for (index, rule, what) in broken.chain(crossed) {
        all.push(Spoilt {
            at: places[index].start(),
            rule,
            what: format!("rounded to {DECIMALS} decimals of a degree (0.1 m), {what}"),
        });
    }
}

fn at_6_decimals(position: Coord<f64>) -> Coord<f64> {
    Coord {
        x: round(position.x),
        y: round(position.y),
    }
}

/// Whether the rounding moves any position of a ring.
fn changes(list: &List<'_>) -> bool {
    list.positions()
        .any(|position| at_6_decimals(position) != position)
}

/// Whether a ring crosses itself as it is rounded, and does not as it is.
fn is_crossed(list: &List<'_>, rounded: &[Coord<f64>]) -> bool {
    let crosses_rounded = crosses_itself(rounded.len(), |index| rounded[index]);
    crosses_rounded == Ok(true) && crosses_itself(list.len(), |index| list.get(index)) == Ok(false)
}

/// Whether two edges of a ring of so many positions cross; they may touch.
fn crosses_itself(
    count: usize,
    position: impl Fn(usize) -> Coord<f64>,
) -> Result<bool, TooIntricate> {
    let edge = |index: usize| (position(index), position(index + 1));
    let mut crosses = false;
    let edges = count.saturating_sub(1);
    sweep::pairs(edges, edge, |(_, one), (_, other)| {
        crosses = geojson::cross(one, other);
        match crosses {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    })?;
    Ok(crosses)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::faults::Faults;
    use crate::geodata::json;

    /// What rules the rounding breaks, and at which bytes behind the first ring.
    fn found(coordinates: &str) -> Vec<(&'static str, usize)> {
        let text = format!("{{\"type\": \"Polygon\", \"coordinates\": [{coordinates}]}}");
        let root = json::parse(&mut Faults::new("f", &text)).unwrap();
        let first = text.find("[[").unwrap() + 1;
        let all = spoilt(&root).into_iter();
        all.map(|one| (one.rule.code, one.at - first)).collect()
    }

    #[test]
    fn one_crossing_of_a_long_ring_is_found() {
        let notch =
            "[0,0],[0.000009,0.000001],[0.00001,0.00001],[0.0000044,0.000000495],[0,0.00001]";
        // To the west and back, in more edges than all pairs are tried of.
        let there = (1..30).map(|i| format!("[-0.00{i:02},0.00001]"));
        let back = (1..30).rev().map(|i| format!("[-0.00{i:02},0]"));
        let rest: Vec<String> = there.chain(back).collect();
        let ring = format!("[{notch},{},[0,0]]", rest.join(","));
        assert_eq!(found(&ring), [("self-intersection", 0)]);
        let sound = ring.replace("0.000000495", "0.0000009");
        assert_ne!(sound, ring);
        assert_eq!(found(&sound), []);
    }

    #[test]
    fn what_no_position_of_moves_is_as_it_was() {
        let (square, bow) = (
            "[[0,0],[1,0],[1,1],[0,1],[0,0]]",
            "[[0,0],[1,1],[1,0],[0,2],[0,0]]",
        );
        for sound in [square, bow, "[[0,0],[0.1234567,0],[0,0.1234567],[0,0]]"] {
            assert_eq!(found(sound), [], "{sound}");
        }
    }

    #[test]
    fn a_hole_that_the_rounding_moves_out_is_told_at_its_ring() {
        let exterior = "[[0,0],[0.000011,0],[0,0.00001],[0,0]],";
        let hole =
            "[[0.000001,0.000001],[0.000001,0.000002],[0.0000056,0.0000046],[0.000001,0.000001]]";
        let told = ("hole-outside", exterior.len());
        assert_eq!(found(&format!("{exterior}{hole}")), [told]);
        let farther = hole.replace("46]", "44]");
        assert_eq!(found(&format!("{exterior}{farther}")), []);
    }
}
