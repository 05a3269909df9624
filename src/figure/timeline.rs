//! The chart of who held how much of some land, day by day.

use super::content::{Content, Statement};
use super::legend::{Entry, Swatch};
use super::pen::{LEADING, Pen, rect_path};
use super::publisher;
use super::series::{self, Series};
use super::stage::Stage;
use super::timeline_axis::{Tick, Time, heights};
use crate::geodata::{Controller, Status};
use crate::measure::{DayHeld, HeldPart, MeasuredArea, Said, Timeline, outline_of};
use crate::scene::{BezPath, Point, Rect};
use crate::text::Face;

/// What a chart is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    /// The figures.
    pub timeline: &'a Timeline,
    /// Ids of the sources of the snapshots.
    pub sources: &'a [String],
    /// Whether it is of a place, of which shares are told, and else areas.
    pub is_place: bool,
}

/// What the headline is about.
const HELD: Said = (Controller::Russia, Status::Assessed);
/// Size of the words of the axes, in design units.
const SIZE: f64 = 14.0;
/// Room around the plot, in design units: left, above, right and below.
const ROOM: [f64; 4] = [70.0, 44.0, 26.0, 62.0];
/// Height of the strip of days with data, and how far it stands below the plot, in design units.
const STRIP: [f64; 2] = [6.0, 5.0];
/// How far the first and the last day, and the marks beside them, stand from the plot's edges at least, in
/// design units.
const INSET: f64 = 20.0;
/// A day of a run is marked where it is at least so wide, in design units.
const MARKED: f64 = 16.0;
/// How far apart the marks stand that are of one day alone, in design units.
const APART: f64 = 12.0;

/// Draws the chart in the stage's frame, in place of a map.
pub(super) fn draw(chart: Chart<'_>, stage: &Stage<'_>, pen: &mut Pen<'_>) -> Content {
    let (timeline, phrases) = (chart.timeline, stage.phrases);
    let mut said: Vec<Said> = timeline.drawn().into_iter().flatten().collect();
    if !said.contains(&HELD) {
        said.insert(0, HELD);
    }
    let plot = Plot::of(chart, &said, stage, pen);
    plot.draw_axes(stage, pen);
    // What is said first is drawn on top.
    for each in said.iter().rev() {
        plot.draw_series(*each, &said, chart, pen);
    }
    for bracket in plot.brackets(&said, chart, pen.unit) {
        series::bracket(bracket, pen);
    }
    let mut sources = chart.sources.to_vec();
    for place in stage.view.places.iter().filter(|_| chart.is_place) {
        let place = stage.geodata.place(place);
        let outline = place.and_then(|place| outline_of(place, stage.geodata.context()));
        sources.extend(
            outline
                .into_iter()
                .flat_map(|(c, _)| c.sources.iter().cloned()),
        );
    }
    let days = timeline.days();
    let ends: Vec<&DayHeld> = match days {
        [only] => vec![only],
        [first, .., last] => vec![first, last],
        [] => Vec::new(),
    };
    let value = |held: &DayHeld, said: Said| value(chart, held, held.part(Some(said)), stage);
    let said_of = |held: &DayHeld| {
        let told = said.iter().filter(|s| **s == HELD || held.may_be(**s));
        let told = told.map(|said| (phrases.held_as(Some(*said)), value(held, *said)));
        (held.day, told.collect())
    };
    let in_words: Vec<_> = ends.into_iter().map(said_of).collect();
    Content {
        map: std::mem::take(&mut pen.items),
        subtitle: publisher::after(
            phrases.timeline_span(timeline.span(), days.len()),
            &[stage.snapshot],
            stage,
        ),
        statements: statement(chart, &value, stage, pen).into_iter().collect(),
        legend: legend(
            &said,
            timeline,
            !plot.brackets(&said, chart, pen.unit).is_empty(),
            stage,
            pen,
        ),
        notes: notes(chart, stage),
        sources,
        alt_text: phrases.timeline_alt(stage.name(&stage.view.title), &in_words),
        ..Content::default()
    }
}

/// What the last day says of the headline.
fn statement(
    chart: Chart<'_>,
    value: &impl Fn(&DayHeld, Said) -> String,
    stage: &Stage<'_>,
    pen: &Pen<'_>,
) -> Option<Statement> {
    let last = chart.timeline.days().last()?;
    Some(Statement {
        heading: stage.phrases.held_as(Some(HELD)),
        text: value(last, HELD),
        small: stage.phrases.on_day(last.day),
        color: pen.theme.ink,
    })
}

/// A part as the chart counts it, with all that it may be.
fn value(chart: Chart<'_>, held: &DayHeld, part: HeldPart, stage: &Stage<'_>) -> String {
    match chart.is_place {
        true => stage.phrases.percent(part.share, part.range),
        false => {
            let [low, high] = part.range;
            let error = (part.share - low).max(high - part.share);
            stage.phrases.square(MeasuredArea {
                value: held.area(part.share),
                error: held.area(error),
            })
        }
    }
}

fn legend(
    said: &[Said],
    timeline: &Timeline,
    has_brackets: bool,
    stage: &Stage<'_>,
    pen: &Pen<'_>,
) -> Vec<Entry> {
    let phrases = stage.phrases;
    // The key shows no more than the chart.
    let runs = timeline.runs();
    let (is_line, is_alone) = (
        runs.iter().any(|run| run.len() > 1),
        runs.iter().any(|run| run.len() == 1),
    );
    let each = said.iter().map(|said| Entry {
        swatch: Swatch::Series(Series::of(*said, pen.theme), is_line),
        text: phrases.held_as(Some(*said)),
    });
    let mut entries: Vec<Entry> = each.collect();
    let is_unsure = |part: &HeldPart| part.range[1] - part.range[0] > 1e-9;
    let mut parts = timeline.days().iter().flat_map(|held| &held.parts);
    if parts.any(|part| part.said.is_some() && is_unsure(part)) {
        entries.push(Entry {
            swatch: Swatch::Range(Series::of(said[0], pen.theme), [is_line, is_alone]),
            text: phrases.may_be().to_owned(),
        });
    }
    if let ([first, second, ..], true) = (said, has_brackets) {
        entries.push(Entry {
            swatch: Swatch::Beside([*first, *second].map(|said| Series::of(said, pen.theme))),
            text: phrases.marks_of_one_day().to_owned(),
        });
    }
    entries.push(Entry {
        swatch: Swatch::Strip,
        text: phrases.day_with_data().to_owned(),
    });
    entries
}

fn notes(chart: Chart<'_>, stage: &Stage<'_>) -> Vec<String> {
    let (timeline, phrases) = (chart.timeline, stage.phrases);
    let mut notes = vec![phrases.changes_note(timeline.changes())];
    let gaps = timeline.gaps();
    if !gaps.is_empty() {
        notes.push(phrases.gaps_note(&gaps));
    }
    if chart.is_place {
        let days = timeline.days();
        let own = days.iter().any(|held| held.by_own_zones);
        let outline = days.iter().any(|held| !held.by_own_zones);
        notes.extend(phrases.measured_by_note(own, outline));
    } else {
        notes.push(phrases.measured_note(stage.view.bounds));
    }
    notes.extend(publisher::notes(&[stage.snapshot], stage));
    notes
}

/// Where the numbers of a chart stand in its frame.
struct Plot {
    rect: Rect,
    time: Time,
    top: f64,
    heights: Vec<Tick>,
    is_place: bool,
    runs: Vec<[f64; 2]>,
    /// How far the first and the last day stand from the plot's edges, in pixels.
    inset: f64,
}

impl Plot {
    fn of(chart: Chart<'_>, said: &[Said], stage: &Stage<'_>, pen: &Pen<'_>) -> Plot {
        let days = chart.timeline.days();
        let greatest = days.iter().flat_map(|held| {
            said.iter()
                .map(|said| held.area(held.part(Some(*said)).range[1]).km2())
        });
        let greatest = greatest.fold(0.0, f64::max);
        let (top, heights) = heights(greatest, chart.is_place, stage.phrases);
        let widest = heights.iter().flat_map(|tick| &tick.lines);
        let widest = widest.map(|line| pen.shape(line, Face::Regular, SIZE).width() / pen.unit);
        let left = ROOM[0].max(widest.fold(0.0, f64::max) + 24.0);
        let [_, above, right, below] = ROOM;
        let frame = stage.viewport.frame();
        let u = pen.unit;
        let rect = Rect::new(
            frame.x0 + left * u,
            frame.y0 + above * u,
            frame.x1 - right * u,
            frame.y1 - below * u,
        );
        let time = Time::of(chart.timeline.span());
        // Half of the marks of a day alone stand before it.
        let beside = APART * said.len().saturating_sub(1) as f64 / 2.0;
        let runs = chart.timeline.runs().into_iter().map(|run| {
            let half = time.day() / 2.0;
            let ends = [run[0].day, run[run.len() - 1].day].map(|day| time.at(day));
            [ends[0] - half, ends[1] + half]
        });
        Plot {
            rect,
            time,
            top,
            heights,
            is_place: chart.is_place,
            runs: runs.collect(),
            inset: f64::max(INSET, beside + INSET / 2.0) * u,
        }
    }

    fn x(&self, at: f64) -> f64 {
        self.rect.x0 + self.inset + at * (self.rect.width() - 2.0 * self.inset)
    }

    /// How far beside a day alone the marks of what is said on it stand, in pixels: in one place they
    /// would hide each other, and those of the next day keep their own room.
    fn asides(&self, held: &DayHeld, said: &[Said], unit: f64) -> Vec<(Said, f64)> {
        let mut marks = said.to_vec();
        marks.retain(|each| *each == HELD || held.may_be(*each));
        let middles = self.runs.iter().map(|[from, to]| self.x((from + to) / 2.0));
        let middles: Vec<f64> = middles.collect();
        let gaps = middles.windows(2).map(|pair| pair[1] - pair[0]);
        let all = marks.len() as f64;
        let apart = gaps.fold(APART * unit * all, f64::min) / all;
        let aside = |nth: usize| (nth as f64 - (all - 1.0) / 2.0) * apart;
        marks
            .into_iter()
            .enumerate()
            .map(|(nth, each)| (each, aside(nth)))
            .collect()
    }

    /// From where to where the marks of a day alone stand beside each other, which a bracket joins to the
    /// day below them.
    fn brackets(&self, said: &[Said], chart: Chart<'_>, unit: f64) -> Vec<[Point; 2]> {
        let runs = chart.timeline.runs();
        let alone = runs.iter().filter(|run| run.len() == 1).map(|run| &run[0]);
        let bracket = |held: &DayHeld| match self.asides(held, said, unit)[..] {
            [(_, first), .., (_, last)] => {
                let (x, y) = (self.x(self.time.at(held.day)), self.rect.y1 + 2.5 * unit);
                Some([first, last].map(|aside| Point::new(x + aside, y)))
            }
            _ => None,
        };
        alone.filter_map(bracket).collect()
    }

    /// The height of a number from 0 to 1 of the axis.
    fn y(&self, at: f64) -> f64 {
        self.rect.y1 - at * self.rect.height()
    }

    fn draw_axes(&self, stage: &Stage<'_>, pen: &mut Pen<'_>) {
        let (u, theme) = (pen.unit, pen.theme);
        let rect = self.rect;
        pen.fill(rect_path(stage.viewport.frame()), theme.paper);
        let heading = match self.is_place {
            true => stage.phrases.share_axis(),
            false => stage.phrases.area_axis(),
        };
        let heading = pen.shape(heading, Face::Regular, SIZE);
        let at = Point::new(stage.viewport.frame().x0 + 14.0 * u, rect.y0 - 18.0 * u);
        pen.text(heading, at, theme.quiet_ink);
        for tick in &self.heights {
            let y = self.y(tick.at);
            pen.line(
                Point::new(rect.x0, y),
                Point::new(rect.x1, y),
                0.8,
                theme.rule,
            );
            let line = pen.shape(&tick.lines.concat(), Face::Regular, SIZE);
            let x = rect.x0 - 10.0 * u - line.width();
            let baseline = y + line.cap_height() / 2.0;
            pen.text(line, Point::new(x, baseline), theme.quiet_ink);
        }
        let strip = Rect::new(
            rect.x0,
            rect.y1 + STRIP[1] * u,
            rect.x1,
            rect.y1 + (STRIP[0] + STRIP[1]) * u,
        );
        let marks = self.runs.iter().map(|run| run.map(|end| self.x(end)));
        series::strip(strip, marks, pen);
        pen.line(
            Point::new(rect.x0, rect.y1),
            Point::new(rect.x1, rect.y1),
            1.2,
            theme.ink,
        );
        // A mark with its words has room for a longer one.
        let most = (rect.width() / (88.0 * u)) as usize;
        for tick in self.time.ticks(most, stage.phrases) {
            let x = self.x(tick.at);
            let from = Point::new(x, strip.y1 + 2.0 * u);
            pen.line(from, Point::new(x, from.y + 5.0 * u), 1.0, theme.quiet_ink);
            let mut y = from.y + 8.0 * u + SIZE * u;
            for line in &tick.lines {
                let line = pen.shape(line, Face::Regular, SIZE);
                let half = line.width() / 2.0;
                let within = stage.viewport.frame().inflate(-4.0 * u, 0.0);
                let x = (x - half).clamp(within.x0, within.x1 - 2.0 * half);
                pen.text(line, Point::new(x, y), theme.quiet_ink);
                y += SIZE * LEADING * u;
            }
        }
    }

    /// Draws what the days say of one of all things that are said.
    fn draw_series(&self, said: Said, all: &[Said], chart: Chart<'_>, pen: &mut Pen<'_>) {
        let look = Series::of(said, pen.theme);
        let height = |held: &DayHeld, share: f64| match self.is_place {
            true => self.y(share),
            false => self.y(held.area(share).km2() / self.top),
        };
        let at = |held: &DayHeld| self.x(self.time.at(held.day));
        let runs = chart.timeline.runs();
        for run in runs.iter().filter(|run| run.len() > 1) {
            let mut band = BezPath::new();
            let ends = |end: usize| {
                move |held: &DayHeld| {
                    let part = held.part(Some(said));
                    Point::new(at(held), height(held, part.range[end]))
                }
            };
            let upper = run.iter().map(ends(1));
            let lower = run.iter().rev().map(ends(0));
            let mut edge = upper.chain(lower);
            band.extend(edge.next().map(kurbo::PathEl::MoveTo));
            band.extend(edge.map(kurbo::PathEl::LineTo));
            band.close_path();
            look.band(band, pen);
        }
        for run in &runs {
            let mut line = BezPath::new();
            let points = run.iter().map(|held| {
                let share = held.part(Some(said)).share;
                Point::new(at(held), height(held, share))
            });
            let points: Vec<Point> = points.collect();
            line.extend(points.first().copied().map(kurbo::PathEl::MoveTo));
            line.extend(points[1..].iter().copied().map(kurbo::PathEl::LineTo));
            let alone = run.len() == 1;
            if !alone {
                look.line(line, pen);
            }
            let wide = self.time.day() * self.rect.width() >= MARKED * pen.unit;
            for (held, mut point) in run.iter().zip(points).filter(|_| alone || wide) {
                if alone {
                    let mut asides = self.asides(held, all, pen.unit).into_iter();
                    let Some((_, aside)) = asides.find(|(each, _)| *each == said) else {
                        continue;
                    };
                    point.x += aside;
                }
                let [low, high] = held.part(Some(said)).range;
                if alone && high > low {
                    look.bar(point.x, [height(held, low), height(held, high)], pen);
                }
                look.mark(point, pen);
            }
        }
    }
}
