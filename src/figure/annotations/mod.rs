//! An editor's own marks on the map: areas over the tints of zones, lines and arrows over the line of
//! contact, points over the marks of places; and what is said of them, set together with the names.
//!
//! - `inside`: where in an area its title stands

mod inside;

use geo::{LineString, MultiLineString};

use super::caption::{Caption, Line as Said};
use super::in_words::{fitting, shortened};
use super::legend::{Entry, Swatch};
use super::names::Beside;
use super::names::clearance::points_in;
use super::names::lettering::SECOND;
use super::pen::Pen;
use super::sign::{Sign, course};
use super::stage::Stage;
use crate::geodata::{Annotation, Arrow, Mark, MarkerSymbol};
use crate::labels::Ground;
use crate::projection::Viewport;
use crate::scene::{Point, Rect};
use crate::text::{Face, Paragraph};

/// Sizes of a title and of a description, in design units.
const TITLE: f64 = 17.0;
const DESCRIPTION: f64 = 13.5;
/// How long their lines are at most, in parts of their size.
const TITLE_EMS: f64 = 12.0;
const DESCRIPTION_EMS: f64 = 16.0;
/// An area's title may have shorter lines, to stand in it: so many parts of those.
const SHORTER: [f64; 3] = [1.0, 0.7, 0.5];
/// How far what is said stays from a mark, in design units.
const CLEAR: f64 = 4.0;

/// Draws the areas.
pub(super) fn draw_areas(stage: &Stage<'_>, pen: &mut Pen<'_>) {
    for (one, sign) in &stage.marks.shown {
        if let Mark::Area { shape, .. } = &one.mark {
            sign.area(stage.viewport.polygons(shape, 0.0).path(), pen);
        }
    }
}

/// Draws the lines, and keeps names off all marks: what is said of an area may stand in it.
pub(super) fn draw_lines(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    for (one, sign) in &stage.marks.shown {
        match &one.mark {
            Mark::Point { at, .. } => {
                let radius = sign.radius() * pen.unit;
                let at = stage.viewport.pixel(*at).filter(|_| radius > 0.0);
                at.into_iter().for_each(|at| ground.block_mark(at, radius));
            }
            Mark::Line { lines, .. } => {
                for line in lines {
                    sign.line(line, stage.viewport, pen).keep_off(ground);
                }
            }
            Mark::Area { shape, .. } => {
                for polygon in shape {
                    let area = stage.viewport.polygons(&polygon.clone().into(), 0.0);
                    ground.areas_mut().show(points_in(&area.path()));
                }
                // What is said of it stands in it or beside it, and not across its edge.
                for ring in stage.viewport.polygons(shape, 0.0).rings {
                    ground.avoid(&closed(ring));
                }
            }
        }
    }
}

/// What is set together with the names: what is said of the marks, and the points, which lie over the
/// marks of places. Where the map is about lines, none of these runs through a name.
pub(super) fn beside(stage: &Stage<'_>, among_lines: bool, pen: &Pen<'_>) -> Beside {
    let mut over = pen.blank();
    for (one, sign) in &stage.marks.shown {
        if let Mark::Point { at, .. } = &one.mark
            && let Some(at) = stage.viewport.pixel(*at)
        {
            sign.point(at, &mut over);
        }
    }
    let shown = stage.marks.shown.iter();
    Beside {
        captions: shown
            .filter_map(|(one, sign)| caption(one, sign, stage, pen))
            .collect(),
        among_lines,
        over: over.items,
    }
}

/// What the key says of them, each look with its words once.
pub(super) fn legend(stage: &Stage<'_>) -> Vec<Entry> {
    let mut keyed: Vec<(&Sign, &str)> = Vec::new();
    for (one, sign) in &stage.marks.shown {
        let text = one.legend.as_ref().map(|text| stage.name(text));
        let entry = text.map(|text| (sign, text));
        keyed.extend(entry.filter(|entry| !keyed.contains(entry)));
    }
    let entry = |(sign, text): (&Sign, &str)| Entry {
        swatch: Swatch::Mark(sign.clone()),
        text: text.to_owned(),
    };
    keyed.into_iter().map(entry).collect()
}

/// A map in words and then what is marked on it, by as many titles as there is room for: the map itself
/// comes first.
pub(super) fn in_words(map: &str, stage: &Stage<'_>) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for (one, _) in &stage.marks.shown {
        let title = one.title.as_ref().or(one.legend.as_ref());
        let title = title.map(|title| stage.name(title));
        titles.extend(title.filter(|title| !titles.contains(title)));
    }
    match titles.is_empty() {
        true => shortened(map),
        false => fitting(|most| {
            let marked = stage.phrases.marked(&stage.phrases.list_of(&titles, most));
            format!("{map} {marked}")
        }),
    }
}

/// What is said of a mark, and where it may stand.
fn caption(one: &Annotation, sign: &Sign, stage: &Stage<'_>, pen: &Pen<'_>) -> Option<Caption> {
    let title = one.title.as_ref()?;
    let lines = words(one, 1.0, stage, pen);
    let told = stage.name(title).to_owned();
    let frame = stage.viewport.frame();
    match &one.mark {
        Mark::Point { at, symbol, .. } => {
            let at = stage.viewport.pixel(*at)?;
            let is_bare = *symbol == MarkerSymbol::None;
            let clear = if is_bare { 0.0 } else { sign.radius() + CLEAR };
            Some(Caption::beside(told, lines, at, clear, is_bare))
        }
        Mark::Line {
            lines: drawn,
            arrow,
            ..
        } => {
            let points = on_screen(drawn, *arrow, stage.viewport, frame);
            let from = match arrow {
                Arrow::End => points.first(),
                Arrow::Start => points.last(),
                Arrow::Both | Arrow::None => points.get(points.len() / 2),
            };
            let from = *from?;
            Caption::along(told, lines, &points, |at| at.distance(from))
        }
        Mark::Area { shape, .. } => {
            let area = stage.viewport.polygons(shape, 0.0);
            let tries = SHORTER.into_iter().filter_map(|part| {
                let lines = words(one, part, stage, pen);
                let size = Caption::room(&lines, pen);
                Some((inside::place(&area, frame, size)?, lines))
            });
            let tries: Vec<_> = tries.collect();
            let found = tries.iter().find(|(place, _)| place.has_room);
            let edge = inside::edge(&area, frame);
            match found.or(tries.first()).cloned() {
                Some((place, lines)) => Some(Caption::within(told, lines, place, &edge)),
                // So narrow that no point tried lies in it.
                None => Caption::along(told, lines, &edge, |at| at.distance(frame.center())),
            }
        }
    }
}

/// A ring with its first point at the end again.
fn closed(mut ring: Vec<Point>) -> Vec<Point> {
    ring.extend(ring.first().copied());
    ring
}

/// The lines of a title, of the same in the picture's second language, and of a description, each so
/// many parts of the longest.
fn words(one: &Annotation, part: f64, stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Said> {
    let (ink, quiet) = (pen.theme.ink, pen.theme.quiet_ink);
    let title = one.title.as_ref();
    let description = one.description.as_ref();
    let parts = [
        (
            title.map(|text| stage.name(text)),
            (Face::Bold, TITLE, ink, TITLE_EMS),
        ),
        (
            title.and_then(|text| stage.second_name(text)),
            (Face::Regular, TITLE * SECOND, quiet, TITLE_EMS / SECOND),
        ),
        (
            description.map(|text| stage.name(text)),
            (Face::Regular, DESCRIPTION, ink, DESCRIPTION_EMS),
        ),
    ];
    let mut lines = Vec::new();
    for (text, (face, size, color, ems)) in parts {
        let paragraph = Paragraph::new(text.unwrap_or_default(), pen.typeface.face(face));
        lines.extend(paragraph.lines(part * ems).into_iter().map(|line| Said {
            text: line.to_owned(),
            face,
            size,
            color,
        }));
    }
    lines
}

/// The points of lines that lie in the frame, in their order.
fn on_screen(
    lines: &MultiLineString,
    arrow: Arrow,
    viewport: &Viewport,
    frame: Rect,
) -> Vec<Point> {
    let part = |line: &LineString| viewport.line(&course(line, arrow)).parts.concat();
    let points = lines.iter().flat_map(part);
    points.filter(|at| frame.contains(*at)).collect()
}
