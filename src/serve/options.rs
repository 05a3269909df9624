//! How a server is set up.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::Date;

use crate::error::Result;

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where it listens; port 0 takes one that is free.
    pub listen: SocketAddr,
    /// Names beside its own by which it may be called.
    pub allowed_hosts: Vec<String>,
    /// The address at which browsers reach it, `https://example.org/map`, where that is another.
    pub served_at: Option<String>,
    /// PMTiles files to serve as they are.
    pub archives: Vec<PathBuf>,
    /// The folder of geodata over the others (`--geodata`).
    pub geodata: Option<PathBuf>,
    /// The deepest zoom level of tiles.
    pub max_zoom: u8,
    /// Bytes of finished tiles and pictures that are kept.
    pub cache_bytes: u64,
    /// The last day that has come anywhere, by which files are checked.
    pub today: fn() -> Result<Date>,
    /// What bounds the work.
    pub limits: Limits,
}

/// What bounds the work of a server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// Pages at a time that are told of changes.
    pub listeners: usize,
    /// Pictures and measurements that wait for a core.
    pub waiting: usize,
    /// How long one may take, its wait included.
    pub work: Duration,
    /// How long the head of a request may take, and the wait for the next one.
    pub head: Duration,
    /// How long a client may take nothing of what it is sent.
    pub send: Duration,
    /// How long requests in hand may take when the server is stopped.
    pub grace: Duration,
    /// Pixels of a picture.
    pub pixels: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 1024,
            listeners: 64,
            waiting: 1024,
            work: Duration::from_secs(20),
            head: Duration::from_secs(10),
            send: Duration::from_secs(20),
            grace: Duration::from_secs(20),
            pixels: 16_000_000,
        }
    }
}
