//! Items seen through an area whose edge fades.
//!
//! The opacity at a signed distance d from the outline (positive inside) is smoothstep(t) =
//! t² (3 − 2t) with t = ½ + d / (2 × reach), from 0 at `reach` outside to 1 at `reach` inside.

use fearless_simd::{Level, dispatch};
use kurbo::{BezPath, Rect, Shape};

use super::canvas::Canvas;
use super::distance::Distances;
use super::grid::on_grid;
use crate::scene::{Fade, Item, SoftMask};

pub(super) fn draw(canvas: &mut Canvas, fade: &Fade) {
    let items = &fade.items;
    if fade.is_plain() {
        return canvas.clipped(&fade.path, |canvas| super::draw(canvas, items));
    }
    let Some(SoftMask { window, opacities }) = soft_mask(fade, canvas.bounds()) else {
        return;
    };
    match &items[..] {
        // One colour needs no layer.
        [Item::Fill(fill)] if fill.covers(window) => canvas.cover(window, &opacities, fill.color),
        _ => canvas.masked(window, &opacities, |canvas| super::draw(canvas, items)),
    }
}

/// How much is seen through a fade within `bounds`, whole pixels right of column 0 and below row 0;
/// `None` where nothing is, or where its edge is plain.
pub fn soft_mask(fade: &Fade, bounds: Rect) -> Option<SoftMask> {
    let reach = fade.reach;
    if fade.is_plain() || !reach.is_finite() {
        return None;
    }
    let path = on_grid(&fade.path)?;
    let window = path
        .bounding_box()
        .inflate(reach, reach)
        .expand()
        .intersect(bounds);
    (!window.is_zero_area()).then(|| SoftMask {
        window,
        opacities: opacities(&path, reach, window),
    })
}

/// The opacity of each pixel of a window, row by row.
fn opacities(path: &BezPath, reach: f64, window: Rect) -> Vec<u8> {
    let distances = Distances::signed(path, window, reach);
    // As many pixels at once as the processor can: no operation rounds otherwise for that.
    dispatch!(Level::new(), _simd => between_nodes(distances, reach, window))
}

/// The opacity of each pixel of a window, row by row, by the distances at nodes.
#[inline(always)]
fn between_nodes(distances: Distances, reach: f64, window: Rect) -> Vec<u8> {
    let Distances {
        cell,
        first,
        columns,
        values,
    } = distances;
    let (share, steps) = (0.5 / reach as f32, steps(reach));
    let shares: Vec<f32> = values
        .iter()
        .map(|distance| 0.5 + distance * share)
        .collect();
    let [x0, x1, y0, y1] = [window.x0, window.x1, window.y0, window.y1].map(|v| v as usize);
    let mut opacities = Vec::with_capacity((x1 - x0) * (y1 - y0));
    let mut between = vec![0.0; columns * cell];
    for y in y0..y1 {
        let row = (y - first[1]) / cell;
        let (above, below) = shares[row * columns..].split_at(columns);
        // Below the last row of nodes there are no pixels.
        let below = below.get(..columns).unwrap_or(above);
        let part = ((y - first[1]) % cell) as f32 / cell as f32;
        let line = match cell {
            1 => above,
            2 => interpolated::<2>(above, below, part, &mut between),
            4 => interpolated::<4>(above, below, part, &mut between),
            8 => interpolated::<8>(above, below, part, &mut between),
            _ => interpolated::<16>(above, below, part, &mut between),
        };
        let shares = &line[x0 - first[0]..][..x1 - x0];
        opacities.extend(shares.iter().map(|share| opacity(*share, steps)));
    }
    opacities
}

/// The shares along a line, evenly between nodes, `CELL` pixels apart, of the row above it and of that
/// below, of which it is a `part` of the way down.
#[inline(always)]
fn interpolated<'a, const CELL: usize>(
    above: &[f32],
    below: &[f32],
    part: f32,
    line: &'a mut [f32],
) -> &'a [f32] {
    let node = |i: usize| above[i] + part * (below[i] - above[i]);
    let mut left = node(0);
    let last = above.len() - 1;
    for (i, pixels) in line.as_chunks_mut::<CELL>().0.iter_mut().enumerate() {
        let right = node((i + 1).min(last));
        let slope = (right - left) / CELL as f32;
        *pixels = std::array::from_fn(|k| left + k as f32 * slope);
        left = right;
    }
    line
}

/// How many opacities above none a fade has: the fewest of which no two are more than a pixel apart where
/// it is steepest, and no more than 63. Seen through a tint that covers a third of what lies below, one of
/// 63 differs from the next by a level of 8-bit colour. More would only make a larger picture.
fn steps(reach: f64) -> f32 {
    let [few, some, most] = [15.0, 31.0, 63.0];
    // Smoothstep rises by 1.5 times its mean.
    match 2.0 * reach / 1.5 {
        ..=15.0 => few,
        ..=31.0 => some,
        _ => most,
    }
}

/// Smoothstep of a share from 0 to 1 in so many steps, as 0 to 255.
#[inline(always)]
fn opacity(share: f32, steps: f32) -> u8 {
    /// From it on, the last bit of a number counts ones: added to it, a small number is rounded to one.
    const ONES: f32 = 8_388_608.0;
    let smooth = share * share * (3.0 - 2.0 * share);
    // All of it is done for many pixels at once, which a cast is not.
    let step = (smooth * steps + ONES) - ONES;
    (step * (255.0 / steps) + ONES).to_bits() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{BLACK, RED, columns, drawn, path, pixel};
    use crate::scene::{Fill, Item};
    use kurbo::{Affine, Circle};

    /// Half a step of opacity, and a level for what is rounded.
    fn step(reach: f64) -> f64 {
        127.5 / f64::from(steps(reach)) + 1.0
    }

    fn fade(path: BezPath, reach: f64, items: Vec<Item>) -> Item {
        Item::Fade(Fade { path, reach, items })
    }

    fn black(width: u16, height: u16) -> Vec<Item> {
        let path = Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).to_path(0.1);
        vec![Item::Fill(Fill { path, color: BLACK })]
    }

    /// The greatest difference in levels from the opacity that exact signed distances give.
    fn worst(outline: &BezPath, reach: f64, exact: impl Fn(f64, f64) -> f64) -> f64 {
        let pixmap = drawn(
            400,
            300,
            vec![fade(outline.clone(), reach, black(400, 300))],
        );
        let mut worst = 0.0_f64;
        for (x, y) in (0..400).flat_map(|x| (0..300).map(move |y| (x, y))) {
            let distance = exact(x as f64 + 0.5, y as f64 + 0.5);
            let share = (0.5 + distance / (2.0 * reach)).clamp(0.0, 1.0);
            let expected = 255.0 - share * share * (3.0 - 2.0 * share) * 255.0;
            worst = worst.max((f64::from(pixel(&pixmap, x, y)[0]) - expected).abs());
        }
        worst
    }

    #[test]
    fn a_half_plane_fades_by_distance() {
        for reach in [1.0, 3.0, 8.0, 25.0, 60.0, 130.0] {
            let upright = worst(&path("M-900,-900 H150.3 V900 H-900 Z"), reach, |x, _| {
                150.3 - x
            });
            assert!(upright <= step(reach), "{reach}: {upright}");
            let slanting = worst(&path("M-900,-900 L900,-900 L-900,1300 Z"), reach, |x, y| {
                // The line from (900, −900) to (−900, 1300).
                (2200.0 * (900.0 - x) - 1800.0 * (y + 900.0)) / 2200.0_f64.hypot(1800.0)
            });
            assert!(slanting <= step(reach), "{reach}: {slanting}");
        }
    }

    #[test]
    fn a_disc_and_a_hole_fade_by_distance() {
        for reach in [1.0, 5.0, 20.0, 45.0, 60.0] {
            let disc = Circle::new((200.4, 149.2), 100.0).to_path(0.01);
            let from_middle = |x: f64, y: f64| (x - 200.4).hypot(y - 149.2);
            let disc_worst = worst(&disc, reach, |x, y| 100.0 - from_middle(x, y));
            assert!(disc_worst <= step(reach) + 1.0, "{reach}: {disc_worst}");
            let around = path("M-500,-500 H900 V900 H-500 Z");
            let mut holed = around.clone();
            holed.extend(disc.reverse_subpaths());
            let hole_worst = worst(&holed, reach, |x, y| from_middle(x, y) - 100.0);
            assert!(hole_worst <= step(reach) + 1.0, "{reach}: {hole_worst}");
        }
    }

    #[test]
    fn parts_that_touch_or_overlap_show_no_seam() {
        let right = "M-900,-900 H250 V900 H-900 Z";
        let parts =
            "M-900,-900 H100 V900 H-900 Z M100,-900 H200 V900 H100 Z M150,-900 H250 V900 H150 Z";
        assert!(worst(&path(right), 30.0, |x, _| 250.0 - x) <= step(30.0));
        assert!(worst(&path(parts), 30.0, |x, _| 250.0 - x) <= step(30.0));
    }

    #[test]
    fn distances_agree_with_a_distance_transform() {
        use image::{GrayImage, Luma};
        use imageproc::distance_transform::euclidean_squared_distance_transform;
        let outline = path("M40,30 L300,50 L330,250 L200,190 L60,260 Z M120,80 V150 H220 V80 Z");
        let solid =
            |x: u32, y: u32| outline.winding((f64::from(x) + 0.5, f64::from(y) + 0.5).into()) != 0;
        let transform = |of: bool| {
            let bitmap = GrayImage::from_fn(400, 300, |x, y| Luma([u8::from(solid(x, y) == of)]));
            euclidean_squared_distance_transform(&bitmap)
        };
        let (inside, outside) = (transform(true), transform(false));
        let window = Rect::new(0.0, 0.0, 400.0, 300.0);
        let measured = Distances::signed(&outline, window, 15.0);
        assert_eq!((measured.cell, measured.columns), (1, 400));
        for (x, y) in (0..400_u32).flat_map(|x| (0..300_u32).map(move |y| (x, y))) {
            let away = outside.get_pixel(x, y)[0].sqrt() - inside.get_pixel(x, y)[0].sqrt();
            let value = f64::from(measured.values[(y * 400 + x) as usize]);
            // A bitmap's edge lies up to a pixel's half diagonal beside the outline, twice.
            assert!(
                (away.clamp(-15.0, 15.0) - value).abs() < 1.5,
                "{x} {y}: {away} {value}"
            );
        }
    }

    #[test]
    fn items_shine_through_by_the_same_share() {
        let scene = |color| {
            let all = path("M0,0 H200 V100 H0 Z");
            let items = vec![Item::Fill(Fill { path: all, color })];
            drawn(
                200,
                100,
                vec![fade(path("M-300,-300 H100 V400 H-300 Z"), 40.0, items)],
            )
        };
        let (solid, half) = (scene(RED), scene(RED.alpha(0.5)));
        for x in 0..200 {
            let (solid, half) = (255 - pixel(&solid, x, 50)[1], 255 - pixel(&half, x, 50)[1]);
            assert!(
                (i32::from(solid) / 2 - i32::from(half)).abs() <= 2,
                "{x}: {solid} {half}"
            );
        }
    }

    #[test]
    fn the_fade_never_turns_back_nor_jumps() {
        let outline = path("M-300,-300 H90 L110,400 H-300 Z");
        let pixmap = drawn(200, 100, vec![fade(outline, 64.0, black(200, 100))]);
        for y in 0..100 {
            let row: Vec<i32> = (0..200)
                .map(|x| i32::from(pixel(&pixmap, x, y)[0]))
                .collect();
            // At its steepest, 1.5 × 255 ÷ 128 levels a pixel: less than a step.
            assert!(
                row.windows(2)
                    .all(|pair| (0..=5).contains(&(pair[1] - pair[0]))),
                "{row:?}"
            );
        }
    }

    #[test]
    fn a_plain_edge_where_there_is_no_reach() {
        for reach in [0.0, -2.0, 0.2] {
            let pixmap = drawn(
                20,
                20,
                vec![fade(path("M0,0 H10 V20 H0 Z"), reach, black(20, 20))],
            );
            assert_eq!(pixel(&pixmap, 9, 5), [0; 3]);
            assert_eq!(pixel(&pixmap, 10, 5), [255; 3]);
        }
    }

    #[test]
    fn neighbouring_pictures_meet_without_a_seam() {
        let outline = path("M100,40 L400,90 C420,200 300,220 240,200 L80,230 Z");
        for reach in [7.0, 30.0, 90.0] {
            let whole = drawn(
                512,
                256,
                vec![fade(outline.clone(), reach, black(512, 256))],
            );
            for left in [0_u32, 256] {
                let shifted = Affine::translate((-f64::from(left), 0.0)) * &outline;
                let half = drawn(256, 256, vec![fade(shifted, reach, black(256, 256))]);
                let other = columns(&whole, left as usize, 256);
                let pairs = half.rgb.iter().zip(&other.rgb);
                let apart: Vec<u8> = pairs.map(|(a, b)| a.abs_diff(*b)).collect();
                // Where a share lies between two steps, its last bit decides.
                let most = 2.0 * step(reach);
                assert!(
                    apart.iter().all(|d| f64::from(*d) <= most),
                    "{reach} {left}"
                );
                let count = apart.iter().filter(|d| **d > 0).count();
                assert!(count * 1000 < apart.len(), "{reach} {left}: {count}");
            }
        }
    }
}
