//! Checks a folder of tiles.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use serde_json::Value;

use super::finding::{Findings, Report};
use super::picture::Format;
use super::tally::{Claims, MOST_BYTES, Tally, bounds};
use crate::archive::digest::{Digest, digest};
use crate::archive::folder::{self, TILEJSON, number};
use crate::archive::kind::Kind;
use crate::error::{Error, Result};
use crate::projection::TileCoord;
use crate::units::LonLat;

/// Longer than any `tilejson.json`.
const MOST_JSON: u64 = 16 << 20;

/// Checks the folder at a path.
pub(super) fn verify(path: &Path) -> Result<Report> {
    let failed = |cause| Error::io("read", path, cause);
    if !path.join(TILEJSON).exists() && folder::numbers(path, "").map_err(failed)?.is_empty() {
        let shown = path.display();
        return Err(Error::failed(format!(
            "{shown} is no folder of tiles: it has neither folders of zoom levels nor {TILEJSON}"
        ))
        .help("name the folder in which 0, 1, 2 … lie, with {z}/{x}/{y}.png in them"));
    }
    let mut findings = Findings::default();
    let (claims, ending) = tilejson(path, &mut findings).map_err(failed)?;
    let tally = Tally::new(Kind::Folder, findings, claims);
    let mut walk = Walk {
        ending,
        met: HashSet::new(),
        tally,
    };
    walk.levels(path).map_err(failed)?;
    Ok(walk.tally.finish(TILEJSON))
}

/// What `tilejson.json` says of the tiles, and the ending of their names.
fn tilejson(folder: &Path, findings: &mut Findings) -> io::Result<(Claims, Option<String>)> {
    let path = folder.join(TILEJSON);
    let length = match fs::metadata(&path) {
        Ok(found) if found.is_file() => found.len(),
        Ok(_) => MOST_JSON,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            let what = "the file is not there: a map has to be told of the tiles by other means";
            findings.warning("no-metadata", TILEJSON, what);
            return Ok((Claims::default(), None));
        }
        Err(cause) => return Err(cause),
    };
    if length >= MOST_JSON {
        findings.error(
            "bad-metadata",
            TILEJSON,
            format!("it is no file of under {MOST_JSON} bytes"),
        );
        return Ok((Claims::default(), None));
    }
    match serde_json::from_slice::<Value>(&fs::read(&path)?) {
        Ok(json) => Ok(claims(&json, findings)),
        Err(cause) => {
            findings.error("bad-metadata", TILEJSON, format!("it is no JSON: {cause}"));
            Ok((Claims::default(), None))
        }
    }
}

fn claims(json: &Value, findings: &mut Findings) -> (Claims, Option<String>) {
    let at = |name: &str| format!("{TILEJSON}, member {name}");
    let mut claims = Claims::default();
    if !json["tilejson"].is_string() {
        findings.error(
            "bad-metadata",
            at("tilejson"),
            "the version of TileJSON is not there",
        );
    }
    let template = json["tiles"].get(0).and_then(Value::as_str);
    if template.is_none_or(|url| ["{z}", "{x}", "{y}"].iter().any(|part| !url.contains(part))) {
        let what = "it is no list of addresses with {z}, {x} and {y}";
        findings.error("bad-metadata", at("tiles"), what);
    }
    let ending = template
        .and_then(|url| url.rsplit_once("{y}"))
        .map(|(_, ending)| ending.to_owned());
    let zoom = |name: &str, otherwise: u8| match &json[name] {
        Value::Null => Some(otherwise),
        value => value
            .as_u64()
            .filter(|zoom| *zoom <= 30)
            .map(|zoom| zoom as u8),
    };
    match (zoom("minzoom", 0), zoom("maxzoom", 30)) {
        _ if json["minzoom"].is_null() || json["maxzoom"].is_null() => {
            let what = "the zoom levels of the tiles are not told";
            findings.warning("no-metadata", at("minzoom"), what);
        }
        (Some(least), Some(most)) if least <= most => claims.zooms = Some(least..=most),
        _ => findings.error(
            "wrong-zooms",
            at("minzoom"),
            "minzoom to maxzoom is no range of 0 to 30",
        ),
    }
    if !json["bounds"].is_null() {
        let edges =
            numbers::<4>(&json["bounds"]).ok_or_else(|| "it is not [W, S, E, N]".to_owned());
        match edges.and_then(bounds) {
            Ok(bounds) => claims.bounds = Some(bounds),
            Err(what) => findings.error("wrong-bounds", at("bounds"), what),
        }
    }
    if !json["center"].is_null() {
        claims.centre = numbers(&json["center"]).and_then(|[lon, lat, zoom]: [f64; 3]| {
            let is_zoom = zoom.fract() == 0.0 && (0.0..=30.0).contains(&zoom);
            Some((LonLat::new(lon, lat)?, is_zoom.then_some(zoom as u8)?))
        });
        if claims.centre.is_none() {
            let what = "it is not [longitude, latitude, zoom]";
            findings.error("centre-outside", at("center"), what);
        }
    }
    claims.format = ending.as_deref().and_then(format_of);
    (claims, ending)
}

fn numbers<const N: usize>(value: &Value) -> Option<[f64; N]> {
    let numbers: Option<Vec<f64>> = value.as_array()?.iter().map(Value::as_f64).collect();
    numbers?.try_into().ok()
}

fn format_of(ending: &str) -> Option<Format> {
    match ending {
        ".png" => Some(Format::Png),
        ".jpg" | ".jpeg" => Some(Format::Jpeg),
        ".webp" => Some(Format::WebP),
        _ => None,
    }
}

struct Walk {
    /// The ending of a tile's name; the first that is met where nothing tells it.
    ending: Option<String>,
    met: HashSet<Digest>,
    tally: Tally,
}

impl Walk {
    fn levels(&mut self, folder: &Path) -> io::Result<()> {
        for (name, entry) in sorted(folder)? {
            if name == TILEJSON {
                continue;
            }
            let z = name
                .to_str()
                .and_then(number)
                .and_then(|z| u8::try_from(z).ok());
            let z = z.filter(|z| *z <= TileCoord::DEEPEST);
            match z {
                Some(z) if entry.file_type()?.is_dir() => self.columns(&entry.path(), z)?,
                _ => self.stray(&name.display().to_string(), "a folder of a zoom level"),
            }
        }
        Ok(())
    }

    fn columns(&mut self, folder: &Path, z: u8) -> io::Result<()> {
        for (name, entry) in sorted(folder)? {
            let x = name.to_str().and_then(number).filter(|x| *x < 1 << z);
            match x {
                Some(x) if entry.file_type()?.is_dir() => self.rows(&entry.path(), z, x)?,
                _ => self.stray(&format!("{z}/{}", name.display()), "a folder of a column"),
            }
        }
        Ok(())
    }

    fn rows(&mut self, folder: &Path, z: u8, x: u32) -> io::Result<()> {
        for (name, entry) in sorted(folder)? {
            let at = format!("{z}/{x}/{}", name.display());
            let parts = name
                .to_str()
                .and_then(|name| name.find('.').map(|dot| name.split_at(dot)));
            let (tile, ending) = match parts {
                Some((y, ending)) => (number(y).and_then(|y| TileCoord::new(z, x, y)), ending),
                None => (None, ""),
            };
            let Some(tile) = tile.filter(|_| entry.path().is_file()) else {
                self.stray(&at, "a tile of this zoom level");
                continue;
            };
            if self.ending.is_none() {
                self.ending = Some(ending.to_owned());
                self.tally.claims.format = format_of(ending);
            }
            if self.ending.as_deref() != Some(ending) {
                let what = format!(
                    "other tiles end in {}",
                    self.ending.as_deref().unwrap_or_default()
                );
                self.tally.findings.error("other-format", at, what);
                continue;
            }
            self.tally.count(tile.id(), tile.id() + 1);
            let length = entry.path().metadata()?.len();
            if length == 0 || length > MOST_BYTES {
                self.tally
                    .findings
                    .error("bad-tile", at, format!("it has {length} bytes"));
                continue;
            }
            let bytes = fs::read(entry.path())?;
            if self.met.insert(digest(&bytes)) {
                self.tally.content(tile, &bytes, false);
            }
        }
        Ok(())
    }

    fn stray(&mut self, at: &str, expected: &str) {
        self.tally
            .findings
            .error("stray", at, format!("it is not {expected}"));
    }
}

/// What a folder has in it, by name.
fn sorted(folder: &Path) -> io::Result<Vec<(OsString, DirEntry)>> {
    let entries = fs::read_dir(folder)?;
    let mut entries: Vec<(OsString, DirEntry)> = entries
        .map(|entry| entry.map(|entry| (entry.file_name(), entry)))
        .collect::<io::Result<_>>()?;
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(entries)
}
