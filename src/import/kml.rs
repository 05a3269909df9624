//! KML, and KMZ, which is KML in a ZIP archive: placemarks as features.
//!
//! A placemark's properties are its `name`, its `styleUrl` and its extended data, and `folder`, the
//! names of the folders that it stands in with ` / ` between. Heights are dropped; what a network link
//! leads to is not fetched.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use geo::{MultiPolygon, Polygon};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::feature::{MOST_BYTES, Raw, too_large};
use super::rings;
use super::tally::Tally;
use crate::error::{Error, Fault, Result};
use crate::geodata::lines::Lines;
use crate::geodata::rule;
use crate::geodata::text_of;
use crate::units::LonLat;

/// Deeper than any program nests folders.
const DEPTH: usize = 128;

/// The placemarks of a file, KML or KMZ, that the user can open as `file`.
///
/// # Errors
/// Data (exit 3) where it is no sound KML; failed (exit 1) where the archive can't be unpacked.
pub(super) fn features(bytes: &[u8], file: &str, tally: &mut Tally) -> Result<Vec<Raw>> {
    let unpacked;
    let bytes = match bytes.starts_with(b"PK\x03\x04") {
        true => {
            unpacked = document(bytes, file)?;
            &unpacked
        }
        false => bytes,
    };
    let text = text_of(bytes, file).map_err(|fault| Error::invalid("the file is", vec![*fault]))?;
    Placemarks::new(text, file, tally).read()
}

/// The document of an archive: `doc.kml`, or else the first that ends in `.kml`.
fn document(bytes: &[u8], file: &str) -> Result<Vec<u8>> {
    let failed = |cause: zip::result::ZipError| {
        Error::failed(format!("cannot unpack {file}"))
            .caused_by(cause)
            .help("get it from its publisher again")
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
    let mut found: Option<(bool, usize)> = None;
    for index in 0..archive.len() {
        let name = archive
            .by_index(index)
            .map_err(failed)?
            .name()
            .map_err(failed)?
            .to_lowercase();
        let is_first = name == "doc.kml";
        if name.ends_with(".kml") && found.is_none_or(|(first, _)| is_first && !first) {
            found = Some((is_first, index));
        }
    }
    let Some((_, index)) = found else {
        return Err(Error::failed(format!("there is no .kml in {file}"))
            .help("name a KMZ file, which holds a doc.kml"));
    };
    let mut unpacked = Vec::new();
    let entry = archive.by_index(index).map_err(failed)?;
    entry
        .take(MOST_BYTES + 1)
        .read_to_end(&mut unpacked)
        .map_err(|cause| failed(cause.into()))?;
    match unpacked.len() as u64 > MOST_BYTES {
        true => Err(too_large(file)),
        false => Ok(unpacked),
    }
}

/// A placemark that is being read.
#[derive(Default)]
struct Placemark {
    properties: BTreeMap<String, String>,
    polygons: Vec<Polygon<f64>>,
    /// The rings of the polygon that is being read, the exterior first.
    rings: Vec<Vec<[f64; 2]>>,
    /// What else it has, in the plural.
    other: Option<&'static str>,
}

struct Placemarks<'t> {
    text: &'t str,
    file: &'t str,
    tally: &'t mut Tally,
    /// The elements that are open.
    open: Vec<String>,
    folders: Vec<String>,
    /// The text of the element that is open.
    words: String,
    /// The key of the extended datum that is open.
    key: String,
    placemark: Option<Placemark>,
    found: Vec<Raw>,
}

impl<'t> Placemarks<'t> {
    fn new(text: &'t str, file: &'t str, tally: &'t mut Tally) -> Placemarks<'t> {
        Placemarks {
            text,
            file,
            tally,
            open: Vec::new(),
            folders: Vec::new(),
            words: String::new(),
            key: String::new(),
            placemark: None,
            found: Vec::new(),
        }
    }

    fn read(mut self) -> Result<Vec<Raw>> {
        let mut reader = Reader::from_str(self.text);
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event();
            match event.map_err(|cause| self.fault(at, &cause.to_string()))? {
                Event::Start(element) => {
                    self.begin(&element, at)?;
                }
                Event::Empty(_) => {}
                Event::End(_) => self.end(at)?,
                Event::Text(text) => self.words.push_str(&text),
                Event::CData(text) => self.words.push_str(&text),
                Event::GeneralRef(entity) => {
                    let named = || resolve_predefined_entity(&entity).map(str::to_owned);
                    let one = entity.resolve_char_ref().ok().flatten();
                    let meant = one.map(String::from).or_else(named);
                    // A document's own entities stand for nothing here: none is expanded.
                    self.words.push_str(&meant.unwrap_or_default());
                }
                Event::Eof if !self.open.is_empty() => {
                    return Err(self.fault(at, "the file is cut off"));
                }
                Event::Eof if !self.text.contains("<kml") => {
                    return Err(self.fault(0, "this is no KML"));
                }
                Event::Eof => return Ok(self.found),
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>, at: usize) -> Result<()> {
        if self.open.len() == DEPTH {
            return Err(self.fault(at, "elements are nested too deeply"));
        }
        let name = element.local_name().into_inner().to_owned();
        self.words.clear();
        match name.as_str() {
            "Placemark" => self.placemark = Some(Placemark::default()),
            "Folder" | "Document" => self.folders.push(String::new()),
            "Data" | "SimpleData" => {
                let named = element.try_get_attribute("name").ok().flatten();
                let value = named.map(|attribute| attribute.value.to_string());
                self.key = value.unwrap_or_default();
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self, at: usize) -> Result<()> {
        let Some(name) = self.open.pop() else {
            return Err(self.fault(at, "an element ends that did not begin"));
        };
        let words = std::mem::take(&mut self.words);
        let parent = self.open.last().map_or("", String::as_str).to_owned();
        match (name.as_str(), parent.as_str()) {
            ("name", "Folder" | "Document") => {
                if let Some(last) = self.folders.last_mut() {
                    *last = words.trim().to_owned();
                }
            }
            ("Folder" | "Document", _) => drop(self.folders.pop()),
            ("name" | "styleUrl", "Placemark") => self.property(name, &words),
            ("value", "Data") | ("SimpleData", _) => self.property(self.key.clone(), &words),
            ("coordinates", "LinearRing") if self.open.iter().any(|o| o == "Polygon") => {
                let ring = self.positions(&words, at)?;
                if let Some(placemark) = &mut self.placemark {
                    placemark.rings.push(ring);
                }
            }
            ("Polygon", _) => self.polygon(),
            ("Point", _) => self.other("points"),
            ("LineString" | "LinearRing" | "Track", _)
                if !self.open.iter().any(|o| o == "Polygon") =>
            {
                self.other("lines");
            }
            ("Model", _) => self.other("models"),
            ("Placemark", _) => self.placed(),
            _ => {}
        }
        Ok(())
    }

    fn property(&mut self, key: String, value: &str) {
        if let Some(placemark) = &mut self.placemark {
            placemark.properties.insert(key, value.trim().to_owned());
        }
    }

    fn other(&mut self, kind: &'static str) {
        if let Some(placemark) = &mut self.placemark {
            placemark.other = Some(kind);
        }
    }

    fn polygon(&mut self) {
        if let Some(placemark) = &mut self.placemark {
            let rings = std::mem::take(&mut placemark.rings);
            placemark.polygons.extend(rings::polygon(rings, self.tally));
        }
    }

    fn placed(&mut self) {
        let Some(mut placemark) = self.placemark.take() else {
            return;
        };
        let folders: Vec<&str> = self
            .folders
            .iter()
            .map(String::as_str)
            .filter(|name| !name.is_empty())
            .collect();
        placemark
            .properties
            .insert("folder".to_owned(), folders.join(" / "));
        let shape = match (placemark.polygons.is_empty(), placemark.other) {
            (true, other) => Err(other.unwrap_or("features without a geometry")),
            (false, other) => {
                if let Some(kind) = other {
                    self.tally.leave(kind, 1);
                }
                Ok(MultiPolygon(placemark.polygons))
            }
        };
        let properties = placemark.properties;
        self.found.push(Raw { properties, shape });
    }

    fn positions(&mut self, words: &str, at: usize) -> Result<Vec<[f64; 2]>> {
        let mut positions = Vec::new();
        for position in words.split_whitespace() {
            let numbers: Vec<Option<f64>> = position.split(',').map(|n| n.parse().ok()).collect();
            let (lon, lat) = match numbers.as_slice() {
                [Some(lon), Some(lat)] => (*lon, *lat),
                [Some(lon), Some(lat), Some(_)] => {
                    self.tally.heights += 1;
                    (*lon, *lat)
                }
                _ => return Err(self.fault(at, &format!("\"{position}\" is no position"))),
            };
            if LonLat::new(lon, lat).is_none() {
                return Err(self.fault(at, &format!("\"{position}\" is not on the Earth")));
            }
            positions.push([lon, lat]);
        }
        Ok(positions)
    }

    fn fault(&self, at: usize, what: &str) -> Error {
        let help = "name a file of KML, as its publisher gives it";
        let fault = Fault {
            place: Some(Lines::new(self.text).place(at.min(self.text.len()))),
            ..Fault::of_file(rule::UNREADABLE.code, self.file, what, help)
        };
        Error::invalid("the file is", vec![fault])
    }
}
