//! `world`: a case as a scenario.

use iam_scenario::read;
use iam_scenario::world_of::{said, world_of};

use crate::args::World;
use crate::input;
use crate::say::{one_line, print, say};
use crate::status::Status;
use iam_render::problem::{sentence, sentences};

/// Writes the scenario, and says what is not in it.
pub fn world(asked: &World) -> Status {
    match written(asked) {
        Ok(status) => status,
        Err(messages) => {
            messages.iter().for_each(|message| say(message));
            Status::Failed
        }
    }
}

fn written(asked: &World) -> Result<Status, Vec<String>> {
    let name = input::shown(&asked.file);
    let about = |sentence: &str| format!("{name}: {}", one_line(sentence));
    let text = input::text_of(&asked.file, "a case", input::MAX_BYTES).map_err(|message| vec![message])?;
    let case = read::case(&text).map_err(|unreadable| {
        let sentences = sentences(&unreadable.problems, asked.lang);
        sentences.iter().map(|it| about(it)).collect::<Vec<_>>()
    })?;
    let world = world_of(&case, 0).map_err(|problem| vec![about(&sentence(&problem, asked.lang))])?;
    for left in &world.left {
        say(&about(&said(left, asked.lang)));
    }
    Ok(print(world.text.trim_end()))
}
