//! The overlay as tiles: which there are, in what order they are drawn, and which are the same.
//!
//! - `level`: the tiles of one zoom level, and the window of the world that they divide
//! - `draw`: from the items of a level to the pixels of its tiles, block by block
//! - `pyramid`: all levels, on all cores
//! - `estimate`: how much there would be to draw
//! - `shard`: a part of the work
//!
//! A level is composed once, names included, and its items cut down from tile to sub-tile: so what
//! crosses an edge goes on beyond it, and where nothing is, nothing is drawn.

mod draw;
mod estimate;
mod level;
mod pyramid;
mod shard;

pub use draw::{Block, Content, Single, blocks, count};
pub use estimate::Estimate;
pub use level::Level;
pub use pyramid::{Encoded, Ground, Pyramid, Sheet, parts};
pub use shard::Shard;
