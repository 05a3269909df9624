//! The palette of a picture of few colours.

/// A picture as indices into a palette.
#[derive(Debug)]
pub(super) struct Indexed<const N: usize, I = u8> {
    /// The bytes of each colour, in the order in which they first occur.
    pub(super) colors: Vec<[u8; N]>,
    /// One index a pixel.
    pub(super) pixels: Vec<I>,
}

/// Pixels that are looked at together.
const RUN: usize = 16;

/// As many colours as a palette has.
const PALETTE: usize = 256;

/// The palette of a picture with so many bytes a pixel, four at most; `None` where it has more than 256
/// colours.
pub(super) fn indexed<const N: usize>(bytes: &[u8]) -> Option<Indexed<N>> {
    numbered::<N, u8, PALETTE>(bytes)
}

/// The palette of a picture with so many bytes a pixel, four at most, in which, where there are more than
/// 256, colours of a few pixels give way to ones like them: most of a tile's colours are those of the soft
/// edges of its letters and lines, each on a pixel or two. None is more levels off in any byte than must be,
/// and than the last of [`OFF`], and a colour that can be seen as an area stays as it is. `None` where more
/// than 256 colours are left.
pub(super) fn nearly_indexed<const N: usize>(bytes: &[u8]) -> Option<Indexed<N>> {
    /// Where a picture is a photograph there is no use in counting on.
    const MOST: usize = 4096;
    let Indexed { colors, pixels } = numbered::<N, u16, MOST>(bytes)?;
    if colors.len() <= PALETTE {
        let pixels = pixels.iter().map(|number| *number as u8).collect();
        return Some(Indexed { colors, pixels });
    }
    let counts = counts(&pixels, colors.len());
    let fewer = |off: u8| {
        let of_few = colors.iter().zip(&counts);
        let kept = of_few.flat_map(|(color, count)| match *count < AREA {
            true => color.map(|level| rounded(level, off)),
            false => *color,
        });
        indexed(&kept.collect::<Vec<u8>>())
    };
    let kept = OFF.into_iter().find_map(fewer)?;
    let number = |number: u16| kept.pixels[usize::from(number)];
    let mut fewer = vec![0; pixels.len()];
    for (run, fewer) in pixels.chunks(RUN).zip(fewer.chunks_mut(RUN)) {
        if is_all(run, run[0]) {
            fewer.fill(number(run[0]));
        } else {
            let pairs = run.iter().zip(fewer);
            pairs.for_each(|(of_all, of_fewer)| *of_fewer = number(*of_all));
        }
    }
    let pixels = fewer;
    Some(Indexed { pixels, ..kept })
}

/// Colours of so many pixels stay: of 256 by 256, half a thousandth.
const AREA: u32 = 32;

/// By how many levels of 255 colours that give way may be off.
const OFF: [u8; 6] = [2, 3, 4, 5, 6, 8];

/// The nearest multiple of twice the levels that it may be off, or 255.
fn rounded(level: u8, off: u8) -> u8 {
    let step = 2 * u16::from(off);
    ((u16::from(level) + step / 2) / step * step).min(255) as u8
}

/// Pixels of each of so many colours.
fn counts(pixels: &[u16], colors: usize) -> Vec<u32> {
    let mut counts = vec![0; colors];
    for run in pixels.chunks(RUN) {
        if is_all(run, run[0]) {
            counts[usize::from(run[0])] += run.len() as u32;
        } else {
            run.iter().for_each(|i| counts[usize::from(*i)] += 1);
        }
    }
    counts
}

/// Numbers the colours of a picture; `None` where it has more than `MOST`, so many as `I` can count.
fn numbered<const N: usize, I, const MOST: usize>(bytes: &[u8]) -> Option<Indexed<N, I>>
where
    I: Copy + Default + TryFrom<usize>,
{
    let (all, _) = bytes.as_chunks::<N>();
    let mut colors: Vec<[u8; N]> = all.first().copied().into_iter().collect();
    let first = colors.first().copied().unwrap_or([0; N]);
    // A slot of the hash table holds a colour and its number, or the first until another takes it; others
    // hold half of it at most.
    let slot_count = 2 * MOST.next_power_of_two();
    let (mut known, mut number_of) = (vec![first; slot_count], vec![I::default(); slot_count]);
    let mut find = |color: [u8; N]| {
        let packed = color.iter().fold(0, |all, v| all << 8 | u32::from(*v));
        // Fibonacci hashing: the upper bits of a product with 2³² ÷ the golden ratio.
        let hash = packed.wrapping_mul(0x9e37_79b9) >> (32 - slot_count.ilog2());
        let mut slot = hash as usize;
        loop {
            let other = known[slot];
            if other == color {
                return Some(number_of[slot]);
            }
            if other == first {
                let number = I::try_from(colors.len()).ok()?;
                if colors.len() == MOST {
                    return None;
                }
                colors.push(color);
                (known[slot], number_of[slot]) = (color, number);
                return Some(number);
            }
            slot = (slot + 1) % slot_count;
        }
    };
    let mut pixels = vec![I::default(); all.len()];
    let mut last = (first, I::default());
    for (run, numbers) in all.chunks(RUN).zip(pixels.chunks_mut(RUN)) {
        // Most runs are of the colour before.
        if is_all(run, last.0) {
            numbers.fill(last.1);
            continue;
        }
        for (color, number) in run.iter().zip(numbers) {
            last = (*color, find(*color)?);
            *number = last.1;
        }
    }
    Some(Indexed { colors, pixels })
}

/// Whether all of a run are one; without a way out of the loop they are compared at once.
fn is_all<T: Copy + PartialEq>(run: &[T], one: T) -> bool {
    run.iter().fold(true, |same, other| same & (*other == one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(colors: u32) -> Vec<u8> {
        (0..colors * 3)
            .flat_map(|i| [i as u8 / 7, (i % colors) as u8, ((i % colors) / 256) as u8])
            .collect()
    }

    #[test]
    fn indices_lead_back_to_the_colours() {
        let rgb: Vec<u8> = (0..1000_u32)
            .flat_map(|i| [(i % 16 * 9) as u8, (i % 7) as u8, 40])
            .collect();
        let Indexed { colors, pixels, .. } = indexed::<3>(&rgb).unwrap();
        let back = pixels.iter().flat_map(|&i| colors[usize::from(i)]);
        assert_eq!(back.collect::<Vec<u8>>(), rgb);
        assert_eq!(colors.len(), 112);
    }

    #[test]
    fn it_gives_up_at_the_257th_colour() {
        let grey_and = |n: u32| {
            (0..n)
                .flat_map(|i| [i as u8, (i / 256) as u8, 7])
                .collect::<Vec<u8>>()
        };
        assert_eq!(indexed::<3>(&grey_and(256)).unwrap().colors.len(), 256);
        assert!(indexed::<3>(&grey_and(257)).is_none());
        assert!(indexed::<3>(&picture(3)).is_some());
    }

    /// Of 64 by 64 pixels, of which an edge has all shades and the rest four.
    #[test]
    fn shades_of_a_few_pixels_give_way_and_areas_stay() {
        let shade = |i: u32| match i {
            0..1020 => [(i / 4) as u8, (i % 4 / 2 * 64) as u8, 9],
            _ => [(i % 4) as u8, 1, 255],
        };
        let bytes: Vec<u8> = (0..4096).flat_map(shade).collect();
        assert!(indexed::<3>(&bytes).is_none());
        let Indexed { colors, pixels, .. } = nearly_indexed::<3>(&bytes).unwrap();
        let back = pixels.iter().flat_map(|&i| colors[usize::from(i)]);
        let apart: Vec<u8> = back.zip(&bytes).map(|(a, b)| a.abs_diff(*b)).collect();
        assert_eq!(apart.iter().max(), Some(&OFF[0]));
        assert!(apart[3 * 1020..].iter().all(|d| *d == 0), "areas");
    }

    /// Of 32 by 32 colours, each on one pixel.
    #[test]
    fn the_more_colours_there_are_the_farther_they_are_rounded() {
        let colour = |i: u32| [(i % 32 * 240 / 32) as u8, (i / 32 * 240 / 32) as u8, 9];
        let bytes: Vec<u8> = (0..1024).flat_map(colour).collect();
        let Indexed { colors, pixels } = nearly_indexed::<3>(&bytes).unwrap();
        let back = pixels.iter().flat_map(|&i| colors[usize::from(i)]);
        let apart = back.zip(&bytes).map(|(a, b)| a.abs_diff(*b));
        assert_eq!((apart.max(), colors.len()), (OFF.last().copied(), 256));
    }

    #[test]
    fn a_photograph_has_no_palette() {
        let noise = (0..60_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8);
        assert!(nearly_indexed::<3>(&noise.collect::<Vec<u8>>()).is_none());
    }

    #[test]
    fn levels_are_rounded_alike_up_to_the_last() {
        for (level, off) in (0..=255).flat_map(|level| OFF.map(|off| (level, off))) {
            assert!(rounded(level, off).abs_diff(level) <= off, "{level}");
            // As a colour is no more than the opacity.
            let below = level.saturating_sub(1);
            assert!(rounded(below, off) <= rounded(level, off), "{level}");
        }
        assert_eq!([0, 1, 255].map(|level| rounded(level, 2)), [0, 0, 255]);
    }
}
