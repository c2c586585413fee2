//! The menu that opens and saves files, leads to earlier states, and forgets everything. Files can be dropped anywhere.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Desk, Failed, Files, Proposed};
use super::earlier::{self, State};
use super::forget::{Forget, use_forgetting};
use super::in_hand::InHand;
use super::proposal::Proposal;
use super::states::States;
use super::watch::use_watch;
use crate::context::Ctx;
use crate::effects::{clipboard, drops, files, kept_files, keys};
use crate::ui::code::with_code;
use crate::ui::menu::{Item, Menu};
use crate::ui::part::{Draw, later, part};
use crate::ui::tool::Tool;
use crate::words::files::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub in_hand: InHand,
    /// How many documents were opened.
    pub n_opened: u32,
}

/// The dialog that is open.
#[derive(Clone, PartialEq)]
enum Shown {
    Failed(Failed),
    Proposed(Proposed),
    States(Rc<[State]>),
    Forget,
}

/// The menu; until it is here, a button that looks like its own.
pub fn shown(ctx: &Ctx, in_hand: &InHand, n_opened: u32) -> Html {
    let of = Props {
        ctx: ctx.clone(),
        in_hand: in_hand.clone(),
        n_opened,
    };
    let instead = html! {
        <div class="file-menu"><button type="button" class="quiet" aria-expanded="false" disabled=true>{ words(ctx.lang).file }</button></div>
    };
    later(ctx, file_menu, of, Some(instead))
}

part!(file_menu in tools: Draw<Props> = |of| html! { <FileMenu ..of /> });

#[component]
fn FileMenu(props: &Props) -> Html {
    let Props { ctx, in_hand, n_opened } = props;
    let words = words(ctx.lang);
    let (is_open, shown) = (use_state_eq(|| false), use_state(|| None::<Shown>));
    let files: Files = (*use_memo((), |()| Files::default())).clone();
    let watch = use_watch(*n_opened);
    use_forgetting(&watch);
    let show = {
        let shown = shown.setter();
        Callback::from(move |it| shown.set(Some(it)))
    };
    let desk = Desk {
        ctx: ctx.clone(),
        in_hand: in_hand.clone(),
        files: files.clone(),
        fail: show.reform(Shown::Failed),
        propose: show.reform(Shown::Proposed),
    };
    use_effect_with((), move |()| {
        kept_files::all(move |kept| {
            let mut files = files.borrow_mut();
            for (key, known) in kept {
                // What was opened since is newer.
                files.entry(key).or_insert(known);
            }
        });
    });
    let target = use_node_ref();
    {
        let (desk, fold, target) = (desk.clone(), is_open.setter(), target.clone());
        use_effect_with((ctx.clone(), in_hand.clone()), move |_| {
            let (dropped, pasted) = (desk.clone(), desk.clone());
            let mut ears = drops::listen(&target, move |files| dropped.drop(files));
            ears.extend(clipboard::on_paste(move |text| {
                // The World view takes in by itself what AWS prints.
                if !pasted.in_hand.is_scenario() {
                    pasted.paste(text);
                }
            }));
            ears.extend(keys::on_shortcut(&['s', 'o'], move |letter| {
                fold.set(false);
                match letter {
                    's' => desk.save(),
                    _ => desk.open(),
                }
            }));
            move || drop(ears)
        });
    }
    let items = || {
        let does = |act: fn(&Desk)| {
            let desk = desk.clone();
            Callback::from(move |()| act(&desk))
        };
        let known = desk.known();
        let saves = match known.as_ref().filter(|it| it.handle.is_some()) {
            _ if !files::can_save() => words.download.into(),
            Some(known) => (words.save_to)(&known.name),
            None => words.save_new.into(),
        };
        let item = |name: &'static str, hint: &str, key: Option<char>, act: Callback<()>| Item {
            name,
            hint: hint.into(),
            key,
            act,
        };
        let states = {
            let (show, watch) = (show.clone(), watch.clone());
            Callback::from(move |()| {
                // What was done until now is among them.
                watch.rest();
                show.emit(Shown::States(earlier::all().into()));
            })
        };
        let forget = show.reform(|()| Shown::Forget);
        let mut items = vec![
            item(words.open, words.open_hint, Some('O'), does(Desk::open)),
            item(words.save, &saves, Some('S'), does(Desk::save)),
        ];
        if files::can_save() {
            items.push(item(words.save_as, words.save_as_hint, None, does(Desk::save_as)));
        }
        items.push(item(words.states, words.states_hint, None, states));
        items.push(item(words.forget, words.forget_hint, None, forget));
        items
    };
    let on_alone = {
        let desk = desk.clone();
        Callback::from(move |proposed: Proposed| desk.open_alone(&proposed))
    };
    let items = if *is_open { items() } else { Vec::new() };
    let toggle = {
        let is_open = is_open.setter();
        Callback::from(move |opens| is_open.set(opens))
    };
    let close = {
        let shown = shown.setter();
        Callback::from(move |()| shown.set(None))
    };
    let dialog = (*shown).clone().map(|shown| match shown {
        Shown::Failed(failed) => html! { <Problem ctx={ctx.clone()} {failed} on_close={close} /> },
        Shown::Proposed(proposed) => {
            html! { <Proposal ctx={ctx.clone()} found={proposed.found.clone()} on_alone={on_alone.reform(move |()| proposed.clone())} on_close={close} /> }
        }
        Shown::States(states) => html! { <States ctx={ctx.clone()} {states} on_close={close} /> },
        Shown::Forget => html! { <Forget ctx={ctx.clone()} {watch} on_close={close} /> },
    });
    html! {
        <>
            <Menu class="file-menu" list="file-list" label={words.file} {items} is_open={*is_open} on_toggle={toggle} />
            <div ref={target} id="drop-target" popover="manual"><strong>{ words.drop }</strong><span>{ words.drop_hint }</span></div>
            // One that is not there leaves its place free, so that those before it stay what they are.
            { dialog.unwrap_or_default() }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ProblemProps {
    ctx: Ctx,
    failed: Failed,
    on_close: Callback<()>,
}

/// Why a file was not opened or saved.
#[component]
fn Problem(props: &ProblemProps) -> Html {
    let ProblemProps { ctx, failed, on_close } = props;
    let words = words(ctx.lang);
    let node = use_node_ref();
    let (title, sentence) = match failed {
        Failed::ToOpen(name, problem) => ((words.not_opened)(name), (words.problem)(*problem)),
        Failed::ToSave(name) => ((words.not_saved)(name), words.no_save),
    };
    html! {
        <Tool id="file-problem" {title} closes={ctx.labels().close} {node} on_close={on_close.clone()}>
            <p>{ with_code(sentence) }</p>
            <p class="hint">{ words.unchanged }</p>
        </Tool>
    }
}
