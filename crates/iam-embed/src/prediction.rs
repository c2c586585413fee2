//! Readers who are to learn say first what they expect; then they see what is decided, and whether they were right.

use iam_eval::combine::Outcome;
use iam_words::Lang;

use iam_web::widgets::piece::{On, Piece, button, tag};
use iam_web::words::Labels;

use crate::words::words;

/// What readers may expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    Allowed,
    Denied,
    Depends,
    /// To be told.
    Nothing,
}

/// Whether they said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prediction {
    /// They are not asked.
    Unasked,
    Awaited,
    Made(Guess),
}

impl Guess {
    const ALL: [Self; 4] = [Self::Allowed, Self::Denied, Self::Depends, Self::Nothing];

    /// Whether that is what was decided; nothing where nothing was said.
    pub const fn is_right(self, outcome: Outcome) -> Option<bool> {
        Some(match self {
            Self::Allowed => matches!(outcome, Outcome::Allowed),
            Self::Denied => matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny),
            Self::Depends => matches!(outcome, Outcome::Depends),
            Self::Nothing => return None,
        })
    }
}

/// Asks what is expected.
pub fn question(labels: &Labels, lang: Lang, say: impl Fn(Guess) + Clone + 'static) -> Piece {
    let words = words(lang);
    let buttons = tag("p.guesses").each(Guess::ALL, |guess| {
        let (face, say) = (
            match guess {
                Guess::Allowed => labels.allowed,
                Guess::Denied => labels.denied,
                Guess::Depends => labels.depends,
                Guess::Nothing => words.just_show,
            },
            say.clone(),
        );
        let class = if guess == Guess::Nothing { "quiet" } else { "" };
        button("button")
            .class(class)
            .on(On::Click, move |_| say(guess))
            .text(face)
    });
    tag("section.question")
        .attr("aria-labelledby", "question")
        .child(tag("h2#question").text(words.guess))
        .child(buttons)
}

/// Says whether it was right.
pub fn told(prediction: Prediction, outcome: Outcome, lang: Lang) -> Option<Piece> {
    let Prediction::Made(guess) = prediction else {
        return None;
    };
    let words = words(lang);
    let said = match guess.is_right(outcome)? {
        true => words.right,
        false => words.wrong,
    };
    Some(tag("p.told").attr("role", "status").text(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_denial_is_a_denial() {
        let right = |guess: Guess| {
            let all = [
                Outcome::Allowed,
                Outcome::ExplicitDeny,
                Outcome::ImplicitDeny,
                Outcome::Depends,
            ];
            all.map(|outcome| guess.is_right(outcome))
        };
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(right(Guess::Allowed), [yes, no, no, no]);
        assert_eq!(right(Guess::Denied), [no, yes, yes, no]);
        assert_eq!(right(Guess::Depends), [no, no, no, yes]);
        assert_eq!(right(Guess::Nothing), [None; 4]);
    }
}
