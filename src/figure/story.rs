//! The settlements that a map of control is about, and what is said of them.

use super::content::Statement;
use super::in_words::{MOST_IN_WORDS, fitting};
use super::pen::Pen;
use super::stage::Stage;
use crate::geodata::{Direction, Place, Zone, ZoneKind};
use crate::locale::Extent;
use crate::measure::{Said, contact_from, shares};

/// The zones of the story's places and of their parts (`bakhmut-east`), in the view's order, also if
/// too small to see: what is said of them does not depend on the size of the picture.
pub(super) fn zones<'a>(stage: &Stage<'a>) -> Vec<&'a Zone> {
    let zones = &stage.snapshot.zones;
    let of_place = |id: &'a String| {
        let is_of = move |zone: &&Zone| zone.place.as_ref() == Some(id);
        zones.iter().filter(is_of)
    };
    stage.view.places.iter().flat_map(of_place).collect()
}

/// Whether a settlement's outline is wrong by more than half of its own radius, so that it tells
/// where the settlement is and about how large, and no more.
pub(super) fn is_vague(zone: &Zone) -> bool {
    use geo::{Area, BoundingRect};
    /// A degree of latitude on a sphere of the Earth's mean radius, in metres.
    const DEGREE: f64 = 111_195.0;
    let Some(bounds) = zone.shape.bounding_rect() else {
        return false;
    };
    let parallel = bounds.center().y.to_radians().cos();
    let area = zone.shape.unsigned_area() * DEGREE * DEGREE * parallel;
    let radius = (area / std::f64::consts::PI).sqrt();
    zone.kind == ZoneKind::Settlement && zone.accuracy.get() > radius / 2.0
}

/// Whether a zone is a part of a place.
pub(super) fn is_part(zone: &Zone) -> bool {
    zone.place.as_ref().is_some_and(|place| *place != zone.id)
}

/// Whether a settlement's outline shows as nothing but a fading edge.
pub(super) fn is_smudge(zone: &Zone, stage: &Stage<'_>, unit: f64) -> bool {
    /// In design units.
    const SEEN: f64 = 12.0;
    is_vague(zone) && !is_part(zone) && stage.viewport.pixels(zone.accuracy) > SEEN * unit
}

/// Since when each settlement is held, where that is known; and, below those held likewise, the parts
/// of settlements of which it is not.
pub(super) fn statements(story: &[&Zone], stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Statement> {
    let phrases = stage.phrases;
    let heading = |zone: &Zone| phrases.held_since(zone.status, zone.controller);
    let mut statements: Vec<Statement> = Vec::new();
    let mut dated: Vec<_> = story
        .iter()
        .filter_map(|zone| Some((zone.since?, *zone)))
        .collect();
    dated.sort_by_key(|(since, _)| *since);
    for (since, zone) in dated {
        let line = phrases.name_since(stage.name(&zone.name), since);
        let heading = heading(zone);
        match statements.iter_mut().find(|s| s.heading == heading) {
            Some(statement) => statement.small = format!("{}\n{line}", statement.small),
            None => statements.push(Statement {
                heading,
                text: String::new(),
                small: line,
                color: pen.theme.ink,
            }),
        }
    }
    for zone in story.iter().filter(|z| z.since.is_none() && is_part(z)) {
        let line = phrases.name_undated(stage.name(&zone.name));
        let heading = heading(zone);
        let alike = statements.iter_mut().filter(|s| s.heading == heading);
        alike.for_each(|s| s.small = format!("{}\n{line}", s.small));
    }
    statements
}

/// What is said of a settlement, and of how much of it.
type Held = (Option<Said>, Extent);

/// The map in words.
pub(super) fn alt_text(story: &[&Zone], has_front: bool, stage: &Stage<'_>) -> String {
    let zoned = story.iter().map(|zone| {
        let said = (zone.controller, zone.status);
        ((Some(said), Extent::All), stage.name(&zone.name))
    });
    let mut held: Vec<(Held, Vec<&str>)> = Vec::new();
    for (what, name) in zoned.chain(unzoned(story, stage)) {
        match held.iter_mut().find(|(other, _)| *other == what) {
            Some((_, names)) => names.push(name),
            None => held.push((what, vec![name])),
        }
    }
    let title = stage.name(&stage.view.title);
    let phrases = stage.phrases;
    let composed = |most, nearest: Option<&str>| {
        let groups = held.iter().map(|((said, extent), names)| {
            phrases.held(&phrases.list_of(names, most), *said, *extent)
        });
        let groups: Vec<String> = groups.collect();
        phrases.control_alt(title, stage.snapshot.date, &groups, has_front, nearest)
    };
    let nearest = has_front.then(|| nearest_front(stage)).flatten();
    let whole = nearest.map(|nearest| composed(usize::MAX, Some(&nearest)));
    // Who holds what comes first.
    let whole = whole.filter(|text| text.chars().count() <= MOST_IN_WORDS);
    whole.unwrap_or_else(|| fitting(|most| composed(most, None)))
}

/// Where the line of contact is nearest to the first of the story's places, as `measure` has it; which way is
/// not said where that is hardly known.
fn nearest_front(stage: &Stage<'_>) -> Option<String> {
    /// Of the distance, so much may it be wrong: the nearest point may then lie off by 30°.
    const SURE: f64 = 0.5;
    let place = stage.geodata.place(stage.view.places.first()?)?;
    let ends = stage.geodata.land_ends();
    let found = contact_from(place.position, stage.snapshot, ends)?.distance(place)?;
    let away = found.distance;
    let is_sure = away.error().get() <= SURE * away.value().get();
    let way = is_sure.then(|| Direction::nearest_to(found.azimuth));
    let name = stage.name(&place.name);
    Some(stage.phrases.front_from(name, away, way))
}

/// What is said of most of the land of those places of the story that have no zone of their own, as in
/// datasets of areas alone.
fn unzoned<'a>(story: &[&Zone], stage: &Stage<'a>) -> Vec<(Held, &'a str)> {
    /// As good as all of it.
    const ALL: f64 = 0.995;
    let is_zoned = |id: &&String| story.iter().any(|zone| zone.place.as_ref() == Some(*id));
    let ids = stage.view.places.iter().filter(|id| !is_zoned(id));
    let of_place = |place: &'a Place| {
        let shares = shares(place, stage.snapshot, stage.geodata.context()).each();
        let most = shares.into_iter().find(|share| share.part > 0.5)?;
        let extent = match most.part >= ALL {
            true => Extent::All,
            false => Extent::Most,
        };
        Some(((most.said, extent), stage.name(&place.name)))
    };
    ids.filter_map(|id| of_place(stage.geodata.place(id)?))
        .collect()
}
