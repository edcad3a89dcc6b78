//! Lines that are print or page furniture: navigation of a web page, rules, the distribution list at the foot.

use super::fold::{holds, length, starts};
use super::lines::Line;
use super::words::{Words, words};

/// Starts of a distribution list: from here on everything is footer.
#[rustfmt::skip]
const DISTRIBUTION: Words = words![
    "报:", "送:", "发:", "抄报:", "抄送:", "主送:", "分送:", "报送:", "呈报:", "呈送:", "印送:",
    "发送:", "印发:", "报、送:", "主报:", "(共印", "共印", "印数", "本期印", "(印数", "[共印",
    "本期共印", "(本期共印", "(印发", "份数:", "分发:", "发至:", "送达:",
];

/// Starts of lines that a web page or a print adds.
#[rustfmt::skip]
const PAGE_STARTS: Words = words![
    "上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页", "网站声明", "版权所有", "版权声明",
    "免责声明", "发布时间", "发布日期", "信息来源", "文章来源", "来源:", "作者:", "浏览", "点击数",
    "点击量", "阅读:", "阅读量", "阅读次数", "访问量", "字号", "字体", "当前位置", "您的位置",
    "您现在的位置", "您当前的位置", "位置:", "首页|", "首页>", "【打印", "【关闭", "[打印", "[关闭",
    "打印本页", "关闭窗口", "分享到", "分享:", "扫一扫", "相关链接", "相关文章", "相关阅读",
    "相关附件", "附件下载", "友情链接", "技术支持", "网站地图", "网站标识码", "联系我们",
    "主办单位:", "承办单位:", "主办:", "承办:", "版权", "备案", "Copyright", "©", "ICP",
    "责任编辑:", "责编:", "编辑:", "审核:", "校对:", "核稿:", "签发:", "供稿:", "联系电话",
    "联系人", "电话:", "传真:", "电子邮箱", "邮箱:", "地址:", "网址:", "邮编", "返回顶部",
    "返回首页", "打开APP", "无障碍", "function", "var", "<script", "document.", "$(", "window.",
    "投稿邮箱", "编印:", "本网站",
];

/// Words anywhere in a short line that give furniture away.
#[rustfmt::skip]
const PAGE_WORDS: Words = words![
    "备案序号", "备案号", "ICP备", "公网安备", "浏览次数", "字号:", "[大中小]", "【大中小】",
    "打印本页", "关闭窗口", "未经许可不得转载", "转载请注明", "版权所有", "网站标识码",
    "All Rights", "最佳浏览",
];

/// A line of a web page or a print that is no text of the bulletin.
pub fn is_furniture(folded: &str) -> bool {
    // A character has at most four bytes: most paragraphs need not be counted.
    let short = folded.len() <= 480 && length(folded) <= 120;
    is_rule(folded)
        || (short && starts(folded, PAGE_STARTS).is_some() && !folded.contains("。会议"))
        || (short && holds(folded, PAGE_WORDS))
        || is_navigation(folded)
        || is_script(folded)
}

/// A line made of rules and ornaments only.
pub fn is_rule(folded: &str) -> bool {
    !folded.chars().any(|c| c.is_alphanumeric())
}

/// `首页 | 机构概况 | 新闻中心`, `首页 > 新闻 > 简报`.
fn is_navigation(folded: &str) -> bool {
    folded.contains("首页") && folded.split(['|', '>', '›', '»']).count() >= 3
}

/// A line of script that was copied along with a page.
fn is_script(folded: &str) -> bool {
    let ends = folded.ends_with([';', '{', '}']) && folded.contains(['=', '(', '{', '}']);
    let code = || folded.chars().filter(|c| c.is_ascii()).count();
    ends && code() * 10 >= length(folded) * 8
}

/// The line at which the footer starts, at or after line `from`.
pub fn footer_start(lines: &[Line], from: usize) -> usize {
    let listed = lines
        .iter()
        .enumerate()
        .skip(from + 1)
        .find(|(_, l)| starts(&l.folded, DISTRIBUTION).is_some())
        .map(|(i, _)| i);
    // A distribution list is followed by more of its kind, never by long sentences of an item.
    let listed = listed
        .filter(|at| !lines.iter().skip(at + 1).any(|l| l.folded.matches('。').count() >= 2 && length(&l.folded) > 80));
    let mut start = listed.unwrap_or(lines.len());
    while start > from + 1 && lines.get(start - 1).is_some_and(|l| is_furniture(&l.folded)) {
        start -= 1;
    }
    start
}
