//! A dialog over the page. It opens when it is drawn; the browser gives the keyboard back to where it was when it closes.

use yew::prelude::*;

use crate::effects::{dialog, page};

#[derive(Properties, PartialEq)]
pub struct Props {
    #[prop_or_default]
    pub id: Option<&'static str>,
    #[prop_or_default]
    pub class: Option<&'static str>,
    /// The id of its heading.
    pub labelled_by: &'static str,
    /// Holds the dialog, so that what is in it can close it.
    pub node: NodeRef,
    /// It is closed, and is to be drawn no more.
    pub on_close: Callback<()>,
    pub children: Html,
}

#[component]
pub fn Dialog(props: &Props) -> Html {
    let Props {
        id,
        class,
        labelled_by,
        node,
        on_close,
        children,
    } = props;
    use_effect_with(node.clone(), |node| {
        dialog::show(node);
        page::set_modal(true);
        || page::set_modal(false)
    });
    let onclick = {
        let node = node.clone();
        move |event: MouseEvent| {
            // A press beside the dialog lands on the dialog itself.
            if event.target().is_some_and(|target| dialog::is(&node, &target)) {
                dialog::close(&node);
            }
        }
    };
    let onclose = on_close.reform(|_| ());
    html! {
        <dialog ref={node.clone()} id={*id} class={*class} aria-labelledby={*labelled_by} {onclick} {onclose}>
            { children.clone() }
        </dialog>
    }
}
