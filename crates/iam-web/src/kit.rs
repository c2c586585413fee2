//! The kit on a page of its own, `#v=kit`: each piece that views are put together from stands there once, to be looked at in
//! both themes and at any width. No way of the page leads there.

use yew::prelude::*;

use crate::context::Ctx;
use crate::ui::code::with_code;
use crate::ui::menu::{Item, Menu};
use crate::ui::part::{Draw, part};
use crate::ui::tool::Tool;
use crate::widgets::glyph::{Glyph, glyph};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
}

part!(kit in tools: Draw<Props> = |of| html! { <Kit ..of /> });

/// Who develops the page reads this, so it is in English alone.
#[component]
fn Kit(props: &Props) -> Html {
    let pieces: [(&str, Html); 9] = [
        ("Buttons", buttons()),
        ("Fields", fields()),
        ("Menu", html! { <AMenu /> }),
        ("Dialog", html! { <ADialog ctx={props.ctx.clone()} /> }),
        ("Tabs", html! { <Tabs /> }),
        (
            "Disclosure",
            html! { <details open=true><summary>{ "What is inside" }</summary><p>{ "A line of text." }</p></details> },
        ),
        ("Text", text()),
        ("Glyphs", glyphs()),
        ("Notices", notices()),
    ];
    html! {
        <main class="kit review" lang="en" id="kit" tabindex="-1">
            <h2>{ "The kit" }</h2>
            <p class="hint">{ "What the views are put together from, each piece once." }</p>
            { for pieces.into_iter().map(|(name, piece)| html! { <section><h3 class="label">{ name }</h3>{ piece }</section> }) }
        </main>
    }
}

fn buttons() -> Html {
    html! {
        <p class="kit-row">
            <button type="button">{ "Plain" }</button>
            <button type="button" class="primary">{ "Primary" }</button>
            <button type="button" class="quiet">{ "Quiet" }</button>
            <button type="button" class="link">{ "Like a link" }</button>
            <button type="button" class="icon" aria-label="Remove" title="Remove">{ "✕" }</button>
            <button type="button" disabled=true>{ "Disabled" }</button>
        </p>
    }
}

fn fields() -> Html {
    html! {
        <div class="kit-row">
            <div class="field">
                <div class="field-head"><label for="kit-text">{ "Action" }</label></div>
                <input id="kit-text" class="code" type="text" value="s3:GetObject" />
            </div>
            <div class="field">
                <div class="field-head"><label for="kit-wrong">{ "Principal" }</label></div>
                <input id="kit-wrong" class="code" type="text" value="ana" aria-invalid="true" aria-describedby="kit-wrong-error" />
                <p class="field-error" id="kit-wrong-error">{ "expected an ARN" }</p>
            </div>
            <label class="tick"><input type="checkbox" checked=true />{ " With MFA" }</label>
            <select aria-label="Theme"><option>{ "Auto" }</option><option>{ "Dark" }</option></select>
        </div>
    }
}

#[component]
fn AMenu() -> Html {
    let is_open = use_state_eq(|| false);
    let on_toggle = {
        let is_open = is_open.setter();
        Callback::from(move |is| is_open.set(is))
    };
    let item = |name, hint: &'static str, key| Item {
        name,
        hint: hint.into(),
        key,
        act: Callback::noop(),
    };
    let items = match *is_open {
        true => vec![
            item("Open", "A file with a case", Some('O')),
            item("Forget", "All that is kept", None),
        ],
        false => Vec::new(),
    };
    html! { <Menu class="menu" list="kit-menu" label="A menu" {items} is_open={*is_open} {on_toggle} /> }
}

#[component]
fn ADialog(props: &Props) -> Html {
    let is_open = use_state_eq(|| false);
    let node = use_node_ref();
    let set = |is: bool| {
        let is_open = is_open.setter();
        move || is_open.set(is)
    };
    let (open, close) = (set(true), set(false));
    html! {
        <>
            <button type="button" onclick={move |_| open()}>{ "Open a dialog" }</button>
            <div>
                if *is_open {
                    <Tool id="kit-tool" title="A dialog" closes={props.ctx.labels().close} {node} on_close={move |()| close()}>
                        <p>{ "Escape closes it, and the keyboard is where it was." }</p>
                    </Tool>
                }
            </div>
        </>
    }
}

/// As above the trace; here no panel belongs to them.
#[component]
fn Tabs() -> Html {
    let chosen = use_state_eq(|| 0_usize);
    let tab = |at: usize, name: &str| {
        let chosen_now = *chosen == at;
        let chosen = chosen.setter();
        html! {
            <button type="button" class="tab" role="tab" aria-selected={chosen_now.to_string()} tabindex={if chosen_now { "0" } else { "-1" }} onclick={move |_| chosen.set(at)}>{ name.to_string() }</button>
        }
    };
    html! { <div class="tabs" role="tablist" aria-label="Views">{ tab(0, "Why") }{ tab(1, "Steps") }{ tab(2, "Table") }</div> }
}

fn text() -> Html {
    html! {
        <>
            <p>{ with_code("A sentence with `s3:GetObject` in it.") }</p>
            <p class="hint">{ "A hint, which is quieter." }</p>
            <p class="label">{ "A label" }</p>
            <pre class="code">{ "{ \"Effect\": \"Allow\" }" }</pre>
        </>
    }
}

fn glyphs() -> Html {
    const ALL: [Glyph; 16] = [
        Glyph::Allow,
        Glyph::Deny,
        Glyph::Implicit,
        Glyph::Depends,
        Glyph::Nothing,
        Glyph::Matches,
        Glyph::Differs,
        Glyph::Note,
        Glyph::Issued,
        Glyph::Refused,
        Glyph::Barred,
        Glyph::Expired,
        Glyph::NotRun,
        Glyph::Error,
        Glyph::Warning,
        Glyph::Security,
    ];
    html! {
        <ul class="plain kit-row">
            { for ALL.iter().map(|it| html! { <li>{ glyph(*it).html() }{ " " }{ it.name() }</li> }) }
        </ul>
    }
}

fn notices() -> Html {
    html! {
        <>
            <p class="busy hint"><progress aria-label="Looking"></progress>{ "Looking …" }</p>
            <p class="summary">{ "2 errors · 1 warning" }</p>
            <p class="field-error">{ "What is wrong, and what to do." }</p>
        </>
    }
}
