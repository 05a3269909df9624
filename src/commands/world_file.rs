//! The files beside a map that tell a GIS where it lies.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::encode::{StillFormat, WEB_MERCATOR_AUX_XML, WEB_MERCATOR_PRJ, world_file};
use bakhmut_map::error::{Error, Result};
use bakhmut_map::projection::PixelGrid;
use bakhmut_map::request::MapProjection;

use super::output;

/// Asks for these files.
const OPTION: &str = "--world-file";

/// Refuses what no world file can say: a projection of which other programs do not know, and a map
/// that goes where no file can stand beside it.
pub(super) fn check_asked(projection: MapProjection, output: Option<&Path>) -> Result<()> {
    if projection != MapProjection::WebMercator {
        let what = format!("{OPTION} needs a projection that a GIS knows");
        return Err(Error::usage(what).help("add --projection web-mercator"));
    }
    let Some(output) = output else {
        return Ok(());
    };
    let is_file = output != Path::new("-") && !output::is_device(output);
    if is_file && is_png(output) {
        return Ok(());
    }
    let what = format!(
        "{OPTION} writes files beside the map, and {} has no place for them",
        output.display()
    );
    Err(Error::usage(what).help("name a file that ends in .png, as in -o map.png"))
}

/// Refuses to write over files that are not these. What belongs to the map by its name, goes with
/// it; a `.prj` may be of another file, such as a shapefile, that only has the map's name.
pub(super) fn check(map: &Path, force: bool) -> Result<()> {
    for path in [grid_path(map), system_path(map), aux_path(map)] {
        let Ok(found) = fs::metadata(&path) else {
            continue;
        };
        let display = path.display();
        if !found.is_file() {
            let help = "move it away, or give the map another name with -o";
            return Err(Error::failed(format!("{display} is no file")).help(help));
        }
        if force {
            continue;
        }
        let help = "give --force to overwrite it, or the map another name with -o";
        if found.permissions().readonly() {
            return Err(Error::failed(format!("{display} is read-only")).help(help));
        }
        let bytes = fs::read(&path).map_err(|e| Error::io("read", &path, e))?;
        let is_ours = match ending(&path) {
            Some("prj") => bytes == WEB_MERCATOR_PRJ.as_bytes(),
            _ => map.exists(),
        };
        if !is_ours && !bytes.is_empty() {
            let what = format!("{display} exists and may belong to another file");
            return Err(Error::failed(what).help(help));
        }
    }
    Ok(())
}

/// Writes a map and the files beside it, all or none; where they went.
pub(super) fn write(map: &Path, png: &[u8], grid: PixelGrid) -> Result<String> {
    let world_file = world_file(grid);
    let (beside, system, aux) = (grid_path(map), system_path(map), aux_path(map));
    output::write_together([
        (map, png),
        (&*beside, world_file.as_bytes()),
        (&*system, WEB_MERCATOR_PRJ.as_bytes()),
        (&*aux, WEB_MERCATOR_AUX_XML.as_bytes()),
    ])?;
    Ok(format!(
        "{}  EPSG:3857, and .prj, .png.aux.xml",
        beside.display()
    ))
}

/// The world file that is left of an earlier map where one is now drawn without.
pub(super) fn left_over(map: &Path) -> Option<PathBuf> {
    let path = grid_path(map);
    (is_png(map) && path.is_file()).then_some(path)
}

fn is_png(path: &Path) -> bool {
    StillFormat::of(path) == Some(StillFormat::Png)
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(OsStr::to_str)
}

fn grid_path(map: &Path) -> PathBuf {
    map.with_extension("pgw")
}

fn system_path(map: &Path) -> PathBuf {
    map.with_extension("prj")
}

fn aux_path(map: &Path) -> PathBuf {
    let mut path: OsString = map.into();
    path.push(".aux.xml");
    path.into()
}
