//! The page in Korean: the same program with other words.

fn main() {
    iam_web::start();
}
