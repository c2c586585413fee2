//! `mdbook-iam`: a preprocessor of mdBook. Each fenced block `iam` of a book is evaluated while the book is built; its
//! decision and the reason are written into the page, and what is not as `expect=` says fails the build.
//!
//! mdBook asks `mdbook-iam supports RENDERER` first, then gives the book on standard input and takes it from standard
//! output, as JSON. No code of mdBook is linked.

mod book;
mod source;

use std::io::{self, Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
mdbook-iam evaluates the fenced blocks `iam` of a book. mdBook starts it; in book.toml stands:

  [preprocessor.iam]
  after = [\"links\"]

The name of the program is found by that of the table, so it has to be on the path. In that table may stand:
  lang = \"ko\"             the language of the sentences, `en` or `ko`; else the book's
  playground = \"URL\"      the address of a playground: each verdict has a link that opens it there
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // What is written is Markdown with HTML in it, or Markdown alone.
        ["supports", _] => ExitCode::SUCCESS,
        [] => preprocess(),
        ["--version" | "-V"] => said(&format!("mdbook-iam {}\n", env!("CARGO_PKG_VERSION"))),
        _ => said(HELP),
    }
}

fn said(text: &str) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn preprocess() -> ExitCode {
    let mut input = String::new();
    let book = match io::stdin().lock().read_to_string(&mut input) {
        Ok(_) => book::with_verdicts(&input),
        Err(error) => Err(vec![format!("the book can't be read: {error}")]),
    };
    match book {
        Ok(book) => said(&book),
        Err(messages) => {
            for message in messages {
                // If nobody listens, the status tells.
                let _ = writeln!(io::stderr().lock(), "{message}");
            }
            ExitCode::FAILURE
        }
    }
}
