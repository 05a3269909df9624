//! The publishers' maps of a day: what they show as occupied, in degrees.

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, MultiPolygon, Polygon, Rect, coord, unary_union};
use geojson::Feature;
use jiff::civil::Date;

use crate::reference::{areas, collection, features, json, text};

/// Wider than the extent, so that the cut bends no line: west, south, east, north in degrees.
const REGION: [f64; 4] = [36.8, 47.8, 39.2, 49.4];
/// DeepState's own exports of days before its daily files, by Unix time.
const EXPORTS: [(&str, u32); 6] = [
    ("2022-10-15", 1_665_788_234),
    ("2022-12-15", 1_671_057_931),
    ("2023-02-27", 1_677_489_484),
    ("2023-05-21", 1_684_683_934),
    ("2023-08-24", 1_692_907_905),
    ("2023-12-18", 1_702_848_943),
];
/// By fill: occupied since 2022, and before.
const OCCUPIED: [&str; 2] = ["#a52714", "#880e4f"];
const UNKNOWN: [&str; 1] = ["#bcaaa4"];
const NZZ: [&str; 3] = ["2022-12-15", "2023-05-21", "2025-01-15"];

pub(crate) fn rectangle([west, south, east, north]: [f64; 4]) -> MultiPolygon {
    let rect = Rect::new(coord! { x: west, y: south }, coord! { x: east, y: north });
    MultiPolygon(vec![rect.to_polygon()])
}

/// What the polygons cover in the region, whichever way their rings run.
fn covered<'a>(features: impl IntoIterator<Item = &'a Feature>) -> MultiPolygon {
    let polygons: Vec<Polygon> = features.into_iter().flat_map(|f| areas(f).0).collect();
    let oriented = polygons.iter().map(|p| p.orient(Direction::Default));
    unary_union(&oriented.collect::<Vec<_>>()).intersection(&rectangle(REGION))
}

fn export(day: Date, fills: &[&str]) -> Option<MultiPolygon> {
    let (_, time) = EXPORTS.iter().find(|(of, _)| *of == day.to_string())?;
    let all = features(&format!("control/deepstate-history/{time}.geojson"))?;
    let of_fill = |f: &&Feature| text(f, "fill").is_some_and(|fill| fills.contains(&fill));
    Some(covered(all.iter().filter(of_fill)))
}

/// What DeepState shows as occupied; `None` where its map is absent.
pub(crate) fn deepstate(day: Date) -> Option<MultiPolygon> {
    if EXPORTS.iter().any(|(of, _)| *of == day.to_string()) {
        return export(day, &OCCUPIED);
    }
    let path = format!(
        "control/deepstate-daily/deepstatemap_data_{}.geojson",
        day.strftime("%Y%m%d")
    );
    Some(covered(&features(&path)?))
}

/// What DeepState shows as of unknown status, on a day of which there is its own export.
pub(crate) fn deepstate_unknown(day: Date) -> Option<MultiPolygon> {
    export(day, &UNKNOWN)
}

/// Whether the reference has NZZ's map of the day.
pub(crate) fn has_nzz(day: Date) -> bool {
    NZZ.contains(&&*day.to_string())
}

/// NZZ leaves out what was held before 24 February 2022.
pub(crate) fn nzz(day: Date) -> Option<MultiPolygon> {
    let mut content = json(&format!("control/nzz/{day}.json"))?;
    let mut held = collection(content["value"].take());
    held.retain(|f| matches!(text(f, "type"), Some("nochange" | "gains")));
    held.extend(features("control/separatist-area-2022-02-23.geojson")?);
    Some(covered(&held))
}
