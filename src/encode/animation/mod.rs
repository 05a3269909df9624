//! Frames to an animation: GIF, animated PNG or animated WebP. A frame is stored by what differs from the
//! one before, and one at a time is in memory.

mod apng;
mod blocks;
mod delta;
mod gif;
mod inspect;
mod ours;
mod quantize;
mod webp;

use std::io::{Seek, Write};
use std::path::Path;

use self::apng::Apng;
pub(crate) use self::blocks::is_webp;
use self::delta::Delta;
use self::gif::Gif;
pub use self::inspect::{ReadAnimation, read_animation};
pub use self::ours::is_our_animation;
use self::webp::WebP;
use super::Metadata;
use crate::error::{Error, Result};
use crate::raster::Pixmap;

/// What an animation is encoded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnimationFormat {
    /// GIF of 256 colours.
    Gif,
    /// Animated PNG, which keeps each pixel as it is.
    Png,
    /// Animated WebP without loss.
    WebP,
}

impl AnimationFormat {
    /// The format that a file's ending names.
    pub fn of(path: &Path) -> Option<AnimationFormat> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "gif" => Some(AnimationFormat::Gif),
            "png" | "apng" => Some(AnimationFormat::Png),
            "webp" => Some(AnimationFormat::WebP),
            _ => None,
        }
    }

    /// The longest side that it can have, in pixels.
    pub fn longest_side(self) -> u32 {
        match self {
            AnimationFormat::Gif => 65_535,
            AnimationFormat::Png => 1 << 31,
            // Of a frame's pixels: 14 bits (RFC 9649, 3.4).
            AnimationFormat::WebP => 16_384,
        }
    }

    fn name(self) -> &'static str {
        match self {
            AnimationFormat::Gif => "GIF",
            AnimationFormat::Png => "animated PNG",
            AnimationFormat::WebP => "animated WebP",
        }
    }
}

/// What became of the frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many were written: of frames in a row that are equal, one.
    pub frames: u64,
    /// Whether each pixel has its colour; else it has the nearest of those that the format holds.
    pub is_exact: bool,
}

/// How a format stores frames.
trait Encoder {
    /// A frame by what differs from the one before, and how long it is shown: from and to a time in
    /// milliseconds since the beginning.
    fn frame(&mut self, delta: &Delta, shown: [u64; 2]) -> Result<()>;

    /// Writes what stands after the frames; whether all colours are exact.
    fn finish(&mut self) -> Result<bool>;
}

/// An animation that is being written. It is whole when [`finish`](Self::finish) has returned.
pub struct Animation<'w> {
    encoder: Box<dyn Encoder + 'w>,
    format: AnimationFormat,
    last: Option<Pixmap>,
    waiting: Option<(Delta, [u64; 2])>,
    frames: u64,
}

impl std::fmt::Debug for Animation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Animation({:?}, {} frames)", self.format, self.frames)
    }
}

/// A frame is not shown longer than this, in milliseconds: what 16 bits hold.
const LONGEST: u64 = 65_000;

impl<'w> Animation<'w> {
    /// Begins one that is played over and over.
    ///
    /// # Errors
    /// Failed where the file, or a temporary one, cannot be written.
    pub fn new(
        format: AnimationFormat,
        out: impl Write + Seek + 'w,
        metadata: &Metadata,
    ) -> Result<Animation<'w>> {
        let encoder: Box<dyn Encoder + 'w> = match format {
            AnimationFormat::Gif => Box::new(Gif::new(out, metadata)?),
            AnimationFormat::Png => Box::new(Apng::new(out, metadata)),
            AnimationFormat::WebP => Box::new(WebP::new(out, metadata)),
        };
        Ok(Animation {
            encoder,
            format,
            last: None,
            waiting: None,
            frames: 0,
        })
    }

    /// Adds a frame, which is shown for so many milliseconds, one at least; one that is equal to the last
    /// lengthens that.
    ///
    /// # Errors
    /// Failed where it cannot be written, and where it has another size than the last.
    pub fn push(&mut self, frame: Pixmap, millis: u64) -> Result<()> {
        let millis = millis.max(1);
        let begin = self.waiting.as_ref().map_or(0, |(_, [_, end])| *end);
        if let (Some(last), Some((_, [from, to]))) = (&self.last, &mut self.waiting)
            && *last == frame
            && *to + millis - *from <= LONGEST
        {
            *to += millis;
            return Ok(());
        }
        let delta = match &self.last {
            Some(last) if (last.width, last.height) != (frame.width, frame.height) => {
                return Err(Error::failed(
                    "a frame has another size than the one before",
                ));
            }
            last => Delta::between(last.as_ref(), &frame),
        };
        self.flush()?;
        self.waiting = Some((delta, [begin, begin + millis.min(LONGEST)]));
        self.last = Some(frame);
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        let Some((delta, shown)) = self.waiting.take() else {
            return Ok(());
        };
        self.frames += 1;
        self.encoder.frame(&delta, shown)
    }

    /// Ends it.
    ///
    /// # Errors
    /// Failed where it cannot be written, and where it has no frame.
    pub fn finish(mut self) -> Result<Written> {
        self.flush()?;
        if self.frames == 0 {
            return Err(Error::failed("an animation of no frame cannot be written"));
        }
        Ok(Written {
            is_exact: self.encoder.finish()?,
            frames: self.frames,
        })
    }
}

/// An error of writing one.
fn failed(format: AnimationFormat) -> impl Fn(Box<dyn std::error::Error + Send + Sync>) -> Error {
    move |cause| {
        let name = format.name();
        Error::failed(format!("cannot write the {name}: {cause}"))
    }
}

#[cfg(test)]
mod tests;
