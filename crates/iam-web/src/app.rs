//! The page as a whole: its state, what follows from it, and where the panels stand.

mod drawing;
mod kept;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Component, Context, Html, Properties, html};

use crate::address::Asks;
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::drawn::Drawn;
use crate::effects::focus_kept::{self, Keeper};
use crate::effects::{
    assistant, dialog, editor, exchange, frame as painting, history, keys, notice, page, print, steady, terms, worker,
};
use crate::expectation;
use crate::frame::screens;
use crate::keeping::{self, Arrival};
use crate::kit;
use crate::learn::view as learn;
use crate::policies::marks::Marked;
use crate::policies::{self, in_sight};
use crate::request::offers;
use crate::review::view as review;
use crate::share::InHand;
use crate::share::link::{self, Link};
use crate::state::{Action, App, Document, Menu, Place, View, update};
use crate::ui::key_row;
use crate::ui::part::{later, nothing};
use crate::verdict::live::{Live, live};
use crate::verdict::{title, verdict};
use crate::widgets::kept::Part;
use crate::widgets::piece::tag;
use crate::world;

/// The state of the page, what follows from it, and what was last done beside drawing it.
pub struct Root {
    app: App,
    in_hand: InHand,
    now: Shared,
    /// The newest analysis with an answer to what is asked: while a text is torn, that of the text before.
    shown: Shared,
    drawn: Drawn,
    parts: Parts,
    /// Waits for the reader to rest.
    rest: Option<Timeout>,
    /// Waits for the verdict to stand.
    stands: Option<Timeout>,
    dispatch: Callback<Action>,
    /// The name of the entry of the browser's history under which the work is kept.
    entry: String,
    /// The link to what is in sight, while somebody looks at it.
    link: Link,
    live: Live,
    /// Whether the Sessions view was ever in sight: it is drawn from then on.
    has_sessions: bool,
    /// Whether more than the first verdict was drawn.
    is_whole: bool,
    /// Whether the browser keeps the work.
    is_kept: bool,
    marked: Vec<Marked>,
    _listeners: Vec<EventListener>,
    _keyboard: Option<Keeper>,
}

/// The page but for the verdict. With each key in a policy there is a verdict at once; the rest comes when the reader
/// rests.
#[derive(Default)]
struct Parts {
    top: Part,
    request: Part,
    why: Part,
    below: Part,
}

/// How long no key was pressed when the reader rests, in milliseconds.
const REST: u32 = 300;

pub enum Happened {
    /// The reader did something on the page.
    Did(Action),
    /// The reader did nothing for a while.
    Rested,
    /// The verdict of the last key stands.
    Stands,
    /// The reader went back, forward, or to another address.
    Travelled,
    /// What the address asks for is known.
    Asked(Asks),
    /// A running copy of the worker broke.
    Lost,
    /// What judges expectations is here.
    Judges,
    /// The link to a document is written.
    Linked(Box<Document>, Link),
}

/// What the page begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct Start {
    pub app: Rc<App>,
}

impl Component for Root {
    type Message = Happened;
    type Properties = Start;

    fn create(context: &Context<Self>) -> Self {
        let app = (*context.props().app).clone();
        let now = Shared::of(&app.work.case, app.work.asked);
        let dispatch = context.link().callback(Happened::Did);
        let travelled = context.link().callback(|()| Happened::Travelled);
        let lost = context.link().callback(|()| Happened::Lost);
        worker::on_lost(move || lost.emit(()));
        let close = dispatch.clone();
        let mut listeners = history::on_travel(travelled);
        listeners.extend(page::on_press_outside(".menu", move || close.emit(Action::CloseMenu)));
        listeners.extend(keys::on_undo(|is_redo| {
            page::press(if is_redo { "#redo" } else { "#undo" })
        }));
        listeners.extend(print::listen());
        listeners.extend(assistant::listen());
        listeners.extend(terms::listen());
        listeners.extend(steady::listen());
        let mut root = Self {
            in_hand: InHand::of(app.document()),
            drawn: Drawn::of(app.settings.lang, &app.work, &now, &now),
            parts: Parts::default(),
            rest: None,
            stands: None,
            shown: now.clone(),
            now,
            dispatch,
            entry: history::entry().unwrap_or_default(),
            link: Link::default(),
            live: Live::default(),
            has_sessions: false,
            is_whole: false,
            is_kept: true,
            marked: Vec::new(),
            app,
            _listeners: listeners,
            _keyboard: focus_kept::keep(),
        };
        root.is_kept = keeping::keep(&root.entry, &root.app);
        keeping::show_settings(root.app.settings);
        root.follow_view();
        root.tell();
        root.begin(context);
        let judges = context.link().callback(|()| Happened::Judges);
        painting::after(move || {
            spawn_local(async move {
                expectation::meet_judge().await;
                judges.emit(());
            })
        });
        root
    }

    fn update(&mut self, context: &Context<Self>, happened: Happened) -> bool {
        // What was typed belongs to the entry that it was typed in.
        let mut is_news = false;
        if self.stands.take().is_some() {
            is_news = self.keep_work();
        }
        let done = match happened {
            Happened::Did(action) => Some((action, false)),
            Happened::Rested => {
                self.draw();
                return true;
            }
            Happened::Stands => return is_news,
            Happened::Travelled => {
                dialog::close_open();
                self.arrive(context)
            }
            Happened::Asked(asks) => keeping::asked_for(asks),
            Happened::Lost => {
                notice::tell_for_a_while(self.ctx().labels().worker_lost);
                return is_news;
            }
            Happened::Judges => {
                self.draw_around();
                return true;
            }
            Happened::Linked(document, link) => {
                // It may have changed since.
                if *document == self.app.document() {
                    self.link = link;
                    self.draw();
                }
                return true;
            }
        };
        let Some((action, has_entry)) = done else {
            return is_news;
        };
        // What is done there moves nothing of the requests.
        let is_in_sessions = matches!(action, Action::InSessions(_));
        let adds_policy = action.adds_policy();
        let next = update(&self.app, action);
        if next == self.app {
            // A press anywhere ends the typing: what is pressed works on what stands there.
            let waits = self.rest.is_some();
            if waits {
                self.draw();
            }
            return waits || is_news;
        }
        let before = std::mem::replace(&mut self.app, next);
        self.in_hand.set(self.app.document());
        self.follow_view();
        self.write_link(context, &before);
        if is_in_sessions {
            self.keep(&before, has_entry);
            self.draw_top();
            return true;
        }
        self.analyse(&before);
        self.recognise(&before);
        if let Some(place) = self.app.typed_since(&before) {
            let is_policy = matches!(place, Place::Text(_));
            let link = context.link();
            let (rested, stands) = (
                link.callback(|()| Happened::Rested),
                link.callback(|()| Happened::Stands),
            );
            self.rest = Some(Timeout::new(REST, move || rested.emit(())));
            self.stands = Some(Timeout::new(0, move || stands.emit(())));
            // What is typed in a field moves what stands below it, and does so at once; a policy has its own frame.
            if !is_policy {
                self.draw_around();
            }
            return true;
        }
        self.keep(&before, has_entry);
        self.draw();
        // What it was added by is gone, and its text is what comes next.
        if adds_policy && let Some(slot) = policies::open(&self.app) {
            editor::focus(slot.text_id());
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let ctx = &self.ctx();
        let (app, parts) = (&self.app, &self.parts);
        let asked = app.work.asked;
        let other = policies::other_language(app, &self.now);
        let answer = tag("div.answer")
            .child(verdict(ctx, &self.shown, &self.now, &app.work.case, asked, other))
            .child(screens(ctx, app.screen, &self.shown, asked))
            .part(&parts.why);
        let main = tag("main")
            .attr("data-screen", app.screen.name())
            .part(&parts.request)
            .child(answer)
            .part(&parts.below)
            .child(live());
        let sessions = self.has_sessions.then(|| {
            let of = world::Props {
                lang: ctx.lang,
                scenario: app.scenario.clone(),
                dispatch: self.dispatch.clone(),
            };
            later(ctx, world::world, of, None)
        });
        let other = match app.view {
            View::Ask | View::World => None,
            View::Review => {
                let of = review::Props {
                    ctx: ctx.clone(),
                    of: self.reviewed(),
                };
                Some(later(ctx, review::review, of, None))
            }
            View::Learn => {
                let of = learn::Props { ctx: ctx.clone() };
                Some(later(ctx, learn::learn, of, None))
            }
            View::Kit => Some(later(ctx, kit::kit, kit::Props { ctx: ctx.clone() }, None)),
        };
        let of_offers = offers::Props {
            lang: ctx.lang,
            case: app.work.case.clone(),
            asked,
        };
        html! {
            <>
                { parts.top.html() }
                { main.html() }
                { tag("footer.bottom.hint").text(ctx.labels().footer).html() }
                <div id="sessions" tabindex="-1" hidden={app.view != View::World}>{ sessions.unwrap_or_default() }</div>
                <div id="other" tabindex="-1">{ other.unwrap_or_default() }</div>
                { key_row::where_touched(ctx) }
                { later(ctx, offers::offers, of_offers, nothing()) }
            </>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.rest.is_some() || !self.is_whole {
            return;
        }
        let marked = |slot| Marked::of(slot, &self.app, &self.now, &self.shown);
        let marked: Vec<Marked> = in_sight(&self.app).into_iter().map(marked).collect();
        for one in &marked {
            one.show(&self.app.work.case, &self.marked);
        }
        self.marked = marked;
    }
}

impl Root {
    fn ctx(&self) -> Ctx {
        Ctx {
            dispatch: self.dispatch.clone(),
            lang: self.app.settings.lang,
        }
    }

    /// What follows from the case and what is asked, where that is another.
    fn analyse(&mut self, before: &App) {
        let (work, old) = (&self.app.work, &before.work);
        let asked = work.asked;
        if work.case != old.case || asked != old.asked {
            self.now = Shared::of(&work.case, asked);
        }
        let has_problem = self.now.problem(asked).is_some();
        let stays = has_problem && work.origin == old.origin && self.shown.answer(asked).is_some();
        if !stays {
            self.shown = self.now.clone();
        }
    }

    /// Shows the view that is in sight.
    fn follow_view(&mut self) {
        self.has_sessions |= self.app.view == View::World;
        page::set_view(self.app.view);
    }

    /// Says the verdict: in the title, and to those who do not see it. Not with each key: a title goes to another process.
    fn tell(&mut self) {
        let ctx = self.ctx();
        let asked = self.app.work.asked;
        page::set_title(&title(&ctx, &self.now, asked));
        self.live.tell(&ctx, &self.now, asked);
    }

    /// Writes the link to what is in sight when the reader begins to look at it, and again when that changes under it.
    fn write_link(&mut self, context: &Context<Self>, before: &App) {
        let is_looked_at = |app: &App| app.page.menu == Some(Menu::Share);
        if !is_looked_at(&self.app) {
            return;
        }
        let document = Box::new(self.app.document());
        let is_same = *document == before.document() && self.app.page.redacts == before.page.redacts;
        if is_looked_at(before) && is_same {
            return;
        }
        self.link = Link::default();
        let written = context
            .link()
            .callback(|(document, link)| Happened::Linked(document, link));
        link::write(&self.app, move |link| written.emit((document, link)));
    }

    /// Finds out what was pasted.
    fn recognise(&self, before: &App) {
        if self.app.pasted == before.pasted {
            return;
        }
        if let Some((_, text)) = self.app.pasted.clone() {
            let dispatch = self.dispatch.clone();
            exchange::recognise(text.to_string(), move |pasted| {
                dispatch.emit(Action::Recognised { text, pasted });
            });
        }
    }

    /// Where the reader arrived. Nothing where nothing changes, or not yet.
    fn arrive(&mut self, context: &Context<Self>) -> Option<(Action, bool)> {
        let (name, arrival) = keeping::arrive(&self.entry);
        self.entry = name;
        match arrival {
            Arrival::Same => None,
            Arrival::Known(document, view) => Some((Action::Restore(document, view), false)),
            Arrival::Asks(asks) => {
                let known = context.link().callback(Happened::Asked);
                keeping::unpacked(asks, Box::new(move |asks| known.emit(asks)));
                None
            }
        }
    }
}
