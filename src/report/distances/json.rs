//! What was measured, as JSON, as `docs/measure.schema.json` describes it.

use serde_json::{Value as Json, json};

use super::super::said_words;
use super::{Distance, sector_width, without_border};
use crate::geodata::{Controller, Status, Vocabulary};
use crate::measure::{Basis, Measured};
use crate::units::{Degrees, LonLat};

/// JSON: a list of objects, one for each thing that was measured; lengths are not rounded.
pub fn distance_json(from: &str, at: LonLat, all: &[Distance], warning: Option<&str>) -> String {
    let mut value = distance_value(from, at, all);
    if let Some(warning) = warning {
        value["warning"] = json!(warning);
    }
    format!("{value:#}")
}

/// The same as a value, to stand in another report.
pub(in crate::report) fn distance_value(from: &str, at: LonLat, all: &[Distance]) -> Json {
    let origin = json!({ "name": from, "lon": at.lon(), "lat": at.lat() });
    let objects: Vec<Json> = all.iter().flat_map(objects).collect();
    json!({ "from": origin, "measured": objects })
}

fn objects(one: &Distance) -> Vec<Json> {
    let measured = |to: &str, distance: Measured, azimuth: Degrees| {
        json!({
            "to": to,
            "distance_m": distance.value().get(),
            "error_m": distance.error().get(),
            "low_m": distance.low().get(),
            "high_m": distance.high().get(),
            "azimuth_deg": azimuth.get(),
        })
    };
    let at = |at: LonLat| json!([at.lon(), at.lat()]);
    let object = match one {
        Distance::Border {
            distance,
            file,
            outline,
        } => {
            let mut object = measured("border", distance.centre, distance.azimuth);
            object["border"] = json!(file);
            object["at"] = at(distance.at);
            if let Some(extent) = distance.extent {
                object["extent_m"] =
                    json!([extent.nearest.low().get(), extent.farthest.high().get()]);
                object["outline"] = json!(outline);
            }
            object
        }
        Distance::Subject(subject, distance) => {
            let mut object = measured("border", distance.centre, distance.azimuth);
            object["federal_subject"] = json!(subject);
            object["at"] = at(distance.at);
            object
        }
        Distance::Sectors(sectors) => {
            let width = sector_width(sectors);
            let there = sectors.iter().filter_map(|(wind, point)| {
                let point = point.as_ref()?;
                let mut object = measured("border", point.distance, point.azimuth);
                object["sector"] = json!(wind);
                object["sector_deg"] = json!(width);
                object["at"] = at(point.at);
                Some(object)
            });
            let empty = without_border(sectors)
                .map(|winds| json!({ "to": "border", "none_in": winds, "sector_deg": width }));
            return there.chain(empty).collect();
        }
        Distance::Place(to, distance) => measured(to, distance.distance, distance.azimuth),
        Distance::Front {
            day,
            distance,
            open,
        } => {
            let mut object = measured("front", distance.distance, distance.azimuth);
            object["date"] = json!(day.to_string());
            object["at"] = at(distance.at);
            object["edge_of"] = json!({
                "controller": Controller::Russia.word(),
                "status": Status::Assessed.word(),
            });
            object["held"] = json!(distance.behind);
            object["may_be_open"] = json!(open);
            object
        }
        Distance::NoFront { day, dataset, why } => json!({
            "to": "front",
            "date": day.to_string(),
            "dataset": dataset,
            "distance_m": null,
            "reason": why.word(),
        }),
        Distance::Control {
            day,
            dataset,
            shares,
        } => {
            let each = shares.each().into_iter().map(|share| {
                let (controller, status) = said_words(share.said);
                json!({
                    "controller": controller,
                    "status": status,
                    "share": share.part,
                    "error": share.error(),
                    "low": share.low,
                    "high": share.high,
                })
            });
            let each: Vec<Json> = each.collect();
            json!({
                "date": day.to_string(),
                "dataset": dataset,
                "measured_by": shares.basis().map(Basis::word),
                "control": each,
                "otherwise_most": shares.otherwise(),
            })
        }
        Distance::Holder {
            day,
            dataset,
            holder,
        } => {
            let (controller, status) = said_words(holder.said());
            let zone = holder.zone.as_ref().map(|zone| {
                json!({
                    "id": zone.id,
                    "name": zone.name.en,
                    "name:uk": zone.name.uk,
                    "accuracy_m": zone.accuracy.get(),
                    "since": zone.since.map(|day| day.to_string()),
                    "sources": zone.sources,
                })
            });
            json!({
                "date": day.to_string(),
                "dataset": dataset,
                "held_by": { "controller": controller, "status": status },
                "zone": zone,
                "since": {
                    "first": holder.first.to_string(),
                    "not_yet": holder.not_yet.map(|day| day.to_string()),
                },
            })
        }
    };
    vec![object]
}
