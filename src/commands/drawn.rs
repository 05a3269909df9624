//! The data that maps are drawn of.

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Dataset, Geodata, Snapshot};

use super::console::Console;
use super::{pair, snapshot};
use crate::cli::RenderArgs;

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
        let date = (date, strict);
        if let [first, second] = args.picture.datasets.as_slice() {
            let pair = pair::find([first, second], date, geodata, console)?;
            return Ok(Drawn::Two(Box::new(pair)));
        }
        let named = datasets(&args.picture.datasets, geodata)?;
        let snapshot = snapshot::find(&named[0].id, date, "drawn", geodata, console)?;
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

/// The datasets of these names: one, which is the default where none is named, or two.
pub(super) fn datasets<'g>(names: &[String], geodata: &'g Geodata) -> Result<Vec<&'g Dataset>> {
    match names {
        [first, second] => Ok(pair::datasets([first, second], geodata)?.into()),
        [name] if !geodata.datasets().is_empty() => Ok(vec![geodata.dataset(name)?]),
        [] | [_] => Ok(vec![geodata.default_dataset()?]),
        many => {
            let what = format!("{} datasets are named: {}", many.len(), many.join(", "));
            Err(Error::usage(what).help("name one, or two to see where they differ"))
        }
    }
}

/// The name of the dataset that is drawn unless another is named.
pub(super) fn default_dataset(geodata: &Geodata) -> Result<String> {
    Ok(geodata.default_dataset()?.id.clone())
}
