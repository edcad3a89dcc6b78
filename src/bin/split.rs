//! Takes the linked app apart, before `wasm-bindgen` sees it: what only a part needs goes into that part.
//!
//! `split <program.wasm> <folder>` writes the main program and the parts into the folder, with a script that loads the
//! parts (see src/pages/parts.rs for what the parts are, scripts/bin/wasm-bindgen for when this runs).

use std::{path::Path, process::ExitCode};

use wasm_split_cli_support::{Options, transform};

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
    transform(options).map(drop).map_err(|error| format!("{error:#}"))
}
