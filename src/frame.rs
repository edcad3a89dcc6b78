//! The frame: what is saved, undo, and the newest bulletin.

use crate::{
    pages::reader::{Opened, Reader},
    platform::content,
    state::{AppState, Saved},
};
use leptos::prelude::*;

/// The name of the newest bulletin's file, from the index that the build makes (newest first).
async fn newest() -> Option<Opened> {
    let index = content::text("bulletins/index.json").await?;
    let file = index.split('"').nth(3)?.to_owned();
    let text = content::text(&format!("bulletins/{file}")).await?;
    Some(Opened::new(file, text))
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let state = AppState::open();
    provide_context(state);
    let opened = LocalResource::new(newest);
    let saved = move || match state.saved.get() {
        Saved::Yes => ("save save--saved", "已保存"),
        Saved::No(_) => ("save save--unsaved", "未保存：本机存储写不进去，页面上的内容还在，请先不要关闭"),
        Saved::ReadOnly => ("save save--unsaved", "只读：本机存储不可用，或数据由更新的版本写成"),
    };
    view! {
        <header class="topbar">
            <p class="topbar__title">"落实"</p>
            <div class="topbar__tools">
                <p class=move || saved().0 role="status">{move || saved().1}</p>
                <button class="btn" type="button" disabled=move || state.undoable.get() == 0 on:click=move |_| state.undo()>"撤销"</button>
            </div>
        </header>
        <main id="app" class="page page--wide">
            {move || match opened.get() {
                None => view! { <p role="status">"正在读取简报…"</p> }.into_any(),
                Some(Some(opened)) => view! { <Reader opened /> }.into_any(),
                Some(None) => view! { <p role="alert">"简报没有读到。已存的数据不受影响；请检查网络后重新打开。"</p> }.into_any(),
            }}
            {move || state.refused.get().map(|why| view! { <p role="alert">{format!("这一步没有做：{why:?}")}</p> })}
        </main>
    }
}
