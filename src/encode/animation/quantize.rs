//! One palette for all colours of an animation: exact where they are few, and else cut by variance, in
//! memory that does not grow with the frames.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A palette has so many colours, and one index for what is clear.
const COLORS: usize = 255;
/// Bits of a channel by which colours are counted.
const BITS: u32 = 6;

/// The colours of frames, counted.
pub(super) struct Histogram {
    /// All of them, as long as a palette holds them.
    all: Option<BTreeSet<[u8; 3]>>,
    buckets: Vec<Bucket>,
    last: [u8; 3],
}

/// Colours that differ in their lowest bits alone.
#[derive(Clone, Copy, Default)]
struct Bucket {
    count: u64,
    /// The colour of most, if it is that of more than half (the vote of Boyer and Moore, 1981).
    color: [u8; 3],
    votes: u64,
}

impl Histogram {
    pub(super) fn new() -> Histogram {
        Histogram {
            all: Some(BTreeSet::new()),
            buckets: vec![Bucket::default(); 1 << (3 * BITS)],
            last: [0; 3],
        }
    }

    /// Counts the pixels that are not clear.
    pub(super) fn add(&mut self, rgba: &[u8]) {
        for &[r, g, b, a] in rgba.as_chunks::<4>().0 {
            if a == 0 {
                continue;
            }
            let color = [r, g, b];
            let bucket = &mut self.buckets[bucket_of(color)];
            bucket.count += 1;
            match (bucket.color == color, bucket.votes) {
                (true, _) => bucket.votes += 1,
                (false, 0) => (bucket.color, bucket.votes) = (color, 1),
                (false, _) => bucket.votes -= 1,
            }
            if (color != self.last || bucket.count == 1)
                && let Some(all) = &mut self.all
            {
                all.insert(color);
                if all.len() > COLORS {
                    self.all = None;
                }
            }
            self.last = color;
        }
    }

    /// The palette of what was counted.
    pub(super) fn palette(&self) -> Palette {
        let colors: Vec<[u8; 3]> = match &self.all {
            Some(all) => all.iter().copied().collect(),
            None => self.cut(),
        };
        Palette {
            clear: u8::try_from(colors.len()).ok(),
            is_exact: self.all.is_some(),
            near: HashMap::new(),
            colors,
        }
    }

    /// Cuts the colours into boxes: each time that of the greatest variance, across the channel in which
    /// it varies most, at its mean (after Wu, 1991). What there is little of counts for more than its
    /// share, by the root of its count, so that thin lines keep their colour.
    fn cut(&self) -> Vec<[u8; 3]> {
        let counted = self.buckets.iter().filter(|bucket| bucket.count > 0);
        let mut buckets: Vec<Bucket> = counted.copied().collect();
        let mut boxes = vec![Cluster::of(0..buckets.len(), &buckets)];
        while boxes.len() < COLORS {
            let widest = boxes
                .iter()
                .enumerate()
                .filter(|(_, one)| one.range.len() > 1)
                .max_by(|(_, a), (_, b)| a.spread.total_cmp(&b.spread));
            let Some((index, _)) = widest else { break };
            let cut = boxes.swap_remove(index);
            let part = &mut buckets[cut.range.clone()];
            part.sort_by_key(|bucket| bucket.color[cut.channel]);
            let below = part.partition_point(|b| f64::from(b.color[cut.channel]) <= cut.mean);
            let middle = cut.range.start + below.clamp(1, part.len() - 1);
            boxes.push(Cluster::of(cut.range.start..middle, &buckets));
            boxes.push(Cluster::of(middle..cut.range.end, &buckets));
        }
        let colors = boxes
            .iter()
            .map(|one| color_of(&buckets[one.range.clone()]));
        let colors: BTreeSet<[u8; 3]> = colors.collect();
        colors.into_iter().collect()
    }
}

fn bucket_of([r, g, b]: [u8; 3]) -> usize {
    let top = |v: u8| usize::from(v >> (8 - BITS));
    top(r) << (2 * BITS) | top(g) << BITS | top(b)
}

/// Buckets in a row that have one colour of the palette.
struct Cluster {
    range: Range<usize>,
    /// The sum of squares by which their colours differ from the mean.
    spread: f64,
    /// The channel in which they differ most, and its mean.
    channel: usize,
    mean: f64,
}

impl Cluster {
    fn of(range: Range<usize>, buckets: &[Bucket]) -> Cluster {
        let mut weight = 0.0;
        let (mut sums, mut squares) = ([0.0; 3], [0.0; 3]);
        for bucket in &buckets[range.clone()] {
            let w = (bucket.count as f64).sqrt();
            weight += w;
            for channel in 0..3 {
                let v = f64::from(bucket.color[channel]);
                sums[channel] += w * v;
                squares[channel] += w * v * v;
            }
        }
        let spread = |c: usize| squares[c] - sums[c] * sums[c] / weight;
        let mut channels = [0, 1, 2];
        channels.sort_by(|a, b| spread(*b).total_cmp(&spread(*a)));
        let channel = channels[0];
        Cluster {
            range,
            spread: (0..3).map(spread).sum(),
            channel,
            mean: sums[channel] / weight,
        }
    }
}

/// The colour of the most pixels, so that even land keeps its own; their mean, where none has so many.
fn color_of(buckets: &[Bucket]) -> [u8; 3] {
    let all: u64 = buckets.iter().map(|bucket| bucket.count).sum();
    let most = buckets.iter().max_by_key(|bucket| bucket.count);
    if let Some(most) = most.filter(|most| 2 * most.count >= all) {
        return most.color;
    }
    [0, 1, 2].map(|channel| {
        let of = |bucket: &Bucket| bucket.count as f64 * f64::from(bucket.color[channel]);
        let sum: f64 = buckets.iter().map(of).sum();
        (sum / all as f64).round() as u8
    })
}

/// At most 256 colours.
pub(super) struct Palette {
    colors: Vec<[u8; 3]>,
    /// The index of what is clear.
    pub(super) clear: Option<u8>,
    /// Whether it has all colours.
    pub(super) is_exact: bool,
    /// The nearest of colours that were asked for.
    near: HashMap<[u8; 3], u8>,
}

impl Palette {
    /// Red, green and blue of each colour, the clear one last.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let clear = self.clear.map(|_| [0; 3]);
        let colors = self.colors.iter().copied().chain(clear);
        colors.flatten().collect()
    }

    /// The index of each pixel.
    pub(super) fn indices(&mut self, rgba: &[u8]) -> Vec<u8> {
        let pixels = rgba.as_chunks::<4>().0.iter();
        pixels
            .map(|&[r, g, b, a]| match self.clear {
                Some(clear) if a == 0 => clear,
                _ => self.nearest([r, g, b]),
            })
            .collect()
    }

    fn nearest(&mut self, color: [u8; 3]) -> u8 {
        /// More are forgotten.
        const MOST: usize = 1 << 16;
        if let Some(found) = self.near.get(&color) {
            return *found;
        }
        let distance = |other: &[u8; 3]| -> u32 {
            let each = other.iter().zip(color);
            each.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        let colors = self.colors.iter().enumerate();
        let nearest = colors.min_by_key(|(_, other)| distance(other));
        let index = nearest.map_or(0, |(index, _)| index as u8);
        if self.near.len() >= MOST {
            self.near.clear();
        }
        self.near.insert(color, index);
        index
    }
}
