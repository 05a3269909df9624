//! From longitude and latitude to metres to pixels, and the clipping that belongs to it.

mod clip;
mod path;
mod pixel_grid;
mod plane;
mod tile;
mod viewport;
mod web_mercator;

pub use path::{ScreenLine, ScreenPolygon};
pub use pixel_grid::PixelGrid;
pub use plane::Projection;
pub use tile::TileCoord;
pub use viewport::Viewport;
pub use web_mercator::FARTHEST as WEB_MERCATOR_LAT;
