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

    /// The colour that `#rrggbb` or `#rgb` writes; `None` of any other text.
    ///
    /// ```
    /// use bakhmut_map::style::Color;
    /// assert_eq!(Color::from_hex("#1c1b1a"), Some(Color::rgb(0x1c1b1a)));
    /// assert_eq!(Color::from_hex("#FC0"), Color::from_hex("#ffcc00"));
    /// assert_eq!(Color::from_hex("red"), None);
    /// ```
    pub fn from_hex(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        // The standard library takes a sign too.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Color::rgb(number)),
            3 => {
                let [r, g, b] = [number >> 8, number >> 4 & 15, number & 15].map(|d| d * 17);
                Some(Color::rgb(r << 16 | g << 8 | b))
            }
            _ => None,
        }
    }

    /// It as `#rrggbb`, without its alpha.
    ///
    /// ```
    /// use bakhmut_map::style::Color;
    /// assert_eq!(Color::rgb(0x1c1b1a).hex(), "#1c1b1a");
    /// ```
    pub fn hex(self) -> String {
        let Color { r, g, b, .. } = self;
        format!("#{r:02x}{g:02x}{b:02x}")
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

    /// The solid colour of red, green and blue in linear light; what is below 0 or above 1 is cut.
    pub fn from_linear(light: [f64; 3]) -> Color {
        let [r, g, b] = light.map(|light| {
            let v = light.clamp(0.0, 1.0);
            let encoded = if v <= 0.003_130_8 {
                12.92 * v
            } else {
                1.055 * v.powf(1.0 / 2.4) - 0.055
            };
            (encoded * 255.0).round() as u8
        });
        Color { r, g, b, a: 255 }
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
