//! Where the names go: no two overlap, none is cut, none hides another's mark.
//!
//! Each label has places that it might take, each at a price; the search gives them out.

mod areas;
mod candidate;
mod grid;
mod ground;
#[cfg(test)]
mod invented;
mod label;
mod place;
mod plane;
mod price;
#[cfg(test)]
mod properties;
mod search;

pub use areas::Areas;
pub use ground::Ground;
pub use label::{Label, size};
pub use place::{Outcome, Placed, place, place_greedily};
