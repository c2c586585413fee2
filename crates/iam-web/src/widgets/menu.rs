//! A button that opens a list below it. A click inside, Escape, or leaving it closes it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node};

use crate::context::Ctx;
use crate::effects::target::around;
use crate::state::{Action, Menu};
use crate::widgets::piece::{On, Piece, button, tag};

/// What stands on the button, and its classes.
pub struct Opener<'a> {
    pub label: &'a str,
    pub class: &'static str,
}

/// `body` is drawn while the menu is open.
pub fn menu(ctx: &Ctx, menu: Menu, open: Option<Menu>, opener: Opener, body: impl FnOnce() -> Piece) -> Piece {
    frame(ctx, menu, open == Some(menu), opener, (open == Some(menu)).then(body))
}

fn frame(ctx: &Ctx, menu: Menu, is_open: bool, opener: Opener, body: Option<Piece>) -> Piece {
    let id = menu.id();
    let opens = button("button")
        .class(opener.class)
        .says("aria-expanded", is_open)
        .attr("aria-controls", id)
        .click(ctx, Action::Toggle(menu))
        .text(opener.label);
    let inside = tag("div.menu-body").attr("id", id).flag("hidden", !is_open).child(body);
    let inside = match menu {
        Menu::Share => inside,
        Menu::AddPolicy => closes(ctx, inside, On::Click, |event| around(event, "button, a").is_some()),
    };
    let menu = tag("div.menu").child(opens).child(inside);
    match is_open {
        true => closes(ctx, closes(ctx, menu, On::KeyDown, escapes), On::FocusOut, leaves),
        false => menu,
    }
}

fn closes(ctx: &Ctx, piece: Piece, on: On, is_end: fn(&Event) -> bool) -> Piece {
    let dispatch = ctx.dispatch.clone();
    piece.on(on, move |event| {
        if is_end(&event) {
            dispatch.emit(Action::CloseMenu);
        }
    })
}

/// Escape; it gives the keyboard back to the button.
fn escapes(event: &Event) -> bool {
    let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
    if is_escape {
        event.stop_propagation();
        let opener = menu_of(event).and_then(|menu| menu.query_selector("button").ok().flatten());
        if let Some(opener) = opener {
            // Nothing is lost where it can't be focused.
            let _ = opener.unchecked_ref::<HtmlElement>().focus();
        }
    }
    is_escape
}

/// The keyboard goes elsewhere. A click on what can't be focused leaves no target; `App` sees to that one.
fn leaves(event: &Event) -> bool {
    let to = event.unchecked_ref::<FocusEvent>().related_target();
    let is_inside = |to: &Node| menu_of(event).is_some_and(|menu| menu.contains(Some(to)));
    to.is_some_and(|to| !is_inside(to.unchecked_ref()))
}

fn menu_of(event: &Event) -> Option<Element> {
    around(event, ".menu")
}
