//! GIF: one palette for all frames, exact where they have few enough colours. Which colours there are is
//! known after the last frame, so the frames wait in a temporary file, of which one is read at a time.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use gif::{AnyExtension, DisposalMethod, Extension, Frame, Repeat};

use super::delta::Delta;
use super::ours::told;
use super::quantize::{Histogram, Palette};
use super::{AnimationFormat, Encoder, failed};
use crate::encode::Metadata;
use crate::error::Result;

pub(super) struct Gif<W: Write> {
    out: Option<W>,
    metadata: Metadata,
    spool: BufWriter<File>,
    colors: Histogram,
    size: [u16; 2],
    frames: u64,
}

/// What stands before the pixels of a frame in the temporary file: its place, when it is shown, and how
/// many bytes follow.
const HEAD: usize = 7;

impl<W: Write + Seek> Gif<W> {
    pub(super) fn new(out: W, metadata: &Metadata) -> Result<Gif<W>> {
        let spool = tempfile::tempfile().map_err(|e| failed(AnimationFormat::Gif)(e.into()))?;
        Ok(Gif {
            out: Some(out),
            metadata: metadata.clone(),
            spool: BufWriter::new(spool),
            colors: Histogram::new(),
            size: [0, 0],
            frames: 0,
        })
    }

    fn keep(&mut self, delta: &Delta, [from, to]: [u64; 2]) -> io::Result<()> {
        if delta.is_first {
            let side = |side: u32| u16::try_from(side).map_err(io::Error::other);
            self.size = [side(delta.width)?, side(delta.height)?];
        }
        self.colors.add(&delta.rgba);
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&delta.rgba)?;
        let packed = packed.finish()?;
        let place = [delta.x, delta.y, delta.width, delta.height].map(u64::from);
        let head = place.into_iter().chain([from, to, packed.len() as u64]);
        for number in head {
            self.spool.write_all(&number.to_le_bytes())?;
        }
        self.spool.write_all(&packed)?;
        self.frames += 1;
        Ok(())
    }

    fn write(&mut self) -> std::result::Result<bool, Box<dyn std::error::Error + Send + Sync>> {
        self.spool.flush()?;
        self.spool.rewind()?;
        let mut spool = BufReader::new(self.spool.get_ref());
        let mut palette = self.colors.palette();
        let Some(mut out) = self.out.take() else {
            return Ok(true);
        };
        let [width, height] = self.size;
        let mut encoder = gif::Encoder::new(&mut out, width, height, &palette.bytes())?;
        encoder.set_repeat(Repeat::Infinite)?;
        let told = told(&self.metadata);
        let blocks: Vec<&[u8]> = told.as_bytes().chunks(255).collect();
        encoder.write_raw_extension(AnyExtension::from(Extension::Comment), &blocks)?;
        for _ in 0..self.frames {
            let frame = read(&mut spool, &mut palette)?;
            encoder.write_frame(&frame)?;
        }
        drop(encoder);
        out.flush()?;
        Ok(palette.is_exact)
    }
}

/// The next frame of the temporary file.
fn read(spool: &mut impl Read, palette: &mut Palette) -> io::Result<Frame<'static>> {
    let mut head = [0; HEAD];
    for number in &mut head {
        let mut bytes = [0; 8];
        spool.read_exact(&mut bytes)?;
        *number = u64::from_le_bytes(bytes);
    }
    let [x, y, width, height, from, to, length] = head;
    let mut rgba = Vec::new();
    ZlibDecoder::new(spool.take(length)).read_to_end(&mut rgba)?;
    let side = |side: u64| u16::try_from(side).map_err(io::Error::other);
    // Hundredths of a second; what is cut off one frame is given to the next.
    let hundredths = |millis: u64| (millis + 5) / 10;
    Ok(Frame {
        delay: side(hundredths(to) - hundredths(from))?,
        dispose: DisposalMethod::Keep,
        transparent: palette.clear,
        left: side(x)?,
        top: side(y)?,
        width: side(width)?,
        height: side(height)?,
        buffer: Cow::Owned(palette.indices(&rgba)),
        ..Frame::default()
    })
}

impl<W: Write + Seek> Encoder for Gif<W> {
    fn frame(&mut self, delta: &Delta, shown: [u64; 2]) -> Result<()> {
        let failed = failed(AnimationFormat::Gif);
        self.keep(delta, shown).map_err(|e| failed(e.into()))
    }

    fn finish(&mut self) -> Result<bool> {
        self.write().map_err(failed(AnimationFormat::Gif))
    }
}
