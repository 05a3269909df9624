//! A reading as a snapshot: in its country and frame, sound, and written as files of geodata are.

use std::collections::BTreeMap;

use geo::{BooleanOps, BoundingRect, Coord, MultiPolygon, Polygon, Rect};
use jiff::civil::Date;

use super::lost::{self, is_in_country};
use super::mend::mended;
use super::raw::Reading;
use super::rings::tidy;
use super::tally::{Change, Tally, counted};
use super::zone::{Frame, Zone, area, change};
use super::{written, zones};
use crate::error::{Error, Fault, Result};
use crate::geodata::rule;
use crate::units::SquareMetres;

/// A snapshot that is ready to be written.
#[derive(Clone, Debug)]
pub struct Day {
    /// Its day.
    pub date: Date,
    /// The file that it is made of, as the user can open it.
    pub file: String,
    /// Its text, in canonical form.
    pub text: String,
    /// The area of each zone, by id.
    pub areas: BTreeMap<String, SquareMetres>,
    /// What was left out and changed.
    pub tally: Tally,
}

/// Makes a snapshot of what a file says.
///
/// # Errors
/// Data (exit 3) where no area of control is left, or where so much of the file is lost that it will not
/// be what it is taken for: positions swapped, land of elsewhere, outlines that enclose nothing or cannot
/// be mended.
pub fn day(reading: &Reading, frame: &Frame) -> Result<Day> {
    lost::strays(reading)?;
    let mut tally = reading.tally.clone();
    let mut all: BTreeMap<&str, Zone> = BTreeMap::new();
    let mut abroad: Vec<&Polygon<f64>> = Vec::new();
    for piece in &reading.pieces {
        let parts = piece.shape.iter();
        let (home, away): (Vec<_>, Vec<_>) = parts.partition(|p| is_in_country(p, frame));
        abroad.extend(away);
        let inside = inside(&home, frame, &mut tally);
        if inside.0.is_empty() {
            continue;
        }
        let zone = all.entry(&piece.key).or_insert_with(|| Zone {
            id: piece.key.clone(),
            name: piece.name.clone(),
            controller: piece.controller,
            status: piece.status,
            shape: MultiPolygon(Vec::new()),
        });
        zone.shape.0.extend(inside.0);
    }
    let mut all: Vec<Zone> = all.into_values().collect();
    lost::abroad(&abroad, reading, frame, &mut tally)?;
    lost::outlines(&all, reading, &tally)?;
    let mut tangles = Vec::new();
    for zone in &mut all {
        if let Some(sound) = mended(&zone.shape) {
            let what = "outlines that crossed or overlapped put together";
            tally.changes.push(Change {
                is_repair: true,
                ..change(zone, what, &sound)
            });
            let tangle = std::mem::replace(&mut zone.shape, sound);
            tangles.push((zone.id.clone(), tangle));
        }
    }
    zones::put_beside(&mut all, &mut tally);
    all.retain(|zone| !zone.shape.0.is_empty());
    if all.is_empty() {
        return Err(nothing(reading, &tally));
    }
    let areas = all.iter().map(|zone| (zone.id.clone(), area(&zone.shape)));
    let text = written::text(&all, frame, &reading.file);
    Ok(Day {
        date: reading.day,
        file: reading.file.clone(),
        areas: areas.collect(),
        text: text.map_err(|cause| lost::unsound(&cause, &tangles, &reading.file))?,
        tally,
    })
}

/// Areas cut at the edges of the frame.
fn inside(areas: &[&Polygon<f64>], frame: &Frame, tally: &mut Tally) -> MultiPolygon<f64> {
    let extent = frame.extent;
    let (low, high) = (
        Coord {
            x: extent.west(),
            y: extent.south(),
        },
        Coord {
            x: extent.east(),
            y: extent.north(),
        },
    );
    let around = Rect::new(low, high);
    let mut kept = Vec::new();
    for &polygon in areas {
        let Some(bounds) = polygon.bounding_rect() else {
            continue;
        };
        if bounds.min().x >= low.x
            && bounds.min().y >= low.y
            && bounds.max().x <= high.x
            && bounds.max().y <= high.y
        {
            kept.push(polygon.clone());
            continue;
        }
        let sound = mended(&MultiPolygon(vec![polygon.clone()]));
        let sound = sound.unwrap_or_else(|| MultiPolygon(vec![polygon.clone()]));
        let cut = tidy(&sound.intersection(&around.to_polygon()));
        let why = match cut.0.is_empty() {
            true => "areas beyond the dataset's extent",
            false => "areas beyond the dataset's extent in part",
        };
        let beyond = (area(&sound).get() - area(&cut).get()).max(0.0);
        tally.leave_areas(why, 1, SquareMetres::new(beyond));
        kept.extend(cut.0);
    }
    MultiPolygon(kept)
}

/// The error of a file of which nothing is left.
fn nothing(reading: &Reading, tally: &Tally) -> Error {
    let left: Vec<String> = tally
        .left_out
        .iter()
        .map(|(why, count)| counted(*count, why))
        .collect();
    let left = match left.is_empty() {
        true => "it holds no feature".to_owned(),
        false => format!("left out were {}", left.join(", ")),
    };
    let what = format!("there is no area of control in it: {left}");
    let help = match tally.unfit.said() {
        Some(said) => format!("write a --map rule that fits what they have: {said}"),
        None => "name a file of this publisher's, and a --bbox in which there are areas".to_owned(),
    };
    let (code, file) = (rule::NO_ZONES.code, reading.file.as_str());
    Error::invalid("the file is", vec![Fault::of_file(code, file, what, help)])
}
