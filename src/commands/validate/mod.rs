//! `validate`: what is wrong with files of geodata, or may be.
//!
//! - `targets`: which files are held against what

mod targets;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Fault, Kind, Result, Severity};
use bakhmut_map::geodata::{Findings, Layers, Which, rule, validate_geojson};
use bakhmut_map::report::{explained, faults_github, faults_human, faults_json};
use bakhmut_map::units::LonLatBox;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::console::{self, Console};
use super::own_folder::{is_folder_of_geodata, own_folder};
use crate::cli::{Profile, ValidateArgs, ValidateFormat};
use targets::{Target, targets};

/// Prints what is found; whether there is no error.
pub(crate) fn run(args: &ValidateArgs, geodata: Option<&Path>, console: Console) -> Result<bool> {
    if let Some(code) = &args.explain {
        console.bytes(explanation(code)?.as_bytes())?;
        return Ok(true);
    }
    let (found, errors) = find(&args.paths, args.profile, geodata)?;
    match args.format {
        ValidateFormat::Human => console.bytes(faults_human(&found.faults).as_bytes())?,
        ValidateFormat::Json => console.result(&faults_json(&found.faults))?,
        ValidateFormat::Github => console.bytes(faults_github(&found.faults).as_bytes())?,
    }
    console.note(&summary(&found));
    if let Some(error) = all_but_last(errors) {
        return Err(error);
    }
    Ok(count(&found.faults, Severity::Error) == 0)
}

fn explanation(code: &str) -> Result<String> {
    // As a finding has it too: error[open-ring].
    let bare = code
        .split_once('[')
        .and_then(|(_, rest)| rest.strip_suffix(']'));
    let code = bare.unwrap_or(code);
    let nearest = match rule::of(code) {
        Ok(rule) => return Ok(explained(rule)),
        Err(nearest) => nearest,
    };
    let help = match nearest {
        Some(near) => format!("did you mean {near}?"),
        None => {
            let codes: Vec<&str> = rule::all().map(|rule| rule.code).collect();
            format!("there is {}", codes.join(", "))
        }
    };
    Err(Error::usage(format!("there is no rule \"{code}\"")).help(help))
}

/// In words how many faults there are.
fn summary(found: &Findings) -> String {
    let counted = |n: usize, word: &str| match n {
        1 => format!("1 {word}"),
        n => format!("{n} {word}s"),
    };
    let errors = counted(count(&found.faults, Severity::Error), "error");
    let warnings = counted(count(&found.faults, Severity::Warning), "warning");
    let files = counted(found.files, "file");
    format!("{errors} and {warnings} in {files}")
}

fn count(faults: &[Fault], severity: Severity) -> usize {
    faults
        .iter()
        .filter(|fault| fault.severity == severity)
        .count()
}

/// Tells all errors but the last, which is left to the caller.
fn all_but_last(mut errors: Vec<Error>) -> Option<Error> {
    let last = errors.pop();
    errors.iter().for_each(console::error);
    last
}

/// What is found in files and folders, or where none is named in all of the user's own or the built-in
/// geodata; and why others could not be looked at.
///
/// # Errors
/// Where nothing could be looked at.
pub(super) fn find(
    paths: &[PathBuf],
    profile: Option<Profile>,
    geodata: Option<&Path>,
) -> Result<(Findings, Vec<Error>)> {
    let today = today()?;
    let here = Path::new(".");
    if paths.iter().any(|path| path.as_os_str() == "-") {
        if paths.len() > 1 {
            let what = "- stands for standard input, and no other file goes with it";
            return Err(Error::usage(what).help("call the program once for each"));
        }
        let (mut bytes, shown) = (Vec::new(), "standard input");
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|cause| Error::io("read", Path::new(shown), cause))?;
        let found = match profile {
            Some(Profile::Zones) => zones(&bytes, shown, geodata, today),
            _ => Ok(validate_geojson(&bytes, shown, around(geodata))),
        };
        return Ok((found?, Vec::new()));
    }
    let inside = || is_folder_of_geodata(here).then(|| here.to_owned());
    let own = own_folder(geodata, "here to validate").or_else(|error| inside().ok_or(error));
    let paths = match (paths, own) {
        ([], Err(_)) if profile.is_none() => {
            let found = Layers::built_in().validate(&Which::All, today)?;
            return Ok((found, Vec::new()));
        }
        ([], own) => vec![own?],
        (paths, _) => paths.to_vec(),
    };
    let mut all = Findings::default();
    let (targets, mut errors) = targets(&paths, profile, geodata);
    for target in targets {
        let found = match target {
            Target::Folder { root, which } => folder(&root, &which, geodata, today),
            Target::Zones(path) => {
                let shown = path.display().to_string();
                read(&path).and_then(|bytes| zones(&bytes, &shown, geodata, today))
            }
            Target::Geojson(path) => {
                let shown = path.display().to_string();
                read(&path).map(|bytes| validate_geojson(&bytes, &shown, around(geodata)))
            }
        };
        match found {
            Ok(found) => all.extend(found),
            Err(error) => errors.push(error),
        }
    }
    // There is nothing to tell beside it.
    if all.files == 0 && all.faults.is_empty() && errors.len() == 1 {
        return Err(errors.remove(0));
    }
    Ok((all, errors))
}

/// What is found in files of a folder of geodata, also where its settings are not sound.
fn folder(root: &Path, which: &Which, geodata: Option<&Path>, today: Date) -> Result<Findings> {
    let here = Path::new(".");
    let near = root == Path::new("geodata");
    let folder = match near {
        true => geodata.filter(|named| *named == root),
        false => Some(root),
    };
    let error = match Layers::find(here, folder) {
        Ok(layers) => return layers.validate(which, today),
        Err(error) if error.kind() == Kind::Usage => return Err(error),
        Err(error) => error,
    };
    let Some(alone) = Layers::topmost(here, folder)? else {
        return Err(error);
    };
    let mut found = alone.validate_without_settings(which)?;
    // They may be those of a layer below.
    let others = error
        .faults()
        .iter()
        .filter(|fault| !found.faults.contains(fault));
    let others: Vec<Fault> = others.cloned().collect();
    found.faults.extend(others);
    Ok(found)
}

/// What is found in zones of no dataset.
fn zones(bytes: &[u8], shown: &str, geodata: Option<&Path>, today: Date) -> Result<Findings> {
    let layers = Layers::find(Path::new("."), geodata);
    match layers.and_then(|layers| layers.validate_zones(bytes, shown, today)) {
        Err(error) if error.kind() == Kind::Data => Ok(Findings {
            files: 1,
            faults: error.faults().to_vec(),
        }),
        other => other,
    }
}

/// Where GeoJSON that belongs to no folder most likely lies.
fn around(geodata: Option<&Path>) -> Option<LonLatBox> {
    let layers = Layers::find(Path::new("."), geodata).ok()?;
    layers.surroundings()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|cause| Error::io("read", path, cause))
}

/// The last day that has come anywhere: of `SOURCE_DATE_EPOCH` (seconds since 1970) where that is set,
/// so that the same input gives the same findings.
pub(super) fn today() -> Result<Date> {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok();
    let now = match set {
        None => Timestamp::now(),
        Some(text) => {
            let seconds = text
                .parse()
                .ok()
                .and_then(|s| Timestamp::from_second(s).ok());
            seconds.ok_or_else(|| {
                Error::usage(format!("SOURCE_DATE_EPOCH cannot be \"{text}\""))
                    .help("set it to a whole number of seconds since 1970, or not at all")
            })?
        }
    };
    // East of Greenwich it may be tomorrow already.
    let there = now.checked_add(14.hours()).unwrap_or(now);
    Ok(there.to_zoned(TimeZone::UTC).date())
}
