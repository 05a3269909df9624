//! Themes: which colours and patterns stand for what.

mod color;

pub use color::Color;

/// The colours of a map.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The paper around the map.
    pub paper: Color,
    /// Text of the first order.
    pub ink: Color,
    /// Text of the second order.
    pub quiet_ink: Color,
    /// Hairlines between parts of the page, and the frame.
    pub rule: Color,
    /// Sea, lakes and rivers.
    pub water: Color,
    /// Rivers drawn as lines.
    pub water_line: Color,
    /// The country that the map is about.
    pub land: Color,
    /// Other countries.
    pub foreign_land: Color,
    /// Built-up areas under the zones.
    pub settlement: Color,
    /// The edge of a built-up area.
    pub settlement_edge: Color,
    /// Roads.
    pub road: Color,
    /// The casing on both sides of a road.
    pub road_casing: Color,
    /// Railways.
    pub railway: Color,
    /// The home country in the locator.
    pub locator: Color,
    /// The state border.
    pub border: Color,
    /// Zones that Russia controls.
    pub russia: Color,
    /// Zones that Ukraine controls, where a dataset draws any.
    pub ukraine: Color,
    /// Zones that nobody is said to control.
    pub nobody: Color,
    /// The line of contact.
    pub front: Color,
    /// Dots over what the data does not map.
    pub unmapped: Color,
    /// What was measured.
    pub measured: Color,
    /// What an article claims.
    pub claimed: Color,
    /// What the first of two sources alone says: its line, and the hatch of its land.
    pub first_source: Color,
    /// What the second of two sources alone says.
    pub second_source: Color,
    /// Around text.
    pub halo: Color,
}

impl Theme {
    /// How strongly the hue of who controls a zone covers its ground, where control is assessed.
    pub const ASSESSED: f64 = 0.34;
    /// The same where an advance is assessed.
    pub const ADVANCE: f64 = 0.14;
    /// The same on a map of change: of land that was controlled before and is after, …
    pub const KEPT: f64 = 0.2;
    /// … of land that was gained, …
    pub const GAINED: f64 = 0.56;
    /// … and of land that was lost, under a hatch.
    pub const LOST: f64 = 0.2;
    /// How strongly the colour of a source covers land of which it alone says so, under a hatch.
    pub const DISPUTED: f64 = 0.16;

    /// Dark text and warm land on white paper.
    pub const fn light() -> Theme {
        Theme {
            paper: Color::WHITE,
            ink: Color::rgb(0x1c_1b_1a),
            quiet_ink: Color::rgb(0x5a_57_53),
            rule: Color::rgb(0xbf_bb_b4),
            water: Color::rgb(0xc5_db_e6),
            water_line: Color::rgb(0x2f_63_85),
            land: Color::rgb(0xf6_f3_ec),
            foreign_land: Color::rgb(0xe4_e0_d8),
            settlement: Color::rgb(0xda_d3_c8),
            settlement_edge: Color::rgb(0x8a_80_74),
            road: Color::rgb(0xff_ff_ff),
            road_casing: Color::rgb(0x3f_39_30),
            railway: Color::rgb(0x3f_39_30),
            locator: Color::rgb(0xfa_f6_ea),
            border: Color::rgb(0x4a_45_40),
            russia: Color::rgb(0xc2_3b_2e),
            ukraine: Color::rgb(0x2f_6d_b5),
            nobody: Color::rgb(0x6b_4a_7d),
            front: Color::rgb(0x7c_12_0d),
            unmapped: Color::rgb(0x7a_75_6d),
            measured: Color::rgb(0x0b_4f_7d),
            claimed: Color::rgb(0xa8_3c_00),
            first_source: Color::rgb(0x70_34_00),
            second_source: Color::rgb(0x00_4e_62),
            halo: Color::WHITE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How people see who lack one kind of cone, in linear light: Machado, Oliveira and Fernandes
    /// (2009), severity 1; first those who lack none.
    const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
        (
            "all cones",
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        ),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// The colour that somebody with all cones would have to see to see the same.
    fn seen(color: Color, sight: &[[f64; 3]; 3]) -> Color {
        let light = color.linear();
        let [r, g, b] = sight.map(|row| {
            let sum: f64 = row.iter().zip(light).map(|(share, v)| share * v).sum();
            let v = sum.clamp(0.0, 1.0);
            let encoded = if v <= 0.003_130_8 {
                12.92 * v
            } else {
                1.055 * v.powf(1.0 / 2.4) - 0.055
            };
            (encoded * 255.0).round() as u8
        });
        Color { r, g, b, a: 255 }
    }

    #[track_caller]
    fn assert_contrast(least: f64, marks: &[(&str, Color)], grounds: &[(&str, Color)]) {
        for (name, sight) in &SIGHTS {
            for (mark, color) in marks {
                for (ground, under) in grounds {
                    let contrast = seen(*color, sight).contrast(seen(*under, sight));
                    assert!(
                        contrast >= least,
                        "{mark} on {ground}, {name}: {contrast:.2}"
                    );
                }
            }
        }
    }

    /// WCAG 2.2: 4.5:1 for text on every ground that it stands on. On a map it wears a halo.
    #[test]
    fn text_stands_out_from_its_ground() {
        let t = Theme::light();
        let texts = [
            ("ink", t.ink),
            ("quiet ink", t.quiet_ink),
            ("the measured figure", t.measured),
            ("the claimed figure", t.claimed),
        ];
        assert_contrast(4.5, &texts, &[("paper", t.paper), ("a halo", t.halo)]);
        let names = [("a country's name", t.quiet_ink)];
        let land = [("land", t.land), ("foreign land", t.foreign_land)];
        assert_contrast(4.5, &names, &land);
        assert_contrast(4.5, &names, &[("the locator", t.locator)]);
        assert_contrast(4.5, &names, &[("a road's number", t.road)]);
    }

    /// WCAG 2.2: 3:1 for graphic marks on every ground that they stand on, tints stacked.
    #[test]
    fn marks_stand_out_from_their_ground() {
        let t = Theme::light();
        let tint = t.russia.alpha(Theme::ASSESSED);
        let held = ("held land", tint.over(t.land));
        let held_town = ("a held town", tint.over(t.settlement));
        let story_town = ("a town of the story", tint.over(tint.over(t.settlement)));
        let land = ("land", t.land);
        let foreign = ("foreign land", t.foreign_land);
        let town = ("a town", t.settlement);
        let front = [("the front", t.front)];
        assert_contrast(3.0, &front, &[land, town, held, held_town, story_town]);
        let changed = [
            t.russia.alpha(Theme::KEPT),
            t.russia.alpha(Theme::GAINED),
            t.ukraine.alpha(Theme::LOST),
        ];
        for tint in changed {
            let grounds = [
                ("changed land", tint.over(t.land)),
                ("a changed town", tint.over(t.settlement)),
            ];
            let lines = [("the front", t.front), ("the earlier front", t.ink)];
            assert_contrast(3.0, &lines, &grounds);
            assert_contrast(3.0, &[("a road", t.road_casing)], &grounds);
        }
        let lost = changed[2].over(t.land);
        assert_contrast(
            3.0,
            &[("the hatch of what was lost", t.ukraine)],
            &[("lost land", lost)],
        );
        let sources = [
            ("the first source", t.first_source),
            ("the second source", t.second_source),
        ];
        let disputed = sources.map(|(name, color)| {
            let tint = color.alpha(Theme::DISPUTED);
            [(name, tint.over(t.land)), (name, tint.over(t.settlement))]
        });
        for grounds in disputed.iter().chain([&[held, held_town]]) {
            assert_contrast(3.0, &sources, grounds);
        }
        let ways = [("a road", t.road_casing), ("a railway", t.railway)];
        assert_contrast(3.0, &ways, &[land, town, held, held_town, story_town]);
        assert_contrast(3.0, &[("a river", t.water_line)], &[land, town, held]);
        let hatches = [("RU", t.russia), ("UA", t.ukraine), ("nobody", t.nobody)];
        assert_contrast(3.0, &hatches, &[land, town]);
        let lines = [
            ("border", t.border),
            ("measured", t.measured),
            ("claimed", t.claimed),
        ];
        assert_contrast(3.0, &lines, &[land, foreign, ("water", t.water)]);
        assert_contrast(3.0, &[("dots", t.unmapped)], &[land, foreign, town]);
        assert_contrast(3.0, &[("a town's edge", t.settlement_edge)], &[land]);
    }
}
