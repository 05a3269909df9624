//! A folder of plain files, `{z}/{x}/{y}.png`, with `tilejson.json` beside the zoom levels.
//!
//! - `part`: the unfinished folder
//! - `listing`: what a folder of tiles has in it

mod listing;
mod part;

pub(super) use listing::{TILEJSON, is_of_tiles, number, numbers};
pub(super) use part::Part;
