//! The views of the page, and which of the two documents they are about.

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The requests of a case.
    #[default]
    Ask,
    /// The world of a scenario, and the steps in it.
    World,
    /// What there is to say of all policies of what was looked at last.
    Review,
    /// What there is to learn from.
    Learn,
    /// What the others are put together from; no way leads there.
    Kit,
}

/// The document that is kept, passed on and undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    #[default]
    Case,
    Scenario,
}

/// Those that ways lead to.
pub const ALL: [View; 4] = [View::Ask, View::World, View::Review, View::Learn];

impl View {
    /// In the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::World => "world",
            Self::Review => "review",
            Self::Learn => "learn",
            Self::Kit => "kit",
        }
    }

    /// The view of a name; also as it was once called.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "requests" => Some(Self::Ask),
            "sessions" => Some(Self::World),
            "kit" => Some(Self::Kit),
            _ => ALL.into_iter().find(|it| it.name() == name),
        }
    }

    /// The document that a view shows and nothing else does.
    pub const fn subject(self) -> Option<Subject> {
        match self {
            Self::Ask => Some(Subject::Case),
            Self::World => Some(Subject::Scenario),
            Self::Review | Self::Learn | Self::Kit => None,
        }
    }
}
