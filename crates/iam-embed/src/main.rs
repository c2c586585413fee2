//! The frame in another page, and what of it is fetched when it is first needed.

use iam_embed::flip::{self, Flip};
use iam_embed::parts::Parts;
use iam_embed::sessions::{self, Sessions};
use iam_part::part;
use iam_web::ui::part::{Draw, View};
use yew::html;

part!(flip in flip: Draw<flip::Props> = |of| html! { <Flip ..of /> });
part!(sessions in sessions: Draw<sessions::Props> = |of| html! { <Sessions ..of /> });

fn main() {
    iam_embed::start(Parts {
        flip: View(flip),
        sessions: View(sessions),
    });
}
