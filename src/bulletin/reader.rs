//! Reads one paragraph: sentences, segments, enumerators, lead-ins; what each segment hands on to the next.

use super::words::words;
use std::ops::Range;

use super::announcement;
use super::fold::{self, from, head, holds, length, part, starts};
use super::judgement::{Flow, Verdict, judge, strength};
use super::outline::{self, Level};
use super::requirement::Piece;
use super::voice::{self, Voice};
use super::{actor, cadence, due, modal, sentence};

/// What is known about the list that the reader is in.
#[derive(Debug, Clone, Copy, Default)]
pub struct List {
    /// The list stands under an obligation: each entry is a requirement.
    pub obliged: bool,
    /// The level of the heading that put it under one (三、工作要求); another heading of that level ends it.
    pub by: Option<Level>,
    /// The last block was a heading, whose body belongs to the list although it has no enumerator.
    pub headed: bool,
}

/// The most characters of one segment that are judged.
const LONGEST: usize = 1600;

/// Reads one paragraph.
pub struct Reader<'t> {
    /// The paragraph, folded.
    pub text: &'t str,
    /// The list the reader is in; moved on by each paragraph.
    pub list: List,
    /// The text of the next block, for announcements of a list below.
    pub next: &'t str,
    /// What was found.
    pub found: Vec<Piece>,
    /// How many points were counted.
    pub points: u32,
}

impl Reader<'_> {
    /// Reads the paragraph; its first `skip` bytes are a headline.
    pub fn paragraph(&mut self, skip: usize) {
        let mark = outline::leading(self.text).filter(|_| skip == 0);
        let listed = self.list.obliged && (mark.is_some() || self.list.headed);
        if !listed {
            self.list.obliged = false;
        }
        self.list.headed = false;
        let body = mark.filter(|m| m.level != Level::Point).map_or(skip, |m| m.len);
        let sentences: Vec<Range<usize>> =
            sentence::sentences(self.text).into_iter().filter(|s| s.end > body).collect();
        let last_point = outline::last_entry(self.text, body);
        let mut points_listed = false;
        let mut points_described = false;
        for (i, range) in sentences.iter().enumerate() {
            let start = range.start.max(body);
            let text = part(self.text, start..range.end);
            // (二)道路交通。公安部门要…: a topic, not a demand.
            if i == 0 && body > 0 && skip == 0 && sentences.len() > 1 && announcement::is_topic(text) {
                continue;
            }
            if text.trim_end_matches(['”', '’', '"', ')']).ends_with('?') {
                self.points += outline::count_points(text);
                continue;
            }
            let within = last_point.is_some_and(|at| range.start <= at);
            let mut flow = Flow {
                listed: listed || (points_listed && within),
                described: points_described && within,
                ..Flow::default()
            };
            let last = i + 1 == sentences.len();
            let following =
                sentences.get(i + 1).map(|s| part(self.text, s.clone())).unwrap_or(if last { self.next } else { "" });
            let segments = sentence::segments(self.text, start..range.end);
            flow.alone = segments.len() == 1;
            for segment in segments {
                self.segment(segment, &mut flow, following, last);
            }
            points_listed = flow.listed || flow.carried;
            points_described = flow.described;
        }
    }

    /// Judges one segment and moves the flow on.
    fn segment(&mut self, range: Range<usize>, flow: &mut Flow, following: &str, last: bool) {
        let mut start = range.start;
        let point = self.strip(&mut start, range.end, flow);
        let text = part(self.text, start..range.end);
        let masked = sentence::masked(text);
        if text.is_empty() {
            // 会议要求: and nothing more: the list below is what is required.
            if last && flow.carried && announcement::leads_a_list(":", following) {
                self.list.obliged = true;
            }
            return;
        }
        // A sentence that only announces the list below it.
        if let Some(obliged) =
            announcement::announces(text, &masked).filter(|_| !point && announcement::leads_a_list(text, following))
        {
            if last {
                self.list.obliged = obliged || (flow.carried && !holds(text, words!["做法"]));
            } else {
                flow.listed = obliged || flow.carried;
            }
            return;
        }
        // 一是压实责任。各级林长…: a topic, and its body follows.
        let has_body = flow.alone && !last && announcement::is_body(following);
        if point && has_body && length(text) <= 12 && announcement::is_topic(text) {
            return;
        }
        if point && flow.described {
            flow.inherits = false;
        }
        // No sentence is that long; the cap keeps the work on a file without any stops linear.
        let (text, masked) = (head(text, LONGEST), head(&masked, LONGEST));
        let modals = modal::modals(masked);
        let order = announcement::order(masked);
        match judge(masked, &modals, order, flow) {
            Verdict::Nothing => {}
            Verdict::Required(optional) => {
                let inherited = flow.inherits;
                flow.inherits = inherited || !optional;
                let tells = !(flow.carried || flow.listed || inherited);
                let dues = due::all(text);
                let cadence = cadence::find(text, &dues);
                let actor = actor::find(text, masked, &modals, order, tells);
                let due = dues.into_iter().next().map(|d| without_actor(text, d, actor.as_ref()));
                self.found.push(Piece {
                    span: start..range.end,
                    actor,
                    due,
                    cadence,
                    strength: strength(&modals),
                    optional,
                });
            }
        }
    }

    /// Moves `start` past lead-in and enumerator; `true` when a point enumerator was there.
    fn strip(&mut self, start: &mut usize, end: usize, flow: &mut Flow) -> bool {
        let text = part(self.text, *start..end);
        let masked = sentence::masked(text);
        let inner = if masked.contains(':') { outline::find_inner(text) } else { None };
        let first_point = outline::find_point(&masked, 0)
            .filter(|(at, _)| *at == 0 || announcement::leads(part(&masked, 0..*at)))
            .or(inner);
        let head_end = first_point.map_or(text.len(), |(at, _)| at);
        let (spoken, spoken_masked) =
            (head(part(text, 0..head_end), LONGEST / 4), head(part(&masked, 0..head_end), LONGEST / 4));
        let lead_in = voice::lead_in(spoken, spoken_masked);
        let spoken_for = lead_in.is_some();
        if let Some((len, voice)) = lead_in {
            flow.carried = flow.carried || voice == Voice::Orders;
            flow.testimony = voice == Voice::Testifies;
            if first_point.is_none() {
                *start += len;
            }
        }
        let Some((at, mark)) = first_point else {
            // 第一, and 1. inside a sentence.
            let rest = part(self.text, *start..end);
            if let Some(mark) = outline::leading(rest) {
                *start += mark.len;
            }
            return false;
        };
        if at > 0 {
            let (opening, head) = (part(text, 0..at), part(&masked, 0..at));
            let announced = announcement::announces(opening, head);
            if !flow.carried && !flow.listed {
                // 各单位要压实责任,一是…: what the points stand under is said in front of them.
                let obliged = announced.unwrap_or(false) || (announced.is_none() && !modal::modals(head).is_empty());
                let ordered = announcement::order(fold::head(head, LONGEST)).is_some();
                flow.listed = obliged;
                flow.described |= !obliged && !spoken_for && !ordered;
            }
        } else if mark.number == 1 && !flow.carried && !flow.listed {
            // A list that nothing announces: 一要 obliges, 一是 describes.
            let rest = from(&masked, mark.len);
            flow.described = !(rest.starts_with('要') || starts(rest, words!["必须", "应", "务必", "严禁"]).is_some());
        }
        self.points += outline::count_points(text);
        *start += at + mark.len;
        true
    }
}

/// The deadline without an actor that stands in front of its event: 施工单位|发现后2小时内.
fn without_actor(text: &str, due: Range<usize>, actor: Option<&Range<usize>>) -> Range<usize> {
    match actor {
        Some(a) if a.end > due.start && a.end < due.end && !part(text, a.end..due.end).is_empty() => a.end..due.end,
        _ => due,
    }
}
