//! A number as a Word list prints it. The kinds are those of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59) that
//! Chinese documents use.

/// A number in this format; `None` where the format is not one of ours, so that no number is made up.
pub fn format(kind: &str, n: u32) -> Option<String> {
    match kind {
        "decimal" | "" => Some(n.to_string()),
        "decimalZero" => Some(format!("{n:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            n.to_string().chars().filter_map(|c| char::from_u32(c as u32 - u32::from(b'0') + '０' as u32)).collect(),
        ),
        "none" => Some(String::new()),
        "lowerLetter" => letters(n, b'a'),
        "upperLetter" => letters(n, b'A'),
        "lowerRoman" => roman(n).map(|text| text.to_lowercase()),
        "upperRoman" => roman(n),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => within('①', n, 20),
        "decimalEnclosedParen" => within('⑴', n, 20),
        "decimalEnclosedFullstop" => within('⒈', n, 20),
        "ideographEnclosedCircle" => within('㊀', n, 10),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", n),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", n),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting" => counted(n, "〇一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" => counted(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" => counted(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital2" => {
            n.to_string().chars().map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize)).collect()
        }
        _ => None,
    }
}

/// The character `n` places after `first`, which is 1.
fn within(first: char, n: u32, last: u32) -> Option<String> {
    let place = n.checked_sub(1).filter(|_| n <= last)?;
    char::from_u32(first as u32 + place).map(String::from)
}

fn nth(list: &str, n: u32) -> Option<String> {
    list.chars().nth(n.checked_sub(1)? as usize).map(String::from)
}

/// a … z, aa … zz.
fn letters(n: u32, first: u8) -> Option<String> {
    let place = n.checked_sub(1).filter(|place| *place < 26 * 4)?;
    let letter = char::from(first + u8::try_from(place % 26).ok()?);
    Some(String::from(letter).repeat(place as usize / 26 + 1))
}

fn roman(n: u32) -> Option<String> {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = (1..4000).contains(&n).then_some(n)?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= *value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// 十二, 二十, 一百零三: 一 before 十 is not said when it comes first, and a gap is said once.
fn counted(n: u32, digits: &str, units: &str) -> Option<String> {
    let digit = |d: u32| digits.chars().nth(d as usize);
    if n == 0 {
        return digit(0).map(String::from);
    }
    let mut text = String::new();
    let mut gap = false;
    let mut place = (n < 10_000).then_some(1000)?;
    for unit in units.chars().rev().map(Some).chain([None]) {
        let d = n / place % 10;
        if d == 0 {
            gap = !text.is_empty();
        } else {
            if gap {
                text.push('零');
            }
            gap = false;
            // 十二, not 一十二; the legal numerals say it all.
            if !(text.is_empty() && place == 10 && d == 1 && unit == Some('十')) {
                text.push(digit(d)?);
            }
            text.extend(unit);
        }
        place /= 10;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (kind, n, shown) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("decimalFullWidth", 10, "１０"),
            ("chineseCounting", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("japaneseCounting", 103, "一百零三"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1005, "一千零五"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographDigital", 12, "一二"),
            ("decimalEnclosedCircle", 3, "③"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("ideographTraditional", 2, "乙"),
            ("upperRoman", 14, "XIV"),
            ("lowerLetter", 28, "bb"),
        ] {
            assert_eq!(format(kind, n).as_deref(), Some(shown), "{kind} {n}");
        }
    }

    #[test]
    fn no_number_is_made_up() {
        for (kind, n) in
            [("hebrew1", 1), ("decimalEnclosedCircle", 21), ("upperRoman", 0), ("upperRoman", 4000), ("lowerLetter", 0)]
        {
            assert_eq!(format(kind, n), None, "{kind} {n}");
        }
        assert_eq!(format("chineseCounting", 10_000), None);
    }
}
