//! Points of a test: whole hundredths, so that no share of a point is lost or made.

use super::count::plain;

/// Reads points as people write them: `80`, `80.5`, `80.50`; also with full-width digits. In hundredths; `None` for
/// anything else, and for more than two decimals.
pub fn read(text: &str) -> Option<u32> {
    let text = plain(text);
    decimal(&text).map(|(hundredths, _)| hundredths)
}

/// A number of at most two decimals in plain digits: in hundredths, and with how many decimals it stands there.
pub fn decimal(text: &str) -> Option<(u32, u8)> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let hundredths: u32 = format!("{rest:0<2}").parse().ok()?;
    let hundredths = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    Some((hundredths, u8::try_from(rest.len()).ok()?))
}

/// Writes points with as many decimals as they have: `80`, `80.5`, `80.25`.
pub fn write(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (rest, 0) => format!("{whole}.{}", rest / 10),
        (rest, _) => format!("{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_people_write_them() {
        let cases =
            [("80", 8000), ("80.5", 8050), (" 80.50 ", 8050), ("８０．２５", 8025), ("0", 0), ("100.00", 10_000)];
        for (text, points) in cases {
            assert_eq!(read(text), Some(points), "{text}");
        }
        for text in ["", ".5", "8o", "80.555", "-3", "1e3", "99999999999", "80,5"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(points in 0u32..2_000_000) {
            prop_assert_eq!(read(&write(points)), Some(points));
        }
    }
}
