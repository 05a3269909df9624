//! Where the names go: no two overlap, none is cut, none hides another's mark.

mod candidate;
mod ground;
mod place;
mod search;

pub use ground::Ground;
pub use place::{Label, Outcome, Placed, place};
