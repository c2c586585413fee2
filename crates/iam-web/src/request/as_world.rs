//! The request as a world, to see how the session of a role came.

use std::rc::Rc;

use iam_scenario::case::Case;
use iam_scenario::world_of::{said, world_of};

use wasm_bindgen_futures::spawn_local;

use crate::context::Ctx;
use crate::effects::{focus, notice};
use crate::model::ask::{Asked, place};
use crate::model::origin::Origin;
use crate::state::Action;
use crate::ui::part::{Missing, part};
use crate::widgets::piece::{On, Piece, button};
use crate::world::state::Work;

/// The way there, for a request that has an answer.
pub fn as_world(ctx: &Ctx, case: &Rc<Case>, asked: Asked) -> Piece {
    let (for_ctx, case) = (ctx.clone(), Rc::clone(case));
    let press = move |_| {
        let (ctx, case) = (for_ctx.clone(), Rc::clone(&case));
        spawn_local(async move {
            match opening().await {
                Ok(open) => open(&ctx, &case, asked),
                Err(Missing) => notice::tell(ctx.labels().part_missing),
            }
        });
    };
    button("button#as-world.quiet")
        .on(On::Click, press)
        .text(ctx.labels().as_world)
}

part!(opening in world: fn(&Ctx, &Case, Asked) = open);

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
    notice::tell_for_a_while(&sentences.join(" "));
}
