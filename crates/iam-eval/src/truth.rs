//! Three-valued truth: a context key may be unknown.

/// Whether something holds. Unknown is not absent, so this is never an `Option<bool>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold.
    False,
    /// An unknown context key leaves it open.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// All three, for laws over all inputs.
    pub const ALL: [Self; 3] = [Self::False, Self::Unknown, Self::True];

    /// Whether both hold: false as soon as one is.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Whether one holds: true as soon as one is.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether it surely holds.
    #[must_use]
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether it surely does not hold.
    #[must_use]
    pub const fn is_false(self) -> bool {
        matches!(self, Self::False)
    }
}

impl core::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// Whether one holds. Stops at the first that does.
pub fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let mut answer = Truth::False;
    for truth in truths {
        answer = answer.or(truth);
        if answer.is_true() {
            break;
        }
    }
    answer
}

/// Whether all hold. Stops at the first that does not.
pub fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let mut answer = Truth::True;
    for truth in truths {
        answer = answer.and(truth);
        if answer.is_false() {
            break;
        }
    }
    answer
}
