//! The exact palette of a picture of few colours.

/// A picture as indices into a palette.
pub(super) struct Indexed<const N: usize> {
    /// The bytes of each colour, in the order in which they first occur.
    pub(super) colors: Vec<[u8; N]>,
    /// One index a pixel.
    pub(super) pixels: Vec<u8>,
}

/// Slots of the hash table: four for each colour that there may be.
const SLOTS: usize = 1024;

/// Pixels that are looked at together.
const RUN: usize = 16;

/// The palette of a picture with so many bytes a pixel, four at most; `None` where it has more than 256
/// colours.
pub(super) fn indexed<const N: usize>(bytes: &[u8]) -> Option<Indexed<N>> {
    let mut colors: Vec<[u8; N]> = Vec::new();
    let mut pixels = Vec::with_capacity(bytes.len() / N);
    // A slot holds a colour and its index.
    let mut slots: [Option<([u8; N], u8)>; SLOTS] = [None; SLOTS];
    let mut find = |color: [u8; N]| {
        let packed = color.iter().fold(0, |all, v| all << 8 | u32::from(*v));
        // Fibonacci hashing: the upper bits of a product with 2³² ÷ the golden ratio.
        let hash = packed.wrapping_mul(0x9e37_79b9) >> 22;
        let mut slot = hash as usize;
        loop {
            match slots[slot] {
                Some((other, index)) if other == color => return Some(index),
                Some(_) => slot = (slot + 1) % SLOTS,
                None => {
                    let index = u8::try_from(colors.len()).ok()?;
                    colors.push(color);
                    slots[slot] = Some((color, index));
                    return Some(index);
                }
            }
        }
    };
    let mut last: Option<([u8; N], u8)> = None;
    for run in bytes.as_chunks::<N>().0.chunks(RUN) {
        // Most runs are of the colour before; without a way out of the loop they are compared at once.
        if let Some((color, index)) = last
            && run
                .iter()
                .fold(true, |same, other| same & (*other == color))
        {
            pixels.extend(std::iter::repeat_n(index, run.len()));
            continue;
        }
        for &color in run {
            let index = match last {
                Some((other, index)) if other == color => index,
                _ => find(color)?,
            };
            last = Some((color, index));
            pixels.push(index);
        }
    }
    Some(Indexed { colors, pixels })
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
        let Indexed { colors, pixels } = indexed::<3>(&rgb).unwrap();
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
}
