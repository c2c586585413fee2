//! `flip`: what would change a decision, request by request.

use iam_catalog::catalogue::Catalogue;
use iam_explain::words;
use iam_flip::question::Question;
use iam_flip::{flip as flipped, output};
use iam_render::requests::with_id;

use crate::args::{Flip, Format};
use crate::requests::{self, Asked};
use crate::say::{one_line, print};
use crate::status::Status;

/// Finds the changes for each request of each case of all files.
pub fn flip(asked: &Flip) -> Status {
    let catalogue = Catalogue::whole();
    requests::each(&asked.files, asked.lang, &|it| tell(it, asked, &catalogue))
}

fn tell(it: &Asked, asked: &Flip, catalogue: &Catalogue) -> Status {
    let (case, answer, lang) = (it.case, it.answer, asked.lang);
    let found = flipped(&case.policies, &case.request, catalogue);
    match asked.format {
        Format::Text => {
            let headline = words::headline(answer.evaluated(), lang);
            let question = Question {
                policies: case.policies.clone(),
                request: case.request.clone(),
            };
            let suggested = found.map(|it| output::text(&it, &question, answer, lang));
            print(&format!(
                "{}{}",
                it.name() + &one_line(&headline),
                suggested.unwrap_or_default()
            ))
        }
        Format::Json => print(&with_id(it.id, output::json(found.as_ref(), case, answer, lang))),
    }
}
