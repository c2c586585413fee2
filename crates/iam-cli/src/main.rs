//! `iam-playground`, the command line.

mod annotation;
mod args;
mod beside;
mod cases;
mod eval;
mod explain;
mod files;
mod findings;
mod flip;
mod input;
mod link;
mod lint;
mod message;
mod reach;
mod render;
mod requests;
mod run;
mod say;
mod schema;
mod status;
mod stdout;
mod test;
mod words;
mod world;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use status::Status;

fn main() -> ExitCode {
    if stdout::is_closed() {
        say::say("the answers can't be written: standard output is closed");
        return Status::Failed.into();
    }
    let status = match Args::parse().command {
        Command::Eval(asked) => eval::eval(&asked),
        Command::Run(asked) => run::run(&asked),
        Command::Test(asked) => test::test(&asked),
        Command::Render(asked) => render::render(&asked),
        Command::World(asked) => world::world(&asked),
        Command::Reach(asked) => reach::reach(&asked),
        Command::WhoCanAssume(asked) => reach::who_can_assume(&asked),
        Command::Flip(asked) => flip::flip(&asked),
        Command::Explain(asked) => explain::explain(&asked),
        Command::Message(asked) => message::message(&asked),
        Command::Lint(asked) => lint::lint(&asked),
        Command::Link(asked) => link::link(&asked),
        Command::Schema { document } => schema::schema(document),
    };
    status.into()
}
