//! `inspect FILE`: what a bulletin says, as JSON in the shape of the labels; `--text`: only the text of the file.

use std::process::ExitCode;

use luoshi::bulletin::{
    self, Bulletin, Item, Level, Requirement,
    decode::native_gb18030,
    due_on, import,
    questions::{Question, questions},
    terms::{self, Lexicon},
};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let all = args.iter().any(|a| a == "--all");
    let text = args.iter().any(|a| a == "--text");
    let set = args.iter().find_map(|a| a.strip_prefix("--terms=")).map(std::fs::read_to_string);
    let set = match set.transpose().map(|json| terms::read(json.as_deref().unwrap_or("[]"))) {
        Ok(Ok(set)) => Lexicon::of(&set),
        wrong => {
            eprintln!("the set terms cannot be read: {wrong:?}");
            return ExitCode::FAILURE;
        }
    };
    let Some(file) = args.iter().find(|a| !a.starts_with("--")) else {
        eprintln!(
            "usage: inspect [--all | --text] [--terms=public/terms.json] FILE    (--all: with the requirements on which readers could differ)"
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
            println!("{:#}", labels(&bulletin, all, &set));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{file}: {why:?}");
            ExitCode::FAILURE
        }
    }
}

/// The bulletin in the shape of the label files.
fn labels(bulletin: &Bulletin, all: bool, set: &Lexicon) -> Value {
    let items: Vec<Value> = bulletin
        .items
        .iter()
        .map(|item| {
            let requirements: Vec<Value> = item
                .requirements
                .iter()
                .filter(|r| all || !r.optional)
                .map(|r| required(bulletin, r))
                .collect();
            json!({"headline": item.headline, "section": item.section, "points": item.points, "requirements": requirements, "terms": named(item, set)})
        })
        .collect();
    json!({
        "series": bulletin.series,
        "number": bulletin.number,
        "year": bulletin.year,
        "issuer": bulletin.issuer,
        "date": bulletin.date.map(|d| d.to_string()),
        "items": items,
        "questions": questions(bulletin).iter().map(|question| asked(bulletin, question)).collect::<Vec<_>>(),
    })
}

/// A requirement with the facts that follow from it.
fn required(bulletin: &Bulletin, r: &Requirement) -> Value {
    let due_on = r.due.as_deref().map(|due| format!("{:?}", due_on(due, bulletin.year, bulletin.date)));
    let level = r.level.map(Level::code);
    json!({
        "text": r.text, "actor": r.actor, "level": level, "due": r.due, "due_on": due_on, "cadence": r.cadence,
        "optional": r.optional,
    })
}

/// The terms of an item: each with its kind.
fn named(item: &Item, set: &Lexicon) -> Vec<Value> {
    let all =
        item.blocks.iter().flat_map(|block| terms::terms(&block.text, set).into_iter().map(move |term| (block, term)));
    all.map(|(block, term)| json!([term.kind.code(), block.text.get(term.span)])).collect()
}

/// A question and the words it is about.
fn asked(bulletin: &Bulletin, question: &Question) -> Value {
    let place = question.place.as_ref();
    let block = place.and_then(|place| bulletin.items.get(place.item)?.blocks.get(place.block));
    let words = place.zip(block).and_then(|(place, block)| block.text.get(place.span.clone()));
    json!({"kind": format!("{:?}", question.kind), "words": words})
}
