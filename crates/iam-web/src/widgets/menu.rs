//! A button that opens a list below it. A click inside, Escape, or leaving it closes it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Stays open after a click inside.
    #[prop_or_default]
    pub stays: bool,
    /// Something to do when it opens.
    #[prop_or_default]
    pub on_open: Callback<()>,
    pub children: Html,
}

#[component]
pub fn Menu(props: &Props) -> Html {
    let is_open = use_state_eq(|| false);
    let button = use_node_ref();
    let root = use_node_ref();
    let toggle = {
        let (is_open, on_open) = (is_open.clone(), props.on_open.clone());
        Callback::from(move |_: MouseEvent| {
            if !*is_open {
                on_open.emit(());
            }
            is_open.set(!*is_open);
        })
    };
    let onkeydown = {
        let (is_open, button) = (is_open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *is_open {
                event.stop_propagation();
                is_open.set(false);
                if let Some(button) = button.cast::<HtmlElement>() {
                    let _ = button.focus();
                }
            }
        })
    };
    let onfocusout = {
        let (is_open, root) = (is_open.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            let stays_inside = root.cast::<Node>().is_some_and(|root| root.contains(to.as_ref()));
            // A click on what can't be focused leaves no target; the page's own listener sees to that one.
            if to.is_some() && !stays_inside {
                is_open.set(false);
            }
        })
    };
    use_close_outside(&root, &is_open);
    let inside = {
        let (is_open, stays) = (is_open.clone(), props.stays);
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<web_sys::Element>();
            let is_button = target.is_some_and(|target| target.closest("button, a").ok().flatten().is_some());
            if is_button && !stays {
                is_open.set(false);
            }
        })
    };
    html! {
        <div class="menu" ref={root} {onkeydown} {onfocusout}>
            <button type="button" ref={button} class={props.class.clone()} title={props.title.clone()} onclick={toggle}
                aria-expanded={is_open.to_string()} aria-controls={&props.id}>{ &props.label }</button>
            <div class="menu-body" id={&props.id} hidden={!*is_open} onclick={inside}>
                if *is_open {
                    { props.children.clone() }
                }
            </div>
        </div>
    }
}

#[hook]
fn use_close_outside(root: &NodeRef, is_open: &UseStateHandle<bool>) {
    let (root, is_open) = (root.clone(), is_open.clone());
    use_effect_with(*is_open, move |open| {
        let listener = open.then(|| {
            let document = web_sys::window().and_then(|window| window.document());
            document.map(|document| {
                gloo::events::EventListener::new(&document, "pointerdown", move |event| {
                    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                    let is_inside = root.cast::<Node>().is_some_and(|root| root.contains(target.as_ref()));
                    if !is_inside {
                        is_open.set(false);
                    }
                })
            })
        });
        move || drop(listener)
    });
}
