//! A still as a file.

use super::Still;
use crate::encode::{self, StillFormat};
use crate::error::{Error, Result};
use crate::hash::sha256;
use crate::raster;
use crate::scene::{Fade, Rect};
use crate::vector::{Sheet, pdf_page, svg_drawing};

/// A still's file.
#[derive(Clone, Debug)]
pub struct StillFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many more it had before it was made as small as can be; 0 if it was not.
    pub saved: usize,
}

impl Still {
    /// The file of a format; if `optimize`, a PNG is made as small as it can be without loss, which takes a
    /// second or more.
    ///
    /// # Errors
    /// As [`file`](Self::file).
    pub fn finished(&self, format: StillFormat, optimize: bool) -> Result<StillFile> {
        let bytes = self.file(format)?;
        let small = match format {
            StillFormat::Png if optimize => encode::optimized(&bytes)?,
            _ => return Ok(StillFile { bytes, saved: 0 }),
        };
        Ok(StillFile {
            saved: bytes.len() - small.len(),
            bytes: small,
        })
    }

    /// The file of a format. The same still gives the same bytes.
    ///
    /// # Errors
    /// A picture of no width or height cannot be a PNG. Data (exit 3) where it is to be an SVG or PDF, which
    /// have its fonts in them, and a font of the user's own can't be put there.
    pub fn file(&self, format: StillFormat) -> Result<Vec<u8>> {
        if !matches!(format, StillFormat::Png)
            && let Some((font, why)) = self.typeface.not_embedded()
        {
            let what = format!("an SVG or PDF would have the font {font} in it, and {why}");
            let help = "draw a PNG, or name another font with --font";
            return Err(Error::unfit(what).help(help));
        }
        match format {
            StillFormat::Png => self.png(),
            StillFormat::Svg => Ok(self.svg()),
            StillFormat::Pdf => Ok(encode::pdf(pdf_page(self.sheet()), &self.metadata)),
        }
    }

    /// The PNG file.
    ///
    /// # Errors
    /// As [`file`](Self::file).
    pub fn png(&self) -> Result<Vec<u8>> {
        encode::png(&raster::rasterize(&self.scene), &self.metadata)
    }

    /// Width and height of the file of a format in pixels: paths and text have those of scale 1.
    pub fn size(&self, format: StillFormat) -> [u32; 2] {
        let factor = match format {
            StillFormat::Png => 1,
            StillFormat::Svg | StillFormat::Pdf => u32::from(self.scale.factor()),
        };
        [self.width / factor, self.height / factor]
    }

    fn svg(&self) -> Vec<u8> {
        /// Digits by which the ids of two pictures differ.
        const DIGITS: usize = 8;
        let hash = sha256(&self.metadata.request);
        let ids = format!("m{}", &hash[..DIGITS]);
        encode::svg(&svg_drawing(self.sheet(), &ids), &self.metadata)
    }

    fn sheet(&self) -> Sheet<'_> {
        Sheet {
            scene: &self.scene,
            scale: self.scale.factor().into(),
            soft_mask: &|fade: &Fade, bounds: Rect| raster::soft_mask(fade, bounds),
        }
    }
}
