//! A form in a dialog over the page.

use super::{
    el::{View, all, block, el, live},
    parts::{button, icon, icon_button, primary},
};
use crate::platform::page::{self, Form};
use leptos::prelude::*;

/// What a dialog says and does.
pub struct Dialog {
    /// What it is for.
    pub title: String,
    /// With more room.
    pub wide: bool,
    /// Fields and words.
    pub body: Vec<View>,
    /// The words of its main button.
    pub submit: &'static str,
    /// The words of the way out.
    pub cancel: &'static str,
    /// The words of the cross in the corner.
    pub close: &'static str,
}

impl Dialog {
    /// The dialog, open. `done` closes it. `send` gets the form; a sentence that it gives is shown, and the form
    /// stays as it was typed.
    pub fn view(
        self,
        done: impl Fn() + Copy + Send + Sync + 'static,
        send: impl Fn(&Form) -> Result<(), String> + Send + Sync + 'static,
    ) -> View {
        let wrong = RwSignal::new(String::new());
        let head = block("header", "dialog__head")
            .el(block("h2", "dialog__title")
                .attr("id", "dialog-t")
                .attr("tabindex", "-1")
                .flag("autofocus", true)
                .text(self.title))
            .el(icon_button(icondata_lu::LuX, self.close).click(done));
        let foot = block("footer", "dialog__foot")
            .el(button(self.cancel).click(done))
            .el(primary(self.submit).attr("type", "submit"));
        let told = live(move || {
            let sentence = wrong.get();
            let line = block("p", "field__error dialog__error").attr("role", "alert");
            if sentence.is_empty() {
                line.flag("hidden", true).view()
            } else {
                line.el(icon(icondata_lu::LuCircleAlert)).el(el("span").text(sentence)).view()
            }
        });
        let form = block("form", "dialog__form")
            .flag("novalidate", true)
            .on("submit", move |event| match send(&Form::of(&event)) {
                Ok(()) => done(),
                Err(sentence) => wrong.set(sentence),
            })
            .el(head)
            .el(block("div", "dialog__body").kid(all(self.body)))
            .kid(told)
            .el(foot);
        block("dialog", if self.wide { "dialog dialog--wide" } else { "dialog" })
            .attr("aria-labelledby", "dialog-t")
            .on("close", move |_| done())
            .el(form)
            .after(page::open_dialog)
            .view()
    }
}

/// A dialog that only shows something.
pub fn shown(
    title: &'static str,
    close: &'static str,
    body: Vec<View>,
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let head = block("header", "dialog__head")
        .el(block("h2", "dialog__title")
            .attr("id", "dialog-t")
            .attr("tabindex", "-1")
            .flag("autofocus", true)
            .text(title))
        .el(icon_button(icondata_lu::LuX, close).click(done));
    let foot = block("footer", "dialog__foot").el(button(close).click(done));
    block("dialog", "dialog")
        .attr("aria-labelledby", "dialog-t")
        .on("close", move |_| done())
        .el(block("div", "dialog__form").el(head).el(block("div", "dialog__body").kid(all(body))).el(foot))
        .after(page::open_dialog)
        .view()
}
