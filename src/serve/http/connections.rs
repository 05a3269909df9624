//! How many connections there are, and which of them goes when there are too many.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::sync::Notify;

use crate::serve::rarely::Rarely;

/// All connections. Where there are more than so many, the one goes that has waited longest for a
/// request: clients that open connections and say nothing cannot keep others out.
#[derive(Debug)]
pub(crate) struct Connections {
    most: usize,
    state: Mutex<State>,
    dropped: AtomicU64,
    crowded: Rarely,
    /// Told whenever one ends.
    ended: Notify,
}

#[derive(Debug, Default)]
struct State {
    count: usize,
    /// Counts the waits.
    next: u64,
    /// Those in whose hands is no request, the longest first, and how each is told to go.
    waiting: BTreeMap<u64, Arc<Notify>>,
}

/// One connection, for as long as it lives.
#[derive(Debug)]
pub(crate) struct Connection {
    all: Arc<Connections>,
    go: Arc<Notify>,
    /// The number of its wait, unless it has a request in hand.
    wait: Mutex<Option<u64>>,
}

impl Connections {
    pub(crate) fn new(most: usize) -> Connections {
        Connections {
            most,
            state: Mutex::default(),
            dropped: AtomicU64::new(0),
            crowded: Rarely::default(),
            ended: Notify::new(),
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.state().count
    }

    /// How many had to go for others.
    pub(crate) fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// Has the one go that has waited longest; whether there is one.
    pub(crate) fn make_room(&self) -> bool {
        let longest = self.state().waiting.pop_first();
        let Some((_, go)) = longest else {
            return false;
        };
        go.notify_one();
        self.dropped.fetch_add(1, Ordering::Relaxed);
        self.crowded.tell(|times| {
            tracing::warn!(
                times,
                "too many connections: those that waited longest had to go"
            );
        });
        true
    }

    /// A new one; `None` where there are as many as may be, and all have a request in hand.
    pub(crate) fn open(self: &Arc<Connections>) -> Option<Connection> {
        if self.count() >= self.most && !self.make_room() {
            return None;
        }
        self.state().count += 1;
        let connection = Connection {
            all: Arc::clone(self),
            go: Arc::new(Notify::new()),
            wait: Mutex::new(None),
        };
        connection.waits();
        Some(connection)
    }

    /// Waits until there is none.
    pub(crate) async fn all_ended(&self) {
        loop {
            let ended = self.ended.notified();
            if self.count() == 0 {
                return;
            }
            ended.await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// Waits until it must go.
    pub(crate) async fn must_go(&self) {
        self.go.notified().await;
    }

    /// Waits until it has had no request in hand for a time, and has none.
    pub(crate) async fn is_silent(&self, time: Duration) {
        loop {
            let before = *self.wait();
            tokio::time::sleep(time).await;
            if before.is_some() && *self.wait() == before {
                return;
            }
        }
    }

    /// Has a request in hand until what it gives is dropped.
    pub(crate) fn busy(self: &Arc<Connection>) -> Busy {
        if let Some(wait) = self.wait().take() {
            self.all.state().waiting.remove(&wait);
        }
        Busy(Arc::clone(self))
    }

    fn waits(&self) {
        let mut state = self.all.state();
        let number = state.next;
        state.next += 1;
        state.waiting.insert(number, Arc::clone(&self.go));
        drop(state);
        let before = self.wait().replace(number);
        if let Some(before) = before {
            self.all.state().waiting.remove(&before);
        }
    }

    fn wait(&self) -> MutexGuard<'_, Option<u64>> {
        self.wait.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let wait = self.wait().take();
        let mut state = self.all.state();
        state.count -= 1;
        if let Some(wait) = wait {
            state.waiting.remove(&wait);
        }
        drop(state);
        self.all.ended.notify_waiters();
    }
}

/// A request in hand.
#[derive(Debug)]
pub(crate) struct Busy(Arc<Connection>);

impl Busy {
    /// A body with which the request is done.
    pub(crate) fn until_sent(self, body: Body) -> Body {
        Body::new(Sent { body, _busy: self })
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.waits();
    }
}

/// A body whose request is in hand as long as there is some of it.
struct Sent {
    body: Body,
    _busy: Busy,
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_has_waited_longest_goes() {
        let all = Arc::new(Connections::new(2));
        let open = || all.open().map(Arc::new);
        let (first, second) = (open().expect("room"), open().expect("room"));
        let busy = first.busy();
        let third = open().expect("the second went");
        assert_eq!((all.dropped(), all.count()), (1, 3));
        drop(second);
        let also_busy = third.busy();
        assert!(open().is_none(), "all have a request in hand");
        drop(busy);
        assert!(open().is_some(), "the first went");
        drop((first, also_busy, third));
        assert_eq!(all.count(), 0);
        assert!(!all.make_room());
    }
}
