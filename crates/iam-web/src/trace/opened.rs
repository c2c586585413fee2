//! Which rows of the tree the reader opened and closed by hand; the others are open where the decision is.

use iam_explain::names;

/// In the place of a row: every one there is.
pub const ALL: &str = "*";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened(Vec<(String, bool)>);

impl Opened {
    /// Whether a row was opened or closed, by itself or with all; nothing if neither.
    pub fn get(&self, node: &str) -> Option<bool> {
        let of = |node: &str| self.0.iter().find(|(it, _)| it == node);
        of(node).or_else(|| of(ALL)).map(|(_, is_open)| *is_open)
    }

    /// Opens or closes a row. To open [`ALL`] forgets which were closed, and to close it, which were opened.
    pub fn set(&mut self, node: &str, is_open: bool) {
        if node == ALL {
            self.0.clear();
            if !is_open {
                return;
            }
        }
        match self.0.iter_mut().find(|(it, _)| it == node) {
            Some((_, before)) => *before = is_open,
            None => self.0.push((node.to_string(), is_open)),
        }
    }

    /// Opens what a node is in; and a gate itself.
    pub fn lead_to(&mut self, node: &str) {
        if node.is_empty() {
            return;
        }
        let mut above = names::parent(node).unwrap_or(node);
        self.set(above, true);
        while let Some(parent) = names::parent(above) {
            self.set(parent, true);
            above = parent;
        }
    }
}
