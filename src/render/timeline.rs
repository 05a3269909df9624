//! The chart of who held how much of some land, day by day.

use super::{Made, Still, finish, inputs, options};
use crate::error::Result;
use crate::figure::{self, Chart};
use crate::geodata::{Figure, Geodata, Input, Named, Snapshot, View};
use crate::locale::{Lang, Phrases};
use crate::measure::{Timeline, outline_of};
use crate::report::TimelineOf;
use crate::request::Request;
use crate::style::NamedTheme;
use crate::units::LonLatBox;

/// What a chart is drawn from beside its figures, as the snapshots are read one after the other.
#[derive(Debug)]
pub struct TimelineFigure<'g> {
    of: TimelineOf<'g>,
    inputs: Vec<Input>,
    sources: Vec<String>,
    first: Option<String>,
    last: Option<Snapshot>,
}

impl<'g> TimelineFigure<'g> {
    /// Of no snapshot yet.
    pub fn of(of: TimelineOf<'g>) -> TimelineFigure<'g> {
        TimelineFigure {
            of,
            inputs: Vec::new(),
            sources: Vec::new(),
            first: None,
            last: None,
        }
    }

    /// Notes what a snapshot rests on; the last one is kept, of the others their names and sources.
    pub fn read(&mut self, snapshot: Snapshot) {
        let zones = snapshot.zones.iter().flat_map(|zone| &zone.sources);
        for source in zones.chain(&snapshot.dataset.sources) {
            if !self.sources.contains(source) {
                self.sources.push(source.clone());
            }
        }
        self.inputs.push(snapshot.input.clone());
        self.first.get_or_insert_with(|| snapshot.date.to_string());
        self.last = Some(snapshot);
    }

    /// What the request calls the land.
    pub fn id(&self) -> String {
        match self.of {
            TimelineOf::Place(place) => format!("timeline of place {}", place.id),
            TimelineOf::View(view) => format!("timeline of view {}", view.id),
            TimelineOf::Box(b) => format!(
                "timeline of box {},{},{},{}",
                b.west(),
                b.south(),
                b.east(),
                b.north()
            ),
        }
    }

    /// The dataset of the snapshots.
    pub fn dataset(&self) -> &str {
        self.last.as_ref().map_or("", |last| &last.dataset.id)
    }
}

/// Draws a timeline; of the request's date and view nothing is taken.
///
/// # Errors
/// Usage where the picture would be too large.
///
/// # Panics
/// Never where the timeline was measured by snapshots that the figure has read.
pub fn timeline(
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    of: &TimelineFigure<'_>,
    timeline: &Timeline,
) -> Result<Still> {
    let last = of.last.as_ref().expect("a timeline has a snapshot");
    let (name, bounds, places) = land(of.of, geodata);
    let is_place = matches!(of.of, TimelineOf::Place(_));
    let title = |lang| Phrases::of(lang).timeline_title(name.or_english(lang), is_place);
    let view = View {
        id: "timeline".to_owned(),
        figure: Figure::Control,
        title: Named {
            en: title(Lang::En),
            uk: name.uk.as_ref().map(|_| title(Lang::Uk)),
        },
        bounds,
        places,
        max_rank: None,
        locator: None,
    };
    let chart = Chart {
        timeline,
        sources: &of.sources,
        is_place,
    };
    let picture = figure::draw_timeline(geodata, last, &view, chart, options(request, theme)?)?;
    let [from, to] = timeline.span().map(|day| day.to_string());
    let made = Made {
        request: request.canonical_change(&from, &to),
        creation_time: timeline.last_day().to_string(),
        snapshot: format!("{} {from} {to}", last.dataset.id),
        inputs: inputs(of.inputs.iter().cloned(), theme),
    };
    Ok(finish(picture, made, request, geodata))
}

/// The land's name, where it lies, and the places that it is about.
fn land(of: TimelineOf<'_>, geodata: &Geodata) -> (Named, LonLatBox, Vec<String>) {
    use geo::BoundingRect;
    /// Degrees around a place that has no outline.
    const AROUND: f64 = 0.05;
    match of {
        TimelineOf::View(view) => (view.title.clone(), view.bounds, view.places.clone()),
        TimelineOf::Box(bounds) => {
            let [en, uk] = [Lang::En, Lang::Uk].map(|lang| Phrases::of(lang).boxed().to_owned());
            (Named { en, uk: Some(uk) }, bounds, Vec::new())
        }
        TimelineOf::Place(place) => {
            let outline = outline_of(place, geodata.context());
            let around = outline.and_then(|(_, shape)| shape.bounding_rect());
            let (low, high) = match around {
                Some(rect) => (rect.min(), rect.max()),
                None => {
                    let at = geo::coord! { x: place.position.lon(), y: place.position.lat() };
                    (
                        at - geo::coord! { x: AROUND, y: AROUND },
                        at + geo::coord! { x: AROUND, y: AROUND },
                    )
                }
            };
            let bounds = LonLatBox::new([low.x, low.y, high.x, high.y]);
            let bounds = bounds.unwrap_or(geodata.town().extent);
            (place.name.clone(), bounds, vec![place.id.clone()])
        }
    }
}
