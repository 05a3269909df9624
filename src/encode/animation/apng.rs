//! Animated PNG, as the Portable Network Graphics Specification (Third Edition), W3C 2025, has it: `acTL`
//! says how many frames there are, `fcTL` how each is laid on the one before, and `fdAT` holds its pixels.

use std::io::{self, Seek, SeekFrom, Write};

use png::{BitDepth, ColorType, DeflateCompression, EncodingError, Filter};

use super::delta::Delta;
use super::{AnimationFormat, Encoder, failed};
use crate::encode::Metadata;
use crate::encode::chunks::{SIGNATURE, chunks, write_chunk};
use crate::encode::png::describe;
use crate::error::Result;

/// How a frame is left when the next is drawn: as it is.
const DISPOSE_NONE: u8 = 0;
/// How it is laid on the one before: in its place, or over it where it is not clear.
const BLEND: [u8; 2] = [0, 1];
/// Units of a delay in a second.
const UNITS: u16 = 1000;

pub(super) struct Apng<W> {
    out: W,
    metadata: Metadata,
    /// Where `acTL` stands, which is written anew when the number of frames is known.
    control: u64,
    frames: u32,
    /// That of the next `fcTL` or `fdAT`.
    sequence: u32,
}

impl<W: Write + Seek> Apng<W> {
    pub(super) fn new(out: W, metadata: &Metadata) -> Apng<W> {
        Apng {
            out,
            metadata: metadata.clone(),
            control: 0,
            frames: 0,
            sequence: 0,
        }
    }

    fn write(&mut self, delta: &Delta, [from, to]: [u64; 2]) -> io::Result<()> {
        let described = delta.is_first.then_some(&self.metadata);
        let png = encoded(delta, described).map_err(io::Error::other)?;
        let data = chunks(&png).filter(|(kind, _)| kind == b"IDAT");
        let data: Vec<u8> = data.flat_map(|(_, data)| data.iter().copied()).collect();
        if delta.is_first {
            self.out.write_all(&png[..SIGNATURE])?;
            let head = chunks(&png).take_while(|(kind, _)| kind != b"IDAT");
            for (kind, data) in head {
                write_chunk(&mut self.out, kind, data)?;
            }
            self.control = self.out.stream_position()?;
            self.write_control()?;
        }
        let millis = u16::try_from(to - from).unwrap_or(u16::MAX);
        let mut control = Vec::new();
        control.extend(self.next().to_be_bytes());
        for number in [delta.width, delta.height, delta.x, delta.y] {
            control.extend(number.to_be_bytes());
        }
        control.extend([millis, UNITS].map(u16::to_be_bytes).concat());
        control.extend([DISPOSE_NONE, BLEND[usize::from(!delta.is_first)]]);
        write_chunk(&mut self.out, *b"fcTL", &control)?;
        if delta.is_first {
            write_chunk(&mut self.out, *b"IDAT", &data)?;
        } else {
            let numbered = [&self.next().to_be_bytes()[..], &data].concat();
            write_chunk(&mut self.out, *b"fdAT", &numbered)?;
        }
        self.frames += 1;
        Ok(())
    }

    fn next(&mut self) -> u32 {
        self.sequence += 1;
        self.sequence - 1
    }

    /// How many frames there are, played without end.
    fn write_control(&mut self) -> io::Result<()> {
        let control = [self.frames, 0].map(u32::to_be_bytes).concat();
        write_chunk(&mut self.out, *b"acTL", &control)
    }

    fn end(&mut self) -> io::Result<()> {
        write_chunk(&mut self.out, *b"IEND", &[])?;
        self.out.seek(SeekFrom::Start(self.control))?;
        self.write_control()?;
        self.out.seek(SeekFrom::End(0))?;
        self.out.flush()
    }
}

impl<W: Write + Seek> Encoder for Apng<W> {
    fn frame(&mut self, delta: &Delta, shown: [u64; 2]) -> Result<()> {
        let failed = failed(AnimationFormat::Png);
        self.write(delta, shown).map_err(|e| failed(e.into()))
    }

    fn finish(&mut self) -> Result<bool> {
        let failed = failed(AnimationFormat::Png);
        self.end().map_err(|e| failed(e.into()))?;
        Ok(true)
    }
}

/// A PNG of its own of what differs; all frames have one kind of pixel.
fn encoded(
    delta: &Delta,
    metadata: Option<&Metadata>,
) -> std::result::Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, delta.width, delta.height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(6));
    let mut writer = match metadata {
        Some(metadata) => describe(encoder, metadata)?,
        None => encoder.write_header()?,
    };
    writer.write_image_data(&delta.rgba)?;
    writer.finish()?;
    Ok(bytes)
}
