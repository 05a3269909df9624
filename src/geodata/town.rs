//! `geodata.toml`: what the folder is about.

use super::bounds::{did_you_mean, has_any};
use super::faults::Faults;
use super::ids::{SLUG, is_slug};
use super::name::Named;
use super::place::Place;
use super::read::table;
use super::record::Record;
use super::rule;
use crate::units::LonLatBox;

/// The town that the geodata are about.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// The stem of file names: `bakhmut`.
    pub slug: String,
    /// What it is called.
    pub title: Named,
    /// The area of interest.
    pub extent: LonLatBox,
}

/// The version of the geodata's format.
const SCHEMA: f64 = 1.0;

const KEYS: &[&str] = &["schema", "slug", "title", "title:uk", "extent"];

impl Town {
    /// The land around the area of interest, in which what belongs to it most likely lies.
    pub(super) fn surroundings(&self) -> Option<LonLatBox> {
        /// Degrees.
        const FAR: f64 = 8.0;
        LonLatBox::new([
            (self.extent.west() - FAR).max(-180.0),
            (self.extent.south() - FAR).max(-90.0),
            (self.extent.east() + FAR).min(180.0),
            (self.extent.north() + FAR).min(90.0),
        ])
    }

    /// Reads `geodata.toml`.
    pub(super) fn read(faults: &mut Faults<'_>) -> Option<Town> {
        table(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            let help = "this program reads schema 1: write schema = 1, or use a newer bakhmut-map";
            let schema = record.number("schema", |schema| schema == SCHEMA, help);
            let slug = record.text("slug", false);
            if let Some(wrong) = slug.as_ref().filter(|slug| !is_slug(slug)) {
                let help = format!("{SLUG}: it names the maps' files");
                record.fault(
                    rule::BAD_ID,
                    "slug",
                    format!("\"{wrong}\" cannot be a slug"),
                    help,
                );
            }
            let title = record.named("title", "title:uk");
            let extent = record.bounds("extent");
            schema?;
            Some(Town {
                slug: slug?,
                title: title?,
                extent: extent?,
            })
        })
    }

    /// A fault where none of the places, which are those of the file `shown`, lies in the extent.
    pub(super) fn hold(&self, faults: &mut Faults<'_>, places: &[Place], shown: &str) {
        let places: Vec<&Place> = places.iter().collect();
        if places.is_empty() || has_any(Some(self.extent), &places) {
            return;
        }
        let what = format!("\"extent\" holds none of the places of {shown}");
        let help = match self
            .extent
            .swapped()
            .filter(|other| has_any(Some(*other), &places))
        {
            Some(other) => did_you_mean(other),
            None => {
                "write [west, south, east, north] in degrees: where zones and places lie".into()
            }
        };
        table(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            record.fault(rule::BAD_BOUNDS, "extent", what, help);
            Some(())
        });
    }
}
