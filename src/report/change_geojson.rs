//! What was gained and lost, as GeoJSON.

use geo::MultiPolygon;
use serde_json::{Value as Json, json};

use super::areas::measured;
use crate::geodata::{Controller, Status, Vocabulary};
use crate::measure::{HeldChange, MeasuredArea};
use crate::units::LonLatBox;

/// The land under assessed Russian control that was gained and lost in a box, and that which stayed so, as
/// one feature each, where there is any (RFC 7946); `None` where none of the box is mapped.
pub fn change_geojson(change: &HeldChange, bounds: LonLatBox) -> Option<String> {
    let [gained, lost] = change.measured(bounds)?;
    let features: Vec<Json> = [
        feature("gained", &change.gained, Some(gained)),
        feature("lost", &change.lost, Some(lost)),
        feature("kept", &change.kept, None),
    ]
    .into_iter()
    .flatten()
    .collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    Some(format!("{collection:#}"))
}

fn feature(what: &str, shape: &MultiPolygon, area: Option<MeasuredArea>) -> Option<Json> {
    let rounded = |ring: &geo::LineString| -> Vec<[f64; 2]> {
        let all = ring.coords();
        all.map(|at| [round(at.x), round(at.y)]).collect()
    };
    let rings = |polygon: &geo::Polygon| -> Vec<Vec<[f64; 2]>> {
        let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        all.map(rounded).collect()
    };
    let coordinates: Vec<_> = shape.iter().map(rings).collect();
    (!coordinates.is_empty()).then(|| {
        json!({
            "type": "Feature",
            "id": what,
            "properties": {
                "change": what,
                "controller": Controller::Russia.word(),
                "status": Status::Assessed.word(),
                "area": area.map(measured),
            },
            "geometry": { "type": "MultiPolygon", "coordinates": coordinates },
        })
    })
}

/// To 0.1 m, which is more than any edge is known to.
fn round(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::MapDate;
    use crate::geodata::{Geodata, Layers, validate_geojson};

    #[test]
    fn it_is_valid_geojson_of_what_changed() {
        let geodata = Geodata::open(&Layers::built_in()).unwrap();
        let snapshot = |date: &str| {
            let date: MapDate = date.parse().unwrap();
            geodata.snapshot("article", date, false).unwrap()
        };
        let [was, is] = [snapshot("2023-02"), snapshot("2025-01")];
        let extent = is.dataset.extent;
        let change = HeldChange::between(&was.zones, &is.zones, extent);
        let text = change_geojson(&change, extent).unwrap();
        let found = validate_geojson(text.as_bytes(), "change.geojson", None);
        let errors = found.faults.iter();
        let errors = errors.filter(|one| one.severity == crate::error::Severity::Error);
        assert_eq!(errors.count(), 0, "{:#?}", found.faults);
        let json: Json = serde_json::from_str(&text).unwrap();
        let gained = &json["features"][0]["properties"];
        let area = gained["area"]["area_m2"].as_f64().unwrap();
        let [expected, _] = change.measured(extent).unwrap();
        assert_eq!(
            (gained["change"].as_str(), area),
            (Some("gained"), expected.value.get())
        );
        let same = HeldChange::between(&is.zones, &is.zones, extent);
        let json: Json = serde_json::from_str(&change_geojson(&same, extent).unwrap()).unwrap();
        assert_eq!(json["features"][0]["id"], "kept");
    }
}
