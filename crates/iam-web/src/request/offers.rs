//! What could stand in the fields of the request: principals, actions, resources of the action, condition keys that it
//! receives and what they may hold. The list stands below the field that is written in; arrows go over it, Enter takes
//! one, Escape puts it away.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use iam_scenario::case::Case;
use iam_words::Lang;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::effects::editing;
use crate::effects::fields::{self, Field, Heard, Which};
use crate::model::ask::{self, Asked};
use crate::model::named::{callers, compared, is_pattern, resources};
use crate::model::offer;
use crate::ui::part::{Draw, part};
use crate::words::tools::words;

/// Typing goes on for as long as keys come this fast, in milliseconds.
const PAUSE: u32 = 80;
const MOST: usize = 8;
const LIST: &str = "offers";

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub case: Rc<Case>,
    pub asked: Asked,
}

/// What is offered, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    value: String,
    hint: String,
}

#[derive(Default)]
struct Desk {
    case: Rc<Case>,
    asked: Asked,
    /// The field that the list belongs to; none while there is none.
    field: Option<Field>,
    offers: Vec<Offer>,
    at: Option<usize>,
    n_asked: u32,
    waits: Option<Timeout>,
}

part!(offers in tools: Draw<Props> = |of| html! { <Offers ..of /> });

#[component]
fn Offers(props: &Props) -> Html {
    let desk = use_mut_ref(Desk::default);
    let list = use_node_ref();
    let update = use_force_update();
    {
        let mut desk = desk.borrow_mut();
        desk.case = props.case.clone();
        desk.asked = props.asked;
    }
    let ways = Ways {
        desk: desk.clone(),
        list: list.clone(),
        update,
    };
    use_effect_with((), {
        let ways = ways.clone();
        move |()| {
            let ears = fields::listen(move |heard| ways.hear(heard));
            move || drop(ears)
        }
    });
    let desk = desk.borrow();
    let option = |(at, offer): (usize, &Offer)| {
        let ways = ways.clone();
        let is_chosen = desk.at == Some(at);
        html! {
            <li role="option" id={id_of(at)} aria-selected={is_chosen.to_string()} onclick={move |_| ways.take(at)}>
                <span class="code">{ &offer.value }</span>
                if !offer.hint.is_empty() {
                    <span class="hint" lang="en">{ &offer.hint }</span>
                }
            </li>
        }
    };
    // The field keeps the keyboard.
    let onpointerdown = |event: PointerEvent| event.prevent_default();
    html! {
        <ul ref={list} id={LIST} role="listbox" aria-label={words(props.lang).suggestions} hidden={desk.field.is_none()} {onpointerdown}>
            { for desk.offers.iter().enumerate().map(option) }
        </ul>
    }
}

fn id_of(at: usize) -> String {
    ["offer-", &at.to_string()].concat()
}

/// What can be done with the list.
#[derive(Clone)]
struct Ways {
    desk: Rc<RefCell<Desk>>,
    list: NodeRef,
    update: UseForceUpdateHandle,
}

impl Ways {
    /// Says whether it was for the list.
    fn hear(&self, heard: Heard) -> bool {
        match heard {
            Heard::Written(field) => {
                let ways = self.clone();
                let waits = Timeout::new(PAUSE, move || ways.ask(field, false));
                self.desk.borrow_mut().waits = Some(waits);
                false
            }
            Heard::Left => {
                self.close();
                false
            }
            Heard::Moved => {
                if let Some(field) = &self.desk.borrow().field {
                    field.place_below(&self.list);
                }
                false
            }
            Heard::Key(event) => !event.is_composing() && self.press(&event),
        }
    }

    fn press(&self, event: &KeyboardEvent) -> bool {
        let key = event.key();
        let (shown, n, at) = {
            let desk = self.desk.borrow();
            (desk.field.clone(), desk.offers.len(), desk.at)
        };
        let Some(shown) = shown else {
            match (key.as_str(), Field::of(event)) {
                ("ArrowDown", Some(field)) if !field.has_lines() => self.ask(field, true),
                // What was asked for does not come any more either.
                ("Escape", _) => self.close(),
                _ => {}
            }
            return false;
        };
        if Field::of(event).as_ref() != Some(&shown) {
            return false;
        }
        match (key.as_str(), at) {
            ("ArrowDown", _) => self.choose(&shown, at.map_or(0, |at| (at + 1) % n)),
            ("ArrowUp", _) => self.choose(&shown, at.unwrap_or(n).checked_sub(1).unwrap_or(n - 1)),
            ("Enter", Some(at)) => self.take(at),
            ("Escape", _) => self.close(),
            _ => return false,
        }
        true
    }

    fn choose(&self, field: &Field, at: usize) {
        self.desk.borrow_mut().at = Some(at);
        field.controls(Some(LIST), Some(&id_of(at)));
        self.update.force_update();
    }

    /// Asks what could stand there. `is_wanted` is it when the reader asks for the list, whatever is written.
    fn ask(&self, field: Field, is_wanted: bool) {
        let Some(which) = field.which() else { return };
        let written = field.written();
        let (mine, known, of) = {
            let mut desk = self.desk.borrow_mut();
            desk.n_asked = desk.n_asked.wrapping_add(1);
            let request = ask::request_of(&desk.case, desk.asked);
            let action = request
                .action
                .filter(|it| !it.trim().is_empty())
                .unwrap_or_else(|| "*".into());
            let (known, of) = match &which {
                Which::Principal => (callers(&desk.case), None),
                Which::Action => (Vec::new(), Some(offer::Field::Action)),
                Which::Resource => (resources(&desk.case), Some(offer::Field::Resource { action })),
                Which::Key => (Vec::new(), Some(offer::Field::Key { action })),
                Which::Value(key) => {
                    let key = key.clone();
                    (compared(&desk.case, &key), Some(offer::Field::Value { action, key }))
                }
            };
            (desk.n_asked, known, of)
        };
        let ways = self.clone();
        let text = written.clone();
        let show = move |offered: Vec<Offer>| {
            let is_meant = ways.desk.borrow().n_asked == mine && field.has_keyboard();
            if !is_meant {
                return;
            }
            let all = listed(&text, known, offered, matches!(which, Which::Value(_)));
            if all.is_empty() || text.is_empty() && !is_wanted {
                ways.close();
            } else {
                ways.show(field, all);
            }
        };
        match of {
            None => show(Vec::new()),
            Some(of) => editing::offer(&of, &written, move |found| {
                let items = found.into_iter().flat_map(|it| it.items);
                let offers = items.map(|it| Offer {
                    value: it.label,
                    hint: it.detail,
                });
                show(offers.collect());
            }),
        }
    }

    fn show(&self, field: Field, offers: Vec<Offer>) {
        field.controls(Some(LIST), None);
        field.place_below(&self.list);
        let mut desk = self.desk.borrow_mut();
        desk.field = Some(field);
        desk.offers = offers;
        desk.at = None;
        drop(desk);
        self.update.force_update();
    }

    fn close(&self) {
        let mut desk = self.desk.borrow_mut();
        desk.waits = None;
        desk.n_asked = desk.n_asked.wrapping_add(1);
        let left = desk.field.take();
        drop(desk);
        if let Some(field) = left {
            field.controls(None, None);
            self.update.force_update();
        }
    }

    fn take(&self, at: usize) {
        let taken = {
            let desk = self.desk.borrow();
            desk.field.clone().zip(desk.offers.get(at).map(|it| it.value.clone()))
        };
        self.close();
        if let Some((field, value)) = taken {
            field.take(&value);
        }
    }
}

/// What is named already comes first.
fn listed(written: &str, known: Vec<String>, offered: Vec<Offer>, is_value: bool) -> Vec<Offer> {
    let folded = written.to_lowercase();
    let known: Vec<String> = known
        .into_iter()
        .filter(|it| it.to_lowercase().contains(&folded))
        .collect();
    let offered: Vec<Offer> = offered.into_iter().filter(|it| !known.contains(&it.value)).collect();
    let named = known.into_iter().map(|value| Offer {
        value,
        hint: String::new(),
    });
    let is_good = |it: &Offer| it.value != written && !(is_value && is_pattern(&it.value));
    named.chain(offered).filter(is_good).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_comes_first_and_once_and_fits_what_is_written() {
        let offer = |value: &str, hint: &str| Offer {
            value: value.into(),
            hint: hint.into(),
        };
        let known = || vec!["Dev".to_string(), "ops".into()];
        let offered = || vec![offer("Dev", "a hint"), offer("device/*", "more"), offer("de", "")];
        let values = |written: &str, is_value: bool| -> Vec<String> {
            let all = listed(written, known(), offered(), is_value);
            all.into_iter().map(|it| it.value).collect()
        };
        assert_eq!(values("de", false), ["Dev", "device/*"]);
        assert_eq!(values("de", true), ["Dev"]);
        assert_eq!(values("", false), ["Dev", "ops", "device/*", "de"]);
    }
}
