//! Zones as a file of geodata.

use std::fmt::Write;

use geo::{LineString, MultiPolygon};

use super::zone::{Frame, Zone};
use crate::error::Result;
use crate::geodata::{Vocabulary, canonical};

/// The zones as GeoJSON in canonical form; the file that they come from is named where that is not
/// possible.
pub(super) fn text(zones: &[Zone], frame: &Frame, file: &str) -> Result<String> {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (nth, zone) in zones.iter().enumerate() {
        if nth > 0 {
            text.push(',');
        }
        let uk = zone.name.uk.as_deref();
        let uk = uk.map_or(String::new(), |uk| format!("\"name:uk\":{},", quoted(uk)));
        let _ = write!(
            text,
            "{{\"type\":\"Feature\",\"id\":{},\"properties\":{{\"name\":{},{uk}\"kind\":\"area\",\
             \"controller\":\"{}\",\"status\":\"{}\",\"accuracy_m\":{},\"sources\":[{}]}},\
             \"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":",
            quoted(&zone.id),
            quoted(&zone.name.en),
            zone.controller.word(),
            zone.status.word(),
            frame.accuracy.get(),
            quoted(&frame.source),
        );
        coordinates(&zone.shape, &mut text);
        text.push_str("}}");
    }
    text.push_str("]}");
    Ok(canonical(text.as_bytes(), file)?.text)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn coordinates(shape: &MultiPolygon<f64>, text: &mut String) {
    list(shape.iter(), text, |polygon, text| {
        let rings = [polygon.exterior()].into_iter().chain(polygon.interiors());
        list(rings, text, ring);
    });
}

fn ring(ring: &LineString<f64>, text: &mut String) {
    list(ring.coords(), text, |c, text| {
        let _ = write!(text, "[{},{}]", c.x, c.y);
    });
}

fn list<T>(items: impl Iterator<Item = T>, text: &mut String, write: impl Fn(T, &mut String)) {
    text.push('[');
    for (nth, item) in items.enumerate() {
        if nth > 0 {
            text.push(',');
        }
        write(item, text);
    }
    text.push(']');
}
