//! The page.

fn main() {
    iam_web::start();
}
