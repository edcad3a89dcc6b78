//! Reads a bulletin from the command line and prints what was found, in the shape of the labels.

use luoshi::bulletin::{Bulletin, decode};
use serde_json::{Value, json};
use std::process::ExitCode;

fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

fn labels(bulletin: &Bulletin) -> Value {
    let items: Vec<Value> = bulletin
        .items
        .iter()
        .map(|item| {
            let requirements: Vec<Value> = item
                .requirements
                .iter()
                .map(|found| {
                    json!({"text": found.text, "actor": found.actor, "due": found.due, "cadence": found.cadence,
                           "optional": found.optional})
                })
                .collect();
            json!({"headline": item.headline, "section": item.section, "points": item.points,
                   "requirements": requirements})
        })
        .collect();
    json!({"series": bulletin.series, "number": bulletin.number, "year": bulletin.year, "issuer": bulletin.issuer,
           "date": bulletin.date, "items": items})
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: inspect FILE");
        return ExitCode::from(2);
    };
    let read = std::fs::read(&path).map_err(|error| error.to_string());
    let found = read.and_then(|bytes| {
        let (text, _) = decode::decode(&bytes, gb18030).map_err(|refusal| format!("{refusal:?}"))?;
        decode::accept(&text).map_err(|refusal| format!("{refusal:?}"))
    });
    match found {
        Ok(bulletin) => {
            println!("{:#}", labels(&bulletin));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{path}: {why}");
            ExitCode::FAILURE
        }
    }
}
