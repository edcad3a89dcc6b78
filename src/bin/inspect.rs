//! `inspect FILE`: what a bulletin says, as JSON in the shape of the labels; `--text`: only the text of the file.

use std::process::ExitCode;

use luoshi::bulletin::{self, Bulletin, decode::native_gb18030, import};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let all = args.iter().any(|a| a == "--all");
    let text = args.iter().any(|a| a == "--text");
    let Some(file) = args.iter().find(|a| !a.starts_with("--")) else {
        eprintln!(
            "usage: inspect [--all | --text] FILE    (--all: with the requirements on which readers could differ)"
        );
        return ExitCode::FAILURE;
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let brought = import::text_of(file, &bytes, native_gb18030);
    if text {
        return match brought {
            Ok(brought) => {
                println!("{}", brought.text);
                ExitCode::SUCCESS
            }
            Err(why) => {
                eprintln!("{file}: {why:?}");
                ExitCode::FAILURE
            }
        };
    }
    match brought.and_then(|brought| bulletin::accept(&brought.text)) {
        Ok(bulletin) => {
            println!("{:#}", labels(&bulletin, all));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{file}: {why:?}");
            ExitCode::FAILURE
        }
    }
}

/// The bulletin in the shape of the label files.
fn labels(bulletin: &Bulletin, all: bool) -> Value {
    let items: Vec<Value> = bulletin
        .items
        .iter()
        .map(|item| {
            let requirements: Vec<Value> = item
                .requirements
                .iter()
                .filter(|r| all || !r.optional)
                .map(|r| json!({"text": r.text, "actor": r.actor, "due": r.due, "cadence": r.cadence, "optional": r.optional}))
                .collect();
            json!({"headline": item.headline, "section": item.section, "points": item.points, "requirements": requirements})
        })
        .collect();
    json!({
        "series": bulletin.series,
        "number": bulletin.number,
        "year": bulletin.year,
        "issuer": bulletin.issuer,
        "date": bulletin.date.map(|d| d.to_string()),
        "items": items,
    })
}
