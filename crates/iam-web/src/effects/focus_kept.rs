//! Keeps the keyboard in the page. Where what had it is taken away, or can't be pressed any more, it goes to what stands
//! there now.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, MutationObserver, MutationObserverInit};

/// How long those who move the keyboard themselves have for it, in milliseconds.
const PATIENCE: u32 = 60;
const CAN_HOLD: &str = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0'], policy-editor";

/// What had the keyboard last, and where it stood: in each element around it, from the inside out, as which child.
struct Stood {
    element: Element,
    around: Vec<(Element, u32)>,
}

/// Works while it is held.
pub struct Keeper {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
    _focused: EventListener,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

pub fn keep() -> Option<Keeper> {
    let document = web_sys::window()?.document()?;
    let stood = Rc::new(RefCell::new(None::<Stood>));
    let focused = {
        let stood = stood.clone();
        EventListener::new(&document, "focusin", move |event| {
            let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            stood.replace(element.map(Stood::of));
        })
    };
    let is_waiting = Rc::new(Cell::new(false));
    let changed = {
        let document = document.clone();
        Closure::<dyn FnMut()>::new(move || {
            let is_lost = || stood.borrow().as_ref().is_some_and(|it| it.is_lost(&document));
            if is_waiting.get() || !is_lost() {
                return;
            }
            is_waiting.set(true);
            let (document, stood, is_waiting) = (document.clone(), stood.clone(), is_waiting.clone());
            Timeout::new(PATIENCE, move || {
                is_waiting.set(false);
                // Focusing says so to the listener above.
                let lost = stood.take();
                match lost {
                    Some(lost) if lost.is_lost(&document) => lost.hand_on(&document),
                    other => _ = stood.replace(other),
                }
            })
            .forget();
        })
    };
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attribute_filter(&js_sys::Array::of2(&"disabled".into(), &"hidden".into()));
    observer.observe_with_options(&document.body()?.into(), &what).ok()?;
    Some(Keeper {
        observer,
        _changed: changed,
        _focused: focused,
    })
}

impl Stood {
    fn of(element: Element) -> Self {
        let mut around = Vec::new();
        let mut inner = element.clone();
        while let Some(outer) = inner.parent_element() {
            let children = outer.children();
            let at = (0..children.length()).find(|at| children.item(*at).as_ref() == Some(&inner));
            around.push((outer.clone(), at.unwrap_or_default()));
            inner = outer;
        }
        Self { element, around }
    }

    /// Nothing holds the keyboard, and what did can't. Who presses beside everything gives it up; that is left so.
    fn is_lost(&self, document: &Document) -> bool {
        let element = &self.element;
        let is_disabled = || element.matches(":disabled").unwrap_or(false);
        match document.active_element() {
            Some(active) if active == *element => is_disabled(),
            Some(active) if active.tag_name() != "BODY" => false,
            Some(_) | None => !element.is_connected() || is_disabled() || !is_seen(element),
        }
    }

    /// Gives the keyboard to the first after it that can hold it, else to the last before, ever further out.
    fn hand_on(&self, document: &Document) {
        for (outer, at) in self.around.iter().filter(|(outer, _)| outer.is_connected()) {
            let children = outer.children();
            let after = (*at..children.length())
                .filter_map(|at| children.item(at))
                .flat_map(|it| holders(&it));
            let before = (0..*at).rev().filter_map(|at| children.item(at));
            let before = before.flat_map(|it| holders(&it).into_iter().rev().collect::<Vec<_>>());
            for one in after.chain(before) {
                // Nothing is lost where it can't be focused: the next is tried.
                let _ = one.focus();
                if document.active_element().as_ref() == Some(&one) {
                    return;
                }
            }
        }
    }
}

/// What can hold the keyboard in an element, itself included.
fn holders(element: &Element) -> Vec<HtmlElement> {
    let inside = element.query_selector_all(CAN_HOLD);
    let inside = inside
        .iter()
        .flat_map(|all| (0..all.length()).filter_map(|at| all.get(at)));
    let own = element
        .matches(CAN_HOLD)
        .unwrap_or(false)
        .then(|| element.clone().into());
    own.into_iter()
        .chain(inside)
        .filter_map(|it| it.dyn_into::<HtmlElement>().ok())
        .filter(|it| is_seen(it))
        .collect()
}

fn is_seen(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    0.0 < place.width() && 0.0 < place.height()
}
