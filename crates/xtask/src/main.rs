//! The one door for people and CI: `cargo xtask <command>`.

mod bench;
mod build;
mod catalogue;
mod dictionary;
mod docs;
mod licences;
mod limits;
mod package;
mod process;
mod progress;
mod rules;
mod screenshots;
mod serve;
mod setup;
mod size;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--release]   set up what is missing, build the playground, serve it
  test [step ...]     set up what is missing, then run every check (or the named ones)
  test long           the same, and what takes an hour: fuzzing, random worlds, growth
  build               build the static site and the documentation into dist/
  docs                build the documentation into dist/docs/
  package             build the JavaScript package into dist/iam-playground-VERSION.tgz
  bench [option ...]  measure the evaluator
  bench page          measure the built page on a slow machine and network
  bench growth        show how time and memory grow with the input, and fail when they grow faster
  fuzz [target] [--seconds N]
                      try changed inputs on a target, or on `all`; alone it lists the targets
  screenshots [guide] take a picture of each view, into screenshots/, and those of the guide, into docs/pictures/
  size                show what a visitor downloads, and fail when it is over budget
  licences            write the licences of what is in the built site into dist/LICENCES.txt
  licences programs FILE
                      the same of what is in the command line and the preprocessor
  catalogue [--check] make the catalogue of AWS's services from its packages, or check it
  dictionary CORPUS   make the dictionary of links from a corpus of policies, or check it
  rules               show each rule with its code and its vectors
  tidy                check what the compiler does not check
  tidy draw           draw the crates in ARCHITECTURE.md from the manifests
  setup               set up what is missing, and nothing else

steps of test: ";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let result = match command {
        "serve" => serve::serve(rest),
        "test" => test::test(rest),
        "build" => build::build(rest),
        "docs" => docs::docs(rest),
        "package" => package::package(rest),
        "bench" => bench::bench(rest),
        "fuzz" => limits::fuzz(rest),
        "screenshots" => screenshots::screenshots(rest),
        "size" => size::size(rest),
        "licences" => licences::licences(rest),
        "catalogue" => catalogue::catalogue(rest),
        "dictionary" => dictionary::dictionary(rest),
        "rules" => rules::rules(rest),
        "tidy" => tidy::tidy(rest),
        "setup" => setup::everything(rest),
        "help" | "-h" | "--help" => {
            println!("{USAGE}{}", test::step_names());
            Ok(())
        }
        other => Err(format!("no command `{other}`; `cargo xtask help` lists the commands")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("error: {message}");
            }
            ExitCode::FAILURE
        }
    }
}
