//! The clock that the reader moves: how long a session has left at a moment, and moments and durations as text.

use iam_scenario::output::report::iso;
use iam_scenario::run::Report;
use iam_sts::Time;
use iam_sts::session::Session;

/// What is left of a session at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is issued this many seconds later.
    NotYet(Time),
    /// Seconds left.
    Left(Time),
    /// It ended so many seconds ago.
    Ended(Time),
}

impl Life {
    pub fn of(session: &Session, now: Time) -> Self {
        if now < session.issued {
            return Self::NotYet(session.issued - now);
        }
        if now < session.expiration {
            return Self::Left(session.expiration - now);
        }
        Self::Ended(now - session.expiration)
    }

    /// How much of it is left, in percent.
    pub fn percent(session: &Session, now: Time) -> u32 {
        let whole = (session.expiration - session.issued).max(1);
        let left = (session.expiration - now).clamp(0, whole);
        u32::try_from(left * 100 / whole).unwrap_or(0)
    }
}

/// From the first step to a little after the last one, or to where the last session has ended.
pub fn range(report: &Report) -> Option<(Time, Time)> {
    let times = || report.steps.iter().map(|step| step.time);
    let ends = report
        .steps
        .iter()
        .filter_map(|step| step.session.as_ref())
        .map(|session| session.expiration);
    let (first, last) = (times().min()?, times().chain(ends).max()?);
    Some((first, last.max(first + 60)))
}

/// `09:05:00`.
pub fn time_of_day(time: Time) -> String {
    let text = iso(time);
    match text.split_once('T') {
        Some((_, clock)) => clock.trim_end_matches('Z').to_string(),
        None => text,
    }
}

/// Days, hours, minutes and seconds.
pub fn parts(seconds: Time) -> [(Time, char); 4] {
    [
        (seconds / 86_400, 'd'),
        (seconds / 3_600 % 24, 'h'),
        (seconds / 60 % 60, 'm'),
        (seconds % 60, 's'),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        assert_eq!(time_of_day(1_767_225_600), "00:00:00");
        assert_eq!(parts(90_061).map(|(n, _)| n), [1, 1, 1, 1]);
    }
}
