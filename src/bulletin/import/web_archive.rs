//! A web page saved as one file (mht): the page inside the parts of a mail (RFC 2557, RFC 2045).

use crate::bulletin::Unreadable;

/// How deep parts may stand in parts.
const DEPTH: usize = 3;

/// The source of the page in an mht file; `None` for any other file. `Damaged` where there is no complete page in it.
pub fn page(bytes: &[u8]) -> Result<Option<Vec<u8>>, Unreadable> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4000)).unwrap_or_default()).to_ascii_lowercase();
    let first = head.trim_start().lines().next().unwrap_or("");
    let is_header = first
        .split_once(':')
        .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let is_archive = is_header && head.contains("mime-version:") && head.contains("content-type:");
    if !is_archive || !(head.contains("multipart/") || head.contains("text/html")) {
        return Ok(None);
    }
    part(trim_start(bytes), DEPTH).map(Some).ok_or(Unreadable::Damaged)
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    bytes.get(bytes.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0)..).unwrap_or_default()
}

/// The page in a part: its own content, or that of the first part in it that has one.
fn part(bytes: &[u8], depth: usize) -> Option<Vec<u8>> {
    let (headers, body) = split(bytes)?;
    let kind = header(&headers, "content-type")?;
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("text/html") {
        let coding = header(&headers, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
        return Some(match coding.trim() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        });
    }
    if !lower.starts_with("multipart/") || depth == 0 {
        return None;
    }
    let at = lower.find("boundary=")? + "boundary=".len();
    let named = kind.get(at..)?;
    let named = match named.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => named.split([';', ' ']).next()?,
    };
    let boundary = [b"--", named.as_bytes()].concat();
    let starts = boundaries(body, &boundary);
    // A part that no boundary follows is cut off.
    starts.windows(2).find_map(|pair| match pair {
        [from, to] => part(trim_start(body.get(from + boundary.len()..*to)?), depth - 1),
        _ => None,
    })
}

/// Where the boundary stands at the start of a line.
fn boundaries(body: &[u8], boundary: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|b| *b == b'\n') {
        if line.starts_with(boundary) {
            found.push(at);
        }
        at += line.len();
    }
    found
}

/// The headers of a part, each on one line, and its body.
fn split(bytes: &[u8]) -> Option<(Vec<String>, &[u8])> {
    let mut headers: Vec<String> = Vec::new();
    let mut at = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        at += line.len();
        let text = String::from_utf8_lossy(line);
        if text.trim().is_empty() {
            return Some((headers, bytes.get(at..)?));
        }
        match headers.last_mut() {
            Some(last) if text.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(text.trim());
            }
            _ => headers.push(text.trim().to_owned()),
        }
    }
    None
}

fn header(headers: &[String], name: &str) -> Option<String> {
    let pairs = headers.iter().filter_map(|line| line.split_once(':'));
    pairs.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'=' {
            out.push(*byte);
        } else if let (Some(high), Some(low)) = (digit(after.first()), digit(after.get(1))) {
            out.push(high << 4 | low);
            rest = after.get(2..).unwrap_or_default();
        } else if let Some(next) = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")) {
            rest = next;
        } else {
            out.push(b'=');
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(coding: &str, body: &str) -> String {
        format!(
            "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?=E7=AE=80=E6=8A=A5?=\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_Part_1\"\r\n\r\n\
             ----=_Part_1\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n\
             {body}\r\n----=_Part_1\r\nContent-Type: image/png\r\n\r\nPNG\r\n----=_Part_1--\r\n"
        )
    }

    #[test]
    fn the_page_comes_out_of_its_archive() {
        let page = "<html><p>各镇要办</p></html>";
        for (coding, body) in [
            ("8bit", page.to_owned()),
            ("quoted-printable", "<html><p>=E5=90=84=E9=95=87=\r\n=E8=A6=81=E5=8A=9E</p></html>".to_owned()),
            ("base64", "PGh0bWw+PHA+5ZCE6ZWH6KaB5YqePC9wPjwvaHRtbD4=".to_owned()),
        ] {
            let found = self::page(saved(coding, &body).as_bytes()).unwrap().unwrap();
            assert_eq!(String::from_utf8(found).unwrap().trim_end(), page, "{coding}");
        }
    }

    #[test]
    fn an_archive_cut_off_in_its_page_is_damaged_and_a_text_is_none() {
        let whole = saved("8bit", "<html><p>各镇要办</p></html>");
        let cut = whole.find("各镇").unwrap();
        assert_eq!(page(&whole.as_bytes()[..cut]), Err(Unreadable::Damaged));
        assert_eq!(page("报:县委\n某县简报".as_bytes()), Ok(None));
    }
}
