//! A publisher's file as the areas of a day.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;
use geo::BoundingRect;
use jiff::civil::Date;

use super::feature::{MOST_BYTES, Piece, not_too_many, too_large};
use super::mapped::NO_RULE;
use super::meaning::Meaning;
use super::publisher::{Publisher, is_of_before};
use super::tally::Tally;
use super::{json, kml, names, nzz};
use crate::error::{Error, Result};
use crate::units::LonLatBox;

/// What a file says of a day.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Whose it is, in which shape.
    pub publisher: Publisher,
    /// The day.
    pub day: Date,
    /// Which of two files of a day is the later: seconds since 1970 where the publisher tells.
    pub moment: i64,
    /// The file, as the user can open it.
    pub file: String,
    /// The areas.
    pub(super) pieces: Vec<Piece>,
    /// What was left out of it so far.
    pub(super) tally: Tally,
}

/// Reads a publisher's file, packed by gzip or not, that the user can open as `file`; `asked` is its
/// day where that is given.
///
/// # Errors
/// Data (exit 3) with the faults of the file; failed (exit 1) where it is cut off or too large; usage
/// (exit 2) where it does not say its day.
pub fn read(
    publisher: &Publisher,
    bytes: &[u8],
    file: &str,
    asked: Option<Date>,
) -> Result<Reading> {
    let unpacked = unpack(bytes, file)?;
    let mut tally = Tally::default();
    let raws = match publisher {
        Publisher::Mapped(mapping) if mapping.is_kml => kml::features(&unpacked, file, &mut tally)?,
        _ => json::features(&unpacked, file, &mut tally)?,
    };
    not_too_many(&raws, file)?;
    let publisher = publisher.of_shape(&raws, file)?;
    let (day, moment) = match asked {
        Some(day) => (day, 0),
        None => publisher.day(&raws, file)?,
    };
    let mut pieces = Vec::new();
    for raw in raws {
        let shape = match &raw.shape {
            Ok(shape) => shape.clone(),
            Err(kind) => {
                tally.leave(*kind, 1);
                continue;
            }
        };
        if names::is_military(&raw) {
            tally.leave("signs of military units", 1);
            continue;
        }
        match publisher.meaning(&raw) {
            Meaning::Zone {
                key,
                name,
                controller,
                status,
            } => pieces.push(Piece {
                key,
                name,
                controller,
                status,
                shape,
            }),
            Meaning::Left(why) => {
                tally.leave(why, 1);
                if why == NO_RULE {
                    tally.unfit.note(&raw);
                }
            }
        }
    }
    Ok(Reading {
        publisher,
        day,
        moment,
        file: file.to_owned(),
        pieces,
        tally,
    })
}

impl Reading {
    /// Adds the areas of another file, packed by gzip or not, as land that was held before 24 February
    /// 2022: a publisher that maps what changed since has it not.
    ///
    /// # Errors
    /// As [`read`].
    pub fn with_area(&mut self, bytes: &[u8], file: &str) -> Result<()> {
        let raws = json::features(&unpack(bytes, file)?, file, &mut self.tally)?;
        not_too_many(&raws, file)?;
        is_of_before(&raws, file)?;
        for raw in raws {
            match (raw.shape, nzz::held_before()) {
                (
                    Ok(shape),
                    Meaning::Zone {
                        key,
                        name,
                        controller,
                        status,
                    },
                ) => {
                    self.pieces.push(Piece {
                        key,
                        name,
                        controller,
                        status,
                        shape,
                    });
                }
                (Err(kind), _) => self.tally.leave(kind, 1),
                (Ok(_), Meaning::Left(why)) => self.tally.leave(why, 1),
            }
        }
        Ok(())
    }

    /// The least box around its areas; `None` where there are none.
    pub fn bounds(&self) -> Option<LonLatBox> {
        let boxes = self
            .pieces
            .iter()
            .filter_map(|piece| piece.shape.bounding_rect());
        let boxes =
            boxes.filter_map(|b| LonLatBox::new([b.min().x, b.min().y, b.max().x, b.max().y]));
        boxes.reduce(LonLatBox::union)
    }
}

/// The bytes that gzip packed, or those that are there.
fn unpack<'b>(bytes: &'b [u8], file: &str) -> Result<Cow<'b, [u8]>> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return match bytes.len() as u64 > MOST_BYTES {
            true => Err(too_large(file)),
            false => Ok(Cow::Borrowed(bytes)),
        };
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes)
        .take(MOST_BYTES + 1)
        .read_to_end(&mut unpacked);
    let help = "get it from its publisher again";
    read.map_err(|cause| {
        Error::failed(format!("cannot unpack {file}"))
            .caused_by(cause)
            .help(help)
    })?;
    match unpacked.len() as u64 > MOST_BYTES {
        true => Err(too_large(file)),
        false => Ok(Cow::Owned(unpacked)),
    }
}
