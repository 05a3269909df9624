//! The key: exactly what the map shows, each drawn as the map draws it.

use super::look::{Look, pattern};
use super::pen::{Pen, circle, rect_path};
use super::series::{self, Series};
use super::sign::Sign;
use crate::scene::{BezPath, Color, Hatch, Item, PatternKind, Point, Rect};

/// What stands beside an entry's words.
#[derive(Clone, Debug)]
pub(super) enum Swatch {
    /// A zone: one look over another, over land or, where it is one, over a settlement's tint.
    Zone {
        looks: Vec<Look>,
        built_up: bool,
    },
    /// The country's land.
    Land,
    /// Land on somebody else's map, which the zones leave as it is.
    Untinted,
    /// Settlements on open land or, where there is a look, under a zone; or both, half and half.
    Settlement {
        open: bool,
        zone: Option<Look>,
    },
    /// A line: width, colour and dashes in design units.
    Line(f64, Color, &'static [f64]),
    /// Land that changed hands, paler where it is less sure.
    Changed(Look),
    /// An earlier line of contact.
    Earlier,
    /// The line of contact of the first or the second of two sources.
    Source(usize),
    /// A road: a line in its casing.
    Road(&'static [f64]),
    /// A railway.
    Railway,
    /// A railway whose course is only assumed.
    JoinedRailway,
    /// The line of contact, and the same where its place is known to within a band.
    Front,
    Band(Look),
    /// The mark of a place that is only about there; with an area's look and, over it, that of an
    /// extent that fades away from the mark.
    Vague(Option<(Option<Look>, Look)>),
    /// An editor's own mark.
    Mark(Sign),
    /// Land for which there is no data.
    Unmapped,
    /// A mark of a chart, and whether there is a line.
    Series(Series, bool),
    /// What a mark of a chart may be, by a band and by a bar.
    Range(Series, [bool; 2]),
    /// Two marks of a chart side by side, of one day.
    Beside([Series; 2]),
    /// The strip of a chart, of which a part is marked.
    Strip,
}

/// A line of the key.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) swatch: Swatch,
    pub(super) text: String,
}

/// Width and height of what stands beside an entry's words, and where these begin, in design units.
pub(super) const SWATCH: (f64, f64) = (38.0, 24.0);
pub(super) const INDENT: f64 = 50.0;

impl Swatch {
    /// Draws it in a rectangle.
    pub(super) fn draw(&self, rect: Rect, pen: &mut Pen<'_>) {
        let theme = pen.theme;
        let box_path = rect_path(rect);
        let line = || {
            let mut path = BezPath::new();
            path.move_to((rect.x0, rect.center().y));
            path.line_to((rect.x1, rect.center().y));
            path
        };
        match self {
            Swatch::Zone { looks, built_up } => {
                pen.fill(
                    box_path.clone(),
                    if *built_up {
                        theme.settlement
                    } else {
                        theme.land
                    },
                );
                for look in looks {
                    look.draw(&box_path, rect.origin(), pen);
                    look.draw_outline(&box_path, pen);
                }
                pen.stroke(box_path, 0.8, theme.rule, &[]);
            }
            Swatch::Untinted => pen.stroke(box_path, 1.2, theme.quiet_ink, &[2.0, 2.5]),
            Swatch::Land => {
                pen.fill(box_path.clone(), theme.land);
                pen.stroke(box_path, 0.8, theme.rule, &[]);
            }
            Swatch::Settlement { open, zone } => {
                pen.fill(box_path.clone(), theme.settlement);
                let left = if *open { rect.center().x } else { rect.x0 };
                let tinted = rect_path(Rect { x0: left, ..rect });
                if let Some(look) = zone {
                    look.draw(&tinted, rect.origin(), pen);
                }
                pen.stroke(box_path, 0.8, theme.settlement_edge, &[]);
            }
            Swatch::Line(width, color, dashes) => pen.stroke(line(), *width, *color, dashes),
            Swatch::Changed(look) => changed(rect, look, pen),
            Swatch::Earlier => earlier(&line(), pen),
            Swatch::Source(index) => {
                source_halo(&line(), pen);
                source_line(*index, &line(), pen);
            }
            Swatch::Road(dashes) => road(&line(), dashes, pen),
            Swatch::Railway => railway(&line(), pen),
            Swatch::JoinedRailway => joined_railway(&line(), pen),
            Swatch::Band(look) => band(rect, look, pen),
            Swatch::Front => front(&line(), pen),
            Swatch::Vague(extent) => {
                if let Some((area, extent)) = extent {
                    smudge(rect, area.as_ref(), extent, pen);
                }
                mark(rect.center(), 4.6, true, pen);
            }
            Swatch::Mark(sign) => sign.swatch(rect, pen),
            Swatch::Series(series, is_line) => series.swatch(*is_line, rect, pen),
            Swatch::Range(series, parts) => series.range_swatch(*parts, rect, pen),
            Swatch::Beside([one, other]) => one.beside_swatch(*other, rect, pen),
            Swatch::Strip => {
                let middle = rect.center();
                let strip = Rect::from_center_size(middle, (rect.width(), 6.0 * pen.unit));
                series::strip(strip, [[middle.x, middle.x]], pen);
            }
            Swatch::Unmapped => {
                pen.fill(box_path.clone(), theme.land);
                unmapped(box_path.clone(), rect.origin(), pen);
                pen.stroke(box_path, 0.8, theme.rule, &[]);
            }
        }
    }
}

/// Dashes of a road whose course between two towns is only assumed, in design units.
pub(super) const JOINED: &[f64] = &[3.5, 2.5];

/// A road, as map and key draw it.
pub(super) fn road(path: &BezPath, dashes: &[f64], pen: &mut Pen<'_>) {
    let theme = pen.theme;
    if dashes.is_empty() {
        pen.stroke(path.clone(), 3.6, theme.road_casing, &[]);
        pen.stroke(path.clone(), 2.2, theme.road, &[]);
    } else {
        pen.stroke(path.clone(), 1.1, theme.road_casing, dashes);
    }
}

/// How wide a railway's sleepers are, in design units.
const SLEEPER: f64 = 1.1;

/// A railway, as map and key draw it: a thin line with sleepers.
pub(super) fn railway(path: &BezPath, pen: &mut Pen<'_>) {
    let color = pen.theme.railway;
    pen.stroke(path.clone(), 1.0, color, &[]);
    pen.stroke(path.clone(), 4.4, color, &[SLEEPER, 7.0]);
}

/// A railway whose course is only assumed, as map and key draw it: a sleeper on each dash.
pub(super) fn joined_railway(path: &BezPath, pen: &mut Pen<'_>) {
    let color = pen.theme.railway;
    let [dash, gap] = [7.0, 4.0];
    pen.stroke(path.clone(), 1.0, color, &[dash, gap]);
    // The pattern begins with a sleeper of no length, so that the next stand in the dashes' middles.
    let first = dash / 2.0 - SLEEPER / 2.0;
    let sleepers = [0.0, first, SLEEPER, dash - first - SLEEPER + gap];
    pen.stroke(path.clone(), 4.4, color, &sleepers);
}

/// The mark of a place, `radius` in design units.
pub(super) fn mark(at: Point, radius: f64, hollow: bool, pen: &mut Pen<'_>) {
    let (theme, u) = (pen.theme, pen.unit);
    pen.fill(circle(at, (radius + 1.4) * u), theme.halo);
    if hollow {
        pen.stroke(circle(at, (radius - 0.9) * u), 1.8, theme.ink, &[]);
    } else {
        pen.fill(circle(at, radius * u), theme.ink);
    }
}

/// Land without data: a veil of dots.
pub(super) fn unmapped(path: BezPath, origin: Point, pen: &mut Pen<'_>) {
    let (size, color) = (pen.theme.patterns.unmapped, pen.theme.unmapped);
    let pattern = pattern(PatternKind::Dots, size, color, pen.unit);
    pen.items.push(Item::Hatch(Hatch {
        path,
        pattern,
        origin,
    }));
}

/// An extent that fades away from its middle.
fn smudge(rect: Rect, area: Option<&Look>, extent: &Look, pen: &mut Pen<'_>) {
    use crate::scene::{Fade, Group};
    let within = rect_path(rect);
    pen.fill(within.clone(), pen.theme.land);
    if let Some(area) = area {
        area.draw(&within, rect.origin(), pen);
    }
    let mut inside = pen.blank();
    extent.draw(&within, rect.origin(), &mut inside);
    let reach = rect.height() * 0.4;
    let fade = Item::Fade(Fade {
        path: circle(rect.center(), reach),
        reach,
        items: inside.items,
    });
    pen.items.push(Item::Group(Group {
        clip: within.clone(),
        items: vec![fade],
    }));
    pen.stroke(within, 0.8, pen.theme.rule, &[]);
}

/// An earlier line of contact, as map and key draw it.
pub(super) fn earlier(path: &BezPath, pen: &mut Pen<'_>) {
    let (halo, ink) = (pen.theme.halo, pen.theme.ink);
    pen.stroke(path.clone(), 3.4, halo, &[]);
    pen.stroke(path.clone(), 1.3, ink, &[2.4, 2.4]);
}

/// Width of the lines of contact of two sources, in design units.
const SOURCE: f64 = 2.4;

/// The line of contact of the first or the second of two sources, as map and key draw it: the second is
/// broken, so that they are told apart without colours, and both show where they run together.
pub(super) fn source_line(index: usize, path: &BezPath, pen: &mut Pen<'_>) {
    let (color, dashes): (Color, &[f64]) = match index {
        0 => (pen.theme.first_source, &[]),
        _ => (pen.theme.second_source, &[7.0, 4.0]),
    };
    pen.stroke(path.clone(), SOURCE, color, dashes);
}

/// What parts such lines from the hatches beside them, to be drawn before all of them.
pub(super) fn source_halo(path: &BezPath, pen: &mut Pen<'_>) {
    pen.stroke(path.clone(), SOURCE + 2.2, pen.theme.halo.alpha(0.8), &[]);
}

/// Changed land that gets less sure to the right.
fn changed(rect: Rect, look: &Look, pen: &mut Pen<'_>) {
    use crate::scene::{Fade, Group};
    let within = rect_path(rect);
    let far = 20.0 * rect.width();
    let mut inside = pen.blank();
    look.draw(&within, rect.origin(), &mut inside);
    pen.fill(within.clone(), pen.theme.land);
    let fade = Item::Fade(Fade {
        path: rect_path(Rect::new(
            rect.x0 - far,
            rect.y0 - far,
            rect.x1,
            rect.y1 + far,
        )),
        reach: rect.width() * 0.6,
        items: inside.items,
    });
    pen.items.push(Item::Group(Group {
        clip: within.clone(),
        items: vec![fade],
    }));
    pen.stroke(within, 0.8, pen.theme.rule, &[]);
}

/// The edge of a zone that fades to the right, with the line in its middle.
fn band(rect: Rect, look: &Look, pen: &mut Pen<'_>) {
    use crate::scene::{Fade, Group};
    let middle = rect.center().x;
    let left = Rect::new(
        rect.x0 - rect.width() * 2.0,
        rect.y0 - 200.0,
        middle,
        rect.y1 + 200.0,
    );
    let mut inside = pen.blank();
    look.draw(&rect_path(rect), rect.origin(), &mut inside);
    pen.fill(rect_path(rect), pen.theme.land);
    let fade = Item::Fade(Fade {
        path: rect_path(left),
        reach: rect.width() * 0.42,
        items: inside.items,
    });
    pen.items.push(Item::Group(Group {
        clip: rect_path(rect),
        items: vec![fade],
    }));
    let mut path = BezPath::new();
    path.move_to((middle, rect.y0));
    path.line_to((middle, rect.y1));
    front(&path, pen);
    pen.stroke(rect_path(rect), 0.8, pen.theme.rule, &[]);
}

/// Width and dashes of the line of contact, in design units.
pub(super) const FRONT: (f64, &[f64]) = (3.0, &[10.0, 4.0]);

/// What parts the line of contact from what it crosses, so that no road is taken for it; to be drawn
/// before all of it.
pub(super) fn front_casing(path: &BezPath, pen: &mut Pen<'_>) {
    pen.stroke(path.clone(), FRONT.0 + 2.6, pen.theme.halo.alpha(0.8), &[]);
}

/// The line of contact, as the key draws it.
fn front(path: &BezPath, pen: &mut Pen<'_>) {
    front_casing(path, pen);
    pen.stroke(path.clone(), FRONT.0, pen.theme.front, FRONT.1);
}
