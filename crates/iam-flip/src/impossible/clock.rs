//! The time of a request: it goes on, and does not begin again.

use iam_eval::context::Looked;
use iam_syntax::literal::date::Instant;

use super::{Setting, values};
use crate::key::is_one_of;

const NOW: &str = "aws:CurrentTime";

/// A time before which no request is made that does not say its own: those of before are over.
const EARLIEST: &str = "2026-01-01T00:00:00Z";

fn moment(looked: Looked<'_>) -> Option<Instant> {
    match looked {
        Looked::One(text) => Instant::parse(text),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    }
}

/// Whether a time is set that was before the request.
pub fn is_past(setting: &Setting<'_>) -> bool {
    if !is_one_of(setting.key, &[NOW, "aws:EpochTime"]) {
        return false;
    }
    let before = moment(setting.request.context.get(NOW)).or_else(|| Instant::parse(EARLIEST));
    let after = values(setting.value).filter_map(Instant::parse).next();
    before.zip(after).is_some_and(|(before, after)| after < before)
}

/// Whether credentials were made after the request that they sign.
pub fn is_signed_before_it_could_be(setting: &Setting<'_>) -> bool {
    const ISSUED: &str = "aws:TokenIssueTime";
    let is_asked = is_one_of(setting.key, &[ISSUED, NOW, "aws:EpochTime"]);
    let both = moment(setting.context.get(ISSUED)).zip(moment(setting.context.get(NOW)));
    is_asked && both.is_some_and(|(issued, now)| now < issued)
}
