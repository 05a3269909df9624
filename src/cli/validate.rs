//! `validate`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Arguments of `validate`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map validate                          all of ./geodata, or else the built-in geodata
  bakhmut-map validate my-geodata/zones/article/2025-02-15.geojson
  bakhmut-map validate --format github my-geodata
  bakhmut-map validate --profile zones - < from-qgis.geojson
  bakhmut-map validate --format json --quiet my-geodata > findings.json
  bakhmut-map validate --explain open-ring      what that rule is, why, and how to mend it",
    after_help = "Exit codes: 0 no error (there may be warnings), 1 a file is not there or cannot \
        be read, 2 the command line is wrong, 3 an error was found."
)]
pub(crate) struct ValidateArgs {
    /// Files, folders, or - for standard input [default: all of --geodata, or else of ./geodata, of this
    /// folder if it holds a geodata.toml, or of the built-in geodata]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// What to hold GeoJSON against [default: what it is in a folder of geodata, geojson elsewhere]
    #[arg(long, value_enum)]
    pub(crate) profile: Option<Profile>,

    /// Form of the findings, which go to standard output
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: ValidateFormat,

    /// Explain the rule of a code, as it stands in brackets in a finding, in place of validating
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "profile", "format"])]
    pub(crate) explain: Option<String>,
}

/// What GeoJSON is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// Zones: RFC 7946, the vocabulary (id, status, sources, …) and the area of interest
    Zones,
    /// RFC 7946 alone
    Geojson,
}

/// The form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ValidateFormat {
    /// As a compiler prints them, each with its line
    Human,
    /// JSON, as docs/validate.schema.json describes it
    Json,
    /// Annotations of GitHub Actions
    Github,
}
