//! The edges of land, and what lies within their accuracy.

use geo::{BooleanOps, Intersects, LineString, MultiPolygon, Point, unary_union};

use super::cut::Cut;
use super::edge::off_the_edge;
use super::plane::{beside, on_plane};
use super::positions::{positions, rings};
use crate::geodata::Zone;
use crate::geodesy::lies_within;
use crate::units::{LonLat, LonLatBox, Metres};

/// What edges of land in a window are of, and how they are looked at.
#[derive(Clone, Debug)]
pub(super) struct Edged {
    cut: Cut,
    /// As far as edges matter.
    window: LonLatBox,
    centre: LonLat,
    /// By which part of what they may be off edges are simplified.
    slack: f64,
}

impl Edged {
    /// Edges of land by these zones, in metres from a centre.
    pub(super) fn of(zones: &[Zone], window: LonLatBox, centre: LonLat, slack: f64) -> Edged {
        Edged {
            cut: Cut::of(zones, Some(window)),
            window,
            centre,
            slack,
        }
    }

    /// What of an outline is some land, and what of it may be or not, in metres from the centre.
    pub(super) fn parted(&self, land: &MultiPolygon, shape: &MultiPolygon) -> [MultiPolygon; 2] {
        let held = on_plane(land, self.centre).intersection(shape);
        let edges = self.edges(land);
        let bands = edges
            .iter()
            .map(|(by, lines)| beside(lines, *by, self.slack, self.centre));
        let bands: Vec<MultiPolygon> = bands.collect();
        [held, unary_union(&bands).intersection(shape)]
    }

    /// Whether the centre, which is known so well, lies in some land, and whether an edge may be there.
    pub(super) fn at_centre(&self, land: &MultiPolygon, accuracy: Metres) -> [bool; 2] {
        let at = Point::new(self.centre.lon(), self.centre.lat());
        let near = self.edges(land).iter().any(|(wrong, lines)| {
            let lines: Vec<Vec<LonLat>> = lines.iter().map(positions).collect();
            let wrong = Metres::new(wrong + accuracy.get());
            lies_within(self.centre, &lines, wrong)
        });
        [land.intersects(&at), near]
    }

    /// The edges of land, by how many metres they may be off.
    fn edges(&self, land: &MultiPolygon) -> Vec<(f64, Vec<LineString>)> {
        let mut all: Vec<(f64, Vec<LineString>)> = Vec::new();
        let lines = rings(land).flat_map(|ring| off_the_edge(ring, self.window));
        for line in lines {
            let mut before = None;
            for (edge, wrong) in line.lines().flat_map(|edge| self.cut.parts(edge)) {
                let index = all.iter().position(|(by, _)| *by == wrong);
                let index = index.unwrap_or_else(|| {
                    all.push((wrong, Vec::new()));
                    all.len() - 1
                });
                let lines = &mut all[index].1;
                match lines.last_mut().filter(|_| before == Some(index)) {
                    Some(last) => last.0.push(edge.end),
                    None => lines.push(LineString(vec![edge.start, edge.end])),
                }
                before = Some(index);
            }
        }
        all.retain(|(wrong, _)| *wrong > 0.0);
        all
    }
}
