//! `measure`.

use std::path::PathBuf;

use bakhmut_map::date::MapDate;
use bakhmut_map::units::LonLat;
use clap::ValueEnum;

/// Arguments of `measure`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    override_usage = "bakhmut-map measure [OPTIONS] <PLACE | --lonlat LON,LAT | --view NAME>",
    before_help = "Examples:
  bakhmut-map measure Bakhmut
  bakhmut-map measure Bakhmut --to \"Chasiv Yar\"
  bakhmut-map measure Bakhmut --to front --date 2023-05
  bakhmut-map measure --view front --date 2025-01
  bakhmut-map measure --lonlat 38.0294,48.5550 --to border --format json"
)]
pub(crate) struct MeasureArgs {
    /// Place to measure from, by its name or id, as `list places` gives them
    #[arg(required_unless_present_any = ["lonlat", "view"], conflicts_with = "lonlat")]
    pub(crate) place: Option<String>,

    /// Position to measure from: longitude and latitude in degrees
    #[arg(long, value_name = "LON,LAT", value_parser = position, allow_hyphen_values = true)]
    pub(crate) lonlat: Option<LonLat>,

    /// View of which to measure how much land each side holds, as `list views` names it
    #[arg(long, value_name = "NAME", conflicts_with_all = ["place", "lonlat", "to", "border"])]
    pub(crate) view: Option<String>,

    /// What to measure to: border, front, or a place [default: border and front]
    #[arg(long, value_name = "WHAT")]
    pub(crate) to: Option<String>,

    /// Day, month or year of the line of contact and of who holds what [default: the latest there is]
    #[arg(long)]
    pub(crate) date: Option<MapDate>,

    /// Dataset of the line of contact and of who holds what, as `list datasets` names it
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// GeoJSON of a border to measure to, in place of borders.geojson
    #[arg(long, value_name = "FILE")]
    pub(crate) border: Option<PathBuf>,

    /// How far that border may be off in metres, where its file does not say [default: 300]
    #[arg(long, value_name = "M", requires = "border", value_parser = super::check::metres, allow_negative_numbers = true)]
    pub(crate) border_accuracy: Option<f64>,

    /// Form of the result
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: MeasureFormat,
}

/// The form of what was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MeasureFormat {
    /// A line for each
    Text,
    /// A table of Markdown, to paste
    Markdown,
    /// JSON, not rounded, as the command's schema in docs/ describes it
    Json,
}

fn position(text: &str) -> Result<LonLat, String> {
    let help = "write longitude and latitude in degrees, as 38.0294,48.5550";
    let (lon, lat) = text.split_once(',').ok_or(help)?;
    let degrees = |text: &str| text.trim().parse::<f64>().map_err(|_e| help.to_owned());
    let (lon, lat) = (degrees(lon)?, degrees(lat)?);
    LonLat::new(lon, lat).ok_or_else(|| out_of_range(lon, lat))
}

/// Which of the two is on no Earth.
fn out_of_range(lon: f64, lat: f64) -> String {
    if let Some(swapped) = LonLat::new(lat, lon) {
        let (lon, lat) = (swapped.lon(), swapped.lat());
        return format!(
            "the latitude {lon} is not from -90 to 90; the longitude comes first: did you mean {lon},{lat}?"
        );
    }
    let is_lon = (-180.0..=180.0).contains(&lon);
    let is_lat = (-90.0..=90.0).contains(&lat);
    let lon = (!is_lon).then(|| format!("the longitude {lon} is not from -180 to 180"));
    let lat = (!is_lat).then(|| format!("the latitude {lat} is not from -90 to 90"));
    lon.into_iter()
        .chain(lat)
        .collect::<Vec<_>>()
        .join(", and ")
}
