//! Who gets to which role, for people: a line for each answer and for each hop.

use iam_scenario::reach::Answer;
use iam_views::reach::{call, headline, needs};
use iam_words::Lang;

use crate::say::one_line;

/// All answers.
pub fn text(answer: &Answer, lang: Lang) -> String {
    let mut lines = Vec::new();
    for reach in &answer.reaches {
        lines.push(one_line(&headline(reach, lang)));
        for hop in &reach.hops {
            lines.push(["  ", &one_line(&call(hop, lang))].concat());
            lines.extend(needs(hop, lang).map(|it| ["    ", &one_line(&it)].concat()));
        }
    }
    lines.join("\n")
}
