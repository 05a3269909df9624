//! How much there is to draw, by a sample of the tiles.

use rayon::prelude::*;

use super::draw::{Block, Content, blocks};
use super::pyramid::{AHEAD, Plain, Pyramid};
use crate::error::Result;

/// Of the first tiles of a level with anything but one colour so many are all drawn, of the next as many each
/// second, then each third, and so on.
const SAMPLE: usize = 200;

/// How much there is to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// About how many tiles there are.
    pub tiles: u64,
    /// About how many bytes they take, equal ones once.
    pub bytes: u64,
    /// By how many bytes more or less it may be, in 19 cases of 20: twice the standard error of the sample.
    pub error: u64,
}

/// About how many tiles there are, how many bytes they take, and the variance of these.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    tiles: f64,
    bytes: f64,
    variance: f64,
}

impl Sum {
    /// Adds so many tiles, by the sizes of those that were drawn, 0 of an empty one.
    fn add(&mut self, all: usize, sizes: &[f64]) {
        if sizes.is_empty() {
            return;
        }
        let (all, drawn) = (all as f64, sizes.len() as f64);
        let kept = sizes.iter().filter(|size| **size > 0.0).count() as f64;
        let mean = sizes.iter().sum::<f64>() / drawn;
        let squares: f64 = sizes.iter().map(|size| (size - mean).powi(2)).sum();
        // Of one alone nothing is known of how they differ.
        let spread = if sizes.len() > 1 {
            squares / (drawn - 1.0)
        } else {
            mean * mean
        };
        self.tiles += all * kept / drawn;
        self.bytes += all * mean;
        // What was drawn is known.
        self.variance += all * all * spread / drawn * (1.0 - drawn / all);
    }
}

impl Pyramid {
    /// About how much there is to draw: all tiles are counted, and some of them are drawn. `progress` is
    /// told how many of the [`blocks`](Pyramid::blocks) are done.
    ///
    /// # Errors
    /// As [`draw`](Pyramid::draw).
    pub fn estimate(&self, mut progress: impl FnMut(u64)) -> Result<Estimate> {
        let mut sum = Sum::default();
        let plain = Plain::default();
        let mut before = 0;
        for sheet in &self.sheets {
            let mut queue = blocks(&sheet.level, &sheet.items, sheet.part.clone());
            let mut seen = 0;
            loop {
                let ahead = AHEAD * rayon::current_num_threads();
                let some: Vec<(usize, Block)> = queue.by_ref().take(ahead).collect();
                let Some((last, _)) = some.last() else { break };
                let done = before + (last - sheet.part.start) as u64;
                let tiles = some.into_par_iter();
                let tiles = tiles.flat_map_iter(|(_, block)| block.tiles(&sheet.level));
                let is_plain = |content: &Content| {
                    self.ground.is_none() && matches!(content, Content::Plain(_))
                };
                let (of_one_colour, others): (Vec<_>, Vec<_>) =
                    tiles.partition(|(_, content)| is_plain(content));
                sum.tiles += of_one_colour.len() as f64;
                let (all, every) = (others.len(), 1 + seen / SAMPLE);
                let drawn = others
                    .into_par_iter()
                    .step_by(every)
                    .map(|(tile, content)| {
                        let encoded = self.encoded(tile, content, sheet.level.side(), &plain)?;
                        Ok(encoded.map_or(0.0, |bytes| bytes.len() as f64))
                    });
                sum.add(all, &drawn.collect::<Result<Vec<f64>>>()?);
                seen += all;
                progress(done);
            }
            before += sheet.part.len() as u64;
        }
        Ok(Estimate {
            tiles: sum.tiles.round() as u64,
            bytes: sum.bytes.round() as u64,
            error: (2.0 * sum.variance.max(0.0).sqrt()).round() as u64,
        })
    }
}
