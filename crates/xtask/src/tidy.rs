//! `cargo xtask tidy`: what has to hold in the repository and no compiler checks.

mod arrows;
mod contrast;
mod manifests;
mod text;
mod wordings;

use crate::workspace::{self, Member};

pub fn tidy(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("tidy takes no `{arg}`"));
    }
    let problems = problems(&workspace::members()?)?;
    if problems.is_empty() {
        println!("tidy");
        return Ok(());
    }
    println!("{}", problems.join("\n"));
    Err(format!("{} untidy places", problems.len()))
}

/// A line for each place that is not as it should be: where, and what to do.
pub fn problems(members: &[Member]) -> Result<Vec<String>, String> {
    let files = workspace::text_files()?;
    let mut problems = arrows::problems(members);
    problems.extend(manifests::problems(members, &files));
    problems.extend(text::problems(&files));
    problems.extend(wordings::problems(&files));
    problems.extend(contrast::problems(&files));
    problems.sort();
    Ok(problems)
}
