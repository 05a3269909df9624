//! The overlay of a web map at one zoom level: zones, line of contact, border and names, on nothing.

use geo::LineString;

use super::extent::box_polygon;
use super::front::{self, Fronts};
use super::glossary::Glossary;
use super::look;
use super::names::{self, Beside, Name};
use super::pen::Pen;
use super::stage::Stage;
use super::tracts::{Tract, tracts};
use super::zones;
use crate::geodata::{self, Geodata, Named, Snapshot, View};
use crate::labels::Ground;
use crate::locale::Phrases;
use crate::projection::Viewport;
use crate::request::{Lang, Layer};
use crate::scene::Item;
use crate::style::Theme;
use crate::text::Typeface;

/// Width of the state border, in design units.
pub(super) const BORDER: f64 = 1.6;
/// Width and dashes of the edge of what is mapped, in design units: no edge of control ends there.
pub(super) const MAPPED: (f64, &[f64]) = (1.0, &[1.0, 3.0]);

/// How far from a more important place another is named, in design units: nearer, their marks would
/// leave no room for the name of the first.
const APART: f64 = 18.0;

/// How far from a place marks of others may keep its name out, in design units: about as far as a name is
/// long.
const NEAR: f64 = 100.0;

/// How an overlay is drawn.
#[derive(Clone, Copy, Debug)]
pub struct OverlayOptions<'a> {
    /// What of it is drawn.
    pub layers: &'a [Layer],
    /// Pixels a unit of design: 2 for screens of double density.
    pub unit: f64,
    /// The language of the names.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// The lines of contact that were found for other zoom levels of the same snapshot.
    pub fronts: &'a Fronts,
}

/// The items of an overlay.
#[derive(Debug)]
pub struct Overlay {
    /// The items, the lowest first, in pixels of the window.
    pub items: Vec<Item>,
    /// Names that found no room.
    pub dropped: Vec<String>,
}

/// Draws the overlay of a snapshot in a window of the world at a zoom level of tiles of 256 design
/// units. Zones lie under the names, which are placed once for all of the window.
pub fn overlay(
    geodata: &Geodata,
    snapshot: &Snapshot,
    (zoom, viewport): (u8, &Viewport),
    options: OverlayOptions<'_>,
) -> Overlay {
    let view = view(snapshot, zoom);
    let glossary = Glossary::of(options.lang);
    let (editing, marks) = Default::default();
    let stage = Stage {
        geodata,
        snapshot,
        view: &view,
        viewport,
        phrases: Phrases::of(options.lang),
        fading: look::fading(options.theme),
        glossary: &glossary,
        editing: &editing,
        marks: &marks,
        backdrop: None,
        frame: None,
    };
    let has = |layer| options.layers.contains(&layer);
    let mut pen = Pen::new(options.theme, Typeface::default(), options.unit);
    let mut ground = Ground::new(viewport.frame());
    let zones = zones::shown(&stage, options.unit);
    let tracts: Vec<Tract<'_>> = tracts(&zones, &stage, options.unit);
    if has(Layer::Zones) {
        zones::draw_on_nothing(&tracts, &stage, grain(zoom), &mut pen);
        names::clearance::leave_to_be_seen(&tracts, &stage, options.unit, &mut ground);
        let mapped = box_polygon(snapshot.dataset.extent);
        let edge = viewport.line(mapped.exterior());
        edge.parts.iter().for_each(|part| ground.spare(part));
        pen.stroke(edge.path(), MAPPED.0, options.theme.unmapped, MAPPED.1);
    }
    if has(Layer::Border) {
        let borders = geodata.borders().iter().map(|border| &border.line);
        for line in borders.clone().map(|line| viewport.line(line)) {
            if !line.parts.is_empty() {
                pen.stroke(line.path(), BORDER, options.theme.border, &[]);
            }
        }
        names::clearance::keep_sides(borders, &stage, &mut ground);
    }
    if has(Layer::Front) {
        let front: Vec<LineString> = options.fronts.of(&tracts, &stage);
        front::draw(&front, &stage, &mut pen);
        names::clearance::keep_sides(&front, &stage, &mut ground);
    }
    let mut dropped = Vec::new();
    if has(Layer::Labels) {
        let names: Vec<Name<'_>> = names::of_view(&stage, options.unit);
        let (mut names, crowded) = names::thinned(names, APART * options.unit);
        dropped = crowded.iter().map(Name::told).collect();
        loop {
            let mut set_type = Pen::new(options.theme, Typeface::default(), options.unit);
            let set = names::draw(&names, Beside::default(), ground.clone(), &mut set_type);
            // The mark of a lesser place does not keep a name out.
            let Some(lesser) = names::in_the_way(&names, &set.names, NEAR * options.unit) else {
                dropped.splice(0..0, set.dropped);
                pen.items.append(&mut set_type.items);
                break;
            };
            dropped.push(names.remove(lesser).told());
        }
    }
    Overlay {
        items: pen.items,
        dropped,
    }
}

/// How coarse the patterns of a level are, of what they are in the key: where zones are small, a few
/// strokes of a coarse one would tell nothing.
fn grain(zoom: u8) -> f64 {
    match zoom {
        0..=7 => 0.5,
        8 => 0.7,
        _ => 1.0,
    }
}

/// The view of a level: all places that are important enough for it.
pub(super) fn view(snapshot: &Snapshot, zoom: u8) -> View {
    let max_rank = match zoom {
        0..=5 => Some(1),
        6..=7 => Some(2),
        8..=9 => Some(3),
        10 => Some(4),
        _ => None,
    };
    View {
        id: "tiles".to_owned(),
        figure: geodata::Figure::Control,
        title: Named {
            en: String::new(),
            uk: None,
        },
        bounds: snapshot.dataset.extent,
        places: Vec::new(),
        max_rank,
        locator: None,
    }
}
