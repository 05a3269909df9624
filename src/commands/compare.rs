//! `compare`: where two datasets of one date agree, and where they do not.

use bakhmut_map::error::{Error, Kind, Result};
use bakhmut_map::geodata::{Geodata, Snapshot};
use bakhmut_map::measure::{common, compare};
use bakhmut_map::render;
use bakhmut_map::report::Compared;
use bakhmut_map::request::{MapProjection, Request};
use bakhmut_map::style::NamedTheme;
use bakhmut_map::units::LonLatBox;

use super::annotated::annotated;
use super::console::Console;
use super::remark::remark;
use super::{output, pair, swapped, theme};
use crate::cli::{CompareArgs, MeasureFormat};

/// Names the picture.
const OPTION: &str = "--figure";

/// Prints what the two say, and draws it if asked to.
pub(crate) fn run(args: &CompareArgs, geodata: &Geodata, console: Console) -> Result<()> {
    let may_write = match output::may_draw(args.figure.as_deref(), args.look.force, OPTION) {
        Err(error) if error.kind() == Kind::Usage => return Err(error),
        other => other,
    };
    let theme = theme::find(&args.look.theme, console)?.with_fonts(&args.look.edit.fonts)?;
    let geodata = &*annotated(geodata, &args.look.edit)?;
    let request = match &args.figure {
        Some(_) => Some(request(args, &theme, geodata)?),
        None => None,
    };
    let names = [args.first.as_str(), args.second.as_str()];
    let pair = pair::find(names, (args.date, args.strict_date), geodata, console)?;
    let snapshots = [&pair[0], &pair[1]];
    let within = within(args, snapshots, geodata)?;
    let found = compare(snapshots, within, geodata)
        .ok_or_else(|| Error::failed("a zone has a position that is not on the Earth"))?;
    let compared = Compared {
        snapshots,
        view: args.view.as_deref(),
        found,
        geodata,
    };
    console.result(&match args.format {
        MeasureFormat::Text => compared.text(console.width()),
        MeasureFormat::Markdown => compared.markdown(),
        MeasureFormat::Json => compared.json(),
    })?;
    match (&args.figure, request) {
        (Some(path), Some(request)) => {
            may_write?;
            let still = render::comparison(&request, &theme, geodata, snapshots, None)?;
            remark(&request, &still.remarks, console);
            output::write_still(path, &still)?;
            console.note(&format!("{} written", path.display()));
            if args.view.is_none() {
                console.note(&format!(
                    "the figure shows the view {view}, and its figures are of that; the tables are of other \
                     land: --view {view} has both of the same",
                    view = request.view
                ));
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The picture that is asked for, of a view that is there.
fn request(args: &CompareArgs, theme: &NamedTheme, geodata: &Geodata) -> Result<Request> {
    let view = match &args.view {
        Some(name) => geodata.view(name)?,
        None => render::comparison_view(geodata)?,
    };
    render::check_comparison_view(view)?;
    Ok(Request {
        date: args.date,
        view: view.id.clone(),
        dataset: format!("{},{}", args.first, args.second),
        size: args.look.size,
        scale: args.look.scale.into(),
        lang: args.words.lang.into(),
        theme: theme.name.clone(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: args.look.edit.editing(),
    })
}

/// The land to compare: of what is asked for, all that both datasets map.
fn within(args: &CompareArgs, snapshots: [&Snapshot; 2], geodata: &Geodata) -> Result<LonLatBox> {
    let asked = match (&args.view, args.bbox) {
        (Some(name), _) => geodata.view(name)?.bounds,
        (None, Some(bbox)) => bbox,
        (None, None) => geodata.town().extent,
    };
    common(asked, snapshots).ok_or_else(|| {
        let extent = |snapshot: &Snapshot| {
            let dataset = &snapshot.dataset;
            format!("{} maps {}", dataset.id, dataset.extent)
        };
        let extents = snapshots.map(extent).join(", ");
        let land = snapshots[0].dataset.extent;
        let meant = args.bbox.and_then(|bbox| swapped::bbox_help(bbox, land));
        Error::failed(format!(
            "in {asked} there is no land that both datasets map"
        ))
        .help(meant.unwrap_or_else(|| format!("{extents}: name other land with --bbox or --view")))
    })
}
