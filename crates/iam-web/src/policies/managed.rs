//! AWS's own policies: a button, and the dialog behind it in which one is chosen. The list and the documents are fetched
//! when somebody asks for them.

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_protocol::policy::{ManagedDocument, ManagedPolicy};
use iam_scenario::paste::Found;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::cards::{self, Went};
use crate::effects::{dialog, focus, worker};
use crate::model::slot::{Kind, Slot};
use crate::state::Action;
use crate::ui::dialog::Dialog;
use crate::ui::part::{self, Draw, later, part};
use crate::words::gallery::managed as words;

/// How many are shown at once.
const MOST: usize = 60;

type All = Rc<[ManagedPolicy]>;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// The policy that is open.
    pub open: Option<Slot>,
}

#[component]
pub fn Managed(props: &Props) -> Html {
    let Props { ctx, open } = props;
    let is_open = use_state_eq(|| false);
    // It is fetched once.
    let all = use_state(|| None::<All>);
    let show = {
        let is_open = is_open.setter();
        move |_| is_open.set(true)
    };
    let on_close = {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(false))
    };
    let on_list = {
        let all = all.setter();
        Callback::from(move |list| all.set(Some(list)))
    };
    let of = ChooserProps {
        ctx: ctx.clone(),
        open: *open,
        all: (*all).clone(),
        on_list,
        on_close,
    };
    html! {
        <>
            <button type="button" class="quiet" aria-haspopup="dialog" onclick={show}>{ words(ctx.lang).open }</button>
            if *is_open {
                { later(ctx, chooser, of, part::nothing()) }
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct ChooserProps {
    ctx: Ctx,
    open: Option<Slot>,
    all: Option<All>,
    on_list: Callback<All>,
    on_close: Callback<()>,
}

/// What is on its way, or did not come.
#[derive(Clone, PartialEq)]
enum Waits {
    ForNothing,
    ForList,
    /// For the document of a policy.
    For(ManagedPolicy),
    NoList,
    No(ManagedPolicy),
}

part!(chooser in tools: Draw<ChooserProps> = |of| html! { <Chooser ..of /> });

#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps {
        ctx,
        open,
        all,
        on_list,
        on_close,
    } = props;
    let words = words(ctx.lang);
    let (node, search, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    let text = use_state(String::new);
    let waits = use_state(|| Waits::ForNothing);
    let load = {
        let (waits, on_list, node) = (waits.setter(), on_list.clone(), node.clone());
        Callback::from(move |()| {
            waits.set(Waits::ForList);
            let (waits, on_list, node) = (waits.clone(), on_list.clone(), node.clone());
            worker::ask(Ask::Managed, move |found: Option<Option<Vec<ManagedPolicy>>>| {
                // It may have been closed meanwhile.
                if node.get().is_none() {
                    return;
                }
                match found.flatten() {
                    Some(all) => {
                        waits.set(Waits::ForNothing);
                        on_list.emit(all.into());
                    }
                    None => waits.set(Waits::NoList),
                }
            });
        })
    };
    use_effect_with((), {
        let (load, search, is_there) = (load.clone(), search.clone(), all.is_some());
        move |()| {
            focus::now(&search);
            if !is_there {
                load.emit(());
            }
        }
    });
    let choose = {
        let (ctx, waits, node) = (ctx.clone(), waits.setter(), node.clone());
        let slot = open.unwrap_or(Slot::Identity(0));
        Callback::from(move |policy: ManagedPolicy| {
            waits.set(Waits::For(policy.clone()));
            let arn = policy.arn.clone();
            let (ctx, waits, node) = (ctx.clone(), waits.clone(), node.clone());
            worker::ask(Ask::ManagedDocument { arn }, move |found| {
                if node.get().is_none() {
                    return;
                }
                let Some(ManagedDocument::Text(text)) = found else {
                    return waits.set(Waits::No(policy));
                };
                dialog::close(&node);
                // It goes where it is put most: to the identity's policies.
                let found = Found {
                    text,
                    name: Some(policy.name),
                    suggests: None,
                };
                let kind = Kind::Identity;
                ctx.act(Action::Take { slot, kind, found });
            });
        })
    };
    let found = all.as_deref().map(|all| sift(all, &text)).unwrap_or_default();
    // Arrows go over the list, and Enter in the search takes the first.
    let press_in_search = {
        let (list, choose, first) = (list.clone(), choose.clone(), found.first().map(|it| (*it).clone()));
        move |event: KeyboardEvent| {
            match (event.key().as_str(), &first) {
                ("Enter", Some(first)) if !event.is_composing() => choose.emit(first.clone()),
                ("ArrowDown", _) => cards::first(&list),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let press_in_list = {
        let (list, search) = (list.clone(), search.clone());
        move |event: KeyboardEvent| {
            match cards::go(&list, &event) {
                Went::Nowhere => return,
                Went::There => {}
                Went::Out => focus::now(&search),
            }
            event.prevent_default();
        }
    };
    let oninput = {
        let text = text.setter();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(field.value());
            }
        }
    };
    let close = {
        let node = node.clone();
        move |_: MouseEvent| dialog::close(&node)
    };
    let failed = |again: Callback<MouseEvent>| {
        html! { <>{ words.failed }{ " " }<button type="button" class="link" onclick={again}>{ words.again }</button></> }
    };
    let said = match &*waits {
        Waits::ForList => html! { words.loading },
        Waits::For(policy) => html! { { (words.document)(&policy.name) } },
        Waits::NoList => failed(load.reform(|_| ())),
        Waits::No(policy) => {
            let policy = policy.clone();
            failed(choose.reform(move |_| policy.clone()))
        }
        Waits::ForNothing => match (all, found.len()) {
            (None, _) => html! {},
            (Some(_), 0) => html! { { (words.none)(text.trim()) } },
            (Some(all), n) => html! { { (words.count)(n, all.len()) } },
        },
    };
    let item = |policy: &&ManagedPolicy| {
        let one = (*policy).clone();
        let onclick = choose.reform(move |_: MouseEvent| one.clone());
        html! {
            <li key={policy.arn.clone()}>
                <button type="button" class="managed-policy" {onclick}><strong>{ &policy.name }</strong><span class="hint code">{ &policy.arn }</span></button>
            </li>
        }
    };
    html! {
        <Dialog id="managed-policies" class="chooser" labelled_by="managed-title" {node} on_close={on_close.clone()}>
            <div class="gallery-head">
                <div class="gallery-title">
                    <h2 id="managed-title">{ words.title }</h2>
                    <p class="hint">{ words.kept }</p>
                    <button type="button" class="quiet" onclick={close}>{ ctx.labels().close }</button>
                </div>
                <div class="gallery-search">
                    <label class="unseen" for="managed-search">{ words.search }</label>
                    <input ref={search} id="managed-search" type="text" placeholder={words.hint} autocomplete="off" spellcheck="false" value={(*text).clone()} {oninput} onkeydown={press_in_search} />
                </div>
                <p class="hint" role="status">{ said }</p>
            </div>
            <div class="gallery-body">
                <ul ref={list} class="managed-list plain" aria-label={words.title} onkeydown={press_in_list}>
                    { for found.iter().take(MOST).map(item) }
                    if MOST < found.len() {
                        <li class="hint">{ (words.more)(found.len() - MOST) }</li>
                    }
                </ul>
            </div>
        </Dialog>
    }
}

/// The policies in whose names all the words stand. What has the least beside them comes first.
fn sift<'a>(all: &'a [ManagedPolicy], text: &str) -> Vec<&'a ManagedPolicy> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_all = |it: &&ManagedPolicy| {
        let name = it.name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let mut found: Vec<&ManagedPolicy> = all.iter().filter(has_all).collect();
    if !words.is_empty() {
        found.sort_by_key(|it| it.name.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_with_the_least_beside_the_words_comes_first() {
        let policy = |name: &str| ManagedPolicy {
            arn: String::new(),
            name: name.into(),
            date: String::new(),
        };
        let all = [
            "AmazonS3OutpostsReadOnlyAccess",
            "AmazonS3ReadOnlyAccess",
            "IAMReadOnlyAccess",
        ]
        .map(policy);
        let names = |text: &str| -> Vec<String> { sift(&all, text).iter().map(|it| it.name.clone()).collect() };
        assert_eq!(
            names("S3 readonly"),
            ["AmazonS3ReadOnlyAccess", "AmazonS3OutpostsReadOnlyAccess"]
        );
        assert_eq!(names(" "), all.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
        assert_eq!(names("nothing"), [""; 0]);
    }
}
