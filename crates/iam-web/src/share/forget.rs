//! Takes away all that the playground keeps in this browser, in every tab, once the reader has said so.

use std::rc::Rc;

use yew::prelude::*;

use super::watch::Watch;
use crate::context::Ctx;
use crate::effects::forget;
use crate::ui::tool::Tool;
use crate::words::files::words;

#[derive(Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub watch: Rc<Watch>,
    pub on_close: Callback<()>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.ctx == other.ctx && Rc::ptr_eq(&self.watch, &other.watch) && self.on_close == other.on_close
    }
}

#[component]
pub fn Forget(props: &Props) -> Html {
    let Props { ctx, watch, on_close } = props;
    let words = words(ctx.lang);
    let node = use_node_ref();
    let forget = {
        let watch = watch.clone();
        move |_| {
            watch.stop();
            forget::tell_other_tabs();
            forget::begin_anew();
        }
    };
    html! {
        <Tool id="forget" title={words.forget_title} closes={words.cancel} {node} on_close={on_close.clone()}>
            <p>{ words.goes }</p>
            <ul>{ for words.all_that_goes.iter().map(|it| html! { <li>{ *it }</li> }) }</ul>
            <p class="hint">{ words.stays }</p>
            <div><button type="button" class="danger" onclick={forget}>{ words.forget_all }</button></div>
        </Tool>
    }
}

/// Forgets too when another tab was told to.
#[hook]
pub fn use_forgetting(watch: &Rc<Watch>) {
    let watch = watch.clone();
    use_effect_with((), move |()| {
        let ear = forget::on_told(move || {
            watch.stop();
            forget::begin_anew();
        });
        move || drop(ear)
    });
}
