//! Numbers as they are written.

/// A number with at most three digits behind the point.
pub(super) fn number(value: f64) -> String {
    thousandths((value * 1000.0).round() as i64)
}

/// A number of thousandths, without zeros that say nothing.
fn thousandths(count: i64) -> String {
    let sign = if count < 0 { "-" } else { "" };
    let (whole, rest) = (count.unsigned_abs() / 1000, count.unsigned_abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:03}");
    let whole = if whole == 0 {
        String::new()
    } else {
        whole.to_string()
    };
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// A number of hundredths.
pub(super) fn hundredths(count: i64) -> String {
    thousandths(count * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, written) in [
            (0.0, "0"),
            (-0.000_1, "0"),
            (12.0, "12"),
            (-0.5, "-.5"),
            (0.3412, ".341"),
            (100.05, "100.05"),
            (-1200.1, "-1200.1"),
        ] {
            assert_eq!(number(value), written);
        }
        assert_eq!(hundredths(-105), "-1.05");
    }
}
