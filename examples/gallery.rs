//! Draws the gallery: every view in every theme, layout and language, and every snapshot of a dataset
//! in every view, a sheet each. To look at after a change of the drawing or of the data.
//!
//! ```sh
//! cargo run --release --example gallery        # docs/gallery.md, docs/gallery/*.jpg
//! ```

use std::error::Error;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use bakhmut_map::date::MapDate;
use bakhmut_map::figure::{self, Options};
use bakhmut_map::geodata::{Geodata, Layers, Snapshot, View};
use bakhmut_map::raster;
use bakhmut_map::request::{Lang, Layout, MapProjection, Scale};
use bakhmut_map::style::{BuiltIn, Theme};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

const FOLDER: &str = "docs";
/// The day of the article.
const DATE: &str = "2025-01";
const LAYOUTS: [Layout; 3] = [Layout::Wide, Layout::Square, Layout::Tall];
/// The part of its size that a map is shown at: one alone, one of a layout, and one of a snapshot.
const LARGE: f64 = 0.75;
const SHOWN: f64 = 0.5;
const SMALL: f64 = 0.35;
/// Air around a map, in pixels.
const AIR: u32 = 12;
/// From 1 to 100.
const QUALITY: u8 = 75;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Maps in rows, each as large as it is shown.
type Rows = Vec<Vec<RgbImage>>;

fn main() -> Result<()> {
    let geodata = Geodata::open(&Layers::built_in())?;
    fs::create_dir_all(Path::new(FOLDER).join("gallery"))?;
    let mut page = String::from(
        "# Gallery\n\nWhat the program draws of its own geodata, made by `cargo run --release --example gallery`. \
         Each sheet has a row for each theme (light, dark, print) and a column for each layout (wide, square, \
         tall), at half the size.\n",
    );
    let dataset = geodata.datasets().first().ok_or("there is no dataset")?;
    let snapshot = geodata.snapshot(&dataset.id, DATE.parse()?, false)?;
    for view in geodata.views() {
        write!(page, "\n## {}\n", view.title.en)?;
        for lang in Lang::ALL {
            let sheet = themes_by_layouts(&geodata, &snapshot, view, lang)?;
            let name = format!("{}-{}", view.id, lang.word().replace('+', "-"));
            add(&mut page, lang.word(), &name, &sheet)?;
        }
    }
    write!(
        page,
        "\n## Every snapshot\n\nA row a snapshot, a column a view.\n"
    )?;
    let sheet = snapshots_by_views(&geodata)?;
    add(&mut page, Lang::En.word(), "snapshots", &sheet)?;
    write!(
        page,
        "\n## An editor's own marks\n\nThe map of the town with `--annotate docs/marks.geojson`.\n"
    )?;
    let geodata = geodata.with_annotations(&Path::new(FOLDER).join("marks.geojson"))?;
    let view = geodata.views().first().ok_or("there is no view")?;
    let theme = Theme::light();
    let look = (Layout::Wide, Lang::En, &theme);
    let marked = map(&geodata, &snapshot, view, look, LARGE)?;
    add(&mut page, Lang::En.word(), "marks", &marked)?;
    fs::write(Path::new(FOLDER).join("gallery.md"), page)?;
    Ok(())
}

/// Writes a sheet and adds it to the page.
fn add(page: &mut String, said: &str, name: &str, sheet: &RgbImage) -> Result<()> {
    let path = format!("gallery/{name}.jpg");
    let file = BufWriter::new(File::create(Path::new(FOLDER).join(&path))?);
    sheet.write_with_encoder(JpegEncoder::new_with_quality(file, QUALITY))?;
    write!(page, "\n{said}:\n\n![{said}]({path})\n")?;
    Ok(())
}

fn themes_by_layouts(
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    lang: Lang,
) -> Result<RgbImage> {
    let mut rows = Rows::new();
    for theme in BuiltIn::ALL.map(BuiltIn::theme) {
        let maps =
            LAYOUTS.map(|layout| map(geodata, snapshot, view, (layout, lang, &theme), SHOWN));
        rows.push(maps.into_iter().collect::<Result<_>>()?);
    }
    Ok(sheet(&rows))
}

fn snapshots_by_views(geodata: &Geodata) -> Result<RgbImage> {
    let (dataset, theme) = (geodata.datasets().first(), Theme::light());
    let dataset = dataset.ok_or("there is no dataset")?;
    let mut rows = Rows::new();
    for &date in &dataset.dates {
        let snapshot = geodata.snapshot(&dataset.id, MapDate::Day(date), true)?;
        let look = (Layout::Wide, Lang::En, &theme);
        let maps = geodata.views().iter();
        let maps = maps.map(|view| map(geodata, &snapshot, view, look, SMALL));
        rows.push(maps.collect::<Result<_>>()?);
    }
    Ok(sheet(&rows))
}

/// A map at a part of its size.
fn map(
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    (layout, lang, theme): (Layout, Lang, &Theme),
    part: f64,
) -> Result<RgbImage> {
    let options = Options {
        size: layout.size(),
        scale: Scale::One,
        lang,
        theme,
        projection: MapProjection::ForView,
        basemap: None,
        typeface: Default::default(),
        editing: None,
    };
    let picture = figure::draw(geodata, snapshot, view, options)?;
    let drawn = raster::rasterize(&picture.scene);
    let map = RgbImage::from_raw(drawn.width, drawn.height, drawn.rgb)
        .ok_or("a pixmap has three bytes a pixel")?;
    // A telephone's picture is as large as it is shown there.
    let part = if layout == Layout::Tall {
        2.0 * part
    } else {
        part
    };
    let [width, height] = [map.width(), map.height()].map(|side| (f64::from(side) * part) as u32);
    Ok(imageops::resize(&map, width, height, FilterType::Lanczos3))
}

/// Maps on grey, with air around each.
fn sheet(rows: &Rows) -> RgbImage {
    let width = |row: &Vec<RgbImage>| row.iter().map(|map| map.width() + AIR).sum::<u32>();
    let height = |row: &Vec<RgbImage>| row.iter().map(|map| map.height()).max().unwrap_or(0) + AIR;
    let whole = rows.iter().map(width).max().unwrap_or(0);
    let mut sheet = RgbImage::from_pixel(
        whole + AIR,
        rows.iter().map(height).sum::<u32>() + AIR,
        Rgb([0x80; 3]),
    );
    let mut y = AIR;
    for row in rows {
        let mut x = AIR;
        for map in row {
            imageops::replace(&mut sheet, map, x.into(), y.into());
            x += map.width() + AIR;
        }
        y += height(row);
    }
    sheet
}
