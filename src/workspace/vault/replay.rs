//! A snapshot, and the log since it.

use super::{open::Problem, piece_key, segment_key, segment_of};
use crate::{
    base::{doc, order, storage::Storage},
    workspace::{
        Workspace,
        codec::{self, Head, Piece},
        log::{BadLine, Line, chain},
    },
};

/// What a snapshot and the log since it give.
pub(super) struct Replayed {
    /// The workspace.
    pub workspace: Workspace,
    /// The workspace as the snapshot has it.
    pub base: Workspace,
    /// The pieces of the snapshot that could not be read.
    pub lost: Vec<Piece>,
    /// The last segment, what stands in it, and the bytes of those before it.
    pub segment: u32,
    pub saved: String,
    pub full: usize,
    /// Number and hash of the last line.
    pub seq: u64,
    pub last: String,
    /// What of the log could not be carried out, and the segments it stands in.
    pub problems: Vec<Problem>,
    pub aside: Vec<(String, String)>,
    /// Everything that the newest snapshot has is here.
    pub is_whole: bool,
}

/// Opens a snapshot and carries out the log since it. A line that cannot be read, does not follow its predecessor or is
/// refused is reported and set aside; the readable ones after it are carried out all the same.
pub(super) fn replay<S: Storage>(storage: &S, keys: &[String], head: &Head, newest: &Head) -> Replayed {
    let (base, lost) = codec::unpack(head, |piece| storage.get(&piece_key(piece)).ok().flatten());
    let mut state = Replayed {
        workspace: base.clone(),
        base,
        lost,
        segment: head.log_start,
        saved: String::new(),
        full: 0,
        seq: head.seq,
        last: head.chain.clone(),
        problems: Vec::new(),
        aside: Vec::new(),
        is_whole: false,
    };
    state.look_where_it_is(newest);
    let mut segments: Vec<u32> =
        keys.iter().filter_map(|key| segment_of(key)).filter(|segment| *segment >= head.log_start).collect();
    order::sort_by_key(&mut segments, |segment| *segment);
    let mut expected = head.log_start;
    for segment in segments {
        for segment in expected..segment {
            // Where it is the first, the line after it does not follow.
            if segment != head.log_start {
                state.problems.push(Problem::Missing { segment });
            }
        }
        expected = segment + 1;
        let text = storage.get(&segment_key(segment)).ok().flatten().unwrap_or_default();
        let before = state.problems.len();
        for (line, content) in text.lines().enumerate() {
            if let Err(why) = state.carry_out(content) {
                state.problems.push(Problem::Line { segment, line: line + 1, why });
            }
            state.look_where_it_is(newest);
        }
        if state.problems.len() > before {
            state.aside.push((segment_key(segment), text.clone()));
        }
        state.full += state.saved.len();
        (state.segment, state.saved) = (segment, text);
    }
    state
}

impl Replayed {
    /// Where nothing is lost and nothing was left out on the way to it, the newest snapshot has nothing more.
    fn look_where_it_is(&mut self, newest: &Head) {
        let there = self.seq == newest.seq && self.last == newest.chain;
        self.is_whole |= there && self.lost.is_empty() && self.problems.is_empty();
    }

    fn carry_out(&mut self, content: &str) -> Result<(), BadLine> {
        let line: Line = doc::read(content).map_err(|_| BadLine::Unreadable)?;
        let follows = line.prev == self.last && line.seq == self.seq + 1;
        (self.seq, self.last) = (line.seq, chain(content));
        self.workspace.apply(&line.edit, &line.stamp()).map_err(|_| BadLine::Refused)?;
        if follows { Ok(()) } else { Err(BadLine::Unchained) }
    }
}
