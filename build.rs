//! What is made from other files before the program is compiled: the words of the interface (`build/words.rs`) and the
//! readings of the Chinese characters for the search (`build/pinyin.rs`).

#[path = "build/pinyin.rs"]
mod pinyin;
#[path = "build/words.rs"]
mod words;

use std::{env, path::PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let apart = env::var_os("CARGO_FEATURE_PARTS").is_some() && env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    if apart {
        // What follows what in the program, for `bin/split` to take it apart by.
        println!("cargo:rustc-link-arg-bin=luoshi=--emit-relocs");
    }
    let (project, out) = (PathBuf::from(env::var("CARGO_MANIFEST_DIR")?), PathBuf::from(env::var("OUT_DIR")?));
    words::write(&project, &out, apart)?;
    pinyin::write(&out)
}
