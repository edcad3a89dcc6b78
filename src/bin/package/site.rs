//! The site as one value: every file by its name relative to the root, with `/` between folders.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::{Step, hash};

/// What grows smaller when compressed; pictures already are.
const COMPRESSIBLE: [&str; 9] = [".html", ".css", ".js", ".json", ".wasm", ".svg", ".txt", ".webmanifest", ".md"];

pub struct Site {
    root: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    /// Files that differ from the disk.
    changed: BTreeSet<String>,
    /// Files on the disk that are to go.
    gone: Vec<String>,
}

/// The compressed copies, by the name of the file they belong to.
pub struct Packed(BTreeMap<String, Copies>);

struct Copies {
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

impl Site {
    pub fn read(root: impl Into<PathBuf>) -> Step<Self> {
        let mut site = Self { root: root.into(), files: BTreeMap::new(), changed: BTreeSet::new(), gone: Vec::new() };
        if !site.root.join("index.html").is_file() {
            return Err(format!("{} holds no index.html: run `trunk build --release` first", site.root.display()));
        }
        site.read_folder("")?;
        Ok(site)
    }

    fn read_folder(&mut self, folder: &str) -> Step<()> {
        let path = self.root.join(folder);
        for entry in fs::read_dir(&path).map_err(|error| at(&path, &error))? {
            let entry = entry.map_err(|error| at(&path, &error))?;
            let name =
                entry.file_name().into_string().map_err(|name| format!("not a readable name: {}", name.display()))?;
            // The system's own litter (.DS_Store and the like) is not content.
            if name.starts_with('.') {
                self.gone.push(format!("{folder}{name}"));
            } else if entry.path().is_dir() {
                self.read_folder(&format!("{folder}{name}/"))?;
            } else {
                let bytes = fs::read(entry.path()).map_err(|error| at(&entry.path(), &error))?;
                self.files.insert(format!("{folder}{name}"), bytes);
            }
        }
        Ok(())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    pub fn get(&self, name: &str) -> Step<&[u8]> {
        self.files.get(name).map(Vec::as_slice).ok_or_else(|| format!("{name} is missing in {}", self.root.display()))
    }

    /// A file as text, without the byte order mark that some editors put in front.
    pub fn text(&self, name: &str) -> Step<&str> {
        let text =
            str::from_utf8(self.get(name)?).map_err(|_| format!("{name} is not UTF-8: save it again as UTF-8"))?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), bytes);
        self.changed.insert(name.to_owned());
    }

    /// Gives a file a name made from its content and changes the name in `index.html`.
    pub fn rename_by_hash(&mut self, name: &str) -> Step<()> {
        let hashed = self.put_by_hash(name)?;
        let page = self.text("index.html")?;
        let (old, new) = (format!("\"{name}\""), format!("\"{hashed}\""));
        if !page.contains(&old) {
            return Err(format!("index.html does not name {old}: see pattern_script in Trunk.toml"));
        }
        let page = page.replace(&old, &new);
        self.put("index.html", page.into_bytes());
        Ok(())
    }

    /// Gives a file a name made from its content, and answers it.
    pub fn put_by_hash(&mut self, name: &str) -> Step<String> {
        let bytes = self.get(name).map_err(|what| format!("{what}: run `trunk build --release` again"))?.to_vec();
        let (stem, ending) = name.rsplit_once('.').ok_or_else(|| format!("{name} has no ending"))?;
        let hashed = format!("{stem}-{}.{ending}", &hash::hex(&hash::sha256(&bytes))[..16]);
        self.put(&hashed, bytes);
        self.remove(name);
        Ok(hashed)
    }

    pub fn remove(&mut self, name: &str) {
        self.files.remove(name);
        self.changed.remove(name);
        self.gone.push(name.to_owned());
    }

    pub fn compress(&self) -> Packed {
        let todo: Vec<_> =
            self.files().filter(|(name, _)| COMPRESSIBLE.iter().any(|end| name.ends_with(end))).collect();
        let hands = std::thread::available_parallelism().map_or(1, usize::from);
        let next = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((name, bytes)) = todo.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                done.push(((*name).to_owned(), Copies { brotli: brotli(bytes), gzip: gzip(bytes) }));
            }
            done
        };
        std::thread::scope(|scope| {
            let hands: Vec<_> = (0..hands).map(|_| scope.spawn(work)).collect();
            Packed(hands.into_iter().filter_map(|hand| hand.join().ok()).flatten().collect())
        })
    }

    pub fn write(&self, packed: &Packed) -> Step<()> {
        for name in &self.gone {
            let path = self.root.join(name);
            if path.is_file() {
                fs::remove_file(&path).map_err(|error| at(&path, &error))?;
            }
        }
        for (name, bytes) in self.files().filter(|(name, _)| self.changed.contains(*name)) {
            write(&self.root.join(name), bytes)?;
        }
        for (name, copies) in &packed.0 {
            write(&self.root.join(format!("{name}.br")), &copies.brotli)?;
            write(&self.root.join(format!("{name}.gz")), &copies.gzip)?;
        }
        Ok(())
    }
}

impl Packed {
    /// What a host that serves brotli sends for this file.
    pub fn size(&self, site: &Site, name: &str) -> usize {
        match self.0.get(name) {
            Some(copies) => copies.brotli.len(),
            None => site.get(name).map_or(0, <[u8]>::len),
        }
    }
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    // Writing into memory cannot fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}

fn write(path: &Path, bytes: &[u8]) -> Step<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    }
    fs::write(path, bytes).map_err(|error| at(path, &error))
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
