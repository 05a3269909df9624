//! Animated WebP, as RFC 9649 has it: a RIFF file in which `VP8X` says what there is, `ANIM` how it is
//! played, and each `ANMF` holds a frame, here without loss (`VP8L`).

use std::io::{self, Seek, SeekFrom, Write};

use image_webp::{ColorType, WebPEncoder};

use super::delta::Delta;
use super::ours::{CHUNK, told};
use super::{AnimationFormat, Encoder, failed};
use crate::encode::{Metadata, xmp};
use crate::error::Result;

/// Flags of `VP8X`: there are frames, XMP, and pixels that are clear.
const ANIMATED: u8 = 0x02;
const XMP: u8 = 0x04;
const ALPHA: u8 = 0x10;
/// Flag of `ANMF`: a frame takes the place of the one before, and is not laid over it.
const NO_BLENDING: u8 = 0x02;
/// Bytes of a RIFF file that its size does not count: `RIFF` and the size.
const UNCOUNTED: u64 = 8;

pub(super) struct WebP<W> {
    out: W,
    metadata: Metadata,
}

impl<W: Write + Seek> WebP<W> {
    pub(super) fn new(out: W, metadata: &Metadata) -> WebP<W> {
        WebP {
            out,
            metadata: metadata.clone(),
        }
    }

    fn write(&mut self, delta: &Delta, [from, to]: [u64; 2]) -> io::Result<()> {
        if delta.is_first {
            self.out.write_all(b"RIFF\0\0\0\0WEBP")?;
            let mut head = vec![ANIMATED | XMP | ALPHA, 0, 0, 0];
            head.extend(number(delta.width - 1));
            head.extend(number(delta.height - 1));
            write_chunk(&mut self.out, *b"VP8X", &head)?;
            // A white ground, which no frame lets through; played without end.
            write_chunk(&mut self.out, *b"ANIM", &[255, 255, 255, 255, 0, 0])?;
        }
        let mut still = Vec::new();
        WebPEncoder::new(&mut still)
            .encode(&delta.rgba, delta.width, delta.height, ColorType::Rgba8)
            .map_err(io::Error::other)?;
        let mut frame = Vec::with_capacity(still.len() + 16);
        for value in [delta.x / 2, delta.y / 2, delta.width - 1, delta.height - 1] {
            frame.extend(number(value));
        }
        frame.extend(number(u32::try_from(to - from).unwrap_or(u32::MAX)));
        frame.push(if delta.is_first { NO_BLENDING } else { 0 });
        // The chunk of pixels, after the still's own head.
        frame.extend_from_slice(&still[12..]);
        write_chunk(&mut self.out, *b"ANMF", &frame)
    }

    fn end(&mut self) -> io::Result<()> {
        let packet = xmp::packet(&self.metadata);
        write_chunk(&mut self.out, *b"XMP ", packet.as_bytes())?;
        write_chunk(&mut self.out, CHUNK, told(&self.metadata).as_bytes())?;
        let size = self.out.stream_position()? - UNCOUNTED;
        let size = u32::try_from(size)
            .map_err(|_e| io::Error::other("it is larger than the 4 GB that WebP can have"))?;
        self.out.seek(SeekFrom::Start(4))?;
        self.out.write_all(&size.to_le_bytes())?;
        self.out.seek(SeekFrom::End(0))?;
        self.out.flush()
    }
}

impl<W: Write + Seek> Encoder for WebP<W> {
    fn frame(&mut self, delta: &Delta, shown: [u64; 2]) -> Result<()> {
        let failed = failed(AnimationFormat::WebP);
        self.write(delta, shown).map_err(|e| failed(e.into()))
    }

    fn finish(&mut self) -> Result<bool> {
        let failed = failed(AnimationFormat::WebP);
        self.end().map_err(|e| failed(e.into()))?;
        Ok(true)
    }
}

/// The 24 bits of a number, the lowest first.
fn number(value: u32) -> [u8; 3] {
    let [a, b, c, _] = value.to_le_bytes();
    [a, b, c]
}

/// Writes a chunk of RIFF, of which an odd number of bytes is followed by a nought.
fn write_chunk(out: &mut impl Write, kind: [u8; 4], data: &[u8]) -> io::Result<()> {
    let length = u32::try_from(data.len()).map_err(io::Error::other)?;
    out.write_all(&kind)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(data)?;
    out.write_all(&[0][..data.len() % 2])
}
