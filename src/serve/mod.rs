//! The maps over HTTP: tiles, stills, measurements and a viewer, from this machine alone.
//!
//! - `options`: how a server is set up, and what bounds its work
//! - `server`: bound, run and stopped
//! - `routes`: the addresses, each file those of one kind
//! - `data`: the geodata that are served; `reload` takes over what is saved, `events` tells of it
//! - `app`: what all requests share: `pool` (who draws), `cache`, `metrics`, `archives`
//! - `viewer`: the page's files, compiled in; `empty`: the tile on which nothing is
//! - `http`: what of HTTP has nothing to do with maps; `rarely`: what is told once in a while
//!
//! A request is answered by what commands use, so that its bytes are theirs. Threads that wait for
//! clients never draw, and those that draw never wait.

mod app;
mod archives;
mod cache;
mod data;
mod empty;
mod events;
mod http;
mod metrics;
mod options;
mod pool;
mod rarely;
mod reload;
mod routes;
mod server;
mod viewer;

pub use options::{Limits, Options};
pub use server::{Server, Stop};
