//! From paragraphs to items: which lines are columns, headlines, subheadings, tables and text.

use super::fold::{from, is_han, length};
use super::furniture;
use super::lines::{Paragraph, is_short};
use super::outline::{self, Level};
use super::{columns, flat, table};

/// What a paragraph is in the make-up of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A column heading: 工作动态.
    Section,
    /// The headline of an item, or one of its lines.
    Headline,
    /// Text of an item whose headline is the first sentence.
    Flat,
    /// A heading inside an item.
    Subheading,
    /// An outline entry.
    Entry,
    /// A row of a table or its caption.
    Table,
    /// Furniture in the middle of the file.
    Furniture,
    /// Text.
    Text,
}

/// Gives each paragraph its role.
pub fn roles(paragraphs: &[Paragraph]) -> Vec<Role> {
    let mut roles: Vec<Role> = paragraphs.iter().map(own_role).collect();
    table::mark_captions(paragraphs, &mut roles);
    mark_subheads(paragraphs, &mut roles);
    if let Some((column, item)) = item_levels(paragraphs, &roles) {
        for (p, role) in paragraphs.iter().zip(roles.iter_mut()) {
            let level = outline::leading(&p.folded).map(|m| m.level).filter(|_| is_short(p));
            if level.is_some() && level == column {
                *role = Role::Section;
            } else if level == Some(item) {
                *role = Role::Headline;
            }
        }
        return roles;
    }
    columns::mark(paragraphs, &mut roles);
    mark_headlines(paragraphs, &mut roles);
    if !roles.contains(&Role::Headline) {
        flat::mark(paragraphs, &mut roles);
    }
    roles
}

/// The role a paragraph has by itself. `Headline` here only means that it could be one.
fn own_role(p: &Paragraph) -> Role {
    let folded = p.folded.as_str();
    if columns::is_framed(folded) {
        return Role::Section;
    }
    if table::is_row(&p.text, folded) {
        return Role::Table;
    }
    if furniture::is_furniture(folded) {
        return Role::Furniture;
    }
    if outline::leading(folded).is_some() {
        return Role::Entry;
    }
    if is_short(p) && folded.chars().filter(|c| is_han(*c)).count() >= 2 {
        return Role::Headline;
    }
    Role::Text
}

/// An outline entry that is a short phrase with a body of its own is a heading.
fn mark_subheads(paragraphs: &[Paragraph], roles: &mut [Role]) {
    for i in 0..paragraphs.len() {
        let Some(p) = paragraphs.get(i).filter(|_| roles.get(i) == Some(&Role::Entry)) else {
            continue;
        };
        let Some(mark) = outline::leading(&p.folded) else {
            continue;
        };
        let topic = p.folded.trim_end_matches('。');
        let open = is_short(p)
            || (p.folded.ends_with(':') && length(&p.folded) <= 30)
            || (length(topic) <= 18 && !topic.contains(['。', ',', ';']));
        let body = match (paragraphs.get(i + 1), roles.get(i + 1)) {
            (Some(next), Some(Role::Entry)) => {
                outline::leading(&next.folded).is_some_and(|m| m.level != mark.level && m.number == 1)
            }
            (Some(_), Some(Role::Text | Role::Table)) => !p.folded.ends_with('。'),
            _ => false,
        };
        if let Some(role) = roles.get_mut(i).filter(|_| open && body && length(&p.folded) <= 40) {
            *role = Role::Subheading;
        }
    }
}

/// In a bulletin whose items are numbered, the level of those numbers, after that of its numbered columns if it has any.
///
/// Such a bulletin starts with a numbered headline (`一、县安委办开展督查`), or with a numbered column
/// (`一、工作动态`) and a numbered headline below it.
fn item_levels(paragraphs: &[Paragraph], roles: &[Role]) -> Option<(Option<Level>, Level)> {
    let first = roles.iter().position(|r| !matches!(r, Role::Section | Role::Furniture))?;
    let p = paragraphs.get(first).filter(|_| matches!(roles.get(first), Some(Role::Subheading)))?;
    let mark = outline::leading(&p.folded).filter(|m| m.level != Level::Point)?;
    let below = paragraphs.get(first + 1).filter(|next| is_short(next));
    let below = below.and_then(|next| outline::leading(&next.folded)).map(|m| m.level);
    match below {
        Some(level) if level != mark.level && columns::is_named(from(&p.folded, mark.len)) => {
            Some((Some(mark.level), level))
        }
        _ => Some((None, mark.level)),
    }
}

/// Keeps, of the lines that could be headlines, those that stand above text and look like their kind; the rest become subheadings.
fn mark_headlines(paragraphs: &[Paragraph], roles: &mut [Role]) {
    let is_body = |role: Option<&Role>| matches!(role, Some(Role::Text | Role::Entry | Role::Subheading | Role::Table));
    // A run of short lines above text: the lines of one headline, unless a blank line parts them.
    let mut headed = vec![false; roles.len()];
    let mut above_text = false;
    for (i, headed) in headed.iter_mut().enumerate().rev() {
        above_text = match roles.get(i) {
            Some(Role::Headline) => above_text,
            role => is_body(role),
        };
        *headed = above_text;
    }
    // A short line that nothing hangs from is text: a signature, a slogan.
    for (role, headed) in roles.iter_mut().zip(&headed) {
        if *role == Role::Headline && !headed {
            *role = Role::Text;
        }
    }
    let indents: Vec<usize> = (0..roles.len())
        .filter(|i| roles.get(*i) == Some(&Role::Text))
        .filter_map(|i| paragraphs.get(i))
        .map(|p| p.indent)
        .collect();
    let usual = most_common(&indents);
    let begins = |i: usize| {
        i == 0 || matches!(roles.get(i.wrapping_sub(1)), Some(Role::Section | Role::Furniture | Role::Headline))
    };
    let leads: Vec<usize> = (0..roles.len()).filter(|i| roles.get(*i) == Some(&Role::Headline)).collect();
    let apart = |i: usize| paragraphs.get(i).is_some_and(|p| p.gap) || begins(i);
    let gaps = leads.iter().filter(|i| **i > 0 && paragraphs.get(**i).is_some_and(|p| p.gap) && !begins(**i)).count();
    let text_gaps = (0..roles.len())
        .filter(|i| roles.get(*i) == Some(&Role::Text) && paragraphs.get(*i).is_some_and(|p| p.gap))
        .count();
    let set_out = |i: usize| usual > 0 && paragraphs.get(i).is_some_and(|p| p.indent != usual);
    let some_set_out = leads.iter().any(|i| set_out(*i));
    let demoted: Vec<usize> = leads
        .iter()
        .copied()
        .filter(|i| {
            !begins(*i) && ((gaps > 0 && text_gaps <= leads.len() && !apart(*i)) || (some_set_out && !set_out(*i)))
        })
        .collect();
    for i in demoted {
        if let Some(role) = roles.get_mut(i) {
            *role = Role::Subheading;
        }
    }
}

fn most_common(values: &[usize]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for value in values {
        *counts.entry(*value).or_insert(0usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(value, _)| value)
}
