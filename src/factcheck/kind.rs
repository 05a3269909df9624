//! Claims about what a place is, where it lies, and numbers that sources give.

use geo::{Area, BoundingRect, Centroid, Intersects, LineString, MultiPolygon, Point};

use super::{Evidence, Finding, Interval, Lack, Of, Quantity, Reading, Value, Verdict};
use crate::geodata::{Claim, Direction, Number, Place, PlaceKind};
use crate::geodesy::{inverse, nearest_on_lines};
use crate::measure::edge::sides;
use crate::measure::ring_positions;
use crate::units::{LonLat, LonLatBox};

/// A place is what the geodata say, or it is not.
pub(super) fn place<'c>(
    claim: &'c Claim,
    claimed: PlaceKind,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    let mut verdicts = Vec::new();
    for (id, place) in evidence.subjects(claim) {
        finding.readings.push(Reading {
            of: Of::Place {
                place: id.to_owned(),
                day: None,
                by: None,
            },
            value: Value::Kind(place.kind),
        });
        finding.add_sources(&place.sources);
        verdicts.push(if place.kind == claimed {
            Verdict::Supported
        } else {
            Verdict::Contradicted
        });
    }
    finding.verdict = Verdict::of_all(verdicts);
    finding
}

/// The azimuth from the centroid of a country or region to the place, within an eighth of the
/// compass.
///
/// The centroid is that of the outline on a plane of longitude and latitude: of one of 260 km from
/// north to south near 48 degrees it lies 0.5 km north of the one on the ellipsoid.
pub(super) fn direction<'c>(
    claim: &'c Claim,
    claimed: Direction,
    within: &str,
    evidence: &Evidence<'_>,
) -> Finding<'c> {
    const EIGHTH: f64 = 45.0;
    let outline = evidence.geodata.outline(within);
    let middle = outline.and_then(|outline| {
        // Islands far off would draw the centroid to them.
        let parts = outline.shape.iter();
        let main = parts.max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
        if is_cut(main.exterior()) {
            return None;
        }
        let (lon, lat) = main.centroid()?.x_y();
        Some((LonLat::new(lon, lat)?, outline))
    });
    let Some((middle, outline)) = middle else {
        let code = within.to_owned();
        return Finding::lacking(claim, Lack::Region { code });
    };
    let mut finding = Finding::new(claim);
    let azimuth = claimed.azimuth();
    let allowed = Interval::around(azimuth, EIGHTH / 2.0);
    finding.allowed = Some((allowed, Quantity::Azimuth));
    finding.add_sources(&outline.sources);
    let mut verdicts = Vec::new();
    for (id, place) in evidence.subjects(claim) {
        let path = inverse(middle, place.position);
        let error = outline.accuracy.get() + place.accuracy.get();
        let spread = error.atan2(path.distance.get()).to_degrees();
        // Nearest to what is claimed: 350° is 10° off north.
        let off = (path.azimuth.get() - azimuth + 180.0).rem_euclid(360.0) - 180.0;
        let interval = Interval::around(azimuth + off, spread);
        let lies = lies_in(place, &outline.shape, error);
        let of = Of::Within {
            place: id.to_owned(),
            code: within.to_owned(),
            lies,
        };
        finding.read(of, azimuth + off, Quantity::Azimuth, interval);
        finding.add_sources(&place.sources);
        verdicts.extend([lies, Verdict::of([interval], allowed)]);
    }
    finding.verdict = Verdict::of_all(verdicts);
    finding
}

/// Whether a place lies in an outline, where the two may be off by so many metres together.
fn lies_in(place: &Place, outline: &MultiPolygon, error: f64) -> Verdict {
    let edge = nearest_on_lines(place.position, &ring_positions(outline));
    if edge.is_some_and(|edge| edge.distance.get() <= error) {
        return Verdict::Inconclusive;
    }
    match outline.intersects(&Point::new(place.position.lon(), place.position.lat())) {
        true => Verdict::Supported,
        false => Verdict::Contradicted,
    }
}

/// Whether an outline is cut along a side of the box around it, so that its middle is not that of
/// the country.
fn is_cut(outline: &LineString) -> bool {
    let bounds = outline
        .bounding_rect()
        .and_then(|r| LonLatBox::new([r.min().x, r.min().y, r.max().x, r.max().y]));
    let cut = |bounds| {
        outline
            .lines()
            .any(|edge| sides(edge.start, bounds) & sides(edge.end, bounds) != 0)
    };
    bounds.is_none_or(cut)
}

/// A number against that of a source.
pub(super) fn figure<'c>(
    claim: &'c Claim,
    claimed: Number,
    figure: Interval,
    sources: &[String],
) -> Finding<'c> {
    let mut finding = Finding::new(claim);
    let allowed = Interval::allowed(claimed, 1.0);
    finding.allowed = Some((allowed, Quantity::Count));
    let value = (figure.low() + figure.high()) / 2.0;
    finding.read(Of::Source, value, Quantity::Count, figure);
    finding.add_sources(sources);
    finding.verdict = Verdict::of([figure], allowed);
    finding
}
