//! The embed as a component: what it hears and says, around its state.

use gloo::events::EventListener;
use iam_web::context::Ctx;
use iam_web::effects::page;
use iam_web::model::ask::Asked;
use iam_web::model::slot::Slot;
use iam_web::state::Action;
use iam_words::Lang;
use yew::{Component, Context, Html};

use crate::document::Document;
use crate::message::{Heard, Said};
use crate::parent;
use crate::parts::Parts;
use crate::prediction::Guess;
use crate::settings;
use crate::state::State;
use crate::view;

pub struct Frame {
    state: State,
    ctx: Ctx,
    _heard: Option<EventListener>,
}

pub enum Happened {
    Heard(Heard),
    /// The reader did something in what the page shows too.
    Did(Action),
    Asked(Asked),
    Typed(Slot, String),
    Guessed(Guess),
}

impl Component for Frame {
    type Message = Happened;
    type Properties = Parts;

    fn create(context: &Context<Self>) -> Self {
        let fragment = parent::fragment();
        let settings = settings::read(&fragment);
        let lang = settings
            .lang
            .or_else(|| Lang::of_tag(&page::lang()))
            .unwrap_or(Lang::En);
        page::set_lang(lang.tag());
        page::set_theme(settings.theme.name());
        let heard = context.link().callback(Happened::Heard);
        let mut frame = Self {
            state: State::new(settings, lang),
            ctx: Ctx {
                dispatch: context.link().callback(Happened::Did),
                lang,
            },
            _heard: parent::listen(move |it| heard.emit(it)),
        };
        if let Some(link) = settings::link(&fragment) {
            frame.state.show(Document::of_link(link, lang), String::new());
        }
        parent::say(Said::Hello);
        frame.tell();
        frame
    }

    fn update(&mut self, _: &Context<Self>, happened: Happened) -> bool {
        let state = &mut self.state;
        match happened {
            Happened::Heard(Heard::Theme(theme)) => {
                page::set_theme(theme.name());
                state.settings.theme = theme;
            }
            Happened::Heard(Heard::Document(given)) => {
                state.show(Document::of_given(&given, state.lang), given.expect);
            }
            Happened::Asked(asked) => state.ask(asked),
            Happened::Typed(slot, text) => state.write(slot, text),
            Happened::Guessed(guess) => {
                if state.guess(guess) {
                    parent::say(Said::Solved);
                }
            }
            Happened::Did(action) => {
                if !state.act(action) {
                    return false;
                }
            }
        }
        self.tell();
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let link = context.link();
        let does = view::Does {
            ask: link.callback(Happened::Asked),
            guess: link.callback(Happened::Guessed),
            write: link.callback(|(slot, text)| Happened::Typed(slot, text)),
        };
        view::view(&self.ctx, &self.state, &does, context.props())
    }
}

impl Frame {
    fn tell(&mut self) {
        if let Some(news) = self.state.news() {
            parent::say(news);
        }
    }
}
