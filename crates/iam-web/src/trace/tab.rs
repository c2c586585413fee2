//! The views of the trace: what a link and a tab call each. Pure.

/// A view of the trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The tree.
    #[default]
    Steps,
    Matrix,
    Flip,
    Grid,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Steps, Self::Matrix, Self::Flip, Self::Grid];

    /// In a link, and in the ids of its tab and its panel.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Matrix => "matrix",
            Self::Flip => "flip",
            Self::Grid => "grid",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}
