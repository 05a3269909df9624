//! From longitude and latitude to metres to pixels, and the clipping that belongs to it.

mod clip;
mod path;
mod plane;
mod viewport;

pub use path::{ScreenLine, ScreenPolygon};
pub use plane::Projection;
pub use viewport::Viewport;
