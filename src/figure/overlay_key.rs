//! What is said of an overlay beside it: from when its data are, what its colours mean, and whom to name.

use super::control::{area_notes, front_entry, zone_entries};
use super::credits::attribution;
use super::extent::box_polygon;
use super::glossary::Glossary;
use super::legend::{Entry, SWATCH, Swatch};
use super::look::{self, Look};
use super::names;
use super::overlay::{BORDER, MAPPED, OverlayOptions, view};
use super::pen::Pen;
use super::stage::Stage;
use super::tracts::tracts;
use super::zones;
use crate::geodata::{Border, Geodata, Snapshot, Zone};
use crate::locale::Phrases;
use crate::projection::Viewport;
use crate::request::Layer;
use crate::scene::{Item, Rect};
use crate::text::Typeface;
use crate::units::Metres;

/// The words of an overlay.
#[derive(Debug)]
pub struct OverlayKey {
    /// From when the data are; nothing where none of them are drawn.
    pub as_of: Option<String>,
    /// The lines of the key.
    pub entries: Vec<KeyEntry>,
    /// What a reader has to know of them.
    pub notes: Vec<String>,
    /// Whom the data come from.
    pub attribution: String,
}

/// A line of a key.
#[derive(Debug)]
pub struct KeyEntry {
    /// What stands beside the words, as the overlay draws it, in pixels from the upper left.
    pub items: Vec<Item>,
    /// The words.
    pub text: String,
}

impl KeyEntry {
    /// Width and height of what stands beside the words, in units of design.
    pub const SIZE: (f64, f64) = SWATCH;
}

/// The words of the overlay that [`overlay`](super::overlay()) draws in a window of the world.
pub fn overlay_key(
    geodata: &Geodata,
    snapshot: &Snapshot,
    (zoom, viewport): (u8, &Viewport),
    options: OverlayOptions<'_>,
) -> OverlayKey {
    let view = view(snapshot, zoom);
    let glossary = Glossary::of(options.lang);
    let phrases = Phrases::of(options.lang);
    let (editing, marks) = Default::default();
    let stage = Stage {
        geodata,
        snapshot,
        view: &view,
        viewport,
        phrases,
        fading: look::fading(options.theme),
        glossary: &glossary,
        editing: &editing,
        marks: &marks,
        backdrop: None,
        frame: None,
    };
    let (theme, unit) = (options.theme, options.unit);
    let has = |layer| options.layers.contains(&layer);
    let zones = zones::shown(&stage, unit);
    let pen = Pen::new(theme, Typeface::default(), unit);
    let line = |(width, dashes): (f64, &'static [f64]), color, text: &str| Entry {
        swatch: Swatch::Line(width, color, dashes),
        text: text.to_owned(),
    };
    // Names and the border say nothing of who controls what.
    let has_control = has(Layer::Zones) || has(Layer::Front);
    let mut sources = match has_control {
        true => snapshot.dataset.sources.clone(),
        false => Vec::new(),
    };
    let (mut entries, mut notes) = (Vec::new(), Vec::new());
    if has(Layer::Zones) {
        let look = |zone: &Zone| Look::of(zone.status, zone.controller, theme, unit);
        entries = zone_entries(&zones, false, &look, &stage);
        notes = area_notes(&zones, &stage);
        sources.extend(zones.iter().flat_map(|zone| zone.sources.clone()));
    }
    if has(Layer::Front) {
        let front = options.fronts.of(&tracts(&zones, &stage, unit), &stage);
        if front.iter().any(|line| viewport.shows(line)) {
            entries.push(front_entry(&zones, &stage, &pen));
        }
    }
    if has(Layer::Zones) && viewport.shows(box_polygon(snapshot.dataset.extent).exterior()) {
        entries.push(line(MAPPED, theme.unmapped, phrases.edge_of_data()));
    }
    if has(Layer::Border) {
        let borders = geodata.borders().iter();
        let shown: Vec<&Border> = borders
            .filter(|border| viewport.shows(&border.line))
            .collect();
        let accuracies = shown.iter().map(|border| border.accuracy.get());
        if let Some(worst) = accuracies.reduce(f64::max) {
            let text = phrases.border_within(Metres::new(worst));
            entries.push(line((BORDER, &[]), theme.border, &text));
        }
        sources.extend(shown.iter().flat_map(|border| border.sources.clone()));
    }
    if has(Layer::Labels) {
        let names = names::of_view(&stage, unit);
        if names.iter().any(|name| name.approximate) {
            let text = phrases.approximate_place(false).to_owned();
            let swatch = Swatch::Vague(None);
            entries.push(Entry { swatch, text });
        }
        sources.extend(names.iter().flat_map(|name| name.place.sources.clone()));
    }
    OverlayKey {
        as_of: has_control.then(|| phrases.as_of(snapshot.date)),
        entries: entries.iter().map(|entry| drawn(entry, &pen)).collect(),
        notes,
        attribution: attribution(&sources, &stage),
    }
}

fn drawn(entry: &Entry, pen: &Pen<'_>) -> KeyEntry {
    let mut pen = pen.blank();
    let (width, height) = (SWATCH.0 * pen.unit, SWATCH.1 * pen.unit);
    entry
        .swatch
        .draw(Rect::new(0.0, 0.0, width, height), &mut pen);
    KeyEntry {
        items: pen.items,
        text: entry.text.clone(),
    }
}
