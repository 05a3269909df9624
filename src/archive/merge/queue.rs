//! The entries of several archives in the order of ids, each tile once.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::named;
use super::source::Source;
use crate::archive::digest::Digest;
use crate::archive::pmtiles::{Entry, Place};
use crate::error::{Error, Result};

/// Archives whose files are open at the same time: systems allow a process 256 at least.
const MOST_OPEN: usize = 64;

/// The archives, by the id of their next tile.
pub(super) struct Queue {
    sources: Vec<Source>,
    ahead: BinaryHeap<Reverse<(u64, usize)>>,
    /// Those whose files are open, the one that was read last at the end.
    open: VecDeque<usize>,
    read: u64,
}

impl Queue {
    pub(super) fn of(sources: Vec<Source>) -> Queue {
        let mut queue = Queue {
            sources,
            ahead: BinaryHeap::new(),
            open: VecDeque::new(),
            read: 0,
        };
        (0..queue.sources.len()).for_each(|index| queue.line_up(index));
        queue
    }

    /// How many bytes of tiles were read so far.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    pub(super) fn into_sources(self) -> Vec<Source> {
        self.sources
    }

    fn line_up(&mut self, index: usize) {
        let head = self.sources[index].head();
        self.ahead
            .extend(head.map(|head| Reverse((head.id, index))));
    }

    /// The next tiles, by where `store` says that their bytes lie in the whole.
    ///
    /// # Errors
    /// Those of the archives and of `store`; or two archives have other bytes for the same tile.
    pub(super) fn next(
        &mut self,
        mut store: impl FnMut(&[u8], Digest) -> Result<Place>,
    ) -> Result<Option<Entry>> {
        let Some((first, mut entry)) = self.pop() else {
            return Ok(None);
        };
        let place = self.place(first, entry, &mut store)?;
        // Who has the same tiles has to have the same bytes for them.
        while let Some(Reverse((id, _))) = self.ahead.peek()
            && *id == entry.id
            && let Some((other, twin)) = self.pop()
        {
            if self.place(other, twin, &mut store)? != place {
                return Err(self.differ(entry, first, other));
            }
            let shared = entry.end().min(twin.end());
            self.skip(other, shared)?;
        }
        let next = self.ahead.peek().map_or(u64::MAX, |Reverse((id, _))| *id);
        let end = entry.end().min(next);
        self.skip(first, end)?;
        (entry.offset, entry.length) = place;
        // A part of a run, whose length is a u32.
        entry.run = (end - entry.id) as u32;
        Ok(Some(entry))
    }

    fn pop(&mut self) -> Option<(usize, Entry)> {
        let Reverse((_, index)) = self.ahead.pop()?;
        Some((index, self.sources[index].head()?))
    }

    /// Goes on in an archive to the tiles from an id on.
    fn skip(&mut self, index: usize, id: u64) -> Result<()> {
        self.make_room(index);
        self.sources[index].skip_to(id)?;
        self.line_up(index);
        Ok(())
    }

    /// Closes the file that was read longest ago, so that another can be read.
    fn make_room(&mut self, index: usize) {
        if self.open.back() == Some(&index) {
            return;
        }
        self.open.retain(|open| *open != index);
        if self.open.len() == MOST_OPEN
            && let Some(oldest) = self.open.pop_front()
        {
            self.sources[oldest].close();
        }
        self.open.push_back(index);
    }

    fn place(
        &mut self,
        index: usize,
        entry: Entry,
        store: &mut impl FnMut(&[u8], Digest) -> Result<Place>,
    ) -> Result<Place> {
        self.make_room(index);
        let source = &mut self.sources[index];
        let before = source.read();
        let place = source.place(entry, store)?;
        self.read += source.read() - before;
        Ok(place)
    }

    fn differ(&self, entry: Entry, one: usize, other: usize) -> Error {
        let [one, other] = [one, other].map(|index| self.sources[index].path.display());
        let tile = named(entry);
        Error::failed(format!("{tile} is one in {one}, and another in {other}"))
            .help("leave one of them out")
    }
}
