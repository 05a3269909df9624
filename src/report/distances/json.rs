//! What was measured, as JSON.

use serde_json::{Value as Json, json};

use super::Distance;
use crate::geodata::{Controller, Status, Vocabulary};
use crate::measure::Measured;
use crate::units::{Degrees, LonLat};

/// JSON: of one thing an object of its own, of several a list of them; lengths are not rounded.
pub fn distance_json(from: &str, at: LonLat, all: &[Distance]) -> String {
    let origin = json!({ "name": from, "lon": at.lon(), "lat": at.lat() });
    let objects: Vec<Json> = all.iter().map(object).collect();
    let report = match objects.as_slice() {
        [one] => {
            let mut one = one.clone();
            one["from"] = origin;
            one
        }
        _ => json!({ "from": origin, "measured": objects }),
    };
    format!("{report:#}")
}

fn object(one: &Distance) -> Json {
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
    match one {
        Distance::Border(distance, file) => {
            let mut object = measured("border", distance.centre, distance.azimuth);
            object["border"] = json!(file);
            object["at"] = at(distance.at);
            if let Some(extent) = distance.extent {
                object["extent_m"] =
                    json!([extent.nearest.low().get(), extent.farthest.high().get()]);
            }
            object
        }
        Distance::Subject(subject, distance) => {
            let mut object = measured("border", distance.centre, distance.azimuth);
            object["federal_subject"] = json!(subject);
            object["at"] = at(distance.at);
            object
        }
        Distance::Sector(wind, point) => {
            let mut object = measured("border", point.distance, point.azimuth);
            object["sector"] = json!(wind);
            object["at"] = at(point.at);
            object
        }
        Distance::Place(to, distance) => measured(to, distance.distance, distance.azimuth),
        Distance::Front(day, distance) => {
            let mut object = measured("front", distance.distance, distance.azimuth);
            object["date"] = json!(day.to_string());
            object["at"] = at(distance.at);
            object["edge_of"] = json!({
                "controller": Controller::Russia.word(),
                "status": Status::Assessed.word(),
            });
            object["held"] = json!(distance.behind);
            object
        }
        Distance::Control(day, shares) => {
            let shares = shares.iter().map(|share| {
                json!({
                    "controller": share.controller.word(),
                    "status": share.status.word(),
                    "share": share.part,
                    "error": share.error,
                })
            });
            json!({ "date": day.to_string(), "control": shares.collect::<Vec<_>>() })
        }
    }
}
