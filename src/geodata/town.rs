//! `geodata.toml`: what the folder is about.

use super::faults::Faults;
use super::ids::{SLUG, is_slug};
use super::name::Named;
use super::read::table;
use super::record::Record;
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
    /// Reads `geodata.toml`.
    pub(super) fn read(faults: &mut Faults<'_>) -> Option<Town> {
        table(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            let help = "this program reads schema 1: write schema = 1, or use a newer bakhmut-map";
            let schema = record.number("schema", |schema| schema == SCHEMA, help);
            let slug = record.text("slug", false);
            if let Some(wrong) = slug.as_ref().filter(|slug| !is_slug(slug)) {
                let help = format!("{SLUG}: it names the maps' files");
                record.fault("slug", format!("\"{wrong}\" cannot be a slug"), help);
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
}
