//! Pixels to bytes: PNG, with what it says of itself written and read.

mod metadata;
mod palette;
mod png;
mod xmp;

pub use self::metadata::{Metadata, Provenance, is_ours, read_metadata};
pub use self::png::png;
