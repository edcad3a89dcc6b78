//! Columns: many entries with the same fields as one table, whose head names the fields once.
//!
//! `{"fields":["id","name","on"],"rows":[["…","…","…"], …]}` in place of `{"…":{"name":"…","on":"…"}, …}`. In a short
//! entry the names are a third of the text.

use super::doc::{Doc, Wrong};

/// Entries by id as columns, or as they are where an entry is not a map of fields. A field that an entry lacks
/// is null, or not there at the end of its row.
pub fn of(entries: Vec<(String, Doc)>) -> Doc {
    if !entries.iter().all(|(_, value)| has_fields(value)) {
        return Doc::Map(entries);
    }
    let mut fields: Vec<Doc> = vec![Doc::Text("id".to_owned())];
    let mut rows = Vec::with_capacity(entries.len());
    for (id, value) in entries {
        let Doc::Map(map) = value else { continue };
        let mut row = vec![Doc::Text(id)];
        for (name, value) in map {
            let name = Doc::Text(name);
            // The first is the id, whatever an entry calls its own fields.
            let known = fields.iter().skip(1).position(|field| *field == name).map(|at| at + 1);
            let at = known.unwrap_or(fields.len());
            if known.is_none() {
                fields.push(name);
            }
            row.resize(row.len().max(at + 1), Doc::Null);
            if let Some(place) = row.get_mut(at) {
                *place = value;
            }
        }
        rows.push(Doc::List(row));
    }
    Doc::Map(vec![("fields".to_owned(), Doc::List(fields)), ("rows".to_owned(), Doc::List(rows))])
}

/// Whether columns can hold it: a map that names every field once and has a value for each.
fn has_fields(value: &Doc) -> bool {
    let Doc::Map(map) = value else { return false };
    let twice = |at: usize, name: &str| map.iter().skip(at + 1).any(|(other, _)| other == name);
    map.iter().enumerate().all(|(at, (name, value))| *value != Doc::Null && !twice(at, name))
}

/// The entries of a table that is kept as columns, or of one that is kept as a map.
pub fn entries(doc: Doc) -> Result<Vec<(String, Doc)>, Wrong> {
    let Doc::Map(mut map) = doc else { return Err(Wrong("table")) };
    let is_columns = matches!(&*map, [(first, _), (second, _)] if first == "fields" && second == "rows");
    if !is_columns {
        return Ok(map);
    }
    let (Some((_, Doc::List(rows))), Some((_, Doc::List(fields)))) = (map.pop(), map.pop()) else {
        return Err(Wrong("columns"));
    };
    rows.into_iter().map(|row| entry(row, &fields)).collect()
}

fn entry(row: Doc, fields: &[Doc]) -> Result<(String, Doc), Wrong> {
    let Doc::List(row) = row else { return Err(Wrong("row")) };
    if row.len() > fields.len() {
        return Err(Wrong("row"));
    }
    let mut id = None;
    let mut map = Vec::with_capacity(row.len());
    for (at, (field, value)) in fields.iter().zip(row).enumerate() {
        match (at, field, value) {
            (0, _, Doc::Text(text)) => id = Some(text),
            (0, ..) => (),
            (_, _, Doc::Null) => (),
            (_, Doc::Text(name), value) => map.push((name.clone(), value)),
            _ => return Err(Wrong("fields")),
        }
    }
    Ok((id.ok_or(Wrong("id"))?, Doc::Map(map)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn any_value() -> impl Strategy<Value = Doc> {
        prop_oneof![
            2 => Just(Doc::Null),
            3 => any::<i64>().prop_map(Doc::Int),
            3 => ".{0,4}".prop_map(Doc::Text),
            1 => prop::collection::vec(any::<bool>().prop_map(Doc::Bool), 0..3).prop_map(Doc::List),
        ]
    }

    /// Maps in any order of the fields, some with a field twice, and now and then what is no map.
    fn any_entry() -> impl Strategy<Value = Doc> {
        prop_oneof![
            9 => prop::collection::vec(("[a-eid]{1,2}", any_value()), 0..5).prop_map(Doc::Map),
            1 => any_value(),
        ]
    }

    /// The order of the fields is not kept: a field is found by its name.
    fn by_name(entries: Vec<(String, Doc)>) -> Vec<(String, Doc)> {
        let sorted = |value| match value {
            Doc::Map(map) => {
                let fields: BTreeMap<String, Vec<Doc>> =
                    map.into_iter().fold(BTreeMap::new(), |mut all, (name, value)| {
                        all.entry(name).or_default().push(value);
                        all
                    });
                Doc::Map(fields.into_iter().map(|(name, values)| (name, Doc::List(values))).collect())
            }
            other => other,
        };
        entries.into_iter().map(|(id, value)| (id, sorted(value))).collect()
    }

    proptest! {
        #[test]
        fn what_is_put_into_columns_comes_out_again(all in prop::collection::vec(("[0-9a-z]{13}", any_entry()), 0..6)) {
            prop_assert_eq!(entries(of(all.clone())).map(by_name), Ok(by_name(all)));
        }
    }

    fn text(text: &str) -> Doc {
        Doc::Text(text.to_owned())
    }

    #[test]
    fn names_are_written_once() {
        let entry = |id: &str, fields: &[(&str, &str)]| {
            (id.to_owned(), Doc::Map(fields.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect()))
        };
        let all = vec![
            entry("1", &[("what", "巡查"), ("by", "李")]),
            entry("2", &[("by", "王")]),
            entry("3", &[("on", "今")]),
        ];
        let rows = |cells: &[&[Doc]]| Doc::List(cells.iter().map(|row| Doc::List(row.to_vec())).collect());
        let fields = Doc::List(["id", "what", "by", "on"].map(text).to_vec());
        let rows = rows(&[
            &[text("1"), text("巡查"), text("李")],
            &[text("2"), Doc::Null, text("王")],
            &[text("3"), Doc::Null, Doc::Null, text("今")],
        ]);
        assert_eq!(of(all), Doc::Map(vec![("fields".into(), fields), ("rows".into(), rows)]));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for json in [
            r#"[]"#,
            r#"{"fields":["id"],"rows":{}}"#,
            r#"{"fields":["id"],"rows":[{}]}"#,
            r#"{"fields":["id"],"rows":[["1","2"]]}"#,
            r#"{"fields":["id",2],"rows":[["1","2"]]}"#,
            r#"{"fields":["id"],"rows":[[]]}"#,
            r#"{"fields":["id"],"rows":[[1]]}"#,
        ] {
            let doc = crate::base::doc::parse(json).unwrap();
            assert!(entries(doc).is_err(), "{json}");
        }
    }
}
