//! The map of what two sources say: land that both hold to be held, and land that only one does.
//!
//! Land is drawn to the lines as each source draws them, and does not fade: what the two differ by is
//! the uncertainty that the picture is about, and a note says how far each line may be off.

use std::collections::BTreeSet;

use geo::{BooleanOps, LineString, MultiPolygon};

use super::base::{self, Shown};
use super::change::edges;
use super::changed_land::draw_others;
use super::comparison_words::{alt_text, legend, notes, statements};
use super::content::{Content, sources_of};
use super::control::{Ground as KeyGround, base_note, ground_entries, zone_entries};
use super::legend::{source_halo, source_line};
use super::look::{Accord, Look};
use super::moment::is_held;
use super::pen::Pen;
use super::stage::Stage;
use super::tracts::SPECK;
use super::two_sources::{self, TwoSources};
use super::{annotations, names, scale_bar, scraps, shields, tracts, ways, zones};
use crate::geodata::{Snapshot, Status, Zone};
use crate::labels::Ground;
use crate::measure::{Disputed, Front, HeldChange, apart, common, contacts, held_by_each};
use crate::units::LonLat;

/// Draws the map of two sources in the stage's window; both are cut to what both map, which is the
/// extent of the stage's own snapshot.
pub(super) fn draw(
    home: &str,
    snapshots: [&Snapshot; 2],
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) -> Content {
    let viewport = stage.viewport;
    let extent = stage.snapshot.dataset.extent;
    let stages = snapshots.map(|snapshot| Stage { snapshot, ..*stage });
    let seen = [0, 1].map(|i| zones::shown(&stages[i], pen.unit));
    let within = common(stage.view.bounds, snapshots);
    let around = within.unwrap_or(extent);
    let contacts = contacts(snapshots, around, stage.geodata.land_ends());
    let fronts = [0, 1].map(|i| drawn(contacts[i].as_ref()));
    let all = snapshots.map(|snapshot| snapshot.zones.as_slice());
    let held = HeldChange::between(all[0], all[1], extent);
    let by = [contacts[0].as_ref(), contacts[1].as_ref()];
    let [first, second] = [&held.lost, &held.gained].map(|land| Disputed::of(land, by, around));
    let gaps = tracts::union([&first.gaps, &second.gaps]);
    // Measured as the table has it.
    let areas = within.and_then(|within| held_by_each(snapshots, within));
    let speck = SPECK * pen.unit * pen.unit;
    let is_shown = |shape: &MultiPolygon| viewport.visible_area(shape) > speck;
    let is_seen = |lines: &Vec<LineString>| lines.iter().any(|line| viewport.shows(line));
    let lines = contacts[0].as_ref().zip(contacts[1].as_ref());
    let two = TwoSources {
        names: two_sources::names(snapshots, stage),
        areas,
        shown: [&held.kept, &first.land, &second.land].map(is_shown),
        is_closed: is_shown(&gaps),
        land: [tracts::union([&held.kept, &gaps]), first.land, second.land],
        fronts: [is_seen(&fronts[0]), is_seen(&fronts[1])],
        accuracy: all.map(edges),
        apart: within
            .zip(lines)
            .and_then(|(within, (a, b))| apart([a, b], within)),
        snapshots,
        held,
    };

    let mut shown = Shown::default();
    base::draw_land(home, &[], stage, pen, &mut shown);
    base::draw_areas(stage, pen, &mut shown);
    draw_land(&two, stage, pen);
    let either = two.held.before.union(&two.held.after);
    let is_other = |zone: &&Zone| !is_held(zone) && is_shown(&zone.shape.difference(&either));
    let less = told_less(&two.land, &seen, is_shown);
    let others: Vec<&Zone> = seen.iter().flatten().copied().filter(is_other).collect();
    let others = scraps::without(&others, stage, pen.unit);
    draw_others(
        &tracts::tracts(&others, stage, pen.unit),
        &either,
        stage,
        pen,
    );
    base::draw_outlines(stage, pen);
    annotations::draw_areas(stage, pen);
    base::draw_rivers(stage, pen, &mut shown);
    let mut ground = Ground::new(viewport.frame().inflate(-6.0 * pen.unit, -6.0 * pen.unit));
    ways::draw(stage, &mut ground, pen, &mut shown);
    let paths = |i: usize| fronts[i].iter().map(|line| viewport.line(line).path());
    for path in paths(0).chain(paths(1)) {
        source_halo(&path, pen);
    }
    for i in [0, 1] {
        paths(i).for_each(|path| source_line(i, &path, pen));
    }
    annotations::draw_lines(stage, &mut ground, pen);
    let still = ground.clone();
    for front in &fronts {
        names::clearance::keep_sides(front, stage, &mut ground);
    }
    let [_, disputed @ ..] = &two.land;
    names::clearance::show(disputed.iter().flatten(), stage, &mut ground);
    let mut names = names::of_view(stage, pen.unit);
    names::keep_towns(&mut names);
    let scale = scale_bar::draw(&names, stage, &ground, pen);
    // Names that make way for a line that moves would move too.
    if stage.frame.is_some() {
        ground = still;
    }
    scale.block(&mut ground);
    let mut set = names::draw(&names, annotations::beside(stage, false, pen), ground, pen);
    shields::draw(stage, &mut set.ground, pen);
    let nameless = names::rivers::draw(stage, &mut set.ground, pen);
    set.dropped.extend(nameless);

    let mut sources = sources_of(snapshots.into_iter().zip(&seen));
    sources.append(&mut shown.sources);
    sources.extend(set.sources());
    let look = |zone: &Zone| Look::of(zone.status, zone.controller, pen.theme, pen.unit);
    let mut legend = legend(&two, stage, pen);
    legend.extend(zone_entries(&others, shown.settlements, &look, stage));
    let all_seen: Vec<&Zone> = seen.iter().flatten().copied().collect();
    let ground = KeyGround {
        zones: &all_seen,
        covered: &[&two.held.before, &two.held.after],
        area: two.shown[0].then(|| Look::of_accord(Accord::Both, pen.theme, pen.unit)),
        shown: &shown,
        names: &set.names,
        smudge: None,
    };
    legend.extend(ground_entries(&ground, stage, pen));
    Content {
        map: std::mem::take(&mut pen.items),
        subtitle: two.subtitle(stage.phrases),
        statements: statements(&two, stage, pen),
        legend,
        notes: notes(&two, &less, &others, stage),
        aside: base_note(&shown, stage),
        sources,
        alt_text: alt_text(&two, stage),
        dropped: set.dropped,
        scale: scale.places,
        unsaid: set.unsaid,
    }
}

/// What else than assessed Russian control each tells of the land that only the other has under it.
fn told_less(
    [_, first, second]: &[MultiPolygon; 3],
    seen: &[Vec<&Zone>; 2],
    is_shown: impl Fn(&MultiPolygon) -> bool,
) -> BTreeSet<Status> {
    let zones = [(first, &seen[1]), (second, &seen[0])].into_iter();
    let zones = zones.flat_map(|(land, by)| by.iter().map(move |zone| (land, zone)));
    zones
        .filter(|(land, zone)| !is_held(zone) && is_shown(&zone.shape.intersection(*land)))
        .map(|(_, zone)| zone.status)
        .collect()
}

/// The lines of contact: what is drawn is what is measured.
fn drawn(front: Option<&Front>) -> Vec<LineString> {
    let lines = front.iter().flat_map(|front| &front.lines);
    let line = |line: &Vec<LonLat>| line.iter().map(|at| (at.lon(), at.lat())).collect();
    lines.map(line).collect()
}

/// Draws the land that one or both hold to be held.
fn draw_land(two: &TwoSources<'_>, stage: &Stage<'_>, pen: &mut Pen<'_>) {
    let viewport = stage.viewport;
    // The pattern's grid is the world's.
    let centre = stage.snapshot.dataset.extent.centre();
    let origin = viewport.pixel(centre).unwrap_or(viewport.frame().center());
    let accords = [Accord::Both, Accord::First, Accord::Second];
    for (accord, shape) in accords.into_iter().zip(&two.land) {
        let path = viewport.polygons(shape, 0.0).path();
        Look::of_accord(accord, pen.theme, pen.unit).draw(&path, origin, pen);
    }
}
