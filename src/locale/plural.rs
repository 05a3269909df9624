//! The plurals of Ukrainian.

/// The form of a noun that stands after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plural {
    /// 1, 21, 101: миля.
    One,
    /// 2 to 4, 22: милі.
    Few,
    /// 0, 5 to 20, 111: миль.
    Many,
    /// 1,5: милі, in the genitive.
    Fraction,
}

impl Plural {
    /// The form after a number, or the last of several, as written in Ukrainian.
    pub(super) fn after(written: &str) -> Plural {
        if written.contains(',') {
            return Plural::Fraction;
        }
        let mut digits = written.bytes().rev().filter(u8::is_ascii_digit);
        let (units, tens) = (digits.next(), digits.next());
        match (tens, units) {
            (Some(b'1'), _) => Plural::Many,
            (_, Some(b'1')) => Plural::One,
            (_, Some(b'2'..=b'4')) => Plural::Few,
            _ => Plural::Many,
        }
    }

    /// Miles.
    pub(super) fn miles(self) -> &'static str {
        match self {
            Plural::One => "миля",
            Plural::Few | Plural::Fraction => "милі",
            Plural::Many => "миль",
        }
    }

    /// Days.
    pub(super) fn days(self) -> &'static str {
        match self {
            Plural::One => "день",
            Plural::Few => "дні",
            Plural::Many => "днів",
            Plural::Fraction => "дня",
        }
    }

    /// Days with data, of which there is no fraction.
    pub(super) fn days_with_data(self) -> &'static str {
        match self {
            Plural::One => "день із\u{a0}даними",
            Plural::Few | Plural::Fraction => "дні з\u{a0}даними",
            Plural::Many => "днів із\u{a0}даними",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::locale::number::written;
    use proptest::prelude::*;

    #[test]
    fn miles_follow_their_number() {
        for (number, miles) in [
            ("0", "миль"),
            ("1", "миля"),
            ("2", "милі"),
            ("4", "милі"),
            ("5", "миль"),
            ("11", "миль"),
            ("12", "миль"),
            ("20", "миль"),
            ("21", "миля"),
            ("22", "милі"),
            ("100", "миль"),
            ("101", "миля"),
            ("111", "миль"),
            ("112", "миль"),
            ("120", "миль"),
            ("193", "милі"),
            ("0,5", "милі"),
            ("1,5", "милі"),
            ("5,0", "милі"),
            ("10\u{a0}001", "миля"),
            ("64\u{a0}±\u{a0}5", "миль"),
            ("60\u{a0}±\u{a0}3", "милі"),
            ("63,6\u{a0}±\u{a0}0,5", "милі"),
        ] {
            assert_eq!(Plural::after(number).miles(), miles, "{number}");
        }
    }

    #[test]
    fn days_follow_their_number() {
        let days = |number| {
            Plural::after(number)
                .days_with_data()
                .replace('\u{a0}', " ")
        };
        let said = ["1", "3", "7", "12", "21"].map(days);
        let expected = [
            "день із даними",
            "дні з даними",
            "днів із даними",
            "днів із даними",
            "день із даними",
        ];
        assert_eq!(said, expected);
    }

    proptest! {
        /// The rules as CLDR has them.
        #[test]
        fn a_whole_number_takes_the_form_of_its_last_two_digits(n in 0..20_000_000_u32) {
            let form = match (n % 10, n % 100) {
                (1, rest) if rest != 11 => Plural::One,
                (2..=4, rest) if !(12..=14).contains(&rest) => Plural::Few,
                _ => Plural::Many,
            };
            let text = written(Lang::Uk, &n.to_string());
            prop_assert_eq!(Plural::after(&text), form, "{}", text);
        }

        #[test]
        fn a_fraction_takes_the_genitive(n in 0.0..2e6_f64, decimals in 1..4_usize) {
            let text = written(Lang::Uk, &format!("{n:.decimals$}"));
            prop_assert_eq!(Plural::after(&text), Plural::Fraction, "{}", text);
        }
    }
}
