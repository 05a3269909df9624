//! Ctrl-C, where a run is to end in good order.

use std::sync::atomic::{AtomicBool, Ordering};

use bakhmut_map::error::{Error, Result};

use super::INTERRUPTED;

/// Whether the run is to end.
static STOP: AtomicBool = AtomicBool::new(false);

/// Has Ctrl-C ask the run to end after what is in hand; a second one does not wait for that.
pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    })
    .map_err(|cause| Error::failed(format!("cannot listen for Ctrl-C: {cause}")))
}

/// Whether the run was asked to end.
pub(crate) fn is_asked() -> bool {
    STOP.load(Ordering::Relaxed)
}
