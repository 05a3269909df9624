//! Tiles to files: a PMTiles archive, an MBTiles archive, or a folder.
//!
//! - `kind`: which of the three a name means
//! - `metadata`: what an archive says of itself, one type for all three; `tilejson` is its full form
//! - `writer`: takes the tiles in order, under a name that ends in `.part` until all are there
//! - `target`: the two names, and `lock`, so that one run at a time writes there
//! - `sink`: what each kind of archive does for the writer
//! - `pmtiles`, `mbtiles`, `folder`: the three kinds
//! - `merge`: puts archives together
//! - `own`: which archives this program wrote
//! - `tiles`: single tiles of an archive, of this program and of others
//! - `verify`: checks archives, of this program and of others
//! - `digest`: by what equal tiles are known
//!
//! Memory grows with the directory of an archive, never with the bytes of its tiles.

mod at_risk;
mod digest;
mod folder;
mod kind;
mod lock;
mod mbtiles;
mod merge;
mod metadata;
mod own;
mod pmtiles;
mod sink;
mod target;
mod tilejson;
mod tiles;
mod verify;
mod writer;

pub use kind::Kind;
pub use merge::{Merge, Merged};
pub use metadata::Metadata;
pub use own::{Standing, is_ours, standing};
pub use target::{is_begun, is_part};
pub use tilejson::tilejson_at;
pub use tiles::Tiles;
pub use verify::{Finding, Report, json, verify};
pub use writer::{Writer, Written};
