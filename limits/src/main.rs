//! What the program withstands: any bytes (`fuzz`), and inputs of any size (`law`, `bench`). `cargo xtask` builds and
//! starts it.

mod clock;
mod coverage;
mod fuzz;
mod growth;
mod memory;
mod mutate;
mod policy;
mod seeds;
mod targets;

use std::process::ExitCode;

use fuzz::Found;

#[global_allocator]
static COUNTING: memory::Counting = memory::Counting;

const USAGE: &str = "usage: fuzz TARGET SECONDS | try TARGET SECONDS | targets | law [PART] | bench";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["fuzz", "all", seconds] => fuzz::all(seconds),
        ["fuzz", target, seconds] => fuzz::fuzz(target, seconds, Found::Kept),
        ["try", target, seconds] => fuzz::fuzz(target, seconds, Found::Dropped),
        ["targets"] => {
            targets::ALL.iter().for_each(|it| println!("{}", it.name));
            Ok(())
        }
        ["law"] => growth::law(""),
        ["law", part] => growth::law(part),
        ["bench"] => growth::bench(),
        _ => Err(USAGE.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
