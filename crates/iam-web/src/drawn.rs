//! What the reasons are drawn of.

use std::rc::Rc;

use iam_words::Lang;

use crate::analysis::Shared;
use crate::model::tried::text_of;
use crate::policies::lint::{self, Policies};
use crate::state::Work;
use crate::words::labels;

/// What the reasons are drawn of.
pub struct Drawn {
    pub lang: Lang,
    pub work: Work,
    pub shown: Shared,
    /// The case as text, with what is asked as its own request.
    pub case: Rc<str>,
    pub policies: Policies,
}

impl Drawn {
    pub fn of(lang: Lang, work: &Work, now: &Shared, shown: &Shared) -> Self {
        Self {
            lang,
            work: work.clone(),
            shown: shown.clone(),
            case: text_of(&work.case, work.asked).into(),
            policies: lint::policies(labels(lang), work, now),
        }
    }
}
