//! The map of the distance to the border: the geodesic to its nearest point, and the ring of the
//! distance that an article claims. It draws no zones: the data do not reach that far.

use super::annotations;
use super::base::{self, Shown};
use super::border_lines::{
    BORDER, Drawn, MEASURED, RING, STRETCH, draw_border, draw_measured, draw_ring, draw_stretches,
};
use super::content::{Content, Statement};
use super::legend::{Entry, Swatch};
use super::names::{self, Name};
use super::pen::Pen;
use super::scale_bar;
use super::stage::Stage;
use crate::error::{Error, Result};
use crate::factcheck::{Verdict, judge};
use crate::geodata::{Claim, Geodata, Length, Place};
use crate::labels::Ground;
use crate::measure::{BorderDistance, border_by_subject, distance_to_border, outline_of};

/// Draws the map of the distance from a place to the border in the stage's window.
///
/// # Errors
/// Failed where the geodata have no border to measure to.
pub(super) fn draw(
    from: &Place,
    claim: Option<&Claim>,
    stretches: bool,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) -> Result<Content> {
    let geodata = stage.geodata;
    let built_up = outline_of(from, geodata.context());
    let distance = distance_to_border(from, geodata).ok_or_else(|| {
        Error::failed("borders.geojson holds no border to measure to")
            .help("add the border's lines, or leave the view out with --view")
    })?;
    let mut shown = Shown::default();
    let joined = joined(geodata);
    base::draw_land(&from.country, &joined, stage, pen, &mut shown);
    base::draw_coasts(&joined, stage, pen);
    annotations::draw_areas(stage, pen);
    let mut ground = Ground::new(
        stage
            .viewport
            .frame()
            .inflate(-6.0 * pen.unit, -6.0 * pen.unit),
    );
    let mut drawn = Drawn::default();
    draw_border(stage, &mut ground, &mut drawn, pen);
    let border = &geodata.borders()[distance.border];
    let all = match stretches {
        true => border_by_subject(from, geodata.borders()),
        false => Vec::new(),
    };
    let nearest = border.federal_subject.as_deref().filter(|_| stretches);
    draw_measured(
        from,
        &distance,
        nearest,
        stage,
        &mut ground,
        &mut drawn,
        pen,
    );
    let is_other = |(subject, _): &&(String, BorderDistance)| nearest != Some(subject.as_str());
    let others: Vec<_> = all.iter().filter(is_other).collect();
    draw_stretches(from, &others, stage, &mut ground, &mut drawn, pen);
    let names = names::of_view(stage, pen.unit);
    let claimed = claim.and_then(Claim::border_distance);
    if let Some(claimed) = claimed {
        draw_ring(from, claimed, &names, stage, &mut ground, &mut drawn, pen);
    }
    annotations::draw_lines(stage, &mut ground, pen);
    let scale = scale_bar::draw(&names, stage, &ground, pen);
    scale.block(&mut ground);
    let mut beside = annotations::beside(stage, true, pen);
    beside.captions.splice(0..0, drawn.captions.drain(..));
    let mut set = names::draw(&names, beside, ground, pen);
    let nameless = super::country_names::draw(stage, &mut set.ground, pen);
    set.dropped.extend(nameless);

    let rival = distance.rival.map(|index| &geodata.borders()[index]);
    let neighbour = geodata
        .countries()
        .iter()
        .find(|c| c.iso == border.neighbour)
        .map_or(border.neighbour.as_str(), |c| stage.name(&c.name));
    let mut sources = shown.sources;
    sources.append(&mut drawn.sources);
    sources.extend(set.sources());
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
        // No zones are drawn, so there is no date that they are of.
        subtitle: String::new(),
        statements: statements(from, claim, &distance, stage, pen),
        legend: legend(claimed, &drawn, &set.names, stage, pen),
        notes: vec![
            stage
                .phrases
                .geodesic_note(border.accuracy, from, rival.map(|r| r.accuracy)),
            stage.phrases.no_zones_note().to_owned(),
        ],
        aside: None,
        sources,
        alt_text: stage.phrases.border_alt(
            stage.name(&from.name),
            neighbour,
            distance.centre,
            claim
                .zip(claimed)
                .map(|(claim, claimed)| (claimed, verdict_on_all(claim, claimed, geodata))),
        ),
        dropped: set.dropped,
        scale: scale.places,
        unsaid: set.unsaid,
    })
}

/// The countries on both sides of a border that is somebody else's: their own edges are not it, and
/// would show as a second border beside it.
fn joined(geodata: &Geodata) -> Vec<&str> {
    let theirs = geodata.border_is_theirs();
    let border = geodata.borders().first().filter(|_| theirs);
    let sides = border.map(|b| [b.country.as_str(), b.neighbour.as_str()]);
    sides.into_iter().flatten().collect()
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
            small: phrases.credit(claim, &article.publisher, article.date),
            color: theme.claimed,
        });
    }
    statements.push(Statement {
        heading: phrases.measured_heading().to_owned(),
        text: phrases.measured(distance.centre),
        small: phrases.measured_how(from, distance),
        color: theme.measured,
    });
    if let Some((claim, claimed)) = claim.and_then(|claim| Some((claim, claim.border_distance()?)))
    {
        let is_one = claim.subjects.len() == 1;
        let of = (!is_one).then(|| stage.name(&from.name));
        let verdict = judge(claimed, distance);
        let mut said = vec![phrases.beside(distance.centre, claimed)];
        if verdict == Verdict::Inconclusive {
            let centre = judge(
                claimed,
                &BorderDistance {
                    extent: None,
                    ..*distance
                },
            );
            let within_error = centre == Verdict::Inconclusive;
            said.push(phrases.why_open(within_error).to_owned());
        }
        if !is_one {
            said.push(phrases.verdict_on_all(verdict_on_all(claim, claimed, stage.geodata)));
        }
        statements.push(Statement {
            heading: phrases.verdict_heading(of),
            text: phrases.verdict(verdict).to_owned(),
            small: said.join(" "),
            color: theme.ink,
        });
    }
    statements
}

/// What the data say of all places that a claim is about.
fn verdict_on_all(claim: &Claim, claimed: Length, geodata: &Geodata) -> Verdict {
    let places = claim.subjects.iter().filter_map(|id| geodata.place(id));
    let distances = places.filter_map(|place| distance_to_border(place, geodata));
    Verdict::of_all(distances.map(|distance| judge(claimed, &distance)))
}

fn legend(
    claim: Option<Length>,
    drawn: &Drawn,
    names: &[&Name<'_>],
    stage: &Stage<'_>,
    pen: &Pen<'_>,
) -> Vec<Entry> {
    let (theme, phrases) = (pen.theme, stage.phrases);
    let mut entries = Vec::new();
    let mut line = |is_shown: bool, (width, dashes): (f64, &'static [f64]), color, text: String| {
        let swatch = Swatch::Line(width, color, dashes);
        entries.extend(is_shown.then_some(Entry { swatch, text }));
    };
    let words = phrases.measured_line().to_owned();
    line(drawn.measured, MEASURED, theme.measured, words);
    let words = phrases.stretch_line().to_owned();
    line(drawn.stretches, STRETCH, theme.measured, words);
    let words = phrases.border_line().to_owned();
    line(drawn.border, BORDER, theme.border, words);
    if let Some(claim) = claim {
        line(drawn.ring, RING, theme.claimed, phrases.ring_line(claim));
    }
    if names.iter().any(|name| name.approximate) {
        let text = phrases.approximate_place(false).to_owned();
        let swatch = Swatch::Vague(None);
        entries.push(Entry { swatch, text });
    }
    entries
}
