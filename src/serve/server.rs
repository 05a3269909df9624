//! A server: bound, run and stopped.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use super::app::App;
use super::archives::Archives;
use super::data::Data;
use super::http::{Listener, Times};
use super::options::Options;
use super::reload;
use super::routes::router;
use crate::error::{Error, Result};
use crate::geodata::Layers;

/// A server that listens, and answers once it is [run](Server::run).
pub struct Server {
    runtime: Runtime,
    listener: Listener,
    address: SocketAddr,
    app: Arc<App>,
    stop: Arc<watch::Sender<bool>>,
}

/// Stops a server from anywhere.
#[derive(Clone, Debug)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// Has the server answer what it has in hand, and end.
    pub fn stop(&self) {
        // Of a server that has ended already there is nothing to stop.
        let _ = self.0.send(true);
    }
}

impl Server {
    /// Reads the geodata and listens on an address. Connections wait until it runs.
    ///
    /// # Errors
    /// Usage where the options cannot be meant; data where the geodata are not valid; failed where an
    /// archive cannot be read, or nobody can listen on the address.
    pub fn bind(options: Options) -> Result<Server> {
        let archives = Archives::open(&options.archives)?;
        let layers = Layers::find(Path::new("."), options.geodata.as_deref())?;
        let data = Data::load(layers, options.max_zoom, None)?;
        let cores = available_parallelism().map_or(1, usize::from);
        let runtime = Builder::new_multi_thread()
            .worker_threads(cores)
            .max_blocking_threads(cores + EXTRA)
            .enable_all()
            .build()
            .map_err(|cause| Error::failed("cannot start the server's threads").caused_by(cause))?;
        let listen = options.listen;
        let failed = |cause: std::io::Error| {
            let what = format!("cannot listen on {listen}");
            Error::failed(what)
                .caused_by(cause)
                .help("name another with --listen, as 127.0.0.1:8081; port 0 takes a free one")
        };
        let limits = options.limits;
        let times = Times {
            head: limits.head,
            send: limits.send,
            grace: limits.grace,
        };
        let bound = {
            let _inside = runtime.enter();
            Listener::bind(listen, times).map_err(failed)?
        };
        let address = bound.address().map_err(failed)?;
        let (sender, stop) = watch::channel(false);
        Ok(Server {
            runtime,
            listener: bound,
            address,
            app: Arc::new(App::new(options, address, data, archives, stop)),
            stop: Arc::new(sender),
        })
    }

    /// The address on which it listens, with the port that it got.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What stops it.
    pub fn stop(&self) -> Stop {
        Stop(Arc::clone(&self.stop))
    }

    /// Answers until it is stopped, and then what it has in hand.
    ///
    /// # Errors
    /// Failed where the folder of the geodata can't be watched, or requests in hand could not be
    /// answered in time.
    pub fn run(self) -> Result<()> {
        let _watchers = reload::watch(&self.app)?;
        let (app, stop) = (&self.app, self.stop.subscribe());
        let (address, hash) = (self.address, app.data().hash().to_owned());
        tracing::info!(%address, hash, "serving");
        let connections = Arc::clone(&app.connections);
        let running = self.listener.run(router(app), connections, stop);
        let are_answered = self.runtime.block_on(running);
        let left = app.connections.count();
        self.runtime.shutdown_background();
        match are_answered {
            true => Ok(()),
            false => Err(Error::failed(format!(
                "stopped with {left} connections open that took too long"
            ))),
        }
    }
}

/// Threads beside those that draw, for reading archives.
const EXTRA: usize = 4;
