//! Takes over what is saved, as long as it is sound: until then the last good data are served.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::app::App;
use super::data::{Data, changed, hashes};
use crate::error::{Error, Fault, Result, Severity};
use crate::geodata::{Layers, Which};
use crate::watch::{Event, Watcher};

/// Watches the folders of the geodata for as long as what it gives lives, and takes over what is saved
/// there.
///
/// # Errors
/// Failed where a folder can't be watched.
pub(crate) fn watch(app: &Arc<App>) -> Result<Vec<Watcher>> {
    let (sender, events) = mpsc::channel();
    let data = app.data();
    let folders: Vec<&Path> = data.layers().folders().collect();
    let watch = |folder: &&Path| {
        let sender = sender.clone();
        Watcher::new(folder, Vec::new(), move |event| {
            // Nobody listens any more when the program is already ending.
            let _ = sender.send(event);
        })
    };
    let watchers = folders.iter().map(watch).collect::<Result<_>>()?;
    let app = Arc::clone(app);
    thread::spawn(move || follow(&app, &events));
    Ok(watchers)
}

/// Takes over what is saved until nobody watches any more.
fn follow(app: &App, events: &Receiver<Event>) {
    while let Ok(event) = events.recv() {
        let mut is_saved = false;
        // What was saved while the last was read is read at once.
        for event in [event].into_iter().chain(events.try_iter()) {
            match event {
                Event::Saved(paths) => is_saved |= !paths.is_empty(),
                Event::Lost(cause) => {
                    tracing::error!(cause, "the geodata can no longer be watched");
                }
            }
        }
        // A fault of the program in reading one save must not keep it from following the next.
        if is_saved && catch_unwind(AssertUnwindSafe(|| take_over(app))).is_err() {
            tracing::error!("what was saved could not be read for a fault of this program");
            app.metrics.reloads(false);
        }
    }
}

fn take_over(app: &App) {
    match read(app) {
        Ok(None) => app.events.changed(app.data().hash(), &[], &[]),
        Ok(Some(New {
            data,
            files,
            findings,
        })) => {
            let hash = data.hash().to_owned();
            app.serve(data);
            tracing::info!(hash, files = files.join(" "), "the geodata changed");
            app.events.changed(&hash, &files, &findings);
            app.metrics.reloads(true);
        }
        Err(error) => {
            tracing::warn!(%error, "the last good geodata are still served");
            app.events.refused(&error);
            app.metrics.reloads(false);
        }
    }
}

/// Geodata that are sound.
struct New {
    data: Data,
    files: Vec<String>,
    /// What may be wrong with those files.
    findings: Vec<Fault>,
}

/// The geodata as they are now; `None` where they are those that are served.
fn read(app: &App) -> Result<Option<New>> {
    let layers = Layers::find(Path::new("."), app.options.geodata.as_deref())?.held()?;
    let served = app.data();
    let files = changed(&hashes(&layers)?, served.hashes());
    if files.is_empty() {
        return Ok(None);
    }
    let asked: BTreeSet<String> = files.iter().cloned().collect();
    let findings = layers.validate(&Which::Named(asked), (app.options.today)()?)?;
    let mut faults = findings.faults.iter();
    if faults.any(|fault| fault.severity == Severity::Error) {
        return Err(Error::data(findings.faults));
    }
    let data = Data::load(layers, app.options.max_zoom, Some(&served))?;
    Ok(Some(New {
        data,
        files,
        findings: findings.faults,
    }))
}
