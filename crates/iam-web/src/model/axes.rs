//! What stands against what in the grid of requests.

use iam_protocol::case::Vocabulary;

/// What the reader wants asked. A case that names the lines is offered where nothing is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axes {
    pub plane: Plane,
    /// What is written for each axis, a line each.
    written: [Option<String>; 3],
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plane {
    #[default]
    Resources,
    Principals,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Actions,
    Resources,
    Principals,
}

impl Plane {
    pub const ALL: [Self; 2] = [Self::Resources, Self::Principals];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Resources => "resources",
            Self::Principals => "principals",
        }
    }

    /// What stands to the left and what at the top.
    pub const fn axes(self) -> [Axis; 2] {
        match self {
            Self::Resources => [Axis::Actions, Axis::Resources],
            Self::Principals => [Axis::Principals, Axis::Actions],
        }
    }
}

impl Axis {
    pub const fn id(self) -> &'static str {
        match self {
            Self::Actions => "grid-actions",
            Self::Resources => "grid-resources",
            Self::Principals => "grid-principals",
        }
    }

    /// What a case names.
    pub fn of(self, vocabulary: &Vocabulary) -> &[String] {
        match (self, vocabulary) {
            (Self::Actions, Vocabulary::Named { actions, .. }) => actions,
            (Self::Resources, Vocabulary::Named { resources, .. }) => resources,
            (Self::Principals, Vocabulary::Named { principals, .. }) => principals,
            (_, Vocabulary::Unreadable(_)) => &[],
        }
    }
}

impl Axes {
    pub fn text(&self, axis: Axis, vocabulary: &Vocabulary) -> String {
        match &self.written[axis as usize] {
            Some(text) => text.clone(),
            None => axis.of(vocabulary).join("\n"),
        }
    }

    pub fn write(&mut self, axis: Axis, text: String) {
        self.written[axis as usize] = Some(text);
    }
}

/// The lines of a text that say something, each once.
pub fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !lines.iter().any(|it| it == line) {
            lines.push(line.into());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_stays_and_what_is_offered_is_offered_anew() {
        let named = |action: &str| Vocabulary::Named {
            actions: vec![action.into()],
            resources: Vec::new(),
            principals: Vec::new(),
        };
        let mut axes = Axes::default();
        assert_eq!(axes.text(Axis::Actions, &named("s3:GetObject")), "s3:GetObject");
        assert_eq!(axes.text(Axis::Actions, &named("s3:PutObject")), "s3:PutObject");
        axes.write(Axis::Actions, "sqs:*".into());
        assert_eq!(axes.text(Axis::Actions, &named("s3:GetObject")), "sqs:*");
    }

    #[test]
    fn a_line_that_says_something_counts_once() {
        assert_eq!(lines(" a\n\nb \r\na\n"), ["a", "b"]);
    }
}
