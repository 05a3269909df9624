//! Where drawing and measuring is done: on as many threads as there are cores, and no more waits for
//! them than is done soon.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::http::Problem;

/// The threads.
#[derive(Debug)]
pub(crate) struct Pool {
    cores: usize,
    running: Arc<Semaphore>,
    /// Room for what runs and what waits.
    room: Arc<Semaphore>,
    places: usize,
    limit: Duration,
    refused: AtomicU64,
}

impl Pool {
    /// A pool in which so much may wait, and nothing takes longer than the limit.
    pub(crate) fn new(waiting: usize, limit: Duration) -> Pool {
        let cores = available_parallelism().map_or(1, usize::from);
        let places = cores + waiting;
        Pool {
            cores,
            running: Arc::new(Semaphore::new(cores)),
            room: Arc::new(Semaphore::new(places)),
            places,
            limit,
            refused: AtomicU64::new(0),
        }
    }

    /// Does a piece of work. One that takes too long is not waited for; it keeps its thread until it is
    /// done, so that there is never more to do than there are cores.
    ///
    /// # Errors
    /// Too much waits, or the work takes too long (503); it panics (500).
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let Ok(place) = Arc::clone(&self.room).try_acquire_owned() else {
            self.refused.fetch_add(1, Ordering::Relaxed);
            return Err(Problem::busy("there is too much to draw at the moment"));
        };
        let running = Arc::clone(&self.running);
        let done = async move {
            // It is never closed.
            let thread = running.acquire_owned().await;
            let work = move || {
                let done = work();
                drop((place, thread));
                done
            };
            tokio::task::spawn_blocking(work).await
        };
        match timeout(self.limit, done).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_panic)) => {
                tracing::error!("a picture could not be drawn for a fault of this program");
                Err(Problem::internal("the request met a fault of this program"))
            }
            Err(_late) => {
                self.refused.fetch_add(1, Ordering::Relaxed);
                let seconds = self.limit.as_secs();
                Err(Problem::busy(format!(
                    "this took more than {seconds} seconds"
                )))
            }
        }
    }

    /// How many pieces of work run.
    pub(crate) fn running(&self) -> usize {
        self.cores - self.running.available_permits()
    }

    /// How many wait.
    pub(crate) fn waiting(&self) -> usize {
        let inside = self.places - self.room.available_permits();
        inside.saturating_sub(self.running())
    }

    /// How many were refused, or not waited for.
    pub(crate) fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn on_a_runtime<T>(run: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_time()
            .build();
        runtime.expect("a runtime").block_on(run)
    }

    #[test]
    fn what_finds_no_room_is_refused_and_what_panics_takes_nothing_along() {
        on_a_runtime(async {
            let pool = Arc::new(Pool::new(0, Duration::from_secs(60)));
            let mut ends = Vec::new();
            let mut held = Vec::new();
            for _ in 0..pool.cores {
                let (end, ended) = channel::<()>();
                let (begin, begun) = tokio::sync::oneshot::channel();
                let pool = Arc::clone(&pool);
                held.push(tokio::spawn(async move {
                    let work = move || {
                        let _ = begin.send(());
                        ended.recv()
                    };
                    pool.run(work).await.is_ok()
                }));
                begun.await.expect("it began");
                ends.push(end);
            }
            assert_eq!((pool.running(), pool.waiting()), (pool.cores, 0));
            assert!(pool.run(|| ()).await.is_err());
            assert_eq!(pool.refused(), 1);
            drop(ends);
            for one in held {
                assert!(one.await.expect("it ended"));
            }
            assert!(pool.run(|| panic!("a fault")).await.is_err());
            assert_eq!(pool.run(|| 7).await.expect("there is room again"), 7);
        });
    }

    #[test]
    fn what_takes_too_long_is_not_waited_for() {
        on_a_runtime(async {
            let pool = Pool::new(0, Duration::from_millis(10));
            let (end, ended) = channel::<()>();
            assert!(pool.run(move || ended.recv()).await.is_err());
            assert_eq!(pool.running(), 1, "it keeps its thread");
            drop(end);
        });
    }
}
