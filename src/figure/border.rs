//! The map of the distance to the border: the geodesic to its nearest point, and the ring of the
//! distance that an article claims. It draws no zones: the data do not reach that far.

use super::base::{self, Shown};
use super::content::{Content, Statement};
use super::legend::{Entry, Swatch};
use super::names;
use super::pen::{Pen, circle};
use super::scale_bar;
use super::stage::Stage;
use crate::error::{Error, Result};
use crate::factcheck::judge;
use crate::geodata::{Claim, Context, ContextKind, ContextShape, Place};
use crate::geodesy;
use crate::labels::{Ground, Label, Placed, place};
use crate::measure::{BorderDistance, border_distance};
use crate::scene::{Color, Point};
use crate::text::Face;
use crate::units::Metres;

/// Width and dashes of the lines, in design units.
const BORDER: (f64, &[f64]) = (2.4, &[]);
const MEASURED: (f64, &[f64]) = (3.0, &[]);
const RING: (f64, &[f64]) = (2.2, &[8.0, 5.0]);
/// Points on the ring: a chord of a 120-mile ring then misses it by 30 m.
const RING_POINTS: usize = 180;

/// Draws the map of the distance from a place to the border in the stage's window.
///
/// # Errors
/// Failed where the geodata have no border to measure to.
pub(super) fn draw(
    from: &Place,
    claim: Option<&Claim>,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) -> Result<Content> {
    let geodata = stage.geodata;
    let built_up = outline_of(from, stage);
    let outline = built_up.map(|(feature, shape)| (shape, feature.accuracy));
    let distance = border_distance(from, outline, geodata.borders()).ok_or_else(|| {
        Error::failed("borders.geojson holds no border to measure to")
            .help("add the border's lines, or leave the view out with --view")
    })?;
    let mut shown = Shown::default();
    base::draw_land(&from.country, stage, pen, &mut shown);
    base::draw_coasts(stage, pen);
    let mut ground = Ground::new(
        stage
            .viewport
            .frame()
            .inflate(-6.0 * pen.unit, -6.0 * pen.unit),
    );
    draw_border(stage, &mut ground, pen);
    if let Some(claim) = claim {
        draw_ring(from, claim, stage, &mut ground, pen);
    }
    draw_measured(from, &distance, stage, &mut ground, pen);
    scale_bar::draw(stage.viewport, &mut ground, pen);
    let (mut ground, dropped) = names::draw(&names::of_view(stage, pen.unit), ground, pen);
    super::country_names::draw(stage, &mut ground, pen);

    let border = &geodata.borders()[distance.border];
    let rival = distance.rival.map(|index| &geodata.borders()[index]);
    let neighbour = geodata
        .countries()
        .iter()
        .find(|c| c.iso == border.neighbour)
        .map_or(border.neighbour.as_str(), |c| c.name.en.as_str());
    let mut sources = shown.sources;
    let stretches = [border].into_iter().chain(rival);
    sources.extend(stretches.flat_map(|b| b.sources.iter().cloned()));
    sources.extend(from.sources.iter().cloned());
    sources.extend(
        built_up
            .into_iter()
            .flat_map(|(f, _)| f.sources.iter().cloned()),
    );
    Ok(Content {
        map: std::mem::take(&mut pen.items),
        subtitle: stage.phrases.as_of(stage.snapshot.date),
        statements: statements(from, claim, &distance, stage, pen),
        legend: legend(claim, stage, pen),
        notes: vec![
            stage
                .phrases
                .geodesic_note(border.accuracy, from, rival.map(|r| r.accuracy)),
            stage.phrases.no_zones_note().to_owned(),
        ],
        sources,
        alt_text: stage.phrases.border_alt(
            &from.name.en,
            neighbour,
            distance.centre,
            claim.map(|c| (c, judge(c, &distance))),
        ),
        dropped,
    })
}

/// The outline in which a place's centre lies: the smallest, where one lies in another.
fn outline_of<'a>(
    place: &Place,
    stage: &Stage<'a>,
) -> Option<(&'a Context, &'a geo::MultiPolygon)> {
    use geo::{Area, Contains};
    let centre = geo::Point::new(place.position.lon(), place.position.lat());
    let outlines = stage
        .geodata
        .context()
        .iter()
        .filter_map(|f| match &f.shape {
            ContextShape::Areas(shape) if f.kind == ContextKind::Settlement => Some((f, shape)),
            _ => None,
        });
    outlines
        .filter(|(_, shape)| shape.contains(&centre))
        .min_by(|a, b| a.1.unsigned_area().total_cmp(&b.1.unsigned_area()))
}

fn draw_border(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>) {
    for border in stage.geodata.borders() {
        let line = stage.viewport.line(&border.line);
        pen.stroke(line.path(), BORDER.0, pen.theme.border, BORDER.1);
        line.parts.iter().for_each(|part| ground.avoid(part));
    }
}

/// The geodesic, its ends and its length.
fn draw_measured(
    from: &Place,
    distance: &BorderDistance,
    stage: &Stage<'_>,
    ground: &mut Ground,
    pen: &mut Pen<'_>,
) {
    const STEP: Metres = Metres::from_km(2.0);
    let geodesic = geodesy::line(from.position, distance.at, STEP);
    let middle = geodesic.get(geodesic.len() / 2).copied();
    let line = stage.viewport.polyline(geodesic);
    let color = pen.theme.measured;
    pen.stroke(line.path(), MEASURED.0 + 3.0, pen.theme.halo, &[]);
    pen.stroke(line.path(), MEASURED.0, color, MEASURED.1);
    line.parts.iter().for_each(|part| ground.avoid(part));
    if let Some(at) = stage.viewport.visible(distance.at) {
        pen.fill(circle(at, 6.0 * pen.unit), pen.theme.halo);
        pen.fill(circle(at, 4.6 * pen.unit), color);
        ground.block_mark(at, 6.0 * pen.unit);
    }
    let at = middle.and_then(|m| stage.viewport.visible(m));
    let lines = stage.phrases.short_distance(distance.centre);
    if let Some(at) = at {
        set_beside(at, &lines, (22.0, color), Hiding::Anything, ground, pen);
    }
}

/// The ring of the claimed distance, named where there is room nearest to its top.
fn draw_ring(
    from: &Place,
    claim: &Claim,
    stage: &Stage<'_>,
    ground: &mut Ground,
    pen: &mut Pen<'_>,
) {
    let ring = geodesy::ring(from.position, claim.distance(), RING_POINTS);
    let line = stage.viewport.polyline(ring.iter().copied());
    let color = pen.theme.claimed;
    pen.stroke(line.path(), RING.0, color, RING.1);
    line.parts.iter().for_each(|part| ground.avoid(part));
    let text = stage.phrases.ring_label(claim);
    let mut places: Vec<Point> = ring
        .into_iter()
        .filter_map(|p| stage.viewport.visible(p))
        .collect();
    places.sort_by(|a, b| a.y.total_cmp(&b.y));
    let style = (16.5, color);
    let open = |at: &Point| set_beside(*at, &text, style, Hiding::Nothing, ground, pen);
    if !places.iter().any(open) {
        places
            .iter()
            .any(|at| set_beside(*at, &text, style, Hiding::Anything, ground, pen));
    }
}

/// What a text may hide of the lines that the reader must follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hiding {
    Nothing,
    Anything,
}

/// Sets bold lines beside a point, if there is room.
fn set_beside(
    at: Point,
    lines: &[String],
    (size, color): (f64, Color),
    hiding: Hiding,
    ground: &mut Ground,
    pen: &mut Pen<'_>,
) -> bool {
    let shaped: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            if i == 0 {
                pen.shape(line, Face::Bold, size)
            } else {
                pen.shape(line, Face::Regular, size * 0.78)
            }
        })
        .collect();
    let label = Label {
        lines: shaped,
        at,
        clear: 10.0 * pen.unit,
        rank: 0,
        may_lead: false,
    };
    let outcome = place(std::slice::from_ref(&label), ground.clone());
    let hides = |p: &Placed| ground.hidden(p.rect) > 0.0;
    if hiding == Hiding::Nothing && outcome.placed.iter().any(hides) {
        return false;
    }
    *ground = outcome.ground;
    for placed in &outcome.placed {
        for (line, at) in label.lines.iter().zip(&placed.baselines) {
            pen.haloed(line.clone(), *at, color, 3.0);
        }
    }
    !outcome.placed.is_empty()
}

fn statements(
    from: &Place,
    claim: Option<&Claim>,
    distance: &BorderDistance,
    stage: &Stage<'_>,
    pen: &Pen<'_>,
) -> Vec<Statement> {
    let phrases = stage.phrases;
    let theme = pen.theme;
    let mut statements = Vec::new();
    if let (Some(claim), Some(article)) = (claim, stage.geodata.article()) {
        statements.push(Statement {
            heading: phrases.article_says().to_owned(),
            text: phrases.quoted(&claim.quote),
            small: phrases.credit(&article.publisher, article.date),
            color: theme.claimed,
        });
    }
    statements.push(Statement {
        heading: phrases.measured_heading().to_owned(),
        text: phrases.distance(distance.centre),
        small: phrases.measured_how(from, distance),
        color: theme.measured,
    });
    if let Some(claim) = claim {
        let ratio = distance.centre.value().get() / claim.distance().get();
        statements.push(Statement {
            heading: phrases.verdict_heading().to_owned(),
            text: phrases.verdict(judge(claim, distance)).to_owned(),
            small: phrases.ratio(ratio),
            color: theme.ink,
        });
    }
    statements
}

fn legend(claim: Option<&Claim>, stage: &Stage<'_>, pen: &Pen<'_>) -> Vec<Entry> {
    let (theme, phrases) = (pen.theme, stage.phrases);
    let line = |(width, dashes): (f64, &'static [f64]), color, text: String| Entry {
        swatch: Swatch::Line(width, color, dashes),
        text,
    };
    let mut entries = vec![
        line(MEASURED, theme.measured, phrases.measured_line().to_owned()),
        line(BORDER, theme.border, phrases.border_line().to_owned()),
    ];
    entries.extend(claim.map(|c| line(RING, theme.claimed, phrases.ring_line(c))));
    entries
}
