//! The map of control: who holds what on the snapshot's day.

use geo::{Intersects, MultiPolygon};

use super::base::{self, Shown};
use super::content::Content;
use super::extent::box_polygon;
use super::legend::{Entry, JOINED, Swatch};
use super::look::{Look, is_left};
use super::names::{self, Name};
use super::pen::Pen;
use super::publisher;
use super::stage::Stage;
use super::{annotations, front, scale_bar, scraps, shields, story, tracts, ways, zones};
use crate::geodata::{Controller, Status, Zone, ZoneKind};
use crate::labels::Ground as Room;
use crate::units::Metres;

/// Draws the map of control in the stage's window.
pub(super) fn draw(home: &str, stage: &Stage<'_>, pen: &mut Pen<'_>) -> Content {
    let viewport = stage.viewport;
    let seen = zones::shown(stage, pen.unit);
    let zones = scraps::without(&seen, stage, pen.unit);
    let mut tracts = tracts::tracts(&zones, stage, pen.unit);
    let (front, mut gaps) = front::with_gaps(home, &tracts, stage);
    let front = scraps::seen(front, stage, pen.unit);
    // A gap of which something is said stays open, also where that is too small to be drawn.
    let scraps = seen
        .iter()
        .filter(|zone| !tracts.iter().any(|t| t.says_as(zone)));
    gaps.0
        .retain(|gap| !scraps.clone().any(|zone| zone.shape.intersects(gap)));
    tracts::fill(&mut tracts, &gaps);
    let is_closed = viewport.visible_area(&gaps) > tracts::SPECK * pen.unit * pen.unit;
    let mut shown = Shown::default();

    base::draw_land(home, &[], stage, pen, &mut shown);
    base::draw_areas(stage, pen, &mut shown);
    zones::draw(&tracts, stage, pen);
    base::draw_outlines(stage, pen);
    annotations::draw_areas(stage, pen);
    base::draw_rivers(stage, pen, &mut shown);
    let mut ground = Room::new(viewport.frame().inflate(-6.0 * pen.unit, -6.0 * pen.unit));
    ways::draw(stage, &mut ground, pen, &mut shown);
    front::draw(&front, stage, pen);

    // Pictures of every shape show all of the view, and are the same in words.
    let view = box_polygon(stage.view.bounds);
    let is_in_view = front.iter().any(|line| line.intersects(&view));
    annotations::draw_lines(stage, &mut ground, pen);
    let still = ground.clone();
    names::clearance::keep_sides(&front, stage, &mut ground);
    names::clearance::leave_to_be_seen(&tracts, stage, pen.unit, &mut ground);
    names::clearance::keep_off_settlements(&tracts, stage, pen.unit, &mut ground);
    let names = names::of_view(stage, pen.unit);
    let scale = scale_bar::draw(&names, stage, &ground, pen);
    // Names that make way for a line that moves would move too.
    if stage.frame.is_some() {
        ground = still;
    }
    scale.block(&mut ground);
    let story = story::zones(stage);
    for part in story
        .iter()
        .filter(|z| !story::is_vague(z) && stage.frame.is_none())
        .flat_map(|z| &z.shape)
        .flat_map(|p| viewport.line(p.exterior()).parts)
    {
        ground.spare(&part);
    }
    let mut set = names::draw(&names, annotations::beside(stage, false, pen), ground, pen);
    shields::draw(stage, &mut set.ground, pen);
    let nameless = names::rivers::draw(stage, &mut set.ground, pen);
    set.dropped.extend(nameless);

    let mut sources: Vec<String> = zones.iter().flat_map(|z| z.sources.clone()).collect();
    sources.extend(stage.snapshot.dataset.sources.iter().cloned());
    sources.append(&mut shown.sources);
    sources.extend(set.sources());
    Content {
        map: std::mem::take(&mut pen.items),
        subtitle: publisher::after(
            stage.phrases.as_of(stage.snapshot.date),
            &[stage.snapshot],
            stage,
        ),
        statements: story::statements(&story, stage, pen),
        legend: legend(&zones, !front.is_empty(), &shown, &set.names, stage, pen),
        notes: notes(&zones, &story, &names, is_closed, stage),
        aside: base_note(&shown, stage),
        sources,
        alt_text: story::alt_text(&story, is_in_view, stage),
        dropped: set.dropped,
        scale: scale.places,
        unsaid: set.unsaid,
    }
}

/// Where areas cover more of the frame than this, what is left is too little to be keyed.
const OPEN_LAND: f64 = 0.995;

/// The key.
fn legend(
    zones: &[&Zone],
    has_front: bool,
    shown: &Shown,
    names: &[&Name<'_>],
    stage: &Stage<'_>,
    pen: &Pen<'_>,
) -> Vec<Entry> {
    let look = |zone: &Zone| Look::of(zone.status, zone.controller, pen.theme, pen.unit);
    let mut entries = zone_entries(zones, shown.settlements, &look, stage);
    if has_front {
        entries.push(front_entry(zones, stage, pen));
    }
    let areas = zones.iter().filter(|z| z.kind == ZoneKind::Area);
    let covered: Vec<&MultiPolygon> = areas.clone().map(|zone| &zone.shape).collect();
    let smudge = zones.iter().find(|z| story::is_smudge(z, stage, pen.unit));
    let ground = Ground {
        zones,
        covered: &covered,
        area: areas.clone().next().map(|z| look(z)),
        shown,
        names,
        smudge: smudge.map(|zone| look(zone)),
    };
    entries.extend(ground_entries(&ground, stage, pen));
    entries
}

/// The line of contact in the key, in the band in which it lies where that shows.
pub(super) fn front_entry(zones: &[&Zone], stage: &Stage<'_>, pen: &Pen<'_>) -> Entry {
    let (theme, dataset) = (pen.theme, &stage.snapshot.dataset);
    let accuracy = worst(zones, |z| {
        z.kind == ZoneKind::Area && z.status == Status::Assessed
    });
    let look = Look::of(Status::Assessed, Controller::Russia, theme, pen.unit);
    let faded = stage.viewport.pixels(accuracy) >= 3.0 * pen.unit;
    let swatch = if faded {
        Swatch::Band(look)
    } else {
        Swatch::Front
    };
    let basis = dataset.basis(stage.snapshot.date);
    Entry {
        swatch,
        text: stage.phrases.front(dataset.schematic, accuracy, basis),
    }
}

/// What the key says of all that lies around and under the zones.
pub(super) struct Ground<'a> {
    /// The zones in the picture.
    pub(super) zones: &'a [&'a Zone],
    /// The land that is filled.
    pub(super) covered: &'a [&'a MultiPolygon],
    /// How that looks.
    pub(super) area: Option<Look>,
    /// What is shown of the base map.
    pub(super) shown: &'a Shown,
    /// The names on the map.
    pub(super) names: &'a [&'a Name<'a>],
    /// How the extent of a settlement looks that fades away from its mark, if there is one.
    pub(super) smudge: Option<Look>,
}

/// The entries of open land, land without data, and the base map.
pub(super) fn ground_entries(ground: &Ground<'_>, stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Entry> {
    let (theme, phrases, shown) = (pen.theme, stage.phrases, ground.shown);
    let mut entries = Vec::new();
    let covered = tracts::covered(ground.covered.iter().copied(), stage);
    if !ground.covered.is_empty() && covered < OPEN_LAND * stage.viewport.frame().area() {
        let (swatch, text) = match stage.backdrop {
            Some(_) => (Swatch::Untinted, phrases.untinted()),
            None => (Swatch::Land, phrases.open_land()),
        };
        let text = text.to_owned();
        entries.push(Entry { swatch, text });
    }
    if zones::reaches_beyond(stage) {
        entries.push(Entry {
            swatch: Swatch::Unmapped,
            text: phrases.not_mapped().to_owned(),
        });
    }
    let mut add = |is_shown: bool, swatch: Swatch, text: &str| {
        if is_shown {
            entries.push(Entry {
                swatch,
                text: text.to_owned(),
            });
        }
    };
    let areas = ground.zones.iter().filter(|z| z.kind == ZoneKind::Area);
    let (open, held) = base::built_up(areas.copied(), stage);
    let zone = ground.area.clone().filter(|_| held);
    add(
        open || held,
        Swatch::Settlement { open, zone },
        phrases.built_up(),
    );
    add(shown.roads, Swatch::Road(&[]), phrases.road());
    add(
        shown.joined_roads,
        Swatch::Road(JOINED),
        phrases.joined_road(),
    );
    add(shown.railways, Swatch::Railway, phrases.railway());
    add(
        shown.joined_railways,
        Swatch::JoinedRailway,
        phrases.joined_railway(),
    );
    let river = Swatch::Line(base::RIVER, theme.water_line, &[]);
    add(shown.rivers, river, phrases.river());
    let smudge = ground.smudge.clone();
    let is_smudge = smudge.is_some();
    add(
        ground.names.iter().any(|n| n.approximate),
        Swatch::Vague(smudge.map(|extent| (ground.area.clone(), extent))),
        phrases.approximate_place(is_smudge),
    );
    entries
}

/// An entry for each look of a zone; settlements and areas are told apart where both are shown.
pub(super) fn zone_entries(
    zones: &[&Zone],
    built_up: bool,
    look: &impl Fn(&Zone) -> Look,
    stage: &Stage<'_>,
) -> Vec<Entry> {
    let seen = |z: &Zone| (z.status, z.controller.told_apart(z.status));
    let same = |a: &Zone, b: &Zone| seen(a) == seen(b);
    let mut keyed: Vec<&Zone> = Vec::new();
    let mut entries = Vec::new();
    let mut ordered = zones.to_vec();
    ordered.retain(|zone| !is_left(zone.status, zone.controller));
    // The story comes first.
    ordered.sort_by_key(|zone| zone.kind);
    for zone in ordered {
        if keyed.iter().any(|k| same(k, zone) && k.kind == zone.kind) {
            continue;
        }
        keyed.push(zone);
        let both = zones
            .iter()
            .any(|other| same(other, zone) && other.kind != zone.kind);
        // On the map, a settlement lies on the area of the same holder.
        let below = both && zone.kind == ZoneKind::Settlement;
        let looks = (0..=usize::from(below)).map(|_| look(zone)).collect();
        let built_up = built_up && zone.kind == ZoneKind::Settlement;
        let kind = both.then_some(zone.kind);
        let bold = !stage.view.places.is_empty();
        let phrases = stage.phrases;
        let text = phrases.zone_of(kind, zone.status, zone.controller, bold);
        entries.push(Entry {
            swatch: Swatch::Zone { looks, built_up },
            text,
        });
    }
    entries
}

/// The worst accuracy of the zones that pass a test; nought where none does.
pub(super) fn worst(zones: &[&Zone], test: impl Fn(&Zone) -> bool) -> Metres {
    let errors = zones.iter().filter(|z| test(z)).map(|z| z.accuracy.get());
    Metres::new(errors.fold(0.0, f64::max))
}

fn notes(
    zones: &[&Zone],
    story: &[&Zone],
    names: &[Name<'_>],
    is_closed: bool,
    stage: &Stage<'_>,
) -> Vec<String> {
    let phrases = stage.phrases;
    let mut notes = area_notes(zones, stage);
    let (parts, whole): (Vec<&Zone>, Vec<&Zone>) =
        story.iter().copied().partition(|z| story::is_part(z));
    let vague: Vec<&Zone> = whole.into_iter().filter(|z| story::is_vague(z)).collect();
    if !parts.is_empty() {
        let names: Vec<&str> = parts.iter().map(|z| stage.name(&z.name)).collect();
        notes.push(phrases.parts_note(&names, worst(&parts, |_| true)));
    }
    if !vague.is_empty() {
        let extents: Vec<&str> = vague.iter().map(|z| stage.name(&z.name)).collect();
        let positions = names.iter().filter(|n| n.story && n.approximate);
        let positions: Vec<&str> = positions.map(|n| n.text).collect();
        let error = worst(&vague, |_| true);
        notes.push(phrases.approximate_note(&extents, &positions, error));
    }
    if is_closed {
        let accuracy = worst(zones, |z| {
            z.kind == ZoneKind::Area && z.status == Status::Assessed
        });
        notes.push(phrases.closed_note(accuracy));
    }
    notes.extend(publisher::notes(&[stage.snapshot], stage));
    notes
}

/// That roads and railways are drawn as far as the data have them, where one ends in the picture.
pub(super) fn base_note(shown: &Shown, stage: &Stage<'_>) -> Option<String> {
    let note = stage.phrases.base_note();
    shown.loose_ends.then(|| note.to_owned())
}

/// How areas were drawn where they are schematic, and what claimed and contested mean, where zones are so.
pub(super) fn area_notes(zones: &[&Zone], stage: &Stage<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let area = worst(zones, |z| z.kind == ZoneKind::Area);
    let dataset = &stage.snapshot.dataset;
    if dataset.schematic && area.get() > 0.0 {
        let basis = dataset.basis(stage.snapshot.date);
        let note = stage
            .phrases
            .schematic_note(dataset.method, area, basis, stage.fading);
        notes.push(note);
    }
    notes.extend(zone_notes(zones, stage));
    notes
}

/// What claimed and contested mean, where zones are so.
pub(super) fn zone_notes(zones: &[&Zone], stage: &Stage<'_>) -> Vec<String> {
    let (phrases, dataset) = (stage.phrases, &stage.snapshot.dataset);
    let mut notes = Vec::new();
    if zones.iter().any(|z| z.status == Status::Claimed) {
        notes.push(phrases.claimed_note().to_owned());
    }
    let mut contested = zones.iter().filter(|z| z.status == Status::Contested);
    if let Some(first) = contested.next() {
        // The method is that of the areas.
        let only_areas = contested.chain([first]).all(|z| z.kind == ZoneKind::Area);
        let method = dataset.method.filter(|_| only_areas);
        notes.push(phrases.contested_note(method).to_owned());
    }
    notes
}
