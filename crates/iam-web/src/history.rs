//! What the work was before, and what was taken back: one undo for all that is edited here. Pure.

/// How many steps can be taken back.
const MOST: usize = 200;
/// How many small edits of one place are one step.
pub const MAX_RUN: usize = 30;

/// `T` is the work, `P` a place that is edited letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<T, P> {
    /// Latest last.
    undo: Vec<T>,
    redo: Vec<T>,
    /// What the edits before this one went to, and how many: as long as it is the same, they are one step.
    run: Option<(P, usize)>,
}

impl<T, P> Default for History<T, P> {
    fn default() -> Self {
        Self {
            undo: Vec::new(),
            redo: Vec::new(),
            run: None,
        }
    }
}

impl<T: Clone, P: PartialEq> History<T, P> {
    /// Makes what comes next a step that can be taken back. Small edits of one place run together.
    pub fn step(&mut self, now: &T, place: Option<P>) {
        let goes_on = match (&self.run, &place) {
            (Some((before, n)), Some(place)) if before == place && *n < MAX_RUN => Some(*n),
            _ => None,
        };
        if goes_on.is_none() {
            self.undo.push(now.clone());
            if MOST < self.undo.len() {
                self.undo.remove(0);
            }
        }
        self.run = place.map(|place| (place, goes_on.unwrap_or(0) + 1));
        self.redo.clear();
    }

    /// Takes the latest step back. Says whether there was one.
    pub fn undo(&mut self, now: &mut T) -> bool {
        travel(&mut self.undo, &mut self.redo, now, &mut self.run)
    }

    /// Takes again what was taken back last, likewise.
    pub fn redo(&mut self, now: &mut T) -> bool {
        travel(&mut self.redo, &mut self.undo, now, &mut self.run)
    }

    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// What it was before each step, latest first.
    pub fn before(&self) -> impl Iterator<Item = &T> {
        self.undo.iter().rev()
    }

    /// The place of the latest edit, and how many went to it in a row.
    pub const fn run(&self) -> Option<&(P, usize)> {
        self.run.as_ref()
    }

    /// The next edit is a step of its own, wherever it goes.
    #[cfg(test)]
    pub fn rest(&mut self) {
        self.run = None;
    }
}

fn travel<T: Clone, P>(from: &mut Vec<T>, to: &mut Vec<T>, now: &mut T, run: &mut Option<(P, usize)>) -> bool {
    let Some(other) = from.pop() else { return false };
    to.push(std::mem::replace(now, other));
    *run = None;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(history: &mut History<usize, char>, now: &mut usize, place: Option<char>) {
        history.step(now, place);
        *now += 1;
    }

    #[test]
    fn edits_of_one_place_are_one_step_up_to_a_length() {
        let (mut history, mut now) = (History::default(), 0);
        for place in ['a', 'a', 'b'] {
            typed(&mut history, &mut now, Some(place));
        }
        assert!(history.undo(&mut now));
        assert_eq!(now, 2);
        assert!(history.undo(&mut now));
        assert_eq!(now, 0);
        assert!(!history.undo(&mut now));
        assert!(history.redo(&mut now) && history.redo(&mut now) && !history.redo(&mut now));
        assert_eq!(now, 3);
        for _ in 0..=MAX_RUN {
            typed(&mut history, &mut now, Some('c'));
        }
        assert!(history.undo(&mut now));
        assert_eq!(now, 3 + MAX_RUN);
    }

    #[test]
    fn a_new_step_cuts_off_the_way_forward() {
        let (mut history, mut now) = (History::<usize, char>::default(), 0);
        typed(&mut history, &mut now, None);
        assert!(history.undo(&mut now) && history.can_redo());
        typed(&mut history, &mut now, None);
        assert!(!history.can_redo() && history.can_undo());
    }

    #[test]
    fn it_forgets_the_oldest() {
        let (mut history, mut now) = (History::<usize, char>::default(), 0);
        for _ in 0..2 * MOST {
            typed(&mut history, &mut now, None);
        }
        assert_eq!(history.before().count(), MOST);
        while history.undo(&mut now) {}
        assert_eq!(now, MOST);
    }
}
