//! What every component may use: the language, its labels, and the way to say what the reader did.

use iam_explain::Lang;
use yew::prelude::*;

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

    /// A callback that does one thing.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_: E| dispatch.emit(action()))
    }
}

#[hook]
pub fn use_ctx() -> Ctx {
    use_context::<Ctx>().unwrap_or(Ctx {
        dispatch: Callback::noop(),
        lang: Lang::En,
    })
}
