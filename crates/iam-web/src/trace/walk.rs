//! The views of the trace, what a link says of them, and how the reader goes from step to step. Pure.

use iam_explain::names;
use iam_protocol::case::{Step, Trace};

use super::tab::Tab;

/// What a link says of the view: which is open, and at which step, counted from nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shows {
    pub tab: Tab,
    pub at: Option<usize>,
}

/// How the reader goes from step to step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// Whether the reader does.
    pub is_on: bool,
    /// Where to, until the steps are known.
    pub to: Option<To>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// So many steps on, or back.
    By(i32),
    /// The step of a number, counted from nought.
    At(usize),
}

impl Walk {
    pub fn to(at: Option<usize>) -> Self {
        Self {
            is_on: at.is_some(),
            to: at.map(To::At),
        }
    }

    /// Goes on. Who presses twice before the steps are known goes two steps.
    pub fn go(&mut self, by: i32) {
        let before = match self.to {
            Some(To::By(before)) => before,
            Some(To::At(_)) | None => 0,
        };
        self.is_on = true;
        self.to = Some(To::By(before.saturating_add(by)));
    }
}

impl To {
    /// The step that it leads to, from the one that is looked at. From none it leads to the first or the last.
    pub fn find<'s>(self, steps: &'s [Step], looked: &str) -> Option<&'s Step> {
        let by = match self {
            Self::At(at) => return steps.get(at),
            Self::By(by) => by as isize,
        };
        let last = steps.len().checked_sub(1)?;
        let to = match number(steps, looked) {
            Some(at) => at.saturating_add_signed(by),
            None if by < 0 => steps.len().saturating_add_signed(by),
            None => 0_usize.saturating_add_signed(by - 1),
        };
        steps.get(to.min(last))
    }
}

/// The steps of a trace that could be told.
pub fn steps_of(trace: &Trace) -> Option<&[Step]> {
    match trace {
        Trace::Views { steps, .. } => Some(steps),
        Trace::Unreadable(_) => None,
    }
}

/// The number of the step that is looked at, or of the one that it is in; counted from nought.
pub fn number(steps: &[Step], looked: &str) -> Option<usize> {
    std::iter::successors(Some(looked), |key| names::parent(key))
        .find_map(|key| steps.iter().position(|step| step.key == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<Step> {
        let step = |key: &str| Step {
            key: key.into(),
            text: String::new(),
            at: None,
        };
        ["g0", "g0.p0", "g0.p0.s0", "g1"].map(step).into()
    }

    #[track_caller]
    fn check(to: To, looked: &str, expected: Option<&str>) {
        let steps = steps();
        let found = to.find(&steps, looked).map(|step| step.key.as_str());
        assert_eq!(found, expected, "{to:?} from {looked}");
    }

    #[test]
    fn one_goes_on_from_the_step_that_is_looked_at() {
        check(To::By(1), "g0", Some("g0.p0"));
        check(To::By(-1), "g0.p0", Some("g0"));
        check(To::By(2), "g0.p0.s0.e1.v2", Some("g1"));
        check(To::By(-1), "g0", Some("g0"));
        check(To::By(9), "g0", Some("g1"));
    }

    #[test]
    fn from_no_step_one_begins_at_an_end() {
        check(To::By(1), "", Some("g0"));
        check(To::By(2), "g7", Some("g0.p0"));
        check(To::By(-1), "", Some("g1"));
        check(To::By(-2), "", Some("g0.p0.s0"));
    }

    #[test]
    fn a_link_leads_to_a_step_or_nowhere() {
        check(To::At(3), "g0", Some("g1"));
        check(To::At(4), "g0", None);
        assert_eq!(To::By(1).find(&[], ""), None);
    }

    #[test]
    fn two_presses_go_two_steps() {
        let mut walk = Walk::to(Some(7));
        walk.go(1);
        walk.go(1);
        assert_eq!((walk.is_on, walk.to), (true, Some(To::By(2))));
    }
}
