//! Pixels whose colours are multiplied by their opacity.

/// Red, green, blue and opacity of a pixel whose colours are multiplied by its opacity. No two have the
/// same.
pub fn unpremultiplied([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let (half, share) = (u64::from(a) / 2, SHARES[usize::from(a)]);
    let straight = |v: u8| (((u64::from(v) * 255 + half) * share) >> 24).min(255) as u8;
    [straight(r), straight(g), straight(b), a]
}

/// 2²⁴ ÷ each opacity, rounded up: times a number below 2¹⁶ it divides exactly.
const SHARES: [u64; 256] = {
    let mut shares = [0; 256];
    let mut opacity = 1;
    while opacity < 256 {
        shares[opacity] = (1_u64 << 24).div_ceil(opacity as u64);
        opacity += 1;
    }
    shares
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_divided_by_the_opacity() {
        for a in 0..=255_u8 {
            for v in 0..=a {
                let divided = 255.0 * f64::from(v) / f64::from(a.max(1));
                let [r, _, _, opacity] = unpremultiplied([v, 0, 0, a]);
                assert_eq!(
                    (r, opacity),
                    ((divided + 0.5).floor() as u8, a),
                    "{v} of {a}"
                );
            }
        }
    }
}
