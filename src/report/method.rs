//! How measures are taken, in English.

use crate::geodata::{Assertion, Measure, Share};

/// How what is asserted is measured.
pub(super) fn method(assertion: &Assertion) -> String {
    let of = self::of(assertion.measure());
    match assertion {
        Assertion::ControlShare {
            share: Share::Firm, ..
        } => format!("{of}; {}", self::of(Measure::FrontDistance)),
        _ => of.to_owned(),
    }
}

fn of(measure: Measure) -> &'static str {
    match measure {
        Measure::BorderDistance => {
            "least geodesic distance on WGS84 (Karney 2013) to any point of the border line, from the \
             centre and from the outline"
        }
        Measure::PlaceDistance => "geodesic distance on WGS84 (Karney 2013) between the centres",
        Measure::FrontDistance => {
            "least geodesic distance on WGS84 (Karney 2013) from the centre to the edge of the land \
             assessed as Russian-held"
        }
        Measure::ControlShare => {
            "share of the area of the place's zones, or without zones of its outline, that is \
             assessed as held, in every snapshot of the time"
        }
        Measure::ControlStatus => {
            "controller and status of the place's zones, or without zones of the land within its \
             outline, in every snapshot of the time"
        }
        Measure::AreaChange => "area on WGS84 of the land that changed hands between two snapshots",
        Measure::OpenBearings => {
            "sides of the place (north, east, south, west) on which held land lies within the radius"
        }
        Measure::PlaceKind => "kind of the place in places.geojson",
        Measure::DirectionWithin => {
            "azimuth from the centroid of the outline to the place, within an eighth of the compass"
        }
        Measure::Figure => "the source's number against the article's",
        Measure::None => "none",
    }
}
