//! Coordinates: rounded, without heights, wound as RFC 7946 wants them.

use crate::geodata::tree::{Data, Value};

/// Decimals of a degree: 0.1 m.
pub(super) const DECIMALS: i32 = 6;

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
    let mut coordinates = read(coordinates);
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

fn read(value: &Value<'_>) -> Coordinates {
    let positions = |numbers: &mut dyn Iterator<Item = [f64; 2]>| {
        Coordinates::List(
            numbers
                .map(|pair| Coordinates::Position(pair.map(round)))
                .collect(),
        )
    };
    match &value.data {
        Data::Pairs(all) => positions(&mut all.iter().map(|one| one.numbers)),
        Data::Triples(all) => {
            positions(&mut all.iter().map(|one| [one.numbers[0], one.numbers[1]]))
        }
        Data::Array(items) => match items.as_slice() {
            [lon, lat, ..] if lon.is_number() => {
                let number = |value: &Value<'_>| round(value.number().unwrap_or_default());
                Coordinates::Position([number(lon), number(lat)])
            }
            items => Coordinates::List(items.iter().map(read).collect()),
        },
        _ => Coordinates::List(Vec::new()),
    }
}

/// A number with so many decimals; 0 has no sign.
pub(super) fn round(number: f64) -> f64 {
    let unit = 10_f64.powi(DECIMALS);
    (number * unit).round() / unit + 0.0
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
