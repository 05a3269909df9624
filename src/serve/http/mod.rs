//! What of HTTP has nothing to do with maps.
//!
//! - `problem`: refusals, as RFC 9457 has them
//! - `entity`: answers with their tag, and whether the client has them already
//! - `range`: parts of a file
//! - `guard`: requests that are refused before anybody looks at what they ask for
//! - `headers`: what every answer says
//! - `connections`: how many there are, and which of them goes when there are too many
//! - `listener`: accepts connections, and ends them in good order

mod connections;
mod entity;
mod guard;
mod headers;
mod listener;
mod problem;
mod range;

pub(crate) use connections::Connections;
pub(crate) use entity::{Cached, Entity, GEOJSON, JSON, PMTILES, PNG, unkept};
pub(crate) use guard::{Guard, guard};
pub(crate) use headers::{secured, shared};
pub(crate) use listener::{Listener, Times};
pub(crate) use problem::Problem;
pub(crate) use range::Range;
