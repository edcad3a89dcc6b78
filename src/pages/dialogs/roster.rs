//! The dialogs of the duty roster: a day, a swap, filling a month by turns, who can be put on duty and who is away.

pub mod rotate;
pub mod shift;
pub mod swap;
pub mod team;

use crate::{
    duties::roster::team::{Post, Team},
    ui::el::{El, el},
};

/// The names that are offered for a post; anything else may be typed.
fn offered(id: &'static str, team: &Team, posts: &[Post]) -> El {
    let mut names: Vec<&str> = Vec::new();
    for name in posts.iter().flat_map(|post| team.list(*post)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    el("datalist").attr("id", id).els(names.into_iter().map(|name| el("option").attr("value", name.to_owned())))
}
