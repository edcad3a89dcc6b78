//! Rates that a text published, beside what their own counts give.

use super::Figures;
use crate::{
    base::id::ItemId,
    pages::{
        dialogs::pilot::Ask,
        pilot::said::{many, rate},
    },
    pilots::{
        item::{Published, What},
        published::check,
    },
    ui::{
        el::{El, block},
        parts::{button, button_with, icon_button, icon_small, para, section, span},
    },
};

impl Figures {
    /// The section.
    pub(super) fn published(&self) -> El {
        let w = self.w;
        let add = button_with(icondata_lu::LuPlus, w.pq_published_add())
            .click(self.ask(Ask::Published { pilot: self.id, item: None }));
        let items = self.shown.workspace.items.iter().filter(|(_, item)| item.pilot == self.id);
        let rows: Vec<El> = items
            .filter_map(|(id, item)| match &item.what {
                What::Published { published } => Some(self.one(id, published)),
                _ => None,
            })
            .collect();
        let part = section("h-published", w.pq_published_label(), None, None).el(para(w.pq_published_what()));
        let part = match rows.is_empty() {
            true => part.el(para(w.pq_published_none()).attr("class", "muted")),
            false => part.el(block("ul", "stages").els(rows)),
        };
        part.el(block("p", "cluster").el(add))
    }

    fn one(&self, id: ItemId, published: &Published) -> El {
        let w = self.w;
        let (part, whole) = (many(published.part), many(published.whole));
        let typed = rate(published.rate, published.places);
        let found = check(published);
        let right = found.right.map(|right| rate(u32::try_from(right).unwrap_or(u32::MAX), Some(2)));
        let (class, picture, said) = match (found.is_off(), right) {
            (true, Some(right)) => {
                ("status status--late", icondata_lu::LuTriangleAlert, w.pq_rate_off(part, whole, right))
            }
            (true, None) => ("status status--late", icondata_lu::LuTriangleAlert, w.pq_rate_of_none().to_owned()),
            (false, right) => (
                "status status--done",
                icondata_lu::LuCircleCheck,
                w.pq_rate_fits(part, whole, right.unwrap_or_else(|| typed.clone())),
            ),
        };
        let source = if published.source.is_empty() {
            w.pq_no_source().to_owned()
        } else {
            w.pq_source_is(published.source.as_str())
        };
        let name = published.what.as_str();
        let change = button(w.change())
            .attr("aria-label", w.pt_change_of(name))
            .click(self.ask(Ask::Published { pilot: self.id, item: Some(id) }));
        let remove = icon_button(icondata_lu::LuTrash2, w.pt_drop_of(name)).click(self.ask(Ask::DropItem(id)));
        block("li", "stages__row")
            .el(block("div", "grow")
                .el(block("p", "stages__name").attr("lang", "zh-CN").text(published.what.clone()))
                .el(block("p", "note").attr("lang", "zh-CN").text(source))
                .el(para(w.pq_published_as(typed, part, whole)))
                .el(block("p", format!("{class} status--long")).el(icon_small(picture)).el(span(said))))
            .el(block("div", "stages__do cluster").el(change).el(remove))
    }
}
