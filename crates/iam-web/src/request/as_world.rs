//! The request as a world, to see how the session of a role came.

use std::rc::Rc;

use iam_scenario::case::Case;
use iam_scenario::world_of::{said, world_of};

use crate::context::Ctx;
use crate::effects::{focus, notice};
use crate::model::ask::{Asked, place};
use crate::model::origin::Origin;
use crate::state::Action;
use crate::widgets::piece::{On, Piece, button};
use crate::world::state::Work;

/// The way there, for a request that has an answer.
pub fn as_world(ctx: &Ctx, case: &Rc<Case>, asked: Asked) -> Piece {
    let (for_ctx, case) = (ctx.clone(), Rc::clone(case));
    button("button#as-world.quiet")
        .on(On::Click, move |_| open(&for_ctx, &case, asked))
        .text(ctx.labels().as_world)
}

/// Opens it, and says what of the case is not in it as it was.
fn open(ctx: &Ctx, case: &Case, asked: Asked) {
    let Ok(world) = world_of(case, place(case, asked)) else {
        return;
    };
    let work = Work::of(&world.text, Origin::Own);
    ctx.act(Action::OpenScenario(Box::new(work)));
    focus::at_view();
    let left = world.left.iter().map(|it| said(it, ctx.lang));
    let sentences: Vec<String> = std::iter::once(ctx.labels().opened_as_world.into())
        .chain(left)
        .collect();
    notice::tell(&sentences.join(" "));
}
