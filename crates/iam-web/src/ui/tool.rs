//! A dialog with a title and a button that closes it.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::effects::dialog;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: &'static str,
    pub title: AttrValue,
    /// What stands on the button.
    pub closes: &'static str,
    /// Holds the dialog, so that what is in it can close it.
    pub node: NodeRef,
    /// It is closed, and is to be drawn no more.
    pub on_close: Callback<()>,
    pub children: Html,
}

#[component]
pub fn Tool(props: &Props) -> Html {
    let Props {
        id,
        title,
        closes,
        node,
        on_close,
        children,
    } = props;
    let close = {
        let node = node.clone();
        move |_| dialog::close(&node)
    };
    html! {
        <Dialog id={*id} class="tool" labelled_by="tool-title" node={node.clone()} on_close={on_close.clone()}>
            <div class="tool-body">
                <div class="tool-head">
                    <h2 id="tool-title">{ title.clone() }</h2>
                    <button type="button" class="quiet" onclick={close}>{ *closes }</button>
                </div>
                { children.clone() }
            </div>
        </Dialog>
    }
}
