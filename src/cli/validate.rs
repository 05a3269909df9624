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
  bakhmut-map validate --explain open-ring",
    after_help = "Exit codes: 0 no error (there may be warnings), 3 an error was found."
)]
pub(crate) struct ValidateArgs {
    /// Files, folders, or - for standard input [default: --geodata, ./geodata, or the built-in ones]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// What to hold GeoJSON against [default: zones in a folder of geodata, geojson elsewhere]
    #[arg(long, value_enum)]
    pub(crate) profile: Option<Profile>,

    /// Form of the findings
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: ValidateFormat,

    /// Explain the rule of a code, in place of validating
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "profile", "format"])]
    pub(crate) explain: Option<String>,
}

/// What GeoJSON is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// The vocabulary of zones
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
