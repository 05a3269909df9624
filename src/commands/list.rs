//! `list`: what the geodata hold, a line each, in columns parted by tabs.

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Vocabulary};
use bakhmut_map::report::claimed_words;
use bakhmut_map::style::BuiltIn;

use super::console::Console;
use super::lack::lack;
use crate::cli::{ListArgs, What};

/// Prints the list asked for.
pub(crate) fn run(args: &ListArgs, geodata: &Geodata, console: Console) -> Result<()> {
    if let Some(name) = &args.toml {
        return print_theme(args.what, name, console);
    }
    let lines = match args.what {
        What::Dates => dates(geodata),
        What::Views => views(geodata),
        What::Places => places(geodata),
        What::Datasets => datasets(geodata),
        What::Claims => claims(geodata),
        What::Themes => themes(),
    };
    if lines.is_empty() {
        console.note(&none(args.what, geodata));
    }
    lines
        .iter()
        .try_for_each(|columns| console.result(&columns.join("\t")))
}

/// What is said where there is nothing to list, and why there is not.
fn none(what: What, geodata: &Geodata) -> String {
    let (words, why) = match what {
        What::Dates => ("dates", "zones/ holds no snapshot".to_owned()),
        What::Views => ("views", lack(geodata, "views.toml")),
        What::Places => ("places", lack(geodata, "places.geojson")),
        What::Datasets => ("datasets", "zones/ holds no folder".to_owned()),
        What::Claims => ("claims", lack(geodata, "claims.toml")),
        What::Themes => ("themes", "none is compiled in".to_owned()),
    };
    format!("there are no {words}: {why}")
}

fn themes() -> Vec<Vec<String>> {
    BuiltIn::ALL
        .map(|theme| vec![theme.name.to_owned(), theme.about.to_owned()])
        .into()
}

/// Prints the file of a theme that is compiled in.
fn print_theme(what: What, name: &str, console: Console) -> Result<()> {
    if what != What::Themes {
        return Err(Error::usage("--toml prints a theme").help("write list themes --toml NAME"));
    }
    console.bytes(BuiltIn::named(name)?.toml.as_bytes())
}

fn dates(geodata: &Geodata) -> Vec<Vec<String>> {
    let of = |d: &bakhmut_map::geodata::Dataset| {
        d.dates
            .iter()
            .map(|date| vec![date.to_string(), d.id.clone()])
            .collect::<Vec<_>>()
    };
    geodata.datasets().iter().flat_map(of).collect()
}

fn views(geodata: &Geodata) -> Vec<Vec<String>> {
    geodata
        .views()
        .iter()
        .map(|v| vec![v.id.clone(), v.title.en.clone()])
        .collect()
}

fn places(geodata: &Geodata) -> Vec<Vec<String>> {
    let line = |p: &bakhmut_map::geodata::Place| {
        vec![
            p.id.clone(),
            p.name.en.clone(),
            p.kind.word().to_owned(),
            p.position.to_string(),
            format!("± {} m", p.accuracy.get()),
        ]
    };
    geodata.places().iter().map(line).collect()
}

fn datasets(geodata: &Geodata) -> Vec<Vec<String>> {
    let line = |d: &bakhmut_map::geodata::Dataset| {
        let span = match (d.dates.first(), d.dates.last()) {
            (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
            (Some(only), _) => only.to_string(),
            _ => "no dates".to_owned(),
        };
        vec![d.id.clone(), d.title.en.clone(), span]
    };
    geodata.datasets().iter().map(line).collect()
}

fn claims(geodata: &Geodata) -> Vec<Vec<String>> {
    let line = |c: &bakhmut_map::geodata::Claim| {
        vec![
            c.id.clone(),
            format!("“{}”", c.quote),
            format!(
                "{}: {}",
                c.assertion.measure().word(),
                claimed_words(c, geodata)
            ),
        ]
    };
    geodata.claims().iter().map(line).collect()
}
