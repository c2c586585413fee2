//! `cargo xtask screenshots`: a picture of each view, wide and narrow, light and dark, in both languages.

use crate::{bench, build};

pub fn screenshots(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("screenshots takes no `{arg}`"));
    }
    build::build(&[])?;
    bench::run_in_browser("screenshots.mjs")?;
    println!("the pictures are in screenshots/");
    Ok(())
}
