//! What every view may use: the language, its labels, and the way to say what the reader did.

use iam_words::Lang;
use yew::Callback;

use crate::state::Action;
use crate::words::{Labels, labels};

#[derive(Clone, PartialEq)]
pub struct Ctx {
    pub dispatch: Callback<Action>,
    pub lang: Lang,
}

impl Ctx {
    pub fn labels(&self) -> &'static Labels {
        labels(self.lang)
    }

    pub fn act(&self, action: Action) {
        self.dispatch.emit(action);
    }
}
