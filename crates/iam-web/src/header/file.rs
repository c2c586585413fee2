//! Files, earlier states and forgetting are `<file-menu>`, an element of the site's own (`www/file-menu.js`): it asks for
//! the work, and says what to open.

use iam_scenario::read::{self, Unknown};
use iam_scenario::write;

use crate::context::Ctx;
use crate::drafts;
use crate::effects::target;
use crate::effects::target::value_of;
use crate::state::{Action, App, Document};
use crate::widgets::piece::{On, Piece, tag};
use crate::world::state as scenario;

pub fn file(ctx: &Ctx, app: &App) -> Piece {
    let (heard_by, document) = (ctx.clone(), app.document());
    tag("file-menu")
        .attr("lang", ctx.labels().lang)
        .attr("data-opened", &app.n_opened.to_string())
        .on(On::Change, move |event| {
            let said = value_of(&event);
            let answer = match said.split_once('\n') {
                None if said == "work" => Some(written(&document)),
                Some((what @ ("open" | "scenario"), rest)) => opened(what, rest).map(|action| {
                    heard_by.act(action);
                    String::new()
                }),
                Some(_) | None => None,
            };
            if let Some(answer) = answer {
                target::answer(&event, &answer);
            }
        })
}

/// The work: what is in sight as [`drafts`] says it in its first line, then the case or the scenario as a file has it.
fn written(document: &Document) -> String {
    let body = match document {
        Document::Case(work) => write::case(&work.case),
        Document::Scenario(work) => work.text.to_string(),
    };
    [&drafts::head(document), "\n", &body].concat()
}

/// Opens a case or a scenario: a line that says where it came from, and its text. Nothing where that is no case; any text
/// is a scenario that can be put right.
fn opened(what: &str, said: &str) -> Option<Action> {
    let (origin, text) = said.split_once('\n')?;
    let origin = drafts::origin(Some(origin));
    if what == "scenario" {
        return Some(Action::OpenScenario(Box::new(scenario::Work::of(text, origin))));
    }
    let case = Box::new(read::case_with(text, Unknown::Kept).ok()?);
    Some(Action::Open { case, origin })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Origin, Work};

    #[test]
    fn what_is_written_is_opened_again() {
        let case = read::case(include_str!("../../../../www/gallery/cross-account.json")).unwrap();
        let work = Work::of(case, Origin::File("file.1".into()));
        let text = written(&Document::Case(work.clone()));
        let (head, case) = text.split_once('\n').unwrap();
        assert!(head.contains(" file.1 "), "{head}");
        let Some(Action::Open { case, origin }) = opened("open", &["file.1\n", case].concat()) else {
            panic!("not opened");
        };
        assert_eq!((&*case, &origin), (&*work.case, &work.origin));
    }

    #[test]
    fn what_is_no_case_is_not_opened() {
        for said in ["", "own", "own\n", "own\n{", "own\n[]", "own\n{\"policies\":3}"] {
            assert!(opened("open", said).is_none(), "{said}");
        }
    }
}
