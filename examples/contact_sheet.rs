//! Draws every view of every snapshot of a dataset, small, on one sheet a language: a row a snapshot,
//! a column a view. To look at after a change of the drawing or of the data.
//!
//! ```sh
//! cargo run --release --example contact_sheet        # docs/contact-sheet-en.jpg, -uk.jpg
//! ```

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;

use bakhmut_map::date::MapDate;
use bakhmut_map::figure::{self, Options};
use bakhmut_map::geodata::{Geodata, Layers};
use bakhmut_map::raster;
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Scale};
use bakhmut_map::style::Theme;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

/// Width and height of a map on the sheet, and the air around it, in pixels.
const MAP: (u32, u32) = (480, 360);
const AIR: u32 = 12;
/// From 1 to 100.
const QUALITY: u8 = 85;

fn main() -> Result<(), Box<dyn Error>> {
    let geodata = Geodata::open(&Layers::built_in())?;
    for lang in [Lang::En, Lang::Uk] {
        let path = format!("docs/contact-sheet-{}.jpg", lang.tag());
        let file = BufWriter::new(File::create(path)?);
        sheet(&geodata, lang)?.write_with_encoder(JpegEncoder::new_with_quality(file, QUALITY))?;
    }
    Ok(())
}

fn sheet(geodata: &Geodata, lang: Lang) -> Result<RgbImage, Box<dyn Error>> {
    let dataset = geodata.datasets().first().ok_or("there is no dataset")?;
    let (columns, rows) = (geodata.views().len() as u32, dataset.dates.len() as u32);
    let (width, height) = (MAP.0 + AIR, MAP.1 + AIR);
    let grey = Rgb([0x80; 3]);
    let mut sheet = RgbImage::from_pixel(columns * width + AIR, rows * height + AIR, grey);
    for (row, &date) in (0_u32..).zip(&dataset.dates) {
        let snapshot = geodata.snapshot(&dataset.id, MapDate::Day(date), true)?;
        for (column, view) in (0_u32..).zip(geodata.views()) {
            let options = Options {
                size: PictureSize::default(),
                scale: Scale::One,
                lang,
                theme: &Theme::light(),
                projection: MapProjection::ForView,
                basemap: None,
                typeface: Default::default(),
                editing: None,
            };
            let picture = figure::draw(geodata, &snapshot, view, options)?;
            let drawn = raster::rasterize(&picture.scene);
            let map = RgbImage::from_raw(drawn.width, drawn.height, drawn.rgb)
                .ok_or("a pixmap has three bytes a pixel")?;
            let small = imageops::resize(&map, MAP.0, MAP.1, FilterType::Lanczos3);
            let (x, y) = (AIR + column * width, AIR + row * height);
            imageops::replace(&mut sheet, &small, x.into(), y.into());
        }
    }
    Ok(sheet)
}
