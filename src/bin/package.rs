//! The step after `trunk build --release`: turns `dist/` into the site that is put on a host.
//!
//! It makes the lists of content, the page that reads without WebAssembly, the Content-Security-Policy,
//! the service worker, `version.json` and the compressed copies, and it weighs the first visit.

#[path = "package/content.rs"]
mod content;
#[path = "package/hash.rs"]
mod hash;
#[path = "package/page.rs"]
mod page;
#[path = "package/parts.rs"]
mod parts;
#[path = "package/single.rs"]
mod single;
#[path = "package/site.rs"]
mod site;
#[path = "package/styles.rs"]
mod styles;
#[path = "package/weigh.rs"]
mod weigh;
#[path = "package/words.rs"]
mod words;

use std::process::ExitCode;

use site::Site;

/// What a step answers: a failure is a sentence for whoever runs the build.
type Step<T> = Result<T, String>;

/// The programs beside the app that `boot.js` loads when they are first needed; no part of a first visit. The script
/// element of the page names their files (`data-reader`, `data-reader-wasm`).
const LAZY_PROGRAMS: [&str; 2] = ["reader", "office"];

/// The most that a first visit may load, brotli-compressed, all in.
const FIRST_VISIT_LIMIT: usize = 160_000;

fn main() -> ExitCode {
    let dist = std::env::args().nth(1).unwrap_or_else(|| "dist".to_owned());
    match package(&dist) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("package: {what}");
            ExitCode::FAILURE
        }
    }
}

fn package(dist: &str) -> Step<()> {
    let mut site = Site::read(dist)?;
    content::read_bulletins(&mut site)?;
    content::list(&mut site, "packs", ".json")?;
    words::add(&mut site)?;
    parts::join(&mut site)?;
    for name in ["boot.js", "luoshi.js", "luoshi_bg.wasm"] {
        site.rename_by_hash(name)?;
    }
    for name in LAZY_PROGRAMS {
        site.rename_by_hash(&format!("{name}.js"))?;
        site.rename_by_hash(&format!("{name}_bg.wasm"))?;
    }
    styles::join(&mut site)?;

    page::first_paint(&mut site)?;
    page::policy(&mut site)?;
    let build = hash::of_site(&site);
    page::stamp(&mut site, &build)?;
    single::make(&mut site)?;

    add_service_worker(&mut site, &build)?;
    add_version(&mut site, &build)?;

    let packed = site.compress();
    let first = weigh::first_visit(&site, &packed)?;
    site.write(&packed)?;

    let whole: usize = site.names().filter(|name| is_kept_offline(name)).map(|name| packed.size(&site, name)).sum();
    println!("build {build}: {} files, {} kB to keep offline (brotli)", site.names().count(), whole.div_ceil(1000));
    first.print();
    if first.total() > FIRST_VISIT_LIMIT {
        return Err(format!(
            "the first visit loads {} bytes, more than the {FIRST_VISIT_LIMIT} allowed",
            first.total()
        ));
    }
    Ok(())
}

/// The page asks the network for `version.json`, that is its point; the one-file edition is a download.
fn is_kept_offline(name: &str) -> bool {
    !matches!(name, "sw.js" | "version.json" | single::NAME)
}

fn add_service_worker(site: &mut Site, build: &str) -> Step<()> {
    let files: serde_json::Map<String, serde_json::Value> = site
        .names()
        .filter(|name| is_kept_offline(name))
        .map(|name| Ok((name.to_owned(), hash::base64(&hash::sha256(site.get(name)?)).into())))
        .collect::<Step<_>>()?;
    let files = serde_json::to_string_pretty(&files).map_err(|error| error.to_string())?;
    let script = include_str!("package/sw.js").replace("%BUILD%", build).replace("%FILES%", &files);
    site.put("sw.js", script.into_bytes());
    Ok(())
}

fn add_version(site: &mut Site, build: &str) -> Step<()> {
    let version = serde_json::json!({ "build": build, "version": env!("CARGO_PKG_VERSION") });
    site.put("version.json", format!("{version}\n").into_bytes());
    Ok(())
}
