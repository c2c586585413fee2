//! `cargo xtask screenshots`: a picture of each view, wide and narrow, light and dark, in both languages; and those of the
//! guide, which are kept in `docs/pictures`.

use crate::{bench, build};

pub fn screenshots(args: &[String]) -> Result<(), String> {
    let guide_alone = match args {
        [] => false,
        [arg] if arg == "guide" => true,
        _ => return Err("screenshots takes `guide` or nothing".to_string()),
    };
    build::build(&[])?;
    bench::run_in_browser("pictures.mjs")?;
    println!("the pictures of the guide are in docs/pictures/");
    if !guide_alone {
        bench::run_in_browser("screenshots.mjs")?;
        println!("the pictures of each view are in screenshots/");
    }
    Ok(())
}
