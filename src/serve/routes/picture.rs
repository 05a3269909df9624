//! What still a request asks for, out of its query.

use jiff::civil::Date;
use serde::Deserialize;

use super::asked::{Version, date, lang, theme, unknown};
use crate::date::MapDate;
use crate::error::Error;
use crate::geodata::Geodata;
use crate::render::check_change_view;
use crate::request::{Editing, Layout, MapProjection, PictureSize, Request, Scale};
use crate::serve::http::Problem;
use crate::style::BuiltIn;

/// What may be asked of a still: the options of `render`, and the two dates of `diff`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Query {
    date: Option<String>,
    from: Option<String>,
    to: Option<String>,
    dataset: Option<String>,
    lang: Option<String>,
    theme: Option<String>,
    layout: Option<String>,
    size: Option<String>,
    scale: Option<String>,
    projection: Option<String>,
    v: Option<Version>,
}

/// A still that is asked for, of a view, datasets and snapshots that are there.
pub(super) struct Picture {
    /// How it is drawn.
    pub(super) request: Request,
    /// In which theme.
    pub(super) theme: BuiltIn,
    /// The dataset and day of each snapshot that it shows.
    pub(super) snapshots: Vec<(String, Date)>,
    /// Whether it shows what changed from the first of two snapshots to the second.
    pub(super) is_change: bool,
}

impl Query {
    /// The tag that the still had when its address was given.
    pub(super) fn version(&self) -> Option<&str> {
        self.v.as_ref().map(Version::as_tag)
    }
}

impl Picture {
    /// The still of a view that a query asks for, of so many pixels at most.
    pub(super) fn of(
        view: &str,
        query: &Query,
        geodata: &Geodata,
        most: u64,
    ) -> Result<Picture, Problem> {
        let view = geodata.view(view).map_err(|error| absent(&error))?;
        let theme = theme(query.theme.as_ref())?;
        let datasets = datasets(query.dataset.as_deref(), geodata)?;
        let dates = dates(query, geodata, &datasets)?;
        let is_change = dates.len() > 1;
        let snapshots = dates.iter().flat_map(|date| {
            let of = |name: &String| {
                let day = geodata.snapshot_day(name, *date, false);
                Ok((name.clone(), day.map_err(|error| absent(&error))?))
            };
            datasets.iter().map(of)
        });
        let snapshots: Vec<(String, Date)> = snapshots.collect::<Result<_, Problem>>()?;
        let projection = projection(query.projection.as_deref())?;
        if is_change {
            // A view that draws no zones has no such picture.
            check_change_view(view).map_err(|error| absent(&error))?;
            check_change(&datasets, projection)?;
        }
        let request = Request {
            // That of a change is the day of its second snapshot.
            date: match snapshots.last() {
                Some((_, day)) if is_change => MapDate::Day(*day),
                _ => dates[0],
            },
            view: view.id.clone(),
            dataset: datasets.join(","),
            size: size(query.layout.as_deref(), query.size.as_deref())?,
            scale: scale(query.scale.as_deref())?,
            lang: lang(query.lang.as_ref())?,
            theme: theme.name.to_owned(),
            projection,
            basemap: None,
            editing: Editing::default(),
        };
        check_pixels(&request, most)?;
        Ok(Picture {
            request,
            theme,
            snapshots,
            is_change,
        })
    }

    /// The request as the picture's metadata have it.
    pub(super) fn canonical(&self) -> String {
        match self.snapshots.as_slice() {
            [(_, from), (_, to)] if self.is_change => {
                let (from, to) = (from.to_string(), to.to_string());
                self.request.canonical_change(&from, &to)
            }
            _ => self.request.canonical(),
        }
    }
}

/// The datasets that are asked for: one, or two that are held against each other.
fn datasets(asked: Option<&str>, geodata: &Geodata) -> Result<Vec<String>, Problem> {
    let Some(asked) = asked else {
        let dataset = geodata.default_dataset().map_err(|error| absent(&error))?;
        return Ok(vec![dataset.id.clone()]);
    };
    let names = asked.split(',').map(|name| geodata.dataset(name));
    let names = names.map(|found| found.map(|dataset| dataset.id.clone()));
    let names: Result<Vec<String>, Error> = names.collect();
    let names = names.map_err(|error| absent(&error))?;
    match names.as_slice() {
        [first, second] if first == second => {
            Err(Problem::bad(format!("{first} is compared with itself")))
        }
        [_] | [_, _] => Ok(names),
        _ => Err(Problem::bad("more than two datasets are named")),
    }
}

/// The date that is asked for, or the two of a change; the dataset's last where there is none.
fn dates(query: &Query, geodata: &Geodata, datasets: &[String]) -> Result<Vec<MapDate>, Problem> {
    let [at, from, to] = [&query.date, &query.from, &query.to].map(Option::as_ref);
    match [date(at)?, date(from)?, date(to)?] {
        [Some(at), None, None] => Ok(vec![at]),
        [None, Some(from), Some(to)] => Ok(vec![from, to]),
        [None, None, None] => Ok(vec![latest(geodata, &datasets[0])?]),
        [Some(_), ..] => Err(Problem::bad("both a date and those of a change are named")
            .help("leave out date, or from and to")),
        [None, ..] => Err(Problem::bad("of a change one date is named")
            .help("name both, as from=2023-12&to=2025-01")),
    }
}

/// The day of a dataset's last snapshot.
fn latest(geodata: &Geodata, dataset: &str) -> Result<MapDate, Problem> {
    let found = geodata.dataset(dataset).map(|dataset| dataset.dates.last());
    let day = found.map_err(|error| absent(&error))?;
    let day = day.ok_or_else(|| Problem::absent("the dataset has no snapshot"))?;
    Ok(MapDate::Day(*day))
}

/// Refuses what `diff` does not draw.
fn check_change(datasets: &[String], projection: MapProjection) -> Result<(), Problem> {
    if datasets.len() > 1 {
        let detail = "what changed is told of one dataset, and two are named";
        return Err(Problem::bad(detail).help("name one dataset, or one date for both"));
    }
    match projection {
        MapProjection::ForView => Ok(()),
        other => {
            let detail = format!("what changed is not drawn in {}", other.word());
            Err(Problem::bad(detail).help("leave out projection"))
        }
    }
}

fn size(layout: Option<&str>, size: Option<&str>) -> Result<PictureSize, Problem> {
    let known = [Layout::Wide, Layout::Square, Layout::Tall].map(Layout::word);
    let layout = layout.map(|word| Layout::of(word).ok_or_else(|| unknown("layout", word, &known)));
    let layout = layout.transpose()?.unwrap_or_default();
    size.map_or(Ok(layout.size()), |text| text.parse().map_err(Problem::bad))
}

fn scale(word: Option<&str>) -> Result<Scale, Problem> {
    let Some(word) = word else {
        return Ok(Scale::One);
    };
    let scale = word.parse().ok().and_then(Scale::of);
    scale.ok_or_else(|| unknown("scale", word, &["1", "2", "3"]))
}

fn projection(word: Option<&str>) -> Result<MapProjection, Problem> {
    let known = [MapProjection::ForView, MapProjection::WebMercator].map(MapProjection::word);
    word.map_or(Ok(MapProjection::ForView), |word| {
        MapProjection::of(word).ok_or_else(|| unknown("projection", word, &known))
    })
}

fn check_pixels(request: &Request, most: u64) -> Result<(), Problem> {
    let side = |pixels: u16| u64::from(pixels) * u64::from(request.scale.factor());
    let pixels = side(request.size.width()) * side(request.size.height());
    if pixels <= most {
        return Ok(());
    }
    let (factor, size) = (request.scale.factor(), request.size);
    let detail = format!("{size} at scale {factor} would have {pixels} pixels");
    Err(Problem::bad(detail).help(format!("ask for at most {most}: a smaller size or scale")))
}

fn absent(error: &Error) -> Problem {
    Problem::of_path(error)
}
