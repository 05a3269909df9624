//! Dates as an article gives them: a day, a month or a year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// How many days two days are apart, whichever is the later.
///
/// ```
/// use bakhmut_map::date::days_apart;
/// let days = ["2025-03-30", "2025-01-15"].map(|day| day.parse().unwrap());
/// assert_eq!(days_apart(days), 74);
/// ```
pub fn days_apart([one, other]: [Date; 2]) -> u32 {
    // A span of days alone, which no two dates of the calendar are too far apart for.
    one.until(other)
        .map_or(0, |span| span.get_days().unsigned_abs())
}

/// A date of the precision that was typed: `2025-01-15`, `2025-01` or `2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapDate {
    /// A day.
    Day(Date),
    /// A month, by its first day.
    Month(Date),
    /// A year, by its first day.
    Year(Date),
}

impl MapDate {
    /// The first day that the date may mean.
    pub fn first_day(self) -> Date {
        match self {
            MapDate::Day(d) | MapDate::Month(d) | MapDate::Year(d) => d,
        }
    }

    /// The last day that the date may mean.
    ///
    /// ```
    /// use bakhmut_map::date::MapDate;
    /// let month: MapDate = "2024-02".parse().unwrap();
    /// assert_eq!(month.last_day().to_string(), "2024-02-29");
    /// ```
    pub fn last_day(self) -> Date {
        match self {
            MapDate::Day(d) => d,
            MapDate::Month(d) => d.last_of_month(),
            MapDate::Year(d) => d.last_of_year(),
        }
    }

    /// Whether the day lies in the span that the date means.
    pub fn contains(self, day: Date) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }
}

impl FromStr for MapDate {
    type Err = String;

    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, digits only, and nothing else.
    fn from_str(text: &str) -> std::result::Result<MapDate, String> {
        let wanted = "write a day (2025-01-15), a month (2025-01) or a year (2025)";
        let parts: Vec<&str> = text.split('-').collect();
        let widths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
        let digits = parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
        if !digits || ![&[4][..], &[4, 2], &[4, 2, 2]].contains(&&widths[..]) {
            return Err(wanted.to_owned());
        }
        let numbers: Vec<i16> = parts.iter().filter_map(|p| p.parse().ok()).collect();
        let part = |i: usize| numbers.get(i).copied().unwrap_or(1);
        let month = i8::try_from(part(1)).unwrap_or(0);
        let day = i8::try_from(part(2)).unwrap_or(0);
        if !(1..=12).contains(&month) {
            return Err(format!("there is no month {}; {wanted}", parts[1]));
        }
        let date =
            Date::new(part(0), month, day).or(Err(format!("there is no such day; {wanted}")))?;
        Ok(match parts.len() {
            1 => MapDate::Year(date),
            2 => MapDate::Month(date),
            _ => MapDate::Day(date),
        })
    }
}

impl fmt::Display for MapDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MapDate::Day(d) => write!(f, "{d}"),
            MapDate::Month(d) => write!(f, "{}", d.strftime("%Y-%m")),
            MapDate::Year(d) => write!(f, "{}", d.strftime("%Y")),
        }
    }
}

/// The day that is meant by a date in another form than ISO 8601 has it: "15.01.2025", "2025-1-15",
/// "2025/01/15", "15 01 2025". `None` where the parts are no day, or either of two.
pub(crate) fn in_another_form(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).collect();
    let [a, b, c] = parts[..] else {
        return None;
    };
    let numbers = [a, b, c].map(|part| part.parse::<i16>().ok());
    let [Some(a_number), Some(b_number), Some(c_number)] = numbers else {
        return None;
    };
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (a_number, b_number, c_number),
        // With slashes the month comes first in some countries.
        (1..=2, 4) if text.contains('/') && a_number <= 12 && b_number <= 12 => return None,
        (1..=2, 4) if b_number > 12 => (c_number, a_number, b_number),
        (1..=2, 4) => (c_number, b_number, a_number),
        _ => return None,
    };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_prints() {
        for text in ["2025", "2025-01", "2025-01-15", "0001"] {
            assert_eq!(text.parse::<MapDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_all_else() {
        for text in [
            "",
            "tomorrow",
            "2025-13",
            "2025-1",
            "2025-02-29",
            "25",
            "2025-01-15T00:00",
            "+2025",
            "２０２５",
        ] {
            let error = text.parse::<MapDate>().unwrap_err();
            assert!(
                error.contains("write a day (2025-01-15)"),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        let month: MapDate = "2025-01".parse().unwrap();
        assert!(month.contains("2025-01-31".parse().unwrap()));
        assert!(!month.contains("2025-02-01".parse().unwrap()));
    }

    #[test]
    fn a_date_in_another_form_is_known() {
        let meant = |text| in_another_form(text).map(|day| day.to_string());
        for text in [
            "15.01.2025",
            "2025-1-15",
            "2025/01/15",
            "01/15/2025",
            "15.1.2025",
        ] {
            assert_eq!(meant(text).as_deref(), Some("2025-01-15"), "{text}");
        }
        for text in ["1/2/2025", "31.02.2025", "2025", "soon", "15.01.25", ""] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
