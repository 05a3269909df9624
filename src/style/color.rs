//! Colours in sRGB.

/// An sRGB colour of 8 bits a channel with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Alpha: 0 is clear, 255 is solid.
    pub a: u8,
}

impl Color {
    /// Nothing.
    pub const CLEAR: Color = Color {
        r: 0,
        g: 0,
        b: 0,
        a: 0,
    };

    /// White.
    pub const WHITE: Color = Color::rgb(0xff_ff_ff);

    /// A solid colour from `0xRRGGBB`.
    pub const fn rgb(hex: u32) -> Color {
        let [_, r, g, b] = hex.to_be_bytes();
        Color { r, g, b, a: 255 }
    }

    /// The same colour with another alpha, from 0 (clear) to 1 (solid).
    #[must_use]
    pub fn alpha(self, alpha: f64) -> Color {
        // The clamp makes the cast exact.
        let a = (alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        Color { a, ..self }
    }

    /// This colour laid over a solid ground.
    #[must_use]
    pub fn over(self, ground: Color) -> Color {
        let a = f64::from(self.a) / 255.0;
        let mix =
            |top: u8, below: u8| (f64::from(top) * a + f64::from(below) * (1.0 - a)).round() as u8;
        Color {
            r: mix(self.r, ground.r),
            g: mix(self.g, ground.g),
            b: mix(self.b, ground.b),
            a: 255,
        }
    }

    /// Red, green and blue in linear light, 0 to 1 (IEC 61966-2-1).
    pub fn linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Relative luminance, 0 to 1, as WCAG 2.2 defines it.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio of two solid colours, 1 to 21, as WCAG 2.2 defines it.
    ///
    /// ```
    /// use bakhmut_map::style::Color;
    /// assert_eq!(Color::WHITE.contrast(Color::rgb(0x000000)), 21.0);
    /// ```
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
