//! How measures are taken.

use crate::geodata::{Assertion, Measure, Share};
use crate::locale::Lang;

/// How what is asserted is measured.
pub(super) fn method(assertion: &Assertion, lang: Lang) -> String {
    let of = self::of(assertion.measure(), lang);
    match assertion {
        Assertion::ControlShare {
            share: Share::Firm, ..
        } => format!("{of}; {}", self::of(Measure::FrontDistance, lang)),
        _ => of.to_owned(),
    }
}

fn of(measure: Measure, lang: Lang) -> &'static str {
    match measure {
        Measure::BorderDistance => lang.pick(
            "least geodesic distance on WGS84 (Karney 2013) to any point of the border line, from the \
             centre and from the outline",
            "найменша геодезична відстань на\u{a0}WGS84 (Karney 2013) до\u{a0}будь-якої точки лінії \
             кордону, від\u{a0}центра і\u{a0}від\u{a0}контуру",
        ),
        Measure::PlaceDistance => lang.pick(
            "geodesic distance on WGS84 (Karney 2013) between the centres",
            "геодезична відстань між центрами на\u{a0}WGS84 (Karney 2013)",
        ),
        Measure::FrontDistance => lang.pick(
            "least geodesic distance on WGS84 (Karney 2013) from the centre to the edge of the land \
             assessed as Russian-held",
            "найменша геодезична відстань на\u{a0}WGS84 (Karney 2013) від\u{a0}центра до\u{a0}межі \
             землі, яку за\u{a0}оцінкою контролює Росія",
        ),
        Measure::ControlShare => lang.pick(
            "share of the area of the place's zones, or without zones of its outline, that is \
             assessed as held, in every snapshot of the time",
            "частка площі зон населеного пункту, а\u{a0}де зон немає, його контуру, що за\u{a0}оцінкою \
             під контролем, у\u{a0}кожному знімку за\u{a0}цей час",
        ),
        Measure::ControlStatus => lang.pick(
            "controller and status of the place's zones, or without zones of the land within its \
             outline, in every snapshot of the time",
            "хто контролює зони населеного пункту, а\u{a0}де зон немає, землю в\u{a0}його контурі, \
             і\u{a0}наскільки це певно, у\u{a0}кожному знімку за\u{a0}цей час",
        ),
        Measure::AreaChange => lang.pick(
            "area on WGS84 of the land that changed hands between two snapshots",
            "площа на\u{a0}WGS84 землі, яка між двома знімками перейшла з\u{a0}рук у\u{a0}руки",
        ),
        Measure::OpenBearings => lang.pick(
            "sides of the place (north, east, south, west) on which held land lies within the radius",
            "боки населеного пункту (північ, схід, південь, захід), на\u{a0}яких у\u{a0}цьому радіусі \
             лежить контрольована земля",
        ),
        Measure::PlaceKind => lang.pick(
            "kind of the place in places.geojson",
            "вид населеного пункту за\u{a0}places.geojson",
        ),
        Measure::DirectionWithin => lang.pick(
            "azimuth from the centroid of the outline to the place, within an eighth of the compass",
            "азимут від\u{a0}центроїда контуру до\u{a0}населеного пункту, у\u{a0}межах восьмої частини \
             кола",
        ),
        Measure::Figure => lang.pick(
            "the source's number against the article's",
            "число джерела проти числа статті",
        ),
        Measure::None => lang.pick("none", "немає"),
    }
}
