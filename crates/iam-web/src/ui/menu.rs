//! A button that opens a list of things to do. Arrow keys go over it; Escape, a press outside or leaving it closes it.

use yew::prelude::*;

use crate::effects::{focus, keys, page, target};

/// Something to do.
#[derive(Clone, PartialEq)]
pub struct Item {
    pub name: &'static str,
    pub hint: AttrValue,
    /// The key that does it too, with that of the system for shortcuts.
    pub key: Option<char>,
    pub act: Callback<()>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub class: &'static str,
    /// The id of the list.
    pub list: &'static str,
    pub label: &'static str,
    /// None while it is closed.
    pub items: Vec<Item>,
    pub is_open: bool,
    pub on_toggle: Callback<bool>,
}

#[component]
pub fn Menu(props: &Props) -> Html {
    let Props {
        class,
        list,
        label,
        items,
        is_open,
        on_toggle,
    } = props;
    let is_open = *is_open;
    let (node, opener) = (use_node_ref(), use_node_ref());
    // How far an arrow key leads that opened the list, once it stands.
    let goes = use_mut_ref(|| None::<i32>);
    {
        let (node, on_toggle, goes) = (node.clone(), on_toggle.clone(), goes.clone());
        use_effect_with(is_open, move |is_open| {
            if let Some(by) = goes.take().filter(|_| *is_open) {
                focus::step(&node, by);
            }
            let ear = is_open.then(|| page::on_press_outside_of(node, move || on_toggle.emit(false)));
            move || drop(ear)
        });
    }
    let onclick = on_toggle.reform(move |_: MouseEvent| !is_open);
    let onkeydown = {
        let (node, opener, on_toggle) = (node.clone(), opener.clone(), on_toggle.clone());
        move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "Escape" if is_open => {
                    event.stop_propagation();
                    on_toggle.emit(false);
                    focus::now(&opener);
                    return;
                }
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            if is_open {
                focus::step(&node, by);
            } else {
                goes.replace(Some(by));
                on_toggle.emit(true);
            }
        }
    };
    let onfocusout = {
        let (node, on_toggle) = (node.clone(), on_toggle.clone());
        move |event: FocusEvent| {
            if target::leaves(&node, &event) {
                on_toggle.emit(false);
            }
        }
    };
    let rows = items.iter().map(|item| {
        let Item { name, hint, key, act } = item.clone();
        let (opener, on_toggle) = (opener.clone(), on_toggle.clone());
        let onclick = move |_| {
            on_toggle.emit(false);
            // The keyboard comes back here when a dialog closes.
            focus::now(&opener);
            act.emit(());
        };
        let shortcut = key.map(keys::shortcut);
        html! {
            <li>
                <button type="button" aria-keyshortcuts={shortcut.as_ref().map(|it| it.name.clone())} {onclick}>
                    <strong>
                        <span>{ name }</span>
                        if let Some(shortcut) = shortcut {
                            <kbd aria-hidden="true">{ shortcut.shown }</kbd>
                        }
                    </strong>
                    <span class="hint">{ hint }</span>
                </button>
            </li>
        }
    });
    html! {
        <div ref={node} class={*class} {onkeydown} {onfocusout}>
            <button ref={opener.clone()} type="button" class="quiet" aria-expanded={is_open.to_string()} aria-controls={*list} {onclick}>{ *label }</button>
            <ul id={*list} class="menu-body menu-list" aria-label={*label} hidden={!is_open}>{ for rows }</ul>
        </div>
    }
}
