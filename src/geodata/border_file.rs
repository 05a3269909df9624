//! Border lines from a file of somebody else's, in which nothing but the lines need be given.

use std::path::Path;

use super::border::Border;
use super::faults::Faults;
use super::file::{Input, SourceFile, decode};
use super::geojson::{self, Region};
use super::name::Named;
use super::record::Record;
use super::rule;
use super::source::Source;
use super::{Geodata, json};
use crate::error::{Error, Result, steers};
use crate::units::Metres;

/// How far a border may be off where its file does not say.
const ACCURACY: Metres = Metres::new(300.0);

/// How a message of faults begins.
const INVALID: &str = "the border is";

/// Properties that mean something; all may be left out.
const KEYS: &[&str] = &["name", "federal_subject", "accuracy_m"];

/// A border from a file that the user names.
#[derive(Clone, Debug)]
pub struct BorderFile {
    /// Its lines.
    pub lines: Vec<Border>,
    /// How sure those lines were taken to be of which neither the file nor the user says it, where
    /// there are such.
    pub assumed: Option<Metres>,
    /// The file's own name, without its folders, with its hash.
    input: Input,
}

impl Geodata {
    /// The same geodata with the border of a file in the place of their own. A map of it names the
    /// file among its sources.
    #[must_use]
    pub fn with_border(mut self, border: &BorderFile) -> Geodata {
        let name = border.input.name.replace(steers, "\u{FFFD}");
        // No source of the geodata: an id of theirs has no full stop.
        let id = format!("border.{name}");
        let sourced = |line: &Border| Border {
            sources: vec![id.clone()],
            ..line.clone()
        };
        self.border_is_theirs = true;
        self.borders = border.lines.iter().map(sourced).collect();
        self.sources.push(Source {
            id,
            title: name.clone(),
            publisher: String::new(),
            licence: String::new(),
            attribution: Named {
                en: format!("border by {name}"),
                uk: Some(format!("кордон за\u{a0}файлом {name}")),
            },
            non_commercial: false,
            url: None,
            maps_since: None,
            note: None,
        });
        self.inputs.retain(|input| input.name != "borders.geojson");
        self.inputs.push(border.input.clone());
        self
    }

    /// The lines of a GeoJSON file as a border of the country that the geodata's own border is of,
    /// named after the file or, where the features say so, after themselves; each line as sure as its
    /// `accuracy_m`, or else as `accuracy`, or else to 300 m.
    ///
    /// # Errors
    /// Failed (exit 1) where the file cannot be read; data (exit 3) with its faults, or where it holds
    /// no line or anything else.
    pub fn border_file(&self, path: &Path, accuracy: Option<Metres>) -> Result<BorderFile> {
        let file = SourceFile::open(path)?;
        let text = decode(&file).map_err(|fault| Error::invalid(INVALID, vec![*fault]))?;
        let shown = file.shown();
        let mut faults = Faults::new(&shown, text);
        let Lines { borders, unsaid } = self.lines_of(&shown, accuracy, &mut faults);
        if faults.is_empty() && borders.is_empty() {
            let help = "give GeoJSON with a LineString or MultiLineString";
            faults
                .add(rule::NO_BORDER, 0, "it holds no line of a border")
                .help(help);
        }
        if !faults.is_empty() {
            return Err(Error::invalid(INVALID, faults.into_faults()));
        }
        Ok(BorderFile {
            lines: borders,
            assumed: unsaid.then_some(ACCURACY),
            input: file.input_as(path),
        })
    }

    /// Where what a file of the user's own holds most likely lies: where longitude and latitude have
    /// changed places, that is told.
    pub(super) fn surroundings(&self) -> Region {
        let around = self.town().surroundings();
        around.map_or(Region::Anywhere, Region::Around)
    }

    fn lines_of(&self, shown: &str, accuracy: Option<Metres>, faults: &mut Faults<'_>) -> Lines {
        let mut found = Lines::default();
        let Some(root) = json::parse(faults) else {
            return found;
        };
        let features = geojson::any_features(&root, self.surroundings(), faults);
        let ours = self.borders().first();
        let of = |side: fn(&Border) -> &String| ours.map(side).cloned().unwrap_or_default();
        let (country, neighbour) = (of(|b| &b.country), of(|b| &b.neighbour));
        for (index, feature) in features.iter().enumerate() {
            faults.enter(Some(feature.label.clone()));
            let mut record = Record::feature(feature, KEYS, faults);
            let subject = record.text_if("federal_subject");
            let name = record.text_if("name").or_else(|| subject.clone());
            let said = match record.has("accuracy_m") {
                true => record.accuracy(),
                false => accuracy,
            };
            let Some(lines) = record.all_lines() else {
                if found.borders.is_empty() {
                    // An outline is no border in any of its features.
                    break;
                }
                continue;
            };
            found.unsaid |= said.is_none() && !lines.is_empty();
            for (part, line) in lines.into_iter().enumerate() {
                found.borders.push(Border {
                    id: format!("{index}-{part}"),
                    name: Named {
                        en: name.clone().unwrap_or_else(|| shown.to_owned()),
                        uk: None,
                    },
                    country: country.clone(),
                    neighbour: neighbour.clone(),
                    federal_subject: subject.clone(),
                    accuracy: said.unwrap_or(ACCURACY),
                    sources: Vec::new(),
                    line,
                });
            }
        }
        faults.enter(None);
        found
    }
}

/// What the features of a file give.
#[derive(Default)]
struct Lines {
    borders: Vec<Border>,
    /// Whether of some it is nowhere said how sure they are.
    unsaid: bool,
}
