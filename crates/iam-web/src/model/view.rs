//! Which of the two documents is in sight.

/// What is looked at: the requests of a case, or the steps of a scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Requests,
    Sessions,
}

impl View {
    /// In the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Sessions => "sessions",
        }
    }
}
