//! Which way a fill goes where it is less sure.

use super::Phrases;

/// What a fill becomes that fades into its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fading {
    /// Paler, on a light ground.
    Paler,
    /// Darker, on a dark one.
    Darker,
}

impl Phrases {
    /// That a shaded area is paler, or darker, where it is less sure.
    pub(super) fn shaded(self, fading: Fading) -> &'static str {
        match fading {
            Fading::Paler => self.say(
                "The shaded area is schematic, paler where less sure",
                "Зафарбовану територію показано схематично: що\u{a0}менше певності, то\u{a0}блідіше",
            ),
            Fading::Darker => self.say(
                "The shaded area is schematic, darker where less sure",
                "Зафарбовану територію показано схематично: що\u{a0}менше певності, то\u{a0}темніше",
            ),
        }
    }

    /// That a change is paler, or darker, where it is less sure.
    pub(super) fn change_fades(self, fading: Fading) -> &'static str {
        match fading {
            Fading::Paler => self.say(
                "The less sure a change, the paler it is; one narrower than that may be none.",
                "Що\u{a0}менше певності, то\u{a0}блідіша зміна; вужчої за\u{a0}цю похибку могло \
                 й\u{a0}не\u{a0}бути.",
            ),
            Fading::Darker => self.say(
                "The less sure a change, the darker it is; one narrower than that may be none.",
                "Що\u{a0}менше певності, то\u{a0}темніша зміна; вужчої за\u{a0}цю похибку могло \
                 й\u{a0}не\u{a0}бути.",
            ),
        }
    }
}
