//! What every part of the view needs: the language, and a way to say what the reader did.

use iam_words::Lang;
use yew::prelude::*;

use crate::words::world::{Labels, labels};
use crate::world::state::{Action, Work};

#[derive(Clone, PartialEq)]
pub struct Ctx {
    pub lang: Lang,
    pub dispatch: Callback<Action>,
    /// Opens another scenario.
    pub open: Callback<Work>,
    /// Whether it is printed: what would be opened is open then, and nothing is there to be pressed.
    pub on_paper: bool,
}

impl Ctx {
    pub fn labels(&self) -> &'static Labels {
        labels(self.lang)
    }

    /// A handler of clicks that sends an action.
    pub fn on(&self, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(action()))
    }
}
