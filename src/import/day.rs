//! A reading as a snapshot: in its country and frame, sound, and written as files of geodata are.

use std::collections::BTreeMap;

use geo::{BooleanOps, BoundingRect, Coord, MapCoords, MultiPolygon, Polygon, Rect};
use jiff::civil::Date;

use super::feature::Piece;
use super::mend::mended;
use super::raw::Reading;
use super::rings::tidy;
use super::tally::Tally;
use super::zone::{Frame, Zone, area, change};
use super::{within, written, zones};
use crate::error::{Error, Fault, Result};
use crate::geodata::rule;
use crate::units::SquareMetres;

/// A snapshot that is ready to be written.
#[derive(Clone, Debug)]
pub struct Day {
    /// Its day.
    pub date: Date,
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
/// Data (exit 3) where no area of control is left.
pub fn day(reading: &Reading, frame: &Frame) -> Result<Day> {
    let mut tally = reading.tally.clone();
    let mut all: BTreeMap<&str, Zone> = BTreeMap::new();
    for piece in &reading.pieces {
        let inside = inside(piece, frame, &mut tally);
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
    for zone in &mut all {
        if let Some(sound) = mended(&zone.shape) {
            let what = "outlines that crossed or overlapped put together";
            tally.changes.push(change(zone, what, &sound));
            zone.shape = sound;
        }
    }
    zones::put_beside(&mut all, &mut tally);
    all.retain(|zone| !zone.shape.0.is_empty());
    if all.is_empty() {
        return Err(nothing(reading, frame, &tally));
    }
    let areas = all.iter().map(|zone| (zone.id.clone(), area(&zone.shape)));
    Ok(Day {
        date: reading.day,
        areas: areas.collect(),
        text: written::text(&all, frame, &reading.file)?,
        tally,
    })
}

/// The parts of a piece that lie in the country for the greater part, cut at the edges of the frame.
fn inside(piece: &Piece, frame: &Frame, tally: &mut Tally) -> MultiPolygon<f64> {
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
    for polygon in &piece.shape {
        if !is_in_country(polygon, frame) {
            tally.leave("areas in other countries", 1);
            continue;
        }
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
        match cut.0.is_empty() {
            true => tally.leave("areas beyond the dataset's extent", 1),
            false => {
                tally.leave("areas beyond the dataset's extent in part", 1);
                kept.extend(cut.0);
            }
        }
    }
    MultiPolygon(kept)
}

fn is_in_country(polygon: &Polygon<f64>, frame: &Frame) -> bool {
    let country = frame.country.as_ref();
    country.is_none_or(|outline| within::is_within(polygon, outline))
}

/// The error of a file of which nothing is left.
fn nothing(reading: &Reading, frame: &Frame, tally: &Tally) -> Error {
    let swapped = |piece: &Piece| {
        let turned = piece.shape.map_coords(|c| Coord { x: c.y, y: c.x });
        turned.iter().any(|polygon| is_in_country(polygon, frame))
    };
    let (code, what, help) = if reading.pieces.iter().any(swapped) && frame.country.is_some() {
        (
            rule::SWAPPED_COORDINATES.code,
            "its areas lie in the country if longitude and latitude are swapped".to_owned(),
            "positions are [longitude, latitude]: swap them",
        )
    } else {
        let left: Vec<String> = tally
            .left_out
            .iter()
            .map(|(why, n)| format!("{n} {why}"))
            .collect();
        let left = match left.is_empty() {
            true => "it holds no feature".to_owned(),
            false => format!("left out were {}", left.join(", ")),
        };
        (
            rule::NO_ZONES.code,
            format!("there is no area of control in it: {left}"),
            "name a file of this publisher's, and a --bbox in which there are areas",
        )
    };
    let file = reading.file.as_str();
    Error::invalid("the file is", vec![Fault::of_file(code, file, what, help)])
}
