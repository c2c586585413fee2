//! The parts of the page that can be given more room, and the sizes that they have. Pure.

use std::collections::BTreeMap;

use iam_syntax::json::{self, Limits};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of policies.
    Listed,
    /// The verdict.
    Answer,
    /// The checks, which are made higher.
    Checks,
}

/// How far a line is moved by a key.
pub const STEP: i32 = 16;

/// The least height of the checks in which a request is read whole, below their head and the names of the columns. With
/// less they are closed: no more than their head is there.
const ROW: i32 = 132;

impl Pane {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Answer => "answer",
            Self::Checks => "checks",
        }
    }

    /// The least and the most that it may be, in pixels.
    pub const fn range(self) -> (i32, i32) {
        match self {
            Self::Listed => (180, 420),
            Self::Answer => (340, 760),
            Self::Checks => (44, 480),
        }
    }

    /// What it is at first, on a screen of a height.
    pub const fn first(self, screen: i32) -> i32 {
        match self {
            Self::Listed => 244,
            Self::Answer => 452,
            // On a low screen no more than its head: what decides comes first.
            Self::Checks if screen < 960 => 44,
            Self::Checks => 156,
        }
    }

    /// Whether the line beside it stands upright.
    pub const fn is_upright(self) -> bool {
        match self {
            Self::Listed | Self::Answer => true,
            Self::Checks => false,
        }
    }

    /// How much it grows when its line is moved to the right, or down.
    pub const fn grows(self) -> i32 {
        match self {
            Self::Listed => 1,
            Self::Answer | Self::Checks => -1,
        }
    }

    /// Whether a part of this size has nothing but its head.
    pub const fn is_closed(self, size: i32) -> bool {
        match self {
            Self::Listed | Self::Answer => false,
            Self::Checks => size < ROW,
        }
    }

    /// The size that opens a closed part.
    pub const fn opened(self, screen: i32) -> i32 {
        match self {
            Self::Listed | Self::Answer => self.first(screen),
            Self::Checks => ROW,
        }
    }

    /// The nearest size that it may be; there is none between closed and open.
    pub fn within(self, size: i32) -> i32 {
        let (least, most) = self.range();
        match size.clamp(least, most) {
            size if self.is_closed(size) => match 2 * size < least + ROW {
                true => least,
                false => ROW,
            },
            size => size,
        }
    }

    /// The size that is a way further.
    pub fn moved(self, size: i32, by: i32) -> i32 {
        let (least, _) = self.range();
        match (self.is_closed(size), self.is_closed(size + by)) {
            (true, _) if 0 < by => ROW.max(size + by),
            (false, true) => least,
            (true, _) | (false, false) => self.within(size + by),
        }
    }

    /// The size that a key asks for.
    pub fn pressed(self, key: &str, size: i32, first: i32) -> Option<i32> {
        let (back, on) = match self.is_upright() {
            true => ("ArrowLeft", "ArrowRight"),
            false => ("ArrowUp", "ArrowDown"),
        };
        let (least, most) = self.range();
        Some(match key {
            "Home" => least,
            "End" => most,
            "Enter" => first,
            _ if key == back => self.moved(size, -self.grows() * STEP),
            _ if key == on => self.moved(size, self.grows() * STEP),
            _ => return None,
        })
    }
}

/// The sizes that a reader chose, by the names of the panes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes(BTreeMap<String, i32>);

impl Sizes {
    pub fn read(text: &str) -> Self {
        let tree = json::read(text, Limits::default()).tree;
        let members = tree.as_ref().and_then(|tree| tree.members()).unwrap_or_default();
        let size = |member: &json::Member<'_>| {
            let size = member.value.span.of(text).parse().ok()?;
            Some((member.key.to_string(), size))
        };
        Self(members.iter().filter_map(size).collect())
    }

    pub fn write(&self) -> String {
        let members: Vec<String> = self
            .0
            .iter()
            .map(|(name, size)| format!("{}:{size}", json::quote(name)))
            .collect();
        ["{", &members.join(","), "}"].concat()
    }

    pub fn get(&self, pane: Pane) -> Option<i32> {
        self.0.get(pane.name()).copied()
    }

    pub fn set(&mut self, pane: Pane, size: i32) {
        self.0.insert(pane.name().into(), size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Pane; 3] = [Pane::Listed, Pane::Answer, Pane::Checks];

    #[test]
    fn sizes_come_back_as_they_were_kept() {
        let mut sizes = Sizes::read(r#"{"answer":500,"other":7}"#);
        assert_eq!((sizes.get(Pane::Answer), sizes.get(Pane::Checks)), (Some(500), None));
        sizes.set(Pane::Checks, 44);
        assert_eq!(Sizes::read(&sizes.write()), sizes);
        for text in ["", "{", "null", r#"{"answer":"wide"}"#] {
            assert_eq!(Sizes::read(text), Sizes::default(), "{text}");
        }
    }

    #[test]
    fn a_key_moves_a_line_and_its_counterpart_moves_it_back() {
        for pane in ALL {
            let first = pane.first(1000);
            assert_eq!(pane.within(first), first);
            let (back, on) = if pane.is_upright() {
                ("ArrowLeft", "ArrowRight")
            } else {
                ("ArrowUp", "ArrowDown")
            };
            let moved = pane.pressed(on, first, first).unwrap();
            assert_eq!(moved - first, pane.grows() * STEP, "{pane:?}");
            assert_eq!(pane.pressed(back, moved, first), Some(first));
            assert_eq!(pane.pressed("Enter", moved, first), Some(first));
            let (least, most) = pane.range();
            assert_eq!(
                (pane.pressed("Home", first, first), pane.pressed("End", first, first)),
                (Some(least), Some(most))
            );
            assert_eq!((pane.within(least - 1), pane.within(most + 1)), (least, most));
            assert_eq!(pane.pressed("a", first, first), None);
        }
    }

    #[test]
    fn the_checks_are_closed_or_show_a_request_whole() {
        let (least, most) = Pane::Checks.range();
        for size in least - 20..=most + 20 {
            let is = Pane::Checks.within(size);
            assert!(is == least || (ROW..=most).contains(&is), "{size}: {is}");
            for by in [-2 * STEP, -STEP, STEP, 2 * STEP] {
                let to = Pane::Checks.moved(is, by);
                let goes_on = if by < 0 {
                    to < is || is == least
                } else {
                    is < to || is == most
                };
                assert!(goes_on && to == Pane::Checks.within(to), "{is} by {by}: {to}");
            }
        }
        assert_eq!(Pane::Checks.pressed("ArrowUp", least, least), Some(ROW));
        assert_eq!(Pane::Checks.pressed("ArrowDown", ROW, least), Some(least));
        for screen in [700, 900, 1100] {
            for pane in ALL {
                assert!(!pane.is_closed(pane.opened(screen)));
                assert_eq!(pane.within(pane.first(screen)), pane.first(screen));
            }
        }
    }
}
