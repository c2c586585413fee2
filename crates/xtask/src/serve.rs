//! `cargo xtask serve`: the playground on this machine, rebuilt when a file changes.

mod beside;

use std::net::TcpListener;

use crate::build::{optimise, page_is_there, trunk};
use crate::{docs, setup};

const PORTS: std::ops::Range<u16> = 8080..8100;

pub fn serve(args: &[String]) -> Result<(), String> {
    let optimised = match args {
        [] => false,
        [arg] if arg == "--release" => true,
        _ => return Err("serve takes `--release` or nothing".to_string()),
    };
    page_is_there()?;
    setup::meet(&setup::FOR_THE_SITE)?;
    setup::meet(&docs::NEEDS)?;
    let port = PORTS
        .into_iter()
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or("no port from 8080 to 8099 is free")?;

    let mut trunk = trunk("serve")?;
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    if optimised {
        optimise(&mut trunk);
    }
    if has_display() {
        trunk.arg("--open");
    }
    println!("building, then serving the playground at http://127.0.0.1:{port}/ (Ctrl+C ends it)");
    println!("the documentation follows at http://127.0.0.1:{port}/docs/");
    std::thread::spawn(move || beside::keep(optimised));
    let status = trunk.status().map_err(|e| format!("trunk did not start: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("trunk stopped serving".to_string())
    }
}

fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    !is_set("CI") && (cfg!(windows) || cfg!(target_os = "macos") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}
