//! Takes the linked app apart, before `wasm-bindgen` sees it: what only a part needs goes into that part.
//!
//! `split <program.wasm> <folder>` writes the main program and the parts into the folder, with a script that loads the
//! parts (see src/pages/parts.rs for what the parts are, scripts/bin/wasm-bindgen for when this runs). What is reached
//! from the main program stays in it, so here it shows whether it asks for words that it does not have.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::ExitCode,
};

use wasm_split_cli_support::{Options, transform};
use wasmparser::{BinaryReaderError, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// The functions of `src/words.rs` by which phrases are asked for: those of the main program, and those of the parts.
const FIRST: &str = "6luoshi5words5Words5first17h";
const LATER: &str = "6luoshi5words5Words5later17h";

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let (Some(program), Some(folder)) = (given.next(), given.next()) else {
        eprintln!("split: give the program and the folder for the parts");
        return ExitCode::FAILURE;
    };
    match split(Path::new(&program), Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("split: {program}: {what}");
            ExitCode::FAILURE
        }
    }
}

fn split(program: &Path, folder: &Path) -> Result<(), String> {
    let bytes = std::fs::read(program).map_err(|error| error.to_string())?;
    let main = folder.join("luoshi.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = "./parts.js";
    options.main_module = "./luoshi.js";
    transform(options).map_err(|error| format!("{error:#}"))?;
    let bytes = std::fs::read(&main).map_err(|error| error.to_string())?;
    let callers = Callers::of(&bytes).map_err(|error| error.to_string())?;
    if callers.calling(FIRST).is_empty() {
        return Err(format!("no function {FIRST} is found by its name: has src/words.rs changed?"));
    }
    let early = callers.calling(LATER);
    if early.is_empty() {
        return Ok(());
    }
    let why =
        "the first program asks for words that only its parts have: is a source missing in FIRST, build/words.rs?";
    Err(format!("{why} Asked by {early:?}"))
}

/// Which function of a program calls which.
#[derive(Default)]
struct Callers {
    names: BTreeMap<u32, String>,
    /// Who calls, and whom.
    calls: Vec<(u32, u32)>,
}

impl Callers {
    fn of(program: &[u8]) -> Result<Self, BinaryReaderError> {
        let mut callers = Self::default();
        // Functions that come from outside are counted first.
        let mut at = 0;
        for payload in Parser::new(0).parse_all(program) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        at += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        if let Operator::Call { function_index } = operator? {
                            callers.calls.push((at, function_index));
                        }
                    }
                    at += 1;
                }
                Payload::CustomSection(section) => callers.read_names(section.as_known())?,
                _ => (),
            }
        }
        Ok(callers)
    }

    fn read_names(&mut self, section: KnownCustom<'_>) -> Result<(), BinaryReaderError> {
        let KnownCustom::Name(subsections) = section else { return Ok(()) };
        for subsection in subsections {
            // What comes after the names of the functions is not all known to the parser, nor needed.
            let Ok(Name::Function(names)) = subsection else { continue };
            for name in names {
                let name = name?;
                self.names.insert(name.index, name.name.to_owned());
            }
        }
        Ok(())
    }

    /// The names of those that call a function with `part` in its name, each once.
    fn calling(&self, part: &str) -> BTreeSet<&str> {
        let name = |function: &u32| self.names.get(function).map_or("?", String::as_str);
        let calls = self.calls.iter().filter(|(_, called)| name(called).contains(part));
        calls.map(|(caller, _)| name(caller)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two functions, `a` and `b`; the first calls the second.
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x03\x02\0\0\
        \x0a\x09\x02\x04\0\x10\x01\x0b\x02\0\x0b\
        \0\x0e\x04name\x01\x07\x02\0\x01a\x01\x01b";

    #[test]
    fn who_calls_is_found_by_name() {
        let callers = Callers::of(PROGRAM).unwrap();
        assert_eq!(callers.calling("b"), BTreeSet::from(["a"]));
        assert!(callers.calling("a").is_empty());
    }
}
