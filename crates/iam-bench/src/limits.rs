//! The reader at its limits: texts that nest without end, and a megabyte of what is hard to read.

use std::time::{Duration, Instant};

use iam_syntax::grammar::parse;
use iam_syntax::json::MAX_BYTES;
use iam_syntax::policy::PolicyKind;

/// What any text may take.
const LIMIT: Duration = Duration::from_secs(1);

/// Reads each text and says how long it took.
///
/// # Errors
/// Says which texts took too long.
pub fn run() -> Result<(), String> {
    println!("     bytes        ms  findings  text");
    let mut slow = Vec::new();
    for (name, text) in texts() {
        let started = Instant::now();
        let parse = parse(PolicyKind::Identity, &text);
        let took = started.elapsed();
        println!(
            "{:>10}  {:>8.1}  {:>8}  {name}",
            text.len(),
            took.as_secs_f64() * 1e3,
            parse.diagnostics.len()
        );
        if LIMIT < took {
            slow.push(name);
        }
    }
    if slow.is_empty() {
        println!("\nEach in at most {} s: met", LIMIT.as_secs());
        return Ok(());
    }
    Err(format!("more than {} s: {}", LIMIT.as_secs(), slow.join(", ")))
}

fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for opening in ["[", "{", "{\"a\":", "[{\"Statement\":", "{\"Statement\":["] {
        texts.push((format!("100,000 of `{opening}`"), opening.repeat(100_000)));
    }
    let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    texts.push(("100,000 brackets, all closed".to_string(), closed));
    for piece in [
        "a",
        "\"",
        "\\",
        "\"a\":",
        "{\"a\":1},",
        "\"\n",
        "/*",
        "${",
        "\"${a}\",",
        "[1,}",
        "=>",
    ] {
        let name = format!("a megabyte of `{}`", piece.escape_debug());
        texts.push((name, piece.repeat(MAX_BYTES / piece.len())));
    }
    let statement = r#"{"Sid":"A","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::${aws:username}/*"},"#;
    let n_statements = (MAX_BYTES - 40) / statement.len();
    let many = statement.repeat(n_statements);
    let policy = format!("{{\"Statement\":[{}]}}", many.trim_end_matches(','));
    texts.push((format!("a policy of {n_statements} statements"), policy));
    let too_large = "x".repeat(MAX_BYTES + 1);
    texts.push(("more than a megabyte".to_string(), too_large));
    texts
}
