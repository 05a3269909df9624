//! Tiles of a server, asked for politely and kept by the rules of HTTP.
//!
//! - `template`: the addresses of tiles
//! - `cache`: answers on disk
//! - `ask`: one answer, from there or from the server; `turns`: how many ask it at a time

mod ask;
mod cache;
mod template;
mod turns;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::{BasemapOptions, lock};
use crate::error::Result;
use crate::projection::TileCoord;
use ask::Asker;
use template::Template;

/// Tiles that are asked for at a time.
const AT_A_TIME: usize = turns::CONNECTIONS;

/// A server's tiles.
#[derive(Debug)]
pub(super) struct Remote {
    template: Template,
    asker: Asker,
}

impl Remote {
    /// Asks no server yet.
    ///
    /// # Errors
    /// Usage where the template is none.
    pub(super) fn new(template: &str, options: BasemapOptions<'_>) -> Result<Remote> {
        Ok(Remote {
            template: Template::new(template)?,
            asker: Asker::new(options)?,
        })
    }

    /// The template without what may be secret.
    pub(super) fn name(&self) -> &str {
        self.template.name()
    }

    /// Tiles in the order in which they are asked for; with the first that fails, no more are.
    pub(super) fn tiles(&self, wanted: &[TileCoord]) -> Result<Vec<Option<Vec<u8>>>> {
        let next = AtomicUsize::new(0);
        let found = Mutex::new((0..wanted.len()).map(|_| None).collect::<Vec<_>>());
        let failed = Mutex::new(None);
        let work = || {
            loop {
                let nth = next.fetch_add(1, Ordering::Relaxed);
                let Some(tile) = wanted.get(nth) else { return };
                match self.asker.tile(&self.template.url(*tile)) {
                    Ok(bytes) => lock(&found)[nth] = bytes,
                    Err(error) => {
                        next.store(wanted.len(), Ordering::Relaxed);
                        lock(&failed).get_or_insert(error);
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..AT_A_TIME {
                scope.spawn(work);
            }
        });
        match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error),
            None => Ok(found.into_inner().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    /// What must be told of the tiles that were had.
    pub(super) fn remarks(&self) -> Vec<String> {
        let old = self.asker.old();
        let what = || {
            format!(
                "{old} tiles of {} are older than the server allows: it gave no answer",
                self.name()
            )
        };
        (old > 0).then(what).into_iter().collect()
    }
}
