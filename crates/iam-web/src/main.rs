//! The page in English.

fn main() {
    iam_web::start();
}
