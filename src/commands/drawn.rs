//! The data that maps are drawn of.

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Snapshot};

use super::console::Console;
use super::{pair, snapshot};
use crate::cli::RenderArgs;

/// The dataset of the zones that an article names.
const ARTICLE: &str = "article";

/// The data that maps are drawn of.
pub(super) enum Drawn {
    /// Of one dataset.
    One(Box<Snapshot>),
    /// Of two, where they agree and where not.
    Two(Box<[Snapshot; 2]>),
}

impl Drawn {
    /// The snapshots that are asked for, with a warning where one is older.
    pub(super) fn find(args: &RenderArgs, geodata: &Geodata, console: Console) -> Result<Drawn> {
        let (date, strict) = (args.date, args.strict_date);
        let dataset = match args.picture.datasets.as_slice() {
            [first, second] => {
                let pair = pair::find([first, second], (date, strict), geodata, console)?;
                return Ok(Drawn::Two(Box::new(pair)));
            }
            [name] if !geodata.datasets().is_empty() => name.clone(),
            [] | [_] => default_dataset(geodata)?,
            many => {
                let what = format!("{} datasets are named: {}", many.len(), many.join(", "));
                return Err(Error::usage(what).help("name one, or two to see where they differ"));
            }
        };
        let date = (date, strict);
        let snapshot = snapshot::find(&dataset, date, "drawn", geodata, console)?;
        Ok(Drawn::One(Box::new(snapshot)))
    }

    pub(super) fn snapshots(&self) -> &[Snapshot] {
        match self {
            Drawn::One(snapshot) => std::slice::from_ref(snapshot),
            Drawn::Two(pair) => &**pair,
        }
    }

    /// The names of the datasets, as they are asked for.
    pub(super) fn dataset(&self) -> String {
        let ids: Vec<&str> = self.snapshots().iter().map(|s| &*s.dataset.id).collect();
        ids.join(",")
    }

    /// The days of the data, each once.
    pub(super) fn days(&self) -> String {
        let mut days: Vec<String> = self
            .snapshots()
            .iter()
            .map(|s| s.date.to_string())
            .collect();
        days.dedup();
        days.join(" and ")
    }
}

/// The dataset that is drawn unless another is named: the article's, or the only one there is.
pub(super) fn default_dataset(geodata: &Geodata) -> Result<String> {
    let names: Vec<&str> = geodata.datasets().iter().map(|d| d.id.as_str()).collect();
    match names[..] {
        [] => Err(Error::failed("the geodata hold no zones")
            .help("put a snapshot at zones/NAME/YYYY-MM-DD.geojson")),
        [only] => Ok(only.to_owned()),
        _ if names.contains(&ARTICLE) => Ok(ARTICLE.to_owned()),
        _ => Err(
            Error::usage(format!("there are several datasets: {}", names.join(", ")))
                .help(format!("name one, as in --dataset {}", names[0])),
        ),
    }
}
