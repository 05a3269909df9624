//! Whose files the command line says they are.

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Named};
use bakhmut_map::import::{About, Mapping, Publisher};

use crate::cli::{ImportArgs, PublisherArg};

/// How far outlines of unknown making are taken to be off, in metres.
const ACCURACY: f64 = 1000.0;

/// The publisher, with the rules and terms that are given for one that no adaptor knows.
pub(super) fn publisher(args: &ImportArgs, geodata: &Geodata) -> Result<Publisher> {
    let is_kml = args.publisher == PublisherArg::Kml;
    let known = match args.publisher {
        PublisherArg::Deepstate => Publisher::Deepstate,
        PublisherArg::Nzz => Publisher::Nzz {
            with_area: args.with_area.is_some(),
        },
        PublisherArg::Isw => Publisher::Isw,
        PublisherArg::Geojson | PublisherArg::Kml => {
            let about = about(args, geodata)?;
            if args.map.is_empty() {
                return Err(
                    Error::usage("which features are of which status is not said")
                        .help("give --map property=value:status, or --map '*:assessed' for all"),
                );
            }
            let rules = args.map.clone();
            return Ok(Publisher::Mapped(Box::new(Mapping {
                rules,
                is_kml,
                about,
            })));
        }
    };
    let terms = [
        ("--map", !args.map.is_empty()),
        ("--from", args.from.is_some()),
        ("--licence", args.licence.is_some()),
        ("--attribution", args.attribution.is_some()),
        ("--non-commercial", args.non_commercial),
    ];
    match terms.iter().find(|(_, given)| *given) {
        Some((option, _)) => Err(Error::usage(format!(
            "{option} is for geojson and kml: what this publisher means and asks for is known"
        ))),
        None => Ok(known),
    }
}

/// The terms, of the source that the dataset has already, or as they are given.
fn about(args: &ImportArgs, geodata: &Geodata) -> Result<About> {
    let dataset = args.dataset.as_deref().ok_or_else(|| {
        Error::usage("geojson and kml need the name of a dataset").help("give it with --dataset")
    })?;
    let there = geodata.datasets().iter().find(|d| d.id == dataset);
    let source = there.and_then(|d| geodata.source(d.sources.first()?));
    let about = |id: &str, publisher: &str, licence: &str, attribution: &str| About {
        id: id.to_owned(),
        title: Named {
            en: format!("Control, after {publisher}"),
            uk: None,
        },
        source: format!("Areas of control of {publisher}"),
        publisher: publisher.to_owned(),
        licence: licence.to_owned(),
        attribution: attribution.to_owned(),
        url: None,
        non_commercial: args.non_commercial,
        accuracy: ACCURACY,
        note: Named {
            en: "Imported by rules for the properties of the features.".to_owned(),
            uk: Some("Імпортовано за правилами для властивостей об’єктів.".to_owned()),
        },
        caution: None,
    };
    let about = match (source, &args.from, &args.licence) {
        (Some(source), None, None) => {
            let attribution = args.attribution.as_deref();
            let attribution = attribution.unwrap_or(&source.attribution.en);
            let known = about(&source.id, &source.publisher, &source.licence, attribution);
            About {
                non_commercial: source.non_commercial || args.non_commercial,
                ..known
            }
        }
        (_, Some(publisher), Some(licence)) => {
            let both = format!("{publisher} ({licence})");
            let attribution = args.attribution.as_ref().unwrap_or(&both);
            about(dataset, publisher, licence, attribution)
        }
        _ => {
            return Err(Error::usage("whose files these are, and under which licence, is not said")
                .help("give --from and --licence: the dataset records them, and every map prints whom it rests on"));
        }
    };
    is_as_recorded(&about, geodata)?;
    Ok(about)
}

/// Refuses terms other than `sources.toml` has of that source: what it has stays, and every map would
/// name another than the command line does.
fn is_as_recorded(about: &About, geodata: &Geodata) -> Result<()> {
    let Some(there) = geodata.source(&about.id) else {
        return Ok(());
    };
    let words = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let both = [
        ("publisher", &there.publisher, &about.publisher),
        ("licence", &there.licence, &about.licence),
        ("attribution", &there.attribution.en, &about.attribution),
        (
            "non_commercial",
            &words(there.non_commercial),
            &words(about.non_commercial),
        ),
    ];
    match both
        .into_iter()
        .find(|(_, recorded, said)| recorded != said)
    {
        None => Ok(()),
        Some((key, recorded, said)) => {
            let id = &about.id;
            let what = format!(
                "sources.toml has \"{recorded}\" as {key} of the source \"{id}\", not \"{said}\""
            );
            Err(Error::usage(what).help(
                "give files of another source a --dataset of their own; if sources.toml is wrong, \
                 correct it there",
            ))
        }
    }
}
