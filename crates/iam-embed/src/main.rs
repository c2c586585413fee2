//! The frame in another page.

fn main() {
    iam_embed::start();
}
