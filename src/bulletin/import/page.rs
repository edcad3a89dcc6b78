//! The article of a saved web page: the bulletin without the navigation, the share buttons and the site's own lines.
//!
//! Government sites are made with a few publishing systems, which put the article into an element of a known name.
//! That element is taken when it holds nearly every sentence of the page; otherwise the whole page is kept, because a
//! line of navigation too many does less harm than a sentence too few.

use super::joined;
use crate::bulletin::fold::{Folded, length, squeeze};
use crate::bulletin::html::{self, Line};
use crate::bulletin::words::{Words, words};
use crate::bulletin::{fold, furniture};

/// Names, in lower case, that an article's element has as its id or one of its classes: of the systems TRS, UCAP,
/// 博达 (vsb), 开普, 大汉, and names in common use.
#[rustfmt::skip]
const CONTAINERS: Words = words![
    "trs_editor", "trs_editor_view", "trs_ueditor", "ucap-content", "ucapcontent", "vsb_content", "vsb_content_2",
    "vsb_content_4", "v_news_content", "zoom", "pages_content", "pages-content", "article", "articlecontent",
    "article-content", "article_content", "article-body", "articlebody", "article-con", "article_con", "con_text",
    "content", "contentbox", "content-box", "content_box", "contenttext", "content-text", "content_text", "con",
    "news_content", "newscontent", "news-content", "news_con", "newscon", "detail-content", "detail_content",
    "detail_con", "detail-con", "xxgk_content", "bt_content", "bt-content", "j-content", "text-content", "info_content",
    "infocontent", "info-content", "txt_con", "view_content", "mainbody", "main-content", "maincontent", "fontzoom",
    "ivs_content", "print_content", "printcontent", "js_content", "rich_media_content", "nr", "entry-content",
];
/// The share of the page's sentences that an element has to hold, in hundredths.
const SHARE: usize = 90;
/// The most characters of sentences that may stand outside it: a site's notice, but no paragraph.
const OUTSIDE: usize = 120;
/// The most elements that are looked at.
const CANDIDATES: usize = 40;

/// What a page says.
pub struct Article {
    /// The text.
    pub text: String,
    /// The title of the article.
    pub title: Option<String>,
}

/// Finds the article of a page.
pub fn article(page: &str) -> Article {
    let whole = html::lines(page);
    let said = sentences(&whole);
    let title = title(page, &whole);
    let inner = candidates(page).into_iter().filter_map(|(start, end)| {
        let lines = html::lines(page.get(start..end)?);
        let here = sentences(&lines);
        let holds = here > 0 && here * 100 >= said * SHARE && said.saturating_sub(here) <= OUTSIDE;
        holds.then_some((start, end, lines))
    });
    let Some((start, _, lines)) = inner.min_by_key(|(start, end, _)| end - start) else {
        return Article { text: join(without_links(whole)), title };
    };
    let above = html::lines(page.get(..start).unwrap_or(""));
    let mut kept = heading(&above, title.as_deref(), &lines);
    kept.extend(lines);
    Article { text: join(kept), title }
}

/// How many characters stand in lines that are sentences of an article: not of links, not of the site.
fn sentences(lines: &[Line]) -> usize {
    lines.iter().map(|line| if is_sentence(line) { length(&squeeze(&line.text)) } else { 0 }).sum()
}

fn is_sentence(line: &Line) -> bool {
    let folded = Folded::new(&line.text).text;
    let chars = length(&folded);
    chars >= 12 && folded.contains(['。', ';', '!']) && line.linked * 2 < chars && !furniture::is_furniture(&folded)
}

/// The elements that by their name could hold the article: where their content starts and ends.
fn candidates(page: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<(String, Option<usize>)> = Vec::new();
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let here = rest.get(at..).unwrap_or("");
        let Some(tag) = html::read_tag(here) else {
            rest = here.get(1..).unwrap_or("");
            continue;
        };
        rest = tag.after;
        let name = tag.name.as_str();
        if matches!(name, "script" | "style") && !tag.closing {
            rest = html::after_close(rest, name).unwrap_or("");
        }
        if !matches!(name, "div" | "td" | "section" | "article" | "main" | "span" | "font") {
            continue;
        }
        if !tag.closing {
            let is_known = matches!(name, "article" | "main") || is_container(tag.attributes);
            open.push((tag.name, is_known.then_some(page.len() - rest.len())));
        } else if let Some(depth) = open.iter().rposition(|(opened, _)| opened == name) {
            // What was opened inside and not closed ends here too, but where is not known.
            let start = open.drain(depth..).next().and_then(|(_, start)| start);
            let end = page.len() - here.len();
            found.extend(start.map(|start| (start, end)).filter(|_| found.len() < CANDIDATES));
        }
    }
    found
}

fn is_container(attributes: &str) -> bool {
    ["id", "class"].iter().filter_map(|name| html::attribute(attributes, name)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.split_whitespace().any(|word| CONTAINERS.contains(word))
    })
}

/// The title of the article: what the publishing system says, the page's only unlinked first heading, or the part of
/// the window title that also stands on the page.
fn title(page: &str, lines: &[Line]) -> Option<String> {
    let said = meta(page, "articletitle").or_else(|| first_heading(page));
    let said = said.map(|title| fold_spaces(&title)).filter(|title| !title.is_empty());
    said.or_else(|| {
        let window = html::text(inside(page, "title")?);
        let parts = std::iter::once(window.as_str()).chain(window.split(['_', '|', '-', '—', '–', '>', '<']));
        let stands = |part: &&str| {
            let part = squeeze(part);
            length(&part) >= 4 && lines.iter().any(|line| line.linked == 0 && squeeze(&line.text) == part)
        };
        parts.into_iter().find(stands).map(fold_spaces)
    })
}

fn fold_spaces(text: &str) -> String {
    text.split(fold::is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The content of a `<meta name=…>`.
fn meta(page: &str, name: &str) -> Option<String> {
    let mut rest = page;
    while let Some(at) = html::find(rest, "<meta") {
        let tag = html::read_tag(rest.get(at..)?)?;
        rest = tag.after;
        if html::attribute(tag.attributes, "name").is_some_and(|is| is.eq_ignore_ascii_case(name)) {
            return html::attribute(tag.attributes, "content");
        }
    }
    None
}

/// The last first-level heading without a link in it; the site's name at the top is one with a link.
fn first_heading(page: &str) -> Option<String> {
    let mut found = None;
    let mut rest = page;
    while let Some(at) = html::find(rest, "<h1") {
        let inner = inside(rest.get(at..)?, "h1")?;
        rest = rest.get(at + 3..)?;
        let lines = html::lines(inner);
        let said = lines.iter().any(|line| !line.text.trim().is_empty());
        if said && lines.iter().all(|line| line.linked == 0) {
            found = Some(lines.into_iter().map(|line| line.text).collect());
        }
    }
    found
}

/// The content of the first element of this name.
fn inside<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let tag = html::read_tag(page.get(html::find(page, &format!("<{name}"))?..)?)?;
    let end = html::find(tag.after, &format!("</{name}"))?;
    tag.after.get(..end)
}

/// What belongs to the article and stands above its element: the title, and a line with the issue number.
fn heading(above: &[Line], title: Option<&str>, lines: &[Line]) -> Vec<Line> {
    // A sentence that mentions the title is not the title.
    let opening: String = lines.iter().take_while(|line| !is_sentence(line)).map(|line| squeeze(&line.text)).collect();
    let mut kept = Vec::new();
    if let Some(title) = title.filter(|title| !opening.contains(&squeeze(title))) {
        kept.push(Line { text: title.to_owned(), linked: 0 });
    }
    let shown = title.map(squeeze).unwrap_or_default();
    kept.extend(above.iter().filter(|line| line.linked == 0).filter_map(|line| {
        let words = squeeze(&line.text);
        let is_issue = words.contains('第') && words.contains('期') && length(&words) <= 40;
        (is_issue && words != shown && !opening.contains(&words)).then(|| line.clone())
    }));
    kept
}

/// A whole page without the lines of links above its first and below its last sentence.
fn without_links(lines: Vec<Line>) -> Vec<Line> {
    let Some(first) = lines.iter().position(is_sentence) else { return lines };
    let last = lines.iter().rposition(is_sentence).unwrap_or(first);
    let is_link = |line: &Line| {
        let words = squeeze(&line.text);
        line.linked > 0 && line.linked * 100 >= length(&words) * 80 && !words.contains('期')
    };
    let numbered = lines.into_iter().enumerate();
    numbered.filter(|(i, line)| (first..=last).contains(i) || !is_link(line)).map(|(_, line)| line).collect()
}

fn join(lines: Vec<Line>) -> String {
    joined(lines.iter().map(|line| line.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<p>县安委办召开会议，部署汛前排查工作。</p><p>会议要求，各镇要在4月底前报数；不得漏报。\
         水利部门要对山塘水库逐一排查，建立台账，明确专人，每周至少巡查一次；发现险情的，要立即转移群众。\
         交通部门要加强临水临崖路段巡查，完善警示标志，确保汛期道路安全畅通。</p>";
    const SAID: &str = "县安委办召开会议，部署汛前排查工作。\n\n会议要求，各镇要在4月底前报数；不得漏报。\
         水利部门要对山塘水库逐一排查，建立台账，明确专人，每周至少巡查一次；发现险情的，要立即转移群众。\
         交通部门要加强临水临崖路段巡查，完善警示标志，确保汛期道路安全畅通。";
    const NAVIGATION: &str = "<ul><li><a href=/>首页</a></li><li><a href=/b>工作动态</a></li></ul>";

    fn page(inner: &str) -> String {
        format!("<html><head><title>汛前排查_某县政府</title></head><body>{NAVIGATION}{inner}</body></html>")
    }

    #[test]
    fn the_article_is_found_in_the_elements_of_publishing_systems() {
        for open in [
            "<div class=\"TRS_Editor\">",
            "<div class='view TRS_UEDITOR trs_paper_default'>",
            "<div id=zoom>",
            "<div data-a=\"x>y\" id=\"vsb_content_2\">",
            "<div class=\"pages_content\" style=\"a:b\">",
        ] {
            let page = page(&format!(
                "<h1>汛前排查</h1><div>（第3期）</div><div class=content><div>更多</div>{open}<div>{BODY}</div></div></div>\
                 <div>上一篇：<a href=/1>县领导要求严查。</a></div><p>本站建议使用新版浏览器。</p>"
            ));
            let found = article(&page);
            assert_eq!(found.text, format!("汛前排查\n（第3期）\n\n{SAID}"), "{open}");
            assert_eq!(found.title.as_deref(), Some("汛前排查"));
        }
    }

    #[test]
    fn a_page_whose_element_is_not_sure_is_kept_whole() {
        let more =
            "<p>县应急局同时检查了三家企业，要求立即整改；逾期不改的，依法处罚，并在全县通报，年底前不得评优。</p>"
                .repeat(3);
        for inner in [
            // Part of the text stands outside.
            format!("<div class=content>{BODY}</div>{more}"),
            // Two of them.
            format!("<div class=content>{BODY}</div><div class=content>{more}</div>"),
            // Never closed.
            format!("<div class=content>{BODY}{more}"),
            // No known name.
            format!("<div class=x>{BODY}</div>{more}"),
        ] {
            let found = article(&page(&inner)).text;
            assert!(found.contains("各镇要在4月底前报数") && found.contains("年底前不得评优"), "{found}");
            assert!(!found.contains("首页"), "{found}");
        }
    }

    #[test]
    fn an_unclosed_head_or_a_tag_in_a_text_loses_nothing() {
        let found = article("<html><head><title>题</title><body><p>甲乙丙丁戊己庚辛，要办。<svg><p>3 < 5，要办。");
        assert_eq!(found.text, "甲乙丙丁戊己庚辛，要办。\n3 < 5，要办。");
    }

    #[test]
    fn cells_with_paragraphs_make_one_row_and_page_tables_do_not() {
        let row = |cells: &str| format!("<table><tr>{cells}</tr></table>");
        let data = row("<td><p>白石镇</p></td><th><p>3</p><p>处</p></th><td></td>");
        assert_eq!(article(&format!("<html>{data}")).text, "白石镇\t 3 处");
        let layout = row(&format!("<td>{NAVIGATION}</td><td>{}{BODY}</td>", row("<td>甲</td><td>乙</td>")));
        assert!(article(&format!("<html>{layout}")).text.contains(SAID));
    }
}
