//! What of the page is drawn anew, and when.

use yew::Context;

use super::{Happened, Root};
use crate::drawn::Drawn;
use crate::effects::{first_text, frame as painting};
use crate::frame::{below, top, why};
use crate::policies::lint;
use crate::request::request;
use crate::review::view::Of;
use crate::state::Subject;

impl Root {
    /// The policies of the document in hand.
    pub(super) fn reviewed(&self) -> Of {
        match self.app.subject {
            Subject::Case => Of::Case(lint::policies(self.ctx().labels(), &self.app.work, &self.now)),
            Subject::Scenario => Of::Scenario(self.app.scenario.work.text.clone()),
        }
    }

    /// Has what a visitor came for painted first: what is asked, and the verdict.
    pub(super) fn begin(&mut self, context: &Context<Self>) {
        if self.has_sessions {
            return self.draw();
        }
        self.draw_top();
        self.draw_request();
        let painted = context.link().callback(|()| Happened::Rested);
        painting::after(move || painted.emit(()));
    }

    /// Has the page drawn anew, with the reasons of what is shown now.
    pub(super) fn draw(&mut self) {
        self.rest = None;
        self.tell();
        if !self.is_whole {
            first_text::show();
        }
        self.is_whole = true;
        let ctx = &self.ctx();
        let is_as_drawn = self.drawn.lang == ctx.lang && self.drawn.work == self.app.work;
        if !is_as_drawn || self.drawn.shown != self.shown {
            self.drawn = Drawn::of(ctx.lang, &self.app.work, &self.now, &self.shown);
        }
        self.parts.why.draw(why(ctx, &self.app, &self.now, &self.drawn).html());
        self.draw_around();
    }

    /// Has the header drawn anew, and what is said below it.
    pub(super) fn draw_top(&mut self) {
        let ctx = &self.ctx();
        self.parts
            .top
            .draw(top(ctx, &self.app, &self.now, &self.link, &self.in_hand, self.is_kept).html());
    }

    /// Has all but the answer drawn anew.
    pub(super) fn draw_around(&mut self) {
        self.draw_top();
        self.draw_request();
        let drawn = below(&self.ctx(), &self.app, &self.now, &self.drawn);
        self.parts.below.draw(drawn.html());
    }

    pub(super) fn draw_request(&mut self) {
        let drawn = request(&self.ctx(), &self.app, &self.now, &self.drawn.case);
        self.parts.request.draw(drawn.html());
    }
}
