//! How people see who lack one kind of cone, and what is left in grey.

use super::Color;

/// A way of seeing colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// With all three kinds of cones.
    AllCones,
    /// Without those for long waves.
    Protanopia,
    /// Without those for middle waves.
    Deuteranopia,
    /// Without those for short waves.
    Tritanopia,
    /// In grey: a copy, or a page printed in black alone.
    Grey,
}

impl Sight {
    /// People's ways of seeing.
    pub const PEOPLE: [Sight; 4] = [
        Sight::AllCones,
        Sight::Protanopia,
        Sight::Deuteranopia,
        Sight::Tritanopia,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Sight::AllCones => "all cones",
            Sight::Protanopia => "protanopia",
            Sight::Deuteranopia => "deuteranopia",
            Sight::Tritanopia => "tritanopia",
            Sight::Grey => "grey",
        }
    }

    /// What it makes of red, green and blue in linear light.
    ///
    /// # References
    /// Machado, Oliveira and Fernandes (2009), “A physiologically-based model for simulation of color
    /// vision deficiency”, severity 1. Grey keeps the luminance (IEC 61966-2-1).
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Sight::AllCones => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Sight::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Sight::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Sight::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
            Sight::Grey => [[0.2126, 0.7152, 0.0722]; 3],
        }
    }

    /// The colour that somebody with all cones would have to see to see the same.
    ///
    /// ```
    /// use bakhmut_map::style::{Color, Sight};
    /// let grey = Color::rgb(0x808080);
    /// assert!(Sight::PEOPLE.iter().all(|sight| sight.seen(grey) == grey));
    /// ```
    pub fn seen(self, color: Color) -> Color {
        let light = color.linear();
        let rows = self.matrix();
        Color::from_linear(rows.map(|row| row.iter().zip(light).map(|(part, v)| part * v).sum()))
    }
}
