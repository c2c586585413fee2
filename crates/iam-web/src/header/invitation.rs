//! A first visit: beside the answered example one thing to try, and then three ways on. Gone once the reader has begun.

use iam_scenario::case::{Case, ContextInput, same_key};

use crate::context::Ctx;
use crate::effects::editor::focus;
use crate::effects::{clock, page};
use crate::fresh;
use crate::model::ask::{self, Held};
use crate::model::slot::Slot;
use crate::state::{Action, App, Origin};
use crate::widgets::piece::{On, Piece, button, tag};

/// The example of a first visit, and the key that turns its answer.
const EXAMPLE: &str = "read-a-bucket";
const KEY: &str = "aws:SecureTransport";

/// The ways on: what is pressed for each.
const DEBUG: &str = ".request-tools button";
const LEARN: &str = "#views [href$=learn]";

/// What is said after what was done so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Try,
    Doors,
}

/// Nothing but on a first visit.
fn stage(app: &App) -> Option<Stage> {
    let is_first = matches!(&app.work.origin, Origin::Example(id) if &**id == EXAMPLE) && app.mine.is_none();
    if !is_first {
        return None;
    }
    match (app.history.before().count(), value(&app.work.case)) {
        (0, Some("false")) if !app.work.edited => Some(Stage::Try),
        (1, Some("true")) => Some(Stage::Doors),
        _ => None,
    }
}

fn value(case: &Case) -> Option<&str> {
    let entry = case.request.context.iter().find(|it| same_key(&it.name, KEY))?;
    match &entry.value {
        ContextInput::One(value) => Some(value),
        ContextInput::Many(_) | ContextInput::Removed => None,
    }
}

/// The case with the key as it turns the answer.
fn tried(case: &Case) -> Case {
    let mut case = case.clone();
    ask::set_held(&mut case.request, KEY, Held::Values(vec!["true".into()]));
    case
}

pub fn invitation(ctx: &Ctx, app: &App) -> Option<Piece> {
    let labels = ctx.labels();
    // Where one goes, the other comes as a new one: so the keyboard is handed on to what comes first in it.
    Some(match stage(app)? {
        Stage::Try => tag("span.invitation").key("try").child(
            button("button#try-it.primary")
                .click(ctx, Action::Try(Box::new(tried(&app.work.case))))
                .text(labels.try_it),
        ),
        Stage::Doors => {
            let press = |selector: &'static str, name| {
                button("button")
                    .on(On::Click, move |_| page::press(selector))
                    .text(name)
            };
            let write = {
                let ctx = ctx.clone();
                button("button")
                    .on(On::Click, move |_| {
                        ctx.act(Action::Open {
                            case: Box::new(fresh::first_policy(clock::now())),
                            origin: Origin::Own,
                        });
                        focus(Slot::Identity(0).text_id());
                    })
                    .text(labels.write_a_policy)
            };
            tag("span.invitation")
                .key("doors")
                .attr("role", "group")
                .attr("aria-label", labels.now_yours)
                .child(tag("strong").text(labels.now_yours))
                .child(press(DEBUG, labels.debug_a_denial))
                .child(write)
                .child(press(LEARN, labels.learn_iam))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Settings, Work, update};
    use iam_scenario::expect::is_met;
    use iam_scenario::read;
    use iam_scenario::reply::replies;

    #[test]
    fn it_invites_once_and_then_shows_the_ways() {
        let case = read::case(include_str!("../../../../www/gallery/read-a-bucket.json")).unwrap();
        let origin = Origin::example(&case);
        let app = App::of(Work::of(case.clone(), origin.clone()), None, Settings::default());
        assert_eq!(stage(&app), Some(Stage::Try));
        let tried = update(&app, Action::Try(Box::new(tried(&case))));
        assert_eq!(stage(&tried), Some(Stage::Doors));
        assert_eq!(stage(&update(&tried, Action::SetAccount("111122223333".into()))), None);
        assert_eq!(stage(&update(&app, Action::SetAccount("444455556666".into()))), None);
        let later = App::of(Work::of(case, origin), Some(Work::default()), Settings::default());
        assert_eq!(stage(&later), None);
    }

    #[test]
    fn what_it_invites_to_leaves_no_check_unmet() {
        let case = read::case(include_str!("../../../../www/gallery/read-a-bucket.json")).unwrap();
        let origin = Origin::example(&case);
        let app = App::of(Work::of(case.clone(), origin), None, Settings::default());
        let tried = update(&app, Action::Try(Box::new(tried(&case))));
        let met = |app: &App| -> Vec<Option<bool>> {
            let replies = replies(&app.work.case);
            replies.map(|reply| is_met(&reply)).collect()
        };
        assert_eq!(met(&app), [Some(true); 5]);
        // Of the request itself another decision is expected now, and it is not said which.
        assert_eq!(met(&tried), [None, Some(true), Some(true), Some(true), Some(true)]);
        assert_eq!(update(&tried, Action::Undo).work.case, app.work.case);
    }
}
