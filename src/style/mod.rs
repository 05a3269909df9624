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
    /// Around text.
    pub halo: Color,
}

impl Theme {
    /// How strongly the hue of who controls a zone covers its ground, where control is assessed.
    pub const ASSESSED: f64 = 0.34;
    /// The same where an advance is assessed.
    pub const ADVANCE: f64 = 0.14;

    /// Dark text and warm land on white paper.
    pub const fn light() -> Theme {
        Theme {
            paper: Color::WHITE,
            ink: Color::rgb(0x1c_1b_1a),
            quiet_ink: Color::rgb(0x5a_57_53),
            rule: Color::rgb(0xbf_bb_b4),
            water: Color::rgb(0xc5_db_e6),
            water_line: Color::rgb(0x8f_b9_d0),
            land: Color::rgb(0xf6_f3_ec),
            foreign_land: Color::rgb(0xe4_e0_d8),
            settlement: Color::rgb(0xd3_cb_be),
            settlement_edge: Color::rgb(0x9a_90_84),
            road: Color::rgb(0xff_ff_ff),
            road_casing: Color::rgb(0x6b_62_57),
            railway: Color::rgb(0x62_5b_54),
            locator: Color::rgb(0xfa_f6_ea),
            border: Color::rgb(0x4a_45_40),
            russia: Color::rgb(0xc2_3b_2e),
            ukraine: Color::rgb(0x2f_6d_b5),
            nobody: Color::rgb(0x6b_4a_7d),
            front: Color::rgb(0x7c_12_0d),
            unmapped: Color::rgb(0x8d_88_80),
            measured: Color::rgb(0x0b_4f_7d),
            claimed: Color::rgb(0xa8_3c_00),
            halo: Color::WHITE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2: 4.5:1 for text, 3:1 for graphic marks, on every ground that they stand on.
    #[test]
    fn text_and_marks_stand_out_from_their_ground() {
        let t = Theme::light();
        let held = t.russia.alpha(Theme::ASSESSED).over(t.land);
        for mark in [t.road_casing, t.railway, t.front] {
            assert!(mark.contrast(held) >= 3.0, "{mark:?} on {held:?}");
        }
        let grounds = [t.paper, t.land, t.foreign_land];
        for ground in grounds {
            for text in [t.ink, t.quiet_ink, t.measured, t.claimed] {
                assert!(text.contrast(ground) >= 4.5, "{text:?} on {ground:?}");
            }
            for mark in [t.border, t.front, t.measured, t.claimed, t.railway] {
                assert!(mark.contrast(ground) >= 3.0, "{mark:?} on {ground:?}");
            }
        }
        // Text on the map wears a halo: that is its ground.
        assert!(t.ink.contrast(t.halo) >= 7.0);
    }
}
