//! The `crs` member of GeoJSON 2008, which RFC 7946 took away.

use super::Reader;
use crate::geodata::rule;
use crate::geodata::tree::{Data, Value};

/// Names of WGS 84 with longitude first, as writers of GeoJSON spell it, in lower case.
const WGS84: [&str; 7] = [
    "urn:ogc:def:crs:ogc:1.3:crs84",
    "urn:ogc:def:crs:ogc::crs84",
    "http://www.opengis.net/def/crs/ogc/1.3/crs84",
    "ogc:crs84",
    "crs84",
    "urn:ogc:def:crs:epsg::4326",
    "epsg:4326",
];

impl Reader<'_, '_> {
    /// A fault where the file says that its coordinates are not longitude and latitude.
    pub(super) fn crs(&mut self, root: &Value<'_>) {
        let Some(crs) = root.get("crs").filter(|crs| crs.data != Data::Null) else {
            return;
        };
        let name = crs
            .get("properties")
            .and_then(|properties| properties.get("name"));
        let text = name.and_then(Value::text);
        if text.is_some_and(|name| WGS84.contains(&name.to_lowercase().as_str())) {
            if self.faults.lints() {
                let at = root.member("crs").map_or(0, |crs| crs.key_at as usize);
                self.faults
                    .add(rule::LEGACY_CRS, at, "a \"crs\", which RFC 7946 took away")
                    .help("remove it, or run bakhmut-map fmt: it says what is so without it");
            }
            return;
        }
        let what = match text {
            Some(name) => format!("the coordinate reference system \"{name}\" is not supported"),
            None => "a \"crs\" that names no coordinate reference system".to_owned(),
        };
        let help = "transform the file to WGS 84 (ogr2ogr -t_srs OGC:CRS84) and leave out \"crs\"";
        self.faults
            .add(rule::UNSUPPORTED_CRS, name.unwrap_or(crs).start(), what)
            .help(help);
    }
}
