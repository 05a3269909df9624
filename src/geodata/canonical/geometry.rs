//! Coordinates: rounded, without heights, wound as RFC 7946 wants them.

use crate::geodata::rounded::round;
use crate::geodata::tree::{Data, Value};

/// Coordinates as they are written: a position, or a list of such.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Coordinates {
    /// Longitude and latitude.
    Position([f64; 2]),
    /// What a level of brackets holds.
    List(Vec<Coordinates>),
}

/// The type of a geometry and its coordinates, both as they are written.
pub(super) fn simplest(kind: &str, coordinates: &Value<'_>) -> (&'static str, Coordinates) {
    // The points of a MultiPoint are no neighbours.
    let mut coordinates = read(coordinates, kind != "MultiPoint");
    match kind {
        "Polygon" => wind(&mut coordinates),
        "MultiPolygon" => coordinates.parts_mut().iter_mut().for_each(wind),
        _ => {}
    }
    let (alone, several) = match kind {
        "Point" | "MultiPoint" => ("Point", "MultiPoint"),
        "LineString" | "MultiLineString" => ("LineString", "MultiLineString"),
        _ => ("Polygon", "MultiPolygon"),
    };
    if kind == alone {
        return (alone, coordinates);
    }
    match coordinates {
        Coordinates::List(mut parts) if parts.len() == 1 => (alone, parts.remove(0)),
        coordinates => (several, coordinates),
    }
}

/// Whether any position has a third number.
pub(super) fn has_heights(value: &Value<'_>) -> bool {
    match &value.data {
        Data::Triples(_) => true,
        Data::Array(items) if items.first().is_some_and(Value::is_number) => items.len() > 2,
        Data::Array(items) => items.iter().any(has_heights),
        _ => false,
    }
}

fn read(value: &Value<'_>, are_lines: bool) -> Coordinates {
    match &value.data {
        Data::Pairs(all) => list(all.iter().map(|one| one.numbers), are_lines),
        Data::Triples(all) => list(all.iter().map(|one| one.numbers), are_lines),
        Data::Array(items) => match items.as_slice() {
            [lon, ..] if lon.is_number() => Coordinates::Position(position(items).map(round)),
            [first, ..] if is_position(first) => {
                let numbers = |item: &Value<'_>| match &item.data {
                    Data::Array(numbers) => height(numbers),
                    _ => [0.0; 3],
                };
                list(items.iter().map(numbers), are_lines)
            }
            items => Coordinates::List(items.iter().map(|item| read(item, are_lines)).collect()),
        },
        _ => Coordinates::List(Vec::new()),
    }
}

/// Positions as they are written. Neighbours that the rounding makes equal are one, but that a line
/// has two ends; those that were equal before stay.
fn list<const N: usize>(all: impl Iterator<Item = [f64; N]>, are_lines: bool) -> Coordinates {
    let all: Vec<[f64; N]> = all.collect();
    let written: Vec<[f64; 2]> = all.iter().map(|one| [one[0], one[1]].map(round)).collect();
    let mut kept = Vec::with_capacity(all.len());
    let mut start = 0;
    while let Some(position) = written.get(start) {
        let run = written[start..]
            .iter()
            .take_while(|other| *other == position);
        let end = start + run.count();
        let were_equal = all[start..end].iter().all(|other| *other == all[start]);
        let left = if were_equal || !are_lines {
            end - start
        } else {
            1
        };
        kept.extend(std::iter::repeat_n(*position, left));
        start = end;
    }
    if kept.len() == 1 && all.len() > 1 {
        kept.push(kept[0]);
    }
    Coordinates::List(kept.into_iter().map(Coordinates::Position).collect())
}

fn is_position(value: &Value<'_>) -> bool {
    matches!(&value.data, Data::Array(items) if items.first().is_some_and(Value::is_number))
}

fn position(items: &[Value<'_>]) -> [f64; 2] {
    let [lon, lat, _] = height(items);
    [lon, lat]
}

/// A position with its height, which is 0 where it has none.
fn height(items: &[Value<'_>]) -> [f64; 3] {
    [0, 1, 2].map(|index| items.get(index).and_then(Value::number).unwrap_or_default())
}

impl Coordinates {
    fn parts_mut(&mut self) -> &mut [Coordinates] {
        match self {
            Coordinates::List(parts) => parts,
            Coordinates::Position(_) => &mut [],
        }
    }

    fn position(&self) -> [f64; 2] {
        match self {
            Coordinates::Position(position) => *position,
            Coordinates::List(_) => [0.0, 0.0],
        }
    }
}

/// Turns the rings of a polygon as they should run; one that encloses nothing stays.
fn wind(polygon: &mut Coordinates) {
    for (index, ring) in polygon.parts_mut().iter_mut().enumerate() {
        let twice = twice_area(ring);
        if (index == 0 && twice < 0.0) || (index > 0 && twice > 0.0) {
            ring.parts_mut().reverse();
        }
    }
}

/// Twice a ring's area in square degrees, negative where it runs clockwise; from the first position
/// for the sake of rounding.
fn twice_area(ring: &Coordinates) -> f64 {
    let Coordinates::List(positions) = ring else {
        return 0.0;
    };
    let Some([x0, y0]) = positions.first().map(Coordinates::position) else {
        return 0.0;
    };
    let edges = positions.windows(2).map(|edge| {
        let ([ax, ay], [bx, by]) = (edge[0].position(), edge[1].position());
        (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    });
    edges.sum()
}
