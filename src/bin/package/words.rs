//! The words that the first program does not carry, as files (see src/words.rs).

use luoshi::{base::lang::Lang, words};

use crate::{Step, page::replace_once, site::Site};

/// Writes the files, and names to `boot.js` the one that the start page needs where English was chosen.
pub fn add(site: &mut Site) -> Step<()> {
    for sheet in words::apart() {
        site.put(sheet.file(), sheet.carried().ok_or("the packaging step needs all words")?.as_bytes().to_vec());
    }
    let english = words::sheets(Lang::En).first().ok_or("there are no English words")?;
    let page =
        replace_once(site.text("index.html")?, " data-js=", &format!(" data-english=\"{}\" data-js=", english.file()))?;
    site.put("index.html", page.into_bytes());
    Ok(())
}
