//! What of a file does not get into a snapshot, and when that is too much.

use geo::{Coord, MapCoords, MultiPolygon, Polygon};

use super::mend::crossings;
use super::raw::Reading;
use super::rings::across;
use super::tally::Tally;
use super::zone::{Frame, Zone, area};
use crate::error::{Error, Fault, Result};
use crate::geodata::rule;
use crate::units::SquareMetres;

const INVALID: &str = "the file is";

/// The share of a file's area that may lie in other countries. Outlines of a publisher and ours differ
/// by strips along the border; where the most lies elsewhere, the file is not of this country.
const MOST: f64 = 0.5;
/// The share of it from which a warning tells.
const MUCH: f64 = 0.01;

/// Whether a polygon lies in the frame's country, for the greater part or near.
pub(super) fn is_in_country(polygon: &Polygon<f64>, frame: &Frame) -> bool {
    let country = frame.country.as_ref();
    country.is_none_or(|outline| outline.holds(polygon))
}

/// Counts the areas that lie in other countries.
///
/// # Errors
/// Data (exit 3) where one of them lies in the country by swapped positions, for nobody maps land there,
/// or where they are most of the file and its publisher does not map other countries.
pub(super) fn abroad(
    away: &[&Polygon<f64>],
    reading: &Reading,
    frame: &Frame,
    tally: &mut Tally,
) -> Result<()> {
    if away.is_empty() {
        return Ok(());
    }
    let parts = away.iter().map(|polygon| (*polygon).clone());
    let shape = MultiPolygon(parts.collect());
    let left = area(&shape);
    tally.leave_areas("areas in other countries", away.len(), left);
    let turned = shape.map_coords(|c| Coord { x: c.y, y: c.x });
    let swapped = turned.iter().filter(|p| is_in_country(p, frame)).count();
    if swapped > 0 {
        let what = format!(
            "areas that lie in the country if longitude and latitude are swapped, and in another as \
             they are: {swapped}"
        );
        let help = "positions are [longitude, latitude]: swap them";
        return Err(refused(rule::SWAPPED_COORDINATES.code, reading, what, help));
    }
    let shapes = reading.pieces.iter().map(|piece| area(&piece.shape).get());
    let all: f64 = shapes.sum();
    if reading.publisher.maps_abroad() || left.get() < all * MUCH {
        return Ok(());
    }
    if left.get() <= all * MOST {
        tally.abroad = Some((left, SquareMetres::new(all)));
        return Ok(());
    }
    let what = format!(
        "more than half of its area lies outside the country, {:.2} of {:.2} km²: the coordinates may be \
         swapped or shifted, or it is of another place",
        left.km2(),
        all / 1e6
    );
    let help = "positions are [longitude, latitude] in degrees of WGS 84: compare some with a map";
    Err(refused(rule::OUTSIDE_EXTENT.code, reading, what, help))
}

/// Looks for single positions with longitude and latitude swapped, far from both their neighbours in a ring
/// and between them if swapped back: such a spike may cover a country.
///
/// # Errors
/// Data (exit 3) where there is one.
pub(super) fn strays(reading: &Reading) -> Result<()> {
    /// Degrees by which a position lies off where it belongs, at the least.
    const FAR: f64 = 1.0;
    /// How much nearer it is swapped back.
    const NEARER: f64 = 10.0;
    let apart = |a: Coord, b: Coord| (a.x - b.x).abs().max((a.y - b.y).abs());
    let is_stray = |[before, at, after]: [Coord; 3]| {
        let turned = Coord { x: at.y, y: at.x };
        let off = |at: Coord| apart(before, at) + apart(at, after);
        apart(before, at).min(apart(at, after)) > FAR && off(turned) * NEARER < off(at)
    };
    let polygons = reading.pieces.iter().flat_map(|piece| &piece.shape);
    let rings = polygons.flat_map(|p| p.interiors().iter().chain([p.exterior()]));
    let mut stray = rings.flat_map(|ring| {
        let open = &ring.0[..ring.0.len().saturating_sub(1)];
        let all = open.iter().copied().enumerate();
        all.filter_map(move |(i, at)| {
            let before = open[(i + open.len() - 1) % open.len()];
            let after = open[(i + 1) % open.len()];
            is_stray([before, at, after]).then_some((at, before))
        })
    });
    let Some((at, before)) = stray.next() else {
        return Ok(());
    };
    let what = format!(
        "the position [{}, {}] lies far from those beside it, as [{}, {}], and near them if longitude and \
         latitude are swapped",
        at.x, at.y, before.x, before.y
    );
    let help = format!("write it as [{}, {}]", at.y, at.x);
    Err(refused(
        rule::SWAPPED_COORDINATES.code,
        reading,
        what,
        &help,
    ))
}

/// Looks at the outlines that enclose nothing beside what is left.
///
/// # Errors
/// Data (exit 3) where one is wider than every area that is left: it will have been the most of the day.
pub(super) fn outlines(kept: &[Zone], reading: &Reading, tally: &Tally) -> Result<()> {
    let lost = tally.lost.iter().filter(|lost| lost.is_wide());
    let widest = lost.max_by(|a, b| a.across.get().total_cmp(&b.across.get()));
    let Some(widest) = widest else {
        return Ok(());
    };
    let mut parts = kept.iter().flat_map(|zone| &zone.shape);
    let is_wider = |polygon: &Polygon<f64>| {
        let exterior = polygon.exterior().coords();
        let exterior: Vec<[f64; 2]> = exterior.map(|c| [c.x, c.y]).collect();
        across(&exterior).get() >= widest.across.get()
    };
    if parts.any(is_wider) {
        return Ok(());
    }
    let what = format!("{}, and no area of the file is as wide", widest.line());
    let help = "its positions lie on one line, or run there and back: get the file from its publisher \
                again, or take that outline out";
    Err(refused(rule::NO_ZONES.code, reading, what, help))
}

/// The error of a file of which the zones are not valid: by the outline that crosses itself the most as
/// it was published, of the zones that had to be mended, for the faults are of a text that nobody has.
pub(super) fn unsound(cause: &Error, tangles: &[(String, MultiPolygon<f64>)], file: &str) -> Error {
    let counted = tangles.iter().map(|(id, shape)| (crossings(shape), id));
    let worst = counted.max_by_key(|((count, _), _)| *count);
    let fault = match worst {
        Some(((count, is_all), id)) if count > 0 => {
            let least = if is_all { "" } else { "more than " };
            let what = format!(
                "the outline of {id} crosses itself {least}{count} times, and cannot be mended"
            );
            let help = "get the file from its publisher again, or draw that outline anew";
            Fault::of_file(rule::SELF_INTERSECTION.code, file, what, help)
        }
        _ => {
            let first = cause.faults().first();
            let why = first.map_or_else(|| cause.to_string(), |fault| fault.what.clone());
            let what = format!("no valid zones can be made of it: {why}");
            let help = "get the file from its publisher again, or mend it there";
            Fault::of_file(rule::UNREADABLE.code, file, what, help)
        }
    };
    Error::invalid(INVALID, vec![fault])
}

fn refused(code: &'static str, reading: &Reading, what: String, help: &str) -> Error {
    let file = reading.file.as_str();
    Error::invalid(INVALID, vec![Fault::of_file(code, file, what, help)])
}
