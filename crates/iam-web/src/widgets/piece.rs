//! Pieces of the page, put together call by call: `tag("p.hint").text("nothing yet")`.
//!
//! Yew's `html!` writes out in full, wherever it stands, how each element is made: some hundred bytes of program an
//! element. Here that is written once, and an element costs its calls (measured in ARCHITECTURE.md).

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Event;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Callback, Html};

use crate::context::Ctx;
use crate::effects::editor;
use crate::effects::target::value_of;
use crate::state::Action;
use crate::ui::code::with_code;
use crate::widgets::kept::Part;

/// An element, or several pieces in a row.
pub struct Piece(Box<Parts>);

struct Parts {
    /// None for pieces in a row.
    tag: Option<VTag>,
    class: String,
    children: Vec<Html>,
}

/// What the page listens for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Click,
    Input,
    Change,
    KeyDown,
    FocusIn,
    FocusOut,
    /// A `<policy-editor>` says something.
    Editor,
}

/// An element, named as a selector names it: `tag("h2#title.label")` is `<h2 id="title" class="label">`.
#[inline(never)]
pub fn tag(selector: &'static str) -> Piece {
    let (head, class) = selector.split_once('.').unwrap_or((selector, ""));
    let (name, id) = head.split_once('#').unwrap_or((head, ""));
    let piece = Piece(Box::new(Parts {
        tag: Some(VTag::new(name)),
        class: class.replace('.', " "),
        children: Vec::new(),
    }));
    if id.is_empty() { piece } else { piece.attr("id", id) }
}

/// A button; one that sends no form.
#[inline(never)]
pub fn button(selector: &'static str) -> Piece {
    tag(selector).attr("type", "button")
}

/// A small button with a sign on it.
pub fn icon(hint: &str, name: &str, sign: &str) -> Piece {
    button("button.icon")
        .attr("title", hint)
        .attr("aria-label", name)
        .text(sign)
}

/// Pieces in a row, in no element of their own.
#[inline(never)]
pub fn pieces() -> Piece {
    Piece(Box::new(Parts {
        tag: None,
        class: String::new(),
        children: Vec::new(),
    }))
}

impl Piece {
    /// For Yew.
    #[inline(never)]
    pub fn html(self) -> Html {
        let Parts { tag, class, children } = *self.0;
        let children = VList::with_children(children, None).into();
        let Some(mut tag) = tag else { return children };
        if !class.is_empty() {
            tag.add_attribute("class", class);
        }
        if let Some(inside) = tag.children_mut() {
            *inside = children;
        }
        tag.into()
    }

    /// Adds a piece. One that is not there leaves its place free, so that those after it stay what they are.
    pub fn child(self, child: impl Into<Option<Self>>) -> Self {
        self.with(child.into())
    }

    #[inline(never)]
    fn with(mut self, child: Option<Self>) -> Self {
        self.0.children.push(child.map(Self::html).unwrap_or_default());
        self
    }

    /// A sentence in which code stands between backticks.
    pub fn said(self, sentence: &str) -> Self {
        self.component(with_code(sentence))
    }

    /// Adds a component.
    pub fn component(mut self, component: Html) -> Self {
        self.0.children.push(component);
        self
    }

    /// Adds a piece for each item.
    pub fn each<T>(self, items: impl IntoIterator<Item = T>, mut draw: impl FnMut(T) -> Self) -> Self {
        let mut all = pieces();
        for item in items {
            all = all.child(draw(item));
        }
        self.child(all)
    }

    /// Adds a part that is drawn now and then.
    #[inline(never)]
    pub fn part(mut self, part: &Part) -> Self {
        self.0.children.push(part.html());
        self
    }

    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.children.push(VText::new(owned(text)).into());
        self
    }

    /// Tells the element from its neighbours where they come and go.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        if let Some(tag) = &mut self.0.tag {
            tag.key = Some(Key::from(key));
        }
        self
    }

    /// Adds a class.
    #[inline(never)]
    pub fn class(mut self, class: &str) -> Self {
        let all = &mut self.0.class;
        if !all.is_empty() && !class.is_empty() {
            all.push(' ');
        }
        all.push_str(class);
        self
    }

    /// Adds a class where something holds.
    pub fn class_if(self, holds: bool, class: &str) -> Self {
        self.class(if holds { class } else { "" })
    }

    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        if let Some(tag) = &mut self.0.tag {
            tag.add_attribute(name, owned(value));
        }
        self
    }

    #[inline(never)]
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_there: bool) -> Self {
        self.attr_if(name, is_there.then_some(name))
    }

    /// An attribute that says `true` or `false`.
    #[inline(never)]
    pub fn says(self, name: &'static str, holds: bool) -> Self {
        self.attr(name, if holds { "true" } else { "false" })
    }

    /// What stands in a field, or is meant by an option.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        match &mut self.0.tag {
            Some(tag) if matches!(tag.tag(), "input" | "textarea") => tag.set_value(Some(owned(value))),
            Some(tag) => tag.add_attribute("value", owned(value)),
            None => {}
        }
        self
    }

    /// A property, for an element that has more than attributes.
    #[inline(never)]
    pub fn property(mut self, name: &'static str, value: &JsValue) -> Self {
        if let Some(tag) = &mut self.0.tag {
            tag.add_property(name, value.clone());
        }
        self
    }

    pub fn on(self, on: On, call: impl Fn(Event) + 'static) -> Self {
        self.listens(on, Does::Call(Box::new(call)))
    }

    /// A click is an action of the reader's.
    #[inline(never)]
    pub fn click(self, ctx: &Ctx, action: Action) -> Self {
        self.listens(On::Click, Does::Act(ctx.dispatch.clone(), action))
    }

    /// To type in the field is an action of the reader's.
    pub fn typed(self, ctx: &Ctx, action: impl Fn(String) -> Action + 'static) -> Self {
        self.says_what(On::Input, ctx, Box::new(action))
    }

    /// To choose is an action of the reader's.
    pub fn chosen(self, ctx: &Ctx, action: impl Fn(String) -> Action + 'static) -> Self {
        self.says_what(On::Change, ctx, Box::new(action))
    }

    #[inline(never)]
    fn says_what(self, on: On, ctx: &Ctx, action: Box<dyn Fn(String) -> Action>) -> Self {
        self.listens(on, Does::Say(ctx.dispatch.clone(), action))
    }

    /// Keeps clicks from what it is in.
    #[inline(never)]
    pub fn keeps_clicks(self) -> Self {
        self.listens(On::Click, Does::Keep)
    }

    #[inline(never)]
    fn listens(mut self, on: On, does: Does) -> Self {
        if let Some(tag) = &mut self.0.tag {
            tag.add_listener(Rc::new(Ear { on, does }));
        }
        self
    }
}

fn owned(text: &str) -> AttrValue {
    AttrValue::from(Rc::<str>::from(text))
}

/// One type of listener for all, where Yew has one for each kind of event.
struct Ear {
    on: On,
    does: Does,
}

enum Does {
    Call(Box<dyn Fn(Event)>),
    Act(Callback<Action>, Action),
    /// An action with what stands in the field.
    Say(Callback<Action>, Box<dyn Fn(String) -> Action>),
    Keep,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::KeyDown => ListenerKind::onkeydown,
            On::FocusIn => ListenerKind::onfocusin,
            On::FocusOut => ListenerKind::onfocusout,
            On::Editor => ListenerKind::other(editor::EVENT.into()),
        }
    }

    fn handle(&self, event: Event) {
        match &self.does {
            Does::Call(call) => call(event),
            Does::Act(dispatch, action) => dispatch.emit(action.clone()),
            Does::Say(dispatch, action) => dispatch.emit(action(value_of(&event))),
            Does::Keep => event.stop_propagation(),
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
