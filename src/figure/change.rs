//! The map of change: what land Russia gained and lost from one time to another.

use geo::line_measures::{Distance, Euclidean};
use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon};

use super::base::{self, Shown};
use super::change_words::{alt_text, legend, notes, settlements, statements};
use super::changed_land::{self, Side};
use super::content::{Content, sources_of};
use super::control::{Ground as KeyGround, base_note, ground_entries, worst, zone_entries};
use super::legend::earlier;
use super::look::Look;
use super::moment::{Moment, Two, is_held};
use super::names;
use super::pen::Pen;
use super::stage::Stage;
use super::tracts::SPECK;
use super::{annotations, front, scale_bar, scraps, shields, tracts, ways, zones};
use crate::geodata::{Zone, ZoneKind};
use crate::geodesy::{area, perimeter};
use crate::labels::Ground;
use crate::measure::HeldChange;
use crate::units::Metres;

/// Draws the map of change in the stage's window; the stage's own snapshot is the later one.
pub(super) fn draw(
    home: &str,
    moments: [Moment<'_>; 2],
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) -> Content {
    let viewport = stage.viewport;
    let extent = stage.snapshot.dataset.extent;
    let was = Stage {
        snapshot: moments[0].snapshot,
        ..*stage
    };
    let seen = [zones::shown(&was, pen.unit), zones::shown(stage, pen.unit)];
    let before = tracts::tracts(&seen[0], &was, pen.unit);
    let mut after = tracts::tracts(&seen[1], stage, pen.unit);
    let front = front::of(&after, stage);
    let near = SAME_LINE * pen.unit / viewport.pixels(Metres::new(DEGREE));
    let past = apart(&front::of(&before, &was), &front, near);
    let all = [moments[0], moments[1]].map(|moment| moment.snapshot.zones.as_slice());
    let mut change = HeldChange::between(all[0], all[1], extent);
    let areas = change.measured(stage.view.bounds);
    for shape in [&mut change.gained, &mut change.lost] {
        shape.0.retain(|part| shows(part, stage, pen.unit));
    }
    let speck = SPECK * pen.unit * pen.unit;
    let is_shown = |shape: &MultiPolygon| viewport.visible_area(shape) > speck;
    let two = Two {
        moments,
        accuracy: [edges(all[0]), edges(all[1])],
        edges: [0, 1].map(|i| range(&seen[i], edges(all[i]))),
        areas,
        shown: [&change.kept, &change.gained, &change.lost].map(is_shown),
        fronts: [&past, &front].map(|lines| lines.iter().any(|line| viewport.shows(line))),
        change,
    };
    let mut others: Vec<&Zone> = seen[1].clone();
    others.retain(|zone| !is_held(zone) && is_shown(&zone.shape.difference(&two.change.lost)));
    let others = scraps::without(&others, stage, pen.unit);
    after.retain(|tract| tract.is_held() || others.iter().any(|zone| tract.says_as(zone)));

    let mut shown = Shown::default();
    base::draw_land(home, &[], stage, pen, &mut shown);
    base::draw_areas(stage, pen, &mut shown);
    let side = |i: usize, held| Side::new(held, all[i], two.accuracy[i], stage);
    let sides = [side(0, &two.change.before), side(1, &two.change.after)];
    changed_land::draw(&two.change, &sides, stage, pen);
    changed_land::draw_others(&after, &two.change.lost, stage, pen);
    base::draw_outlines(stage, pen);
    annotations::draw_areas(stage, pen);
    base::draw_rivers(stage, pen, &mut shown);
    let mut ground = Ground::new(viewport.frame().inflate(-6.0 * pen.unit, -6.0 * pen.unit));
    ways::draw(stage, &mut ground, pen, &mut shown);
    for line in &past {
        earlier(&viewport.line(line).path(), pen);
    }
    front::draw(&front, stage, pen);
    for line in past.iter().flat_map(|line| viewport.line(line).parts) {
        ground.avoid(&line);
    }
    names::clearance::keep_sides(&front, stage, &mut ground);
    annotations::draw_lines(stage, &mut ground, pen);
    let names = names::of_view(stage, pen.unit);
    let scale = scale_bar::draw(&names, stage, &ground, pen);
    scale.block(&mut ground);
    let mut set = names::draw(&names, annotations::beside(stage, false, pen), ground, pen);
    shields::draw(stage, &mut set.ground, pen);
    let nameless = names::rivers::draw(stage, &mut set.ground, pen);
    set.dropped.extend(nameless);

    let mut sources = sources_of(moments.iter().map(|m| m.snapshot).zip(&seen));
    sources.append(&mut shown.sources);
    sources.extend(set.sources());
    let [gained, lost] = settlements(&two, stage);
    let mut legend = legend(&two, stage, pen);
    legend.extend(zone_entries(&others, shown.settlements, &look(pen), stage));
    let ground = KeyGround {
        zones: &seen[1],
        covered: &two.covering(),
        area: two
            .filled()
            .map(|fate| Look::of_fate(fate, pen.theme, pen.unit)),
        shown: &shown,
        names: &set.names,
        smudge: None,
    };
    legend.extend(ground_entries(&ground, stage, pen));
    Content {
        map: std::mem::take(&mut pen.items),
        subtitle: two.period(stage),
        statements: statements(&gained, &lost, stage, pen),
        legend,
        notes: notes(&two, &others, stage),
        aside: base_note(&shown, stage),
        sources,
        alt_text: alt_text(&two, [&gained, &lost], stage),
        dropped: set.dropped,
        scale: scale.places,
        unsaid: set.unsaid,
    }
}

fn look<'p>(pen: &Pen<'p>) -> impl Fn(&Zone) -> Look + use<'p> {
    let (theme, unit) = (pen.theme, pen.unit);
    move |zone| Look::of(zone.status, zone.controller, theme, unit)
}

/// Whether a part of the land that changed hands is more than what two drawings of one edge leave
/// between them: wider than a line is drawn.
fn shows(part: &Polygon, stage: &Stage<'_>, unit: f64) -> bool {
    /// In design units.
    const THIN: f64 = 2.0;
    let alone = MultiPolygon(vec![part.clone()]);
    let width = area([part])
        .zip(perimeter(&alone))
        .map_or(0.0, |(area, around)| {
            // Twice the area by the outline: the breadth of a strip, the radius of a disc.
            2.0 * area.get() / around.get()
        });
    stage.viewport.pixels(Metres::new(width)) > THIN * unit
}

/// How far the line of contact may be off: the accuracy of the least sure area that is held or, where
/// there is none, of all that is.
pub(super) fn edges(zones: &[Zone]) -> Metres {
    let held: Vec<&Zone> = zones.iter().filter(|zone| is_held(zone)).collect();
    let areas = worst(&held, |zone| zone.kind == ZoneKind::Area);
    if areas.get() > 0.0 {
        return areas;
    }
    worst(&held, |_| true)
}

/// The accuracy of the surest and the least sure zone that is held, of those that are seen, and of the
/// line of contact.
fn range(seen: &[&Zone], front: Metres) -> [Metres; 2] {
    let held = seen.iter().filter(|zone| is_held(zone));
    held.fold([front; 2], |[surest, worst], zone| {
        let accuracy = zone.accuracy.get();
        [
            Metres::new(surest.get().min(accuracy)),
            Metres::new(worst.get().max(accuracy)),
        ]
    })
}

/// Lines that are nowhere farther apart than this many design units are drawn as one.
const SAME_LINE: f64 = 3.0;
/// A degree of latitude on a sphere of the Earth's mean radius, in metres.
const DEGREE: f64 = 111_195.0;

/// The parts of some lines that do not run along others, nowhere more than so many degrees away.
fn apart(lines: &[LineString], others: &[LineString], near: f64) -> Vec<LineString> {
    let is_along = |start: Coord, end: Coord| {
        let is_near = |part: f64| {
            let point = geo::Point::from(start + (end - start) * part);
            let distance = |line: &LineString| Euclidean.distance(&point, line);
            others.iter().any(|line| distance(line) < near)
        };
        [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().all(is_near)
    };
    let mut parts: Vec<LineString> = Vec::new();
    for line in lines {
        let mut open = false;
        for edge in line.lines() {
            if is_along(edge.start, edge.end) {
                open = false;
                continue;
            }
            match parts.last_mut().filter(|_| open) {
                Some(part) => part.0.push(edge.end),
                None => parts.push(LineString(vec![edge.start, edge.end])),
            }
            open = true;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_lines_only_what_runs_apart_is_left() {
        let lines = |points: &[(f64, f64)]| [LineString::from(points.to_vec())];
        let one = lines(&[(0.0, 0.0), (1.0, 0.0), (1.5, 1.0), (2.0, 0.0), (3.0, 0.0)]);
        let other = lines(&[(0.0, 0.001), (3.0, 0.001)]);
        let left = apart(&one, &other, 0.01);
        assert_eq!(left, lines(&[(1.0, 0.0), (1.5, 1.0), (2.0, 0.0)]));
        assert_eq!(apart(&one, &other, 1e-6), one);
        assert_eq!(apart(&one, &one, 1e-6), []);
    }
}
