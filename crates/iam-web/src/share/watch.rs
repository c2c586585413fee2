//! When a state of the work is kept: when the reader rests, opens something else, or leaves.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::earlier;
use crate::effects::{clock, history, page};
use crate::keeping;

/// How long a reader rests before a state is kept, and after how long one is kept of who never rests; in milliseconds.
const REST: f64 = 20_000.0;
const LONG: f64 = 120_000.0;

pub struct Watch {
    /// The entry of the browser's history that is worked in.
    entry: RefCell<Option<String>>,
    /// Since when something was done that is not kept.
    touched: Cell<Option<f64>>,
    rests: RefCell<Option<Timeout>>,
    is_over: Cell<bool>,
}

impl Watch {
    fn begin() -> Self {
        Self {
            entry: RefCell::new(history::entry()),
            touched: Cell::new(None),
            rests: RefCell::new(None),
            is_over: Cell::new(false),
        }
    }

    /// Nothing is kept any more.
    pub fn stop(&self) {
        self.is_over.set(true);
    }

    fn touch(self: &Rc<Self>) {
        let now = clock::millis();
        let since = self.touched.get().unwrap_or(now);
        self.touched.set(Some(since));
        let wait = REST.min((since + LONG - now).max(0.0));
        let watch = self.clone();
        // OK because it is between nothing and 20,000.
        self.rests
            .replace(Some(Timeout::new(wait as u32, move || watch.rest())));
    }

    /// Keeps what was done until now.
    pub fn rest(&self) {
        if self.touched.take().is_some() {
            self.keep();
        }
    }

    /// Another document was opened, or the reader went back to one.
    fn moved(&self) {
        let now = history::entry();
        if now != *self.entry.borrow() {
            self.keep();
            self.entry.replace(now);
        }
    }

    fn keep(&self) {
        if self.is_over.get() {
            return;
        }
        if let Some(text) = self.entry.borrow().as_deref().and_then(keeping::text_of) {
            earlier::keep(&text);
        }
    }
}

/// Watches what the reader does. `n_opened` changes whenever something else was opened.
#[hook]
pub fn use_watch(n_opened: u32) -> Rc<Watch> {
    let watch = use_memo((), |()| Watch::begin());
    {
        let watch = watch.clone();
        use_effect_with((), move |()| {
            let (touched, moved, left) = (watch.clone(), watch.clone(), watch);
            let mut ears = page::on_touch(move || touched.touch());
            ears.extend(history::on_travel(Callback::from(move |()| moved.moved())));
            ears.extend(page::on_leave(move || left.rest()));
            move || drop(ears)
        });
    }
    {
        let watch = watch.clone();
        use_effect_with(n_opened, move |_| watch.moved());
    }
    watch
}
