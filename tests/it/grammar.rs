//! The bulletin room: labelled files; and by part, tables of sentences, tales, actors, make-ups, bytes, and any text.

mod any_text;
mod bytes;
mod layout;
mod sentences;
mod tales;
mod who;

use std::{fs, path::Path};

use crate::labelled::{labelled, open, project, shared, squeeze};
use luoshi::bulletin::{Bulletin, Requirement};
use serde_json::Value;

/// Everything in which a bulletin differs from its label.
fn differences(got: &Bulletin, gold: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut compare = |what: String, label: &Value, got: Option<String>| {
        let label = match label {
            Value::Null => None,
            Value::String(s) => Some(squeeze(s)),
            other => Some(other.to_string()),
        };
        let got = got.map(|g| squeeze(&g));
        if label != got {
            out.push(format!("{what}: label {label:?}, got {got:?}"));
        }
    };
    compare("series".into(), &gold["series"], got.series.clone());
    compare("number".into(), &gold["number"], got.number.map(|n| n.to_string()));
    compare("year".into(), &gold["year"], got.year.map(|n| n.to_string()));
    compare("issuer".into(), &gold["issuer"], got.issuer.clone());
    compare("date".into(), &gold["date"], got.date.map(|d| d.to_string()));
    let items = gold["items"].as_array().unwrap();
    compare("items".into(), &Value::from(items.len()), Some(got.items.len().to_string()));
    for (item, label) in got.items.iter().zip(items) {
        let name = &item.headline;
        compare(format!("{name} headline"), &label["headline"], Some(item.headline.clone()));
        compare(format!("{name} section"), &label["section"], item.section.clone());
        compare(format!("{name} points"), &label["points"], Some(item.points.to_string()));
        let wanted: Vec<&Value> =
            label["requirements"].as_array().unwrap().iter().filter(|r| r["optional"] != true).collect();
        let found: Vec<&Requirement> = item.requirements.iter().filter(|r| !r.optional).collect();
        compare(format!("{name} requirements"), &Value::from(wanted.len()), Some(found.len().to_string()));
        for (r, w) in found.iter().zip(wanted) {
            compare(format!("{name} text"), &w["text"], Some(r.text.clone()));
            compare(format!("{} actor", r.text), &w["actor"], r.actor.clone());
            compare(format!("{} due", r.text), &w["due"], r.due.clone());
            compare(format!("{} cadence", r.text), &w["cadence"], r.cadence.clone());
        }
    }
    out
}

fn check_folder(folder: &Path) -> usize {
    let files = labelled(folder);
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|(file, gold)| {
            differences(&open(file), gold).into_iter().map(move |d| format!("{}: {d}", file.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    files.len()
}

#[test]
fn reads_the_labelled_fixtures() {
    assert!(check_folder(&project("tests/fixtures/bulletins/ours")) >= 8);
}

#[test]
fn reads_the_shared_samples() {
    let Some(folder) = shared() else { return };
    assert!(check_folder(&folder.join("dev")) >= 4);
    let gold: Value = serde_json::from_slice(&fs::read(folder.join("002.gold.json")).unwrap()).unwrap();
    assert_eq!(differences(&open(&folder.join("002.txt")), &gold), Vec::<String>::new());
}

#[test]
fn falls_into_no_shared_trap() {
    let Some(folder) = shared() else { return };
    let traps: Vec<Value> = serde_json::from_slice(&fs::read(folder.join("traps.dev.json")).unwrap()).unwrap();
    for trap in traps {
        let bulletin = open(&folder.join(trap["file"].as_str().unwrap()));
        let text = squeeze(trap["text"].as_str().unwrap());
        let hit = bulletin
            .items
            .iter()
            .flat_map(|i| &i.requirements)
            .find(|r| !r.optional && squeeze(&r.text).contains(&text));
        assert!(hit.is_none(), "{trap}");
    }
}
