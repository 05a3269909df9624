//! How different two colours look.

use super::Color;

/// CIE L\*, a\* and b\* in the light of D65.
///
/// # References
/// IEC 61966-2-1 for the primaries; CIE 15 for L\*a\*b\*.
fn lab(color: Color) -> [f64; 3] {
    const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];
    let [r, g, b] = color.linear();
    let xyz = [
        0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b,
        0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b,
        0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b,
    ];
    let root = |t: f64| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let [x, y, z] = [0, 1, 2].map(|i| root(xyz[i] / WHITE[i]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The CIEDE2000 difference of two solid colours, in units of which about one can just be seen.
pub(super) fn ciede2000(one: Color, other: Color) -> f64 {
    of_lab(lab(one), lab(other))
}

/// The same of L\*, a\* and b\*.
///
/// # References
/// Sharma, Wu and Dalal (2005), “The CIEDE2000 color-difference formula: implementation notes,
/// supplementary test data, and mathematical observations”; the names are theirs.
fn of_lab([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    // How much of a chroma is beyond 25, from 0 to 1.
    let beyond = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - beyond((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let [h1, h2] = [(a1, b1), (a2, b2)].map(|(a, b)| b.atan2(a).to_degrees().rem_euclid(360.0));
    let is_grey = c1 * c2 == 0.0;

    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let dl = l2 - l1;
    let dc = c2 - c1;
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();

    let l = (l1 + l2) / 2.0;
    let c = (c1 + c2) / 2.0;
    let h = match h1 + h2 {
        sum if is_grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.2 * cos(4.0 * h - 63.0);
    let lightness = (l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * lightness / (20.0 + lightness).sqrt();
    let sc = 1.0 + 0.045 * c;
    let sh = 1.0 + 0.015 * c * t;
    let theta = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -(2.0 * theta).to_radians().sin() * 2.0 * beyond(c);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some of the pairs that Sharma, Wu and Dalal (2005) give in their table 1.
    #[test]
    fn gives_the_published_differences() {
        for (one, other, published) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
            ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
            (
                [60.2574, -34.0099, 36.2677],
                [60.4626, -34.1751, 39.4387],
                1.2644,
            ),
            (
                [63.0109, -31.0961, -5.8663],
                [62.8187, -29.7946, -4.0864],
                1.2630,
            ),
            (
                [22.7233, 20.0904, -46.6940],
                [23.0331, 14.9730, -42.5619],
                2.0373,
            ),
            (
                [2.0776, 0.0795, -1.1350],
                [0.9033, -0.0636, -0.5514],
                0.9082,
            ),
        ] {
            for found in [of_lab(one, other), of_lab(other, one)] {
                assert!((found - published).abs() < 1e-4, "{found} {published}");
            }
        }
    }

    #[test]
    fn white_is_white() {
        let [l, a, b] = lab(Color::WHITE);
        assert!(
            (l - 100.0).abs() < 0.01 && a.abs() < 0.01 && b.abs() < 0.01,
            "{l} {a} {b}"
        );
        assert_eq!(ciede2000(Color::WHITE, Color::WHITE), 0.0);
        assert!((ciede2000(Color::WHITE, Color::rgb(0)) - 100.0).abs() < 0.1);
    }
}
