//! Files of bulletins and their labels, for all tests that read them.

use luoshi::bulletin::{Bulletin, accept, decode, decode::native_gb18030};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A path inside the project, or beside it.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The samples that are laid beside the project, or `None`, said plainly, where they are not.
pub fn shared() -> Option<PathBuf> {
    let folder = project("../shared/bulletins");
    if !folder.exists() {
        println!("skipped: {} is not here", folder.display());
        return None;
    }
    Some(folder)
}

/// Reads a file as the program does.
pub fn open(file: &Path) -> Bulletin {
    let (text, _) = decode(&fs::read(file).unwrap(), native_gb18030).unwrap();
    accept(&text).unwrap()
}

/// A text without white space, as labels are compared.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The labelled files of a folder: text file and label, in the order of their names.
pub fn labelled(folder: &Path) -> Vec<(PathBuf, serde_json::Value)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".gold.json") {
            let text =
                ["txt", "html"].iter().map(|ext| folder.join(format!("{stem}.{ext}"))).find(|p| p.exists()).unwrap();
            found.push((text, serde_json::from_slice(&fs::read(&entry).unwrap()).unwrap()));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}
