//! The app's parts (see src/pages/parts.rs): each under a name made from its content, and the script that loads them
//! as a piece of the app's own script, so that it costs no request and the edition in one file can have it too.

use crate::{Step, page::replace_once, site::Site};

/// The script beside the app's program.
const GLUE: &str = "luoshi.js";
/// The script that `bin/split` writes.
const LOADER: &str = "parts.js";

/// How that script names a part: what comes before the name, and after.
pub const FETCH: (&str, &str) = ("fetch(new URL(\"./", "\", import.meta.url))");

/// Joins the two scripts. Nothing where the app was built as one program.
pub fn join(site: &mut Site) -> Step<()> {
    if !site.names().any(|name| name == LOADER) {
        return Ok(());
    }
    let mut loader = site.text(LOADER)?.to_owned();
    for name in named(&loader) {
        let hashed = site.put_by_hash(&name)?;
        loader = replace_once(&loader, &format!("\"./{name}\""), &format!("\"./{hashed}\""))?;
    }
    let glue = joined(site.text(GLUE)?, &loader)?;
    site.put(GLUE, glue.into_bytes());
    site.remove(LOADER);
    Ok(())
}

/// The parts that a script loads.
pub fn named(script: &str) -> Vec<String> {
    let after = script.split(FETCH.0).skip(1);
    after.filter_map(|rest| rest.split_once(FETCH.1)).map(|(name, _)| name.to_owned()).collect()
}

/// The glue with the loader inside, in place of its import: one script for both, since each uses the other.
fn joined(glue: &str, loader: &str) -> Step<String> {
    let import = format!(" from \"./{LOADER}\"");
    let (imports, rest): (Vec<&str>, Vec<&str>) = glue.lines().partition(|line| line.contains(&import));
    let as_names: Vec<&str> = imports
        .iter()
        .map(|line| line.split(" as ").nth(1).and_then(|rest| rest.split(' ').next()))
        .collect::<Option<_>>()
        .ok_or_else(|| format!("{GLUE} imports {LOADER} in an unknown way"))?;
    let [first, others @ ..] = as_names.as_slice() else { return Err(format!("{GLUE} does not import {LOADER}")) };
    let body: Vec<&str> = loader.lines().filter(|line| !line.starts_with("import ")).collect();
    let gives: Vec<&str> = body
        .iter()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(" =").map(|(name, _)| name))
        .collect();
    let mut out = format!(
        "const {first} = (() => {{\n{}\nreturn {{ {} }};\n}})();\n",
        body.join("\n").replace("export const ", "const "),
        gives.join(", ")
    );
    others.iter().for_each(|name| out.push_str(&format!("const {name} = {first};\n")));
    out.push_str(&rest.join("\n"));
    out.push('\n');
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADS: &str = "import { initSync } from \"./luoshi.js\";\n\
        export const load_a = make(() => fetch(new URL(\"./a.wasm\", import.meta.url)));\n";

    #[test]
    fn the_loader_stands_in_place_of_its_import() {
        let glue = "import * as import1 from \"./parts.js\"\nimport * as import2 from \"./parts.js\"\n\nfunction initSync() {}\n";
        let both = joined(glue, LOADS).unwrap();
        assert!(!both.contains("import *") && !both.contains("export") && !both.contains("import {"));
        assert!(both.contains("return { load_a };\n})();\nconst import2 = import1;\n"));
        assert_eq!(named(&both), ["a.wasm"]);
    }

    #[test]
    fn a_glue_that_imports_nothing_is_refused() {
        assert!(joined("function initSync() {}", LOADS).is_err());
    }
}
