//! Says the verdict to those who do not see it: once the reader has paused, and only when it is another.

use iam_explain::words;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::announce::{Announcement, PLACE, announce};
use crate::model::ask::Asked;
use crate::widgets::piece::{Piece, tag};

/// Where it is said. Yew knows of no text in it: it comes after the pause.
pub fn live() -> Piece {
    tag("div.unseen")
        .attr("id", PLACE)
        .attr("role", "status")
        .attr("aria-live", "polite")
}

/// What was said last, or waits to be.
#[derive(Default)]
pub struct Live {
    text: String,
    /// Dropped, it is not said.
    waiting: Option<Announcement>,
}

impl Live {
    pub fn tell(&mut self, ctx: &Ctx, now: &Shared, asked: Asked) {
        let text = match now.answer(asked) {
            Some(answer) => words::headline(answer.evaluated(), ctx.lang),
            None if now.problem(asked).is_some() => ctx.labels().cannot_evaluate.to_string(),
            None => String::new(),
        };
        if self.text != text {
            self.waiting = Some(announce(text.clone()));
            self.text = text;
        }
    }
}
