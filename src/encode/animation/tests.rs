//! What is written, read by other decoders.

use std::io::Cursor;

use image::AnimationDecoder;
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use proptest::prelude::*;

use super::*;
use crate::encode::png::tests::{metadata, picture};

const ALL: [AnimationFormat; 3] = [
    AnimationFormat::Gif,
    AnimationFormat::Png,
    AnimationFormat::WebP,
];

/// A ground of few colours with a square of one at a place.
fn frame(x: u32, shade: u8) -> Pixmap {
    let (width, height) = (31, 23);
    let mut rgb: Vec<u8> = (0..width * height)
        .flat_map(|i| [(i % 5 * 50) as u8, (i % 7 * 30) as u8, 90])
        .collect();
    for y in 5..12 {
        for x in x..x + 6 {
            let at = 3 * (y * width + x) as usize;
            rgb[at..at + 3].copy_from_slice(&[shade, 0, 255 - shade]);
        }
    }
    Pixmap { width, height, rgb }
}

fn written(format: AnimationFormat, frames: &[(Pixmap, u64)]) -> (Vec<u8>, Written) {
    let mut bytes = Cursor::new(Vec::new());
    let mut animation = Animation::new(format, &mut bytes, &metadata()).unwrap();
    for (frame, millis) in frames {
        animation.push(frame.clone(), *millis).unwrap();
    }
    let written = animation.finish().unwrap();
    (bytes.into_inner(), written)
}

/// The frames as others see them: pixels without opacity, and milliseconds.
fn read(format: AnimationFormat, bytes: &[u8]) -> Vec<(Vec<u8>, u64)> {
    let bytes = Cursor::new(bytes);
    let frames = match format {
        AnimationFormat::Gif => GifDecoder::new(bytes).unwrap().into_frames(),
        AnimationFormat::Png => PngDecoder::new(bytes)
            .unwrap()
            .apng()
            .unwrap()
            .into_frames(),
        AnimationFormat::WebP => WebPDecoder::new(bytes).unwrap().into_frames(),
    };
    let frames = frames.map(|frame| {
        let frame = frame.unwrap();
        let (over, under) = frame.delay().numer_denom_ms();
        let (pixels, _) = frame.buffer().as_chunks::<4>();
        assert!(
            pixels.iter().all(|pixel| pixel[3] == 255),
            "no pixel is clear"
        );
        let rgb = pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
        (rgb.collect(), u64::from(over / under))
    });
    frames.collect()
}

#[test]
fn what_a_gif_and_a_webp_say_of_themselves_is_read() {
    let frames = [(frame(3, 0), 100), (frame(9, 80), 100)];
    for format in [AnimationFormat::Gif, AnimationFormat::WebP] {
        let (bytes, _) = written(format, &frames);
        let read = read_animation(&bytes).unwrap().unwrap();
        assert_eq!((read.width, read.height, read.frames), (31, 23, 2));
        let told = read.provenance.unwrap();
        assert!(told.software.starts_with("bakhmut-map "), "{told:?}");
        let wanted = metadata();
        let said = |m: &Metadata| {
            let texts = [&m.title, &m.alt_text, &m.copyright, &m.request].map(String::clone);
            (texts, m.snapshot.clone(), m.inputs.clone())
        };
        assert_eq!(said(&told.metadata), said(&wanted));
        let cut = read_animation(&bytes[..bytes.len() - 1]).unwrap();
        let why = cut.unwrap_err().to_string();
        assert!(why.ends_with("that is cut off or damaged"), "{why}");
    }
    assert!(read_animation(b"\x89PNG\r\n\x1a\n").is_none());
}

/// Whether a frame is as it was. Where one lies over another, this reader of WebP lowers each colour by a
/// level, opaque or not; libwebp does not.
fn same(format: AnimationFormat, read: &[u8], wanted: &[u8]) -> bool {
    let most = u8::from(format == AnimationFormat::WebP);
    let mut pairs = read.iter().zip(wanted);
    read.len() == wanted.len() && pairs.all(|(a, b)| a.abs_diff(*b) <= most)
}

#[test]
fn others_read_what_was_written() {
    let frames = [
        (frame(3, 200), 100),
        (frame(4, 200), 250),
        (frame(20, 10), 1000),
        (frame(3, 200), 40),
    ];
    for format in ALL {
        let (bytes, written) = written(format, &frames);
        assert_eq!((written.frames, written.is_exact), (4, true), "{format:?}");
        let read = read(format, &bytes);
        assert_eq!(read.len(), 4, "{format:?}");
        for (one, (frame, millis)) in read.iter().zip(&frames) {
            assert!(same(format, &one.0, &frame.rgb), "{format:?}");
            assert_eq!(one.1, *millis, "{format:?}");
        }
        assert!(is_our_animation(&bytes, format), "{format:?}");
    }
}

#[test]
fn frames_that_are_equal_are_one_that_is_shown_longer() {
    let frames = [
        (frame(3, 200), 100),
        (frame(3, 200), 100),
        (frame(3, 200), 100),
        (frame(9, 200), 100),
    ];
    for format in ALL {
        let (bytes, written) = written(format, &frames);
        assert_eq!(written.frames, 2);
        let shown: Vec<u64> = read(format, &bytes).iter().map(|(_, ms)| *ms).collect();
        assert_eq!(shown, [300, 100], "{format:?}");
    }
    // But no longer than a format can say.
    let long = [(frame(3, 200), 40_000), (frame(3, 200), 40_000)];
    for format in ALL {
        let (bytes, _) = written(format, &long);
        let read = read(format, &bytes);
        let shown: Vec<u64> = read.iter().map(|(_, ms)| *ms).collect();
        assert_eq!(shown, [40_000, 40_000], "{format:?}");
        assert!(read[1].0 == long[1].0.rgb);
    }
}

#[test]
fn what_does_not_change_is_stored_once() {
    let noise = |shade| {
        let mut ground = picture(400, 300);
        ground.rgb[..3].copy_from_slice(&[shade, 0, 0]);
        ground
    };
    for format in ALL {
        let (one, _) = written(format, &[(noise(0), 100)]);
        let (many, _) = written(
            format,
            &[0, 1, 2, 3, 4].map(|shade| (noise(shade * 60), 100)),
        );
        assert!(
            many.len() < one.len() + one.len() / 4,
            "{format:?} {} {}",
            many.len(),
            one.len()
        );
    }
}

/// Shades between two colours, more than a palette holds.
fn shades(flat: u32) -> Pixmap {
    let (width, height) = (64, 64);
    let rgb = (0..width * height).flat_map(|i| match i < flat {
        true => [200, 31, 47],
        false => [(i / 16) as u8, (i % 256) as u8, (i / 7 % 256) as u8],
    });
    let rgb = rgb.collect();
    Pixmap { width, height, rgb }
}

#[test]
fn a_gif_of_many_colours_is_near_and_even_land_exact() {
    let frames = [(shades(2000), 100), (shades(1800), 100)];
    let (bytes, written) = written(AnimationFormat::Gif, &frames);
    assert!(!written.is_exact);
    for ((read, _), (frame, _)) in read(AnimationFormat::Gif, &bytes).iter().zip(&frames) {
        assert_eq!(read[..3 * 1800], frame.rgb[..3 * 1800], "the even part");
        let off = read.iter().zip(&frame.rgb).map(|(a, b)| a.abs_diff(*b));
        assert!(off.clone().max().unwrap() < 100);
        let mean = off.map(u64::from).sum::<u64>() as f64 / read.len() as f64;
        assert!(mean < 16.0, "{mean}");
    }
}

#[test]
fn the_same_frames_give_the_same_bytes() {
    for format in ALL {
        let bytes = || written(format, &[(shades(900), 100), (shades(500), 70)]).0;
        assert_eq!(bytes(), bytes());
    }
}

#[test]
fn a_frame_of_another_size_and_none_at_all_are_errors() {
    for format in ALL {
        let mut bytes = Cursor::new(Vec::new());
        let mut animation = Animation::new(format, &mut bytes, &metadata()).unwrap();
        animation.push(frame(3, 9), 10).unwrap();
        let other = picture(20, 10);
        assert!(animation.push(other, 10).is_err());
        let mut bytes = Cursor::new(Vec::new());
        let none = Animation::new(format, &mut bytes, &metadata()).unwrap();
        assert!(none.finish().is_err());
    }
}

#[test]
fn endings_name_formats() {
    let of = |name: &str| AnimationFormat::of(Path::new(name));
    assert_eq!(of("a.GIF"), Some(AnimationFormat::Gif));
    assert_eq!(of("b/a.png"), Some(AnimationFormat::Png));
    assert_eq!(of("a.webp"), Some(AnimationFormat::WebP));
    assert_eq!((of("a.mp4"), of("gif")), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn garbage_is_not_ours(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for (format, head) in ALL.into_iter().zip([&b"GIF89a"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]) {
            prop_assert!(!is_our_animation(&bytes, format));
            prop_assert!(!is_our_animation(&[head, &bytes[..]].concat(), format));
        }
    }

    /// Whatever changes from frame to frame, others see each frame as it was.
    #[test]
    fn any_change_is_kept(places in prop::collection::vec((0..25_u32, 0..4_u8), 1..8)) {
        let frames: Vec<(Pixmap, u64)> = places.iter().map(|(x, shade)| (frame(*x, shade * 60), 20)).collect();
        for format in ALL {
            let (bytes, _) = written(format, &frames);
            let mut seen = read(format, &bytes).into_iter().map(|(rgb, _)| rgb);
            let mut wanted: Vec<&Vec<u8>> = frames.iter().map(|(frame, _)| &frame.rgb).collect();
            wanted.dedup();
            for one in wanted {
                prop_assert!(seen.next().is_some_and(|read| same(format, &read, one)));
            }
            prop_assert!(seen.next().is_none());
        }
    }
}
