//! Where an import goes: which dataset, with which source, in which frame.

use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Dataset, Geodata, Layers};
use bakhmut_map::import::{self, About, Day, Frame, Outline, Publisher, Reading};
use bakhmut_map::units::{LonLatBox, Metres};
use geo::BoundingRect;
use jiff::civil::Date;

use super::write_all;
use crate::cli::ImportArgs;

/// The country of which publishers map who holds what.
const COUNTRY: &str = "UA";
/// Degrees by which a dataset's extent goes beyond what it is made for, for outlines differ.
const MARGIN: f64 = 0.5;

/// The dataset that is written to.
pub(super) struct Target<'g> {
    /// Its name.
    pub(super) dataset: String,
    /// Whose files it is made of.
    pub(super) publisher: Publisher,
    /// Under which terms it is.
    pub(super) about: About,
    /// What its snapshots have in common.
    pub(super) frame: Frame,
    layers: &'g Layers,
    geodata: &'g Geodata,
}

impl<'g> Target<'g> {
    /// The dataset of readings, which are all to be of the first's publisher and shape.
    pub(super) fn new(
        first: &Reading,
        readings: &[Reading],
        args: &ImportArgs,
        layers: &'g Layers,
        geodata: &'g Geodata,
    ) -> Result<Target<'g>> {
        if let Some(other) = readings.iter().find(|r| r.publisher != first.publisher) {
            let (one, other) = (&first.file, &other.file);
            let what = format!("{one} and {other} are of different shapes, with other terms each");
            return Err(Error::usage(what).help("import the files of each shape by themselves"));
        }
        let about = first.publisher.about();
        let dataset = args.dataset.clone().unwrap_or_else(|| about.id.clone());
        if !is_name(&dataset) {
            return Err(
                Error::usage(format!("\"{dataset}\" is no name of a dataset"))
                    .help("write lower-case letters, digits and hyphens, as deepstate-daily"),
            );
        }
        let there = geodata.datasets().iter().find(|d| d.id == dataset);
        if let Some(there) = there
            && !there.sources.contains(&about.id)
        {
            let what = format!(
                "the dataset \"{dataset}\" is not of the source \"{}\"",
                about.id
            );
            return Err(Error::usage(what).help("name another with --dataset, or a new one"));
        }
        let country = geodata.outline(COUNTRY).map(|country| &country.shape);
        let extent = match (there, args.bbox) {
            (Some(there), Some(asked)) if there.extent != asked => {
                let what = format!(
                    "the dataset \"{dataset}\" maps {}, not {asked}",
                    there.extent
                );
                let help = "leave out --bbox, or name a new dataset with --dataset";
                return Err(Error::usage(what).help(help));
            }
            (Some(there), _) => there.extent,
            (None, Some(asked)) => asked,
            (None, None) => {
                let bounds = country.and_then(BoundingRect::bounding_rect);
                let bounds = bounds
                    .and_then(|b| LonLatBox::new([b.min().x, b.min().y, b.max().x, b.max().y]));
                let read = || readings.iter().filter_map(Reading::bounds);
                let around = bounds.or_else(|| read().reduce(LonLatBox::union));
                widened(around.unwrap_or(geodata.town().extent))
            }
        };
        let accuracy = Metres::new(args.accuracy.unwrap_or(about.accuracy));
        let source = about.id.clone();
        Ok(Target {
            dataset,
            publisher: first.publisher.clone(),
            about,
            frame: Frame {
                country: country.map(Outline::new),
                extent,
                accuracy,
                source,
            },
            layers,
            geodata,
        })
    }

    /// Whether the dataset has that day.
    pub(super) fn has(&self, day: Date) -> bool {
        has(self.geodata, &self.dataset, day)
    }

    /// The name of a day's file, below the folder of geodata.
    pub(super) fn name(&self, day: Date) -> String {
        format!("zones/{}/{day}.geojson", self.dataset)
    }

    /// What the dataset has of a day, as text.
    ///
    /// # Errors
    /// As [`Layers::read`].
    pub(super) fn text(&self, day: Date) -> Result<Option<String>> {
        let file = self.layers.read(&self.name(day))?;
        Ok(file.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()))
    }

    /// Whether the dataset keeps days beside these with what was held before 24 February 2022, and gets
    /// these without, or the other way about.
    pub(super) fn is_mixed(&self, days: &[Day]) -> bool {
        let (Some(other), Some(there)) = (self.other(), self.there()) else {
            return false;
        };
        let note = there.note.as_ref();
        let is_other = note.is_some_and(|note| note.en == other.note.en);
        let mut kept = there.dates.iter();
        is_other && kept.any(|date| !days.iter().any(|day| day.date == *date))
    }

    /// What is said of these files where they are read with the area of before, if they are read without, and
    /// the other way about.
    fn other(&self) -> Option<About> {
        let Publisher::Nzz { with_area } = self.publisher else {
            return None;
        };
        let with_area = !with_area;
        Some(Publisher::Nzz { with_area }.about())
    }

    fn there(&self) -> Option<&Dataset> {
        let mut datasets = self.geodata.datasets().iter();
        datasets.find(|dataset| dataset.id == self.dataset)
    }

    /// Writes days, and what the geodata do not say yet of dataset and source, together.
    pub(super) fn write(&self, folder: &Path, days: &[Day]) -> Result<()> {
        let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        let source = &self.frame.source;
        if self.geodata.source(source).is_none() {
            let name = "sources.toml";
            let there = self.layers.read(name)?;
            let there = there.map(|file| file.bytes.to_vec());
            let there = there.unwrap_or_default();
            let bytes = import::with_source(&there, &self.about, source);
            files.push((folder.join(name), bytes));
        }
        let name = Dataset::table_of(&self.dataset);
        let table = match self.layers.read(&name)? {
            None => {
                let table = import::dataset_table(&self.about, source, self.frame.extent);
                Some(table)
            }
            Some(file) => {
                let there = String::from_utf8_lossy(&file.bytes);
                let old = self.other().filter(|_| !self.is_mixed(days));
                import::renewed(&there, &self.about, old.as_ref())
            }
        };
        files.extend(table.map(|table| (folder.join(name), table.into_bytes())));
        let snapshots = days.iter();
        files.extend(snapshots.map(|day| {
            (
                folder.join(self.name(day.date)),
                day.text.clone().into_bytes(),
            )
        }));
        write_all(&files)
    }
}

/// Whether a dataset has a day.
pub(super) fn has(geodata: &Geodata, dataset: &str, day: Date) -> bool {
    let mut datasets = geodata.datasets().iter().filter(|d| d.id == dataset);
    datasets.any(|dataset| dataset.dates.contains(&day))
}

/// Lower-case letters, digits and hyphens, of which the first is no hyphen.
fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.chars().all(allowed) && name.starts_with(|c: char| c != '-')
}

/// A box with a margin, its edges at whole and half degrees.
fn widened(bounds: LonLatBox) -> LonLatBox {
    let down = |side: f64| ((side - MARGIN) * 2.0).floor() / 2.0;
    let up = |side: f64| ((side + MARGIN) * 2.0).ceil() / 2.0;
    let sides = [
        down(bounds.west()).max(-180.0),
        down(bounds.south()).max(-90.0),
        up(bounds.east()).min(180.0),
        up(bounds.north()).min(90.0),
    ];
    LonLatBox::new(sides).unwrap_or(bounds)
}
