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

use super::console::Console;
use super::own_folder::own_folder;
use crate::cli::{Profile, ValidateArgs, ValidateFormat};
use targets::{Target, targets};

/// Prints what is found; whether there is no error.
pub(crate) fn run(args: &ValidateArgs, geodata: Option<&Path>, console: Console) -> Result<bool> {
    if let Some(code) = &args.explain {
        console.bytes(explanation(code)?.as_bytes())?;
        return Ok(true);
    }
    let found = find(&args.paths, args.profile, geodata)?;
    match args.format {
        ValidateFormat::Human => console.bytes(faults_human(&found.faults).as_bytes())?,
        ValidateFormat::Json => console.result(&faults_json(&found.faults))?,
        ValidateFormat::Github => console.bytes(faults_github(&found.faults).as_bytes())?,
    }
    console.note(&summary(&found));
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

/// What is found in files and folders, or where none is named in all of the user's own or the built-in
/// geodata.
pub(super) fn find(
    paths: &[PathBuf],
    profile: Option<Profile>,
    geodata: Option<&Path>,
) -> Result<Findings> {
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
        return match profile {
            Some(Profile::Zones) => found(Layers::find(here, geodata), |layers| {
                layers.validate_zones(&bytes, shown, today)
            }),
            _ => Ok(validate_geojson(&bytes, shown, around(geodata))),
        };
    }
    let paths = match (paths, own_folder(geodata, "here to validate")) {
        ([], Err(_)) if profile.is_none() => {
            return found(Ok(Layers::built_in()), |layers| {
                layers.validate(&Which::All, today)
            });
        }
        ([], own) => vec![own?],
        (paths, _) => paths.to_vec(),
    };
    let mut all = Findings::default();
    for target in targets(&paths, profile, geodata)? {
        all.extend(match target {
            Target::Folder { root, which } => {
                let near = root == Path::new("geodata");
                let folder = if near {
                    geodata.filter(|named| *named == root)
                } else {
                    Some(root.as_path())
                };
                found(Layers::find(here, folder), |layers| {
                    layers.validate(&which, today)
                })?
            }
            Target::Zones(path) => {
                let bytes = read(&path)?;
                let shown = path.display().to_string();
                found(Layers::find(here, geodata), |layers| {
                    layers.validate_zones(&bytes, &shown, today)
                })?
            }
            Target::Geojson(path) => {
                let bytes = read(&path)?;
                validate_geojson(&bytes, &path.display().to_string(), around(geodata))
            }
        });
    }
    Ok(all)
}

/// Where GeoJSON that belongs to no folder most likely lies.
fn around(geodata: Option<&Path>) -> Option<LonLatBox> {
    let layers = Layers::find(Path::new("."), geodata).ok()?;
    layers.surroundings()
}

/// What is found in layers, or in the file for which there are none.
fn found(
    layers: Result<Layers>,
    validate: impl FnOnce(&Layers) -> Result<Findings>,
) -> Result<Findings> {
    match layers.and_then(|layers| validate(&layers)) {
        Err(error) if error.kind() == Kind::Data => Ok(Findings {
            files: 1,
            faults: error.faults().to_vec(),
        }),
        other => other,
    }
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
