//! Pixels to bytes: animations; PNG, with what it says of itself written and read, and where it lies; tiles, which
//! say nothing. SVG and PDF get what they say of themselves.

mod animation;
mod chunks;
mod metadata;
mod optimize;
mod palette;
mod pdf;
mod pixels;
mod png;
mod seal;
mod software;
mod still;
mod svg;
mod tile;
mod world_file;
mod xmp;

pub(crate) use self::animation::is_webp;
pub use self::animation::{
    Animation, AnimationFormat, ReadAnimation, Written, is_our_animation, read_animation,
};
pub use self::metadata::{Metadata, Provenance, is_ours, read_metadata};
pub use self::optimize::optimized;
pub use self::pdf::pdf;
pub use self::pixels::{frames, read_pixels};
pub use self::png::png;
pub(crate) use self::software::{is_software, software};
pub use self::still::StillFormat;
pub use self::svg::svg;
pub use self::tile::{TileFormat, encode_tile};
pub use self::world_file::{WEB_MERCATOR_AUX_XML, WEB_MERCATOR_PRJ, world_file};
