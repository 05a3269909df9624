//! Accepts connections, and ends them in good order.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use http::header::CONNECTION;
use http::{HeaderValue, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::connections::{Connection, Connections};
use crate::serve::rarely::Rarely;

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// The head of a request, and the wait for the next one.
    pub(crate) head: Duration,
    /// A client to take what is sent.
    pub(crate) send: Duration,
    /// Requests in hand, when the server is stopped.
    pub(crate) grace: Duration,
}

/// Bytes that the head of a request may have.
const MOST_HEAD: usize = 16 << 10;
/// Lines that the head of a request may have.
const MOST_LINES: usize = 64;
/// How long a request may be on its way when the server is stopped.
const ON_ITS_WAY: Duration = Duration::from_secs(1);
/// Connections that may wait to be accepted.
const BACKLOG: u32 = 1024;

/// A socket on which connections are accepted.
#[derive(Debug)]
pub(crate) struct Listener {
    socket: TcpListener,
    times: Times,
}

impl Listener {
    /// Listens on an address. Must be called within a runtime.
    pub(crate) fn bind(address: SocketAddr, times: Times) -> io::Result<Listener> {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4(),
            SocketAddr::V6(_) => TcpSocket::new_v6(),
        }?;
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        let socket = socket.listen(BACKLOG)?;
        Ok(Listener { socket, times })
    }

    /// The address, with the port that it got.
    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Answers until it is stopped; then until the requests in hand are answered, or the time for that is
    /// over. Whether all were.
    pub(crate) async fn run(
        self,
        router: Router,
        connections: Arc<Connections>,
        mut stop: watch::Receiver<bool>,
    ) -> bool {
        let (crowded, failed) = (Rarely::default(), Rarely::default());
        loop {
            let accepted = tokio::select! {
                _ = stop.changed() => break,
                accepted = self.socket.accept() => accepted,
            };
            let (stream, from) = match accepted {
                Ok(accepted) => accepted,
                Err(cause) => {
                    /// Long enough for one to go where files are short.
                    const PAUSE: Duration = Duration::from_millis(10);
                    failed
                        .tell(|times| tracing::warn!(%cause, times, "cannot accept a connection"));
                    connections.make_room();
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
            let Some(connection) = connections.open() else {
                crowded.tell(|times| {
                    tracing::warn!(%from, times, "too many requests at once: connection refused");
                });
                continue;
            };
            let (router, stop) = (router.clone(), stop.clone());
            tokio::spawn(serve(stream, connection, router, self.times, stop));
        }
        drop(self.socket);
        let open = connections.count();
        tracing::info!(open, "stopping: what is in hand is answered");
        let ended = tokio::time::timeout(self.times.grace, connections.all_ended());
        ended.await.is_ok()
    }
}

/// Answers the requests of a connection.
async fn serve(
    stream: TcpStream,
    connection: Connection,
    router: Router,
    times: Times,
    mut stop: watch::Receiver<bool>,
) {
    // Without it an answer may wait for the client to confirm the one before.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(times.send));
    let connection = Arc::new(connection);
    let (answered, stopped) = (Arc::clone(&connection), stop.clone());
    let service = service_fn(move |request: Request<Incoming>| {
        let (router, busy, stopped) = (router.clone(), answered.busy(), stopped.clone());
        async move {
            let response = router.oneshot(request.map(Body::new)).await;
            response.map(|mut response: Response| {
                if *stopped.borrow() {
                    // So that the client sends no other request here, which would be lost.
                    let close = HeaderValue::from_static("close");
                    response.headers_mut().insert(CONNECTION, close);
                }
                response.map(|body| busy.until_sent(body))
            })
        }
    });
    let io = TokioIo::new(Box::pin(stream));
    let mut served = std::pin::pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(times.head)
            .max_buf_size(MOST_HEAD)
            .max_headers(MOST_LINES)
            .serve_connection(io, service)
    );
    let mut is_stopping = false;
    loop {
        tokio::select! {
            ended = served.as_mut() => {
                if let Err(cause) = ended {
                    tracing::debug!(%cause, "a connection ended");
                }
                return;
            }
            () = connection.must_go() => return,
            // A request that is on its way is answered; one that may never come is not waited for.
            () = connection.is_silent(ON_ITS_WAY), if is_stopping => return,
            _ = stop.changed(), if !is_stopping => is_stopping = true,
        }
    }
}
