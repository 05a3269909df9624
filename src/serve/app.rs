//! What all requests share.

use std::net::SocketAddr;
use std::sync::Arc;

use arc_swap::ArcSwap;
use bytes::Bytes;
use tokio::sync::watch;
use tokio::time::timeout;

use super::archives::Archives;
use super::cache::{Cache, Weigh, cache};
use super::data::Data;
use super::events::Events;
use super::http::{Connections, Problem};
use super::metrics::Metrics;
use super::options::Options;
use super::pool::Pool;
use crate::projection::TileCoord;

/// What all requests share.
pub(crate) struct App {
    pub(crate) options: Options,
    pub(crate) address: SocketAddr,
    pub(crate) pool: Pool,
    pub(crate) events: Events,
    pub(crate) metrics: Metrics,
    pub(crate) connections: Arc<Connections>,
    pub(crate) archives: Archives,
    /// Whether the server is stopped.
    pub(crate) stop: watch::Receiver<bool>,
    data: ArcSwap<Data>,
    finished: Cache<Key, Bytes>,
}

/// What a finished picture is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// A tile, by the id of its overlay.
    Tile(u64, TileCoord),
    /// Anything else, by its tag, which follows from all that it shows.
    Tagged(String),
}

impl Weigh for Bytes {
    fn weight(&self) -> u64 {
        self.len() as u64
    }
}

impl App {
    pub(crate) fn new(
        options: Options,
        address: SocketAddr,
        data: Data,
        archives: Archives,
        stop: watch::Receiver<bool>,
    ) -> App {
        /// Bytes of most tiles.
        const TILE: u64 = 2048;
        /// Bytes of a large still.
        const STILL: u64 = 4 << 20;
        let limits = options.limits;
        App {
            pool: Pool::new(limits.waiting, limits.work),
            events: Events::new(limits.listeners, data.hash()),
            metrics: Metrics::new(),
            connections: Arc::new(Connections::new(limits.connections)),
            finished: cache(options.cache_bytes, TILE, STILL),
            data: ArcSwap::from_pointee(data),
            archives,
            address,
            options,
            stop,
        }
    }

    /// The geodata that are served now; a request looks at them once.
    pub(crate) fn data(&self) -> Arc<Data> {
        self.data.load_full()
    }

    /// Serves other geodata from now on.
    pub(crate) fn serve(&self, data: Data) {
        self.data.store(Arc::new(data));
    }

    /// A finished picture from the cache, or made now; where several ask for the same, it is made once.
    ///
    /// # Errors
    /// As [`Pool::run`], and those of making it.
    pub(crate) async fn finished(
        &self,
        key: &Key,
        make: impl FnOnce() -> Result<Bytes, Problem> + Send + 'static,
    ) -> Result<Bytes, Problem> {
        let there = self.finished.get_value_or_guard_async(key);
        let guard = match timeout(self.options.limits.work, there).await {
            Ok(Ok(bytes)) => {
                self.metrics.cached(true);
                return Ok(bytes);
            }
            Ok(Err(guard)) => guard,
            Err(_late) => return Err(Problem::busy("this took too long")),
        };
        self.metrics.cached(false);
        let bytes = self.pool.run(make).await??;
        // Another may have come first, with the same bytes.
        let _ = guard.insert(bytes.clone());
        Ok(bytes)
    }

    /// Bytes of finished pictures that are kept.
    pub(crate) fn cached_bytes(&self) -> u64 {
        self.finished.weight()
    }

    /// The address at which a client reaches the server, without a slash at its end.
    pub(crate) fn base(&self, host: Option<&str>) -> String {
        match &self.options.served_at {
            Some(address) => address.trim_end_matches('/').to_owned(),
            None => format!("http://{}", host.unwrap_or(&self.address.to_string())),
        }
    }
}
