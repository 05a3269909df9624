//! Whether an area lies in a country, by an outline that is generalised and lacks spits and islands.

use geo::{BoundingRect, Coord, Line, LineString, MultiPolygon, Polygon};

use crate::geodata::Bands;

/// How many parallels are tried; as many as tell a half of it from less.
const PARALLELS: usize = 33;

/// Less than half of an area within the country, and it is another's …
const MOST_OF_IT: f64 = 0.5;
/// … unless all of it is so near to the outline, in metres: a spit, an island, a strip along the
/// border. With 5 km the Kinburn Spit would be lost; with 20 km no more is kept than with 10.
const NEAR: f64 = 10_000.0;
/// Metres in a degree of latitude, on a sphere of the Earth's mean radius, 6371.0088 km (IUGG).
const DEGREE: f64 = 111_195.08;

/// A country's outline, its edges in bands of latitude, for many areas are held against it.
#[derive(Clone, Debug)]
pub struct Outline {
    edges: Vec<Line<f64>>,
    bands: Bands,
}

impl Outline {
    /// The outline of a country's land.
    pub fn new(land: &MultiPolygon<f64>) -> Outline {
        let edges: Vec<Line<f64>> = land.iter().flat_map(edges).collect();
        let bands = Bands::new(edges.len(), |i| (edges[i].start, edges[i].end));
        Outline { edges, bands }
    }

    /// Whether a polygon lies within the outline for the greater part, or all of it near.
    pub(super) fn holds(&self, polygon: &Polygon<f64>) -> bool {
        self.share(polygon) >= MOST_OF_IT || polygon.exterior().coords().all(|c| self.is_near(*c))
    }

    /// Whether a position lies within the outline, or near it.
    fn is_near(&self, c: Coord<f64>) -> bool {
        let east = DEGREE * c.y.to_radians().cos();
        let near = |edge: Line<f64>| {
            let to = |p: Coord<f64>| ((p.x - c.x) * east, (p.y - c.y) * DEGREE);
            let ((ax, ay), (bx, by)) = (to(edge.start), to(edge.end));
            let (dx, dy) = (bx - ax, by - ay);
            let along = -(ax * dx + ay * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
            let along = along.clamp(0.0, 1.0);
            (ax + along * dx).hypot(ay + along * dy) <= NEAR
        };
        let is_in = |(west, east): &(f64, f64)| (*west..=*east).contains(&c.x);
        let height = NEAR / DEGREE;
        self.edges(c.y - height, c.y + height).any(near) || self.spans(c.y).iter().any(is_in)
    }

    /// The share of a polygon that lies within the outline, 0 to 1: of its length along parallels.
    fn share(&self, polygon: &Polygon<f64>) -> f64 {
        let Some(bounds) = polygon.bounding_rect() else {
            return 0.0;
        };
        let (mut all, mut inside) = (0.0, 0.0);
        for nth in 0..PARALLELS {
            // In the middle of a band, and so on no vertex that is written with few decimals.
            let y = bounds.min().y + bounds.height() * (nth as f64 + 0.5) / PARALLELS as f64;
            let mine = spans(edges(polygon), y);
            let theirs = self.spans(y);
            all += mine.iter().map(|(west, east)| east - west).sum::<f64>();
            for (west, east) in &mine {
                let shared = theirs
                    .iter()
                    .map(|(w, e)| (e.min(*east) - w.max(*west)).max(0.0));
                inside += shared.sum::<f64>();
            }
        }
        if all > 0.0 { inside / all } else { 0.0 }
    }

    fn spans(&self, y: f64) -> Vec<(f64, f64)> {
        spans(self.edges(y, y), y)
    }

    /// The edges near any parallel between two; one may come more than once, but of a single parallel.
    fn edges(&self, south: f64, north: f64) -> impl Iterator<Item = Line<f64>> {
        self.bands.between(south, north).map(|i| self.edges[i])
    }
}

fn edges(polygon: &Polygon<f64>) -> impl Iterator<Item = Line<f64>> {
    let rings = [polygon.exterior()].into_iter().chain(polygon.interiors());
    rings.flat_map(LineString::lines)
}

/// From where to where a parallel runs within what edges enclose.
fn spans(edges: impl Iterator<Item = Line<f64>>, y: f64) -> Vec<(f64, f64)> {
    let mut crossings: Vec<f64> = edges
        .filter(|edge| (edge.start.y > y) != (edge.end.y > y))
        .map(|edge| edge.start.x + (y - edge.start.y) / edge.dy() * edge.dx())
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{polygon, wkt};

    #[test]
    fn tells_how_much_lies_within() {
        let land = Outline::new(&wkt!(
            MULTIPOLYGON(((0. 0.,4. 0.,4. 4.,0. 4.,0. 0.),(1. 1.,1. 3.,3. 3.,3. 1.,1. 1.)))
        ));
        let whole = polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)];
        assert!((land.share(&whole) - 0.75).abs() < 0.02);
        let half = polygon![(x: 3.5, y: 0.), (x: 4.5, y: 0.), (x: 4.5, y: 1.), (x: 3.5, y: 1.)];
        assert!((land.share(&half) - 0.5).abs() < 1e-9);
        let away = polygon![(x: 9., y: 0.), (x: 9.5, y: 0.), (x: 9., y: 1.)];
        assert_eq!(land.share(&away), 0.0);
        assert!(land.holds(&half) && !land.holds(&away));
    }

    #[test]
    fn an_island_near_the_coast_belongs_to_the_country() {
        let land = Outline::new(&wkt!(MULTIPOLYGON(((31. 46.,33. 46.,33. 47.,31. 47.,31. 46.)))));
        let at = |south: f64| polygon![(x: 32., y: south), (x: 32.02, y: south), (x: 32.02, y: south + 0.01)];
        // 1.1 to 2.2 km, and 10 to 11 km off.
        assert!(land.holds(&at(45.98)));
        assert!(!land.holds(&at(45.9)));
    }
}
