//! What pages that listen are told: that the geodata changed, or why they did not.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast};

use crate::error::{Error, Fault};
use crate::report::faults_value;

/// Events that a slow page may be behind.
const BEHIND: usize = 16;

/// Something that is told.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// `data` or `invalid`.
    pub(crate) name: &'static str,
    /// What about it.
    pub(crate) json: Arc<str>,
}

/// Those who listen, and what stands.
#[derive(Debug)]
pub(crate) struct Events {
    sender: broadcast::Sender<Event>,
    standing: Mutex<Standing>,
    seats: Arc<Semaphore>,
    most: usize,
}

#[derive(Debug)]
struct Standing {
    data: Event,
    fault: Option<Event>,
}

/// What a page hears.
#[derive(Debug)]
pub(crate) struct Heard {
    /// What stands when it begins to listen.
    pub(crate) first: Vec<Event>,
    /// What comes.
    pub(crate) next: broadcast::Receiver<Event>,
    /// Its seat, until it goes.
    pub(crate) seat: OwnedSemaphorePermit,
}

impl Events {
    /// For so many who listen at a time, about geodata of a hash.
    pub(crate) fn new(most: usize, hash: &str) -> Events {
        Events {
            sender: broadcast::channel(BEHIND).0,
            standing: Mutex::new(Standing {
                data: data(hash, &[], &[]),
                fault: None,
            }),
            seats: Arc::new(Semaphore::new(most)),
            most,
        }
    }

    /// Begins to listen; `None` where all seats are taken.
    pub(crate) fn listen(&self) -> Option<Heard> {
        let seat = Arc::clone(&self.seats).try_acquire_owned().ok()?;
        let standing = self.standing.lock();
        let standing = standing.unwrap_or_else(PoisonError::into_inner);
        let first = [standing.data.clone()]
            .into_iter()
            .chain(standing.fault.clone());
        Some(Heard {
            first: first.collect(),
            next: self.sender.subscribe(),
            seat,
        })
    }

    /// How many listen.
    pub(crate) fn listeners(&self) -> usize {
        self.most - self.seats.available_permits()
    }

    /// Tells that the geodata are those of a hash now, which files changed, and what may be wrong with
    /// them.
    pub(crate) fn changed(&self, hash: &str, files: &[String], findings: &[Fault]) {
        let event = data(hash, files, findings);
        self.tell(|standing| {
            *standing = Standing {
                data: event.clone(),
                fault: None,
            };
            event
        });
    }

    /// Tells why what was saved is not served.
    pub(crate) fn refused(&self, error: &Error) {
        let json = json!({
            "message": error.reason(),
            "help": error.cure(),
            "findings": faults_value(error.faults()),
        });
        let event = event("invalid", &json);
        self.tell(|standing| {
            standing.fault = Some(event.clone());
            event
        });
    }

    /// Sends what became of what stands, so that who begins to listen hears it once.
    fn tell(&self, change: impl FnOnce(&mut Standing) -> Event) {
        let standing = self.standing.lock();
        let mut standing = standing.unwrap_or_else(PoisonError::into_inner);
        // Nobody need listen.
        let _ = self.sender.send(change(&mut standing));
    }
}

fn data(hash: &str, files: &[String], findings: &[Fault]) -> Event {
    let findings = faults_value(findings);
    event(
        "data",
        &json!({ "hash": hash, "changed": files, "findings": findings }),
    )
}

fn event(name: &'static str, json: &Value) -> Event {
    let json = json.to_string().into();
    Event { name, json }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_late_hears_what_stands() {
        let events = Events::new(2, "a");
        let mut early = events.listen().unwrap();
        assert_eq!((early.first.len(), events.listeners()), (1, 1));
        events.refused(&Error::failed("no"));
        let late = events.listen().unwrap();
        let names: Vec<&str> = late.first.iter().map(|event| event.name).collect();
        assert_eq!(names, ["data", "invalid"]);
        assert_eq!(early.next.try_recv().unwrap().name, "invalid");
        assert!(events.listen().is_none(), "there are two seats");
        drop(late);
        events.changed("b", &["places.geojson".to_owned()], &[]);
        let event = early.next.try_recv().unwrap();
        assert_eq!(
            &*event.json,
            r#"{"changed":["places.geojson"],"findings":[],"hash":"b"}"#
        );
        assert_eq!(events.listen().unwrap().first.len(), 1, "the fault is gone");
    }
}
