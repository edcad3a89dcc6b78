//! What stands on every printed sheet.

use crate::state::AppState;

/// The length of the log and the code of its last line, by which a sheet can be compared with what is kept.
pub fn chain(state: AppState) -> String {
    let w = state.words();
    let (code, seq) = state.chain();
    let code = if code.is_empty() { "—" } else { &code };
    format!("{}{}{}", w.log_is(), w.colon(), w.log_lines(usize::try_from(seq).unwrap_or(usize::MAX), code))
}
