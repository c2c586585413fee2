//! Which file of a crate uses which: each path that its code names is led to the file that defines the item.
//! What only tests need is left out.

use std::collections::{BTreeMap, BTreeSet};

/// A file, and a file that it uses.
pub type Arrow = (String, String);
/// A crate's name, then the names of modules inside each other.
type Module = Vec<String>;

/// What a file of Rust says, as far as it matters here.
#[derive(Default)]
struct Source<'a> {
    path: &'a str,
    tokens: Vec<&'a str>,
    /// The names that its `use` lines bring in, each with what stands for it, counted from the crate.
    brought: BTreeMap<&'a str, Module>,
}

/// The arrows between files under `crates/<name>/src/`, each with the items that are used; an empty item is the module.
pub fn arrows(files: &[(String, String)]) -> BTreeMap<Arrow, BTreeSet<String>> {
    let sources = sources(files);
    let mut brought = sources;
    let used: Vec<(Module, Vec<Used>)> = brought
        .iter()
        .map(|(module, source)| (module.clone(), uses(module, source, &brought)))
        .collect();
    for (module, used) in &used {
        let Some(source) = brought.get_mut(module) else {
            continue;
        };
        source.brought = used
            .iter()
            .filter(|it| it.is_brought)
            .map(|it| (it.name, it.path.clone()))
            .collect();
    }
    let mut arrows: BTreeMap<Arrow, BTreeSet<String>> = BTreeMap::new();
    for (module, used) in &used {
        for it in used.iter().filter(|it| !it.is_handed_on) {
            let Some((target, item)) = defined(&it.path, &brought, 0) else {
                continue;
            };
            if &target != module {
                let arrow = (brought[module].path.to_string(), brought[&target].path.to_string());
                arrows.entry(arrow).or_default().insert(item);
            }
        }
    }
    arrows
}

fn sources(files: &[(String, String)]) -> BTreeMap<Module, Source<'_>> {
    let mut sources = BTreeMap::new();
    let mut of_tests: Vec<Module> = Vec::new();
    for (path, text) in files {
        let Some(module) = module(path, files) else { continue };
        let (tokens, tests) = without_tests(&tokens(text));
        of_tests.extend(tests.iter().map(|name| below(&module, name)));
        let brought = BTreeMap::new();
        sources.insert(module, Source { path, tokens, brought });
    }
    sources.retain(|module, _| !of_tests.iter().any(|it| module.starts_with(it)));
    sources
}

/// The module that a file is.
fn module(path: &str, files: &[(String, String)]) -> Option<Module> {
    let (name, file) = path.strip_prefix("crates/")?.split_once("/src/")?;
    let mut module = vec![name.to_string()];
    match file.strip_suffix(".rs")? {
        "lib" => {}
        // Beside a library the program is a shell, and names the library by the crate's name.
        "main" if files.iter().any(|(it, _)| *it == format!("crates/{name}/src/lib.rs")) => return None,
        "main" => {}
        file => module.extend(file.split('/').map(String::from)),
    }
    Some(module)
}

fn below(module: &[String], name: &str) -> Module {
    let mut module = module.to_vec();
    module.push(name.to_string());
    module
}

/// A path that stands in a file.
struct Used<'a> {
    /// Counted from the crate.
    path: Module,
    /// How the file speaks of it from there on.
    name: &'a str,
    /// In a `use` line?
    is_brought: bool,
    /// Brought in for others alone?
    is_handed_on: bool,
}

fn uses<'a>(module: &Module, source: &Source<'a>, sources: &BTreeMap<Module, Source<'_>>) -> Vec<Used<'a>> {
    let tokens = &source.tokens;
    let mut found = Vec::new();
    let mut i = 0;
    while i + 1 < tokens.len() {
        let before = i.checked_sub(1).map_or("", |at| tokens[at]);
        let begins = matches!(tokens[i], "crate" | "self" | "super") || sources.contains_key(&below(module, tokens[i]));
        if !begins || tokens[i + 1] != "::" || matches!(before, "::" | ".") {
            i += 1;
            continue;
        }
        let is_brought = before == "use";
        let is_public = is_brought && 2 <= i && matches!(tokens[i - 2], "pub" | ")");
        let mut paths = Vec::new();
        i = read_tree(tokens, i, &[], &mut paths);
        for (path, name) in paths {
            let is_handed_on = is_public && tokens.iter().filter(|it| **it == name).count() == 1;
            let path = from_crate(module, &path);
            found.push(Used {
                path,
                name,
                is_brought,
                is_handed_on,
            });
        }
    }
    found
}

/// Reads `a::{b, c::d as e}` at a place, and says where it ends.
fn read_tree<'a>(tokens: &[&'a str], at: usize, before: &[&'a str], paths: &mut Vec<(Vec<&'a str>, &'a str)>) -> usize {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    if token(at) == "{" {
        let mut at = at + 1;
        while !matches!(token(at), "}" | "") {
            at = if token(at) == "," {
                at + 1
            } else {
                read_tree(tokens, at, before, paths)
            };
        }
        return at + 1;
    }
    let path = [before, &[token(at)]].concat();
    let opens_type = token(at + 2) == "<";
    if token(at + 1) == "::" && !opens_type {
        return read_tree(tokens, at + 2, &path, paths);
    }
    let (name, end) = if token(at + 1) == "as" {
        (token(at + 2), at + 3)
    } else {
        (token(at), at + 1)
    };
    // `a::{self}` brings `a`.
    let name = if name == "self" {
        before.last().copied().unwrap_or_default()
    } else {
        name
    };
    paths.push((path, name));
    end
}

fn from_crate(module: &Module, path: &[&str]) -> Module {
    let n_up = path.iter().take_while(|it| **it == "super").count();
    let base = match path[0] {
        "crate" => &module[..1],
        _ => &module[..module.len() - n_up.min(module.len() - 1)],
    };
    let rest = path.iter().filter(|it| !matches!(**it, "crate" | "super" | "self"));
    base.iter().cloned().chain(rest.map(|it| it.to_string())).collect()
}

/// The file that defines what a path leads to, and the item's name.
fn defined(path: &[String], sources: &BTreeMap<Module, Source>, n_steps: usize) -> Option<(Module, String)> {
    const MOST_STEPS: usize = 10;
    let n_module = (1..=path.len()).rev().find(|n| sources.contains_key(&path[..*n]))?;
    let (module, rest) = path.split_at(n_module);
    let Some(item) = rest.first() else {
        return Some((module.to_vec(), String::new()));
    };
    match sources[module].brought.get(item.as_str()) {
        Some(elsewhere) if n_steps < MOST_STEPS => {
            let path = [elsewhere, &rest[1..]].concat();
            defined(&path, sources, n_steps + 1)
        }
        _ => Some((module.to_vec(), item.clone())),
    }
}

/// Takes out what is under `#[cfg(test)]`, and says which modules are.
fn without_tests<'a>(tokens: &[&'a str]) -> (Vec<&'a str>, Vec<&'a str>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    let mut i = 0;
    while i < tokens.len() {
        if !tokens[i..].starts_with(&MARK) {
            kept.push(tokens[i]);
            i += 1;
            continue;
        }
        let item = &tokens[i + MARK.len()..];
        let n = n_of_item(item);
        modules.extend(item[..n].windows(2).find(|it| it[0] == "mod").map(|it| it[1]));
        i += MARK.len() + n;
    }
    (kept, modules)
}

/// How many tokens the first item has: up to its `;`, or to the end of its block.
fn n_of_item(tokens: &[&str]) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" if depth == 1 => return i + 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return i + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The words and signs of a file, without its comments and texts.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (n, is_token) = first_token(rest, c);
        if is_token {
            tokens.push(&rest[..n]);
        }
        rest = &rest[n..];
    }
    tokens
}

/// How long what begins here is, and whether it is a token to keep.
fn first_token(rest: &str, c: char) -> (usize, bool) {
    let up_to = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if rest.starts_with("//") {
        return (up_to("\n", 0), false);
    }
    if rest.starts_with("/*") {
        return (up_to("*/", 2), false);
    }
    if let Some(raw) = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r')) {
        let n_hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[n_hashes..].starts_with('"') {
            let begin = rest.len() - raw.len() + n_hashes + 1;
            return (up_to(&format!("\"{}", &raw[..n_hashes]), begin), false);
        }
    }
    match c {
        '"' => (end_of_quoted(rest, '"'), false),
        '\'' if rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'') => (end_of_quoted(rest, '\''), false),
        _ if is_word(c) => (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), true),
        _ if rest.starts_with("::") => (2, true),
        _ => (c.len_utf8(), !c.is_whitespace()),
    }
}

fn end_of_quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (format!("crates/x/src/{path}"), text.to_string()))
            .collect();
        let short = |path: &str| path.replace("crates/x/src/", "");
        let found: Vec<_> = arrows(&files)
            .iter()
            .map(|((from, to), items)| {
                let items: Vec<_> = items.iter().map(String::as_str).collect();
                format!("{} -> {}: {}", short(from), short(to), items.join(" "))
            })
            .collect();
        assert_eq!(expected, found);
    }

    #[test]
    fn a_path_is_led_to_its_file() {
        let b = ("a/b.rs", "pub struct B;");
        check(&[("lib.rs", "mod a;"), ("a.rs", "mod b;"), b], &[]);
        check(&[("c.rs", "use crate::a::b::B;"), b], &["c.rs -> a/b.rs: B"]);
        check(&[("a/c.rs", "use super::b::{self, B};"), b], &["a/c.rs -> a/b.rs:  B"]);
        check(
            &[("a.rs", "mod b; fn a() { b::run::<u8>(1) }"), b],
            &["a.rs -> a/b.rs: run"],
        );
        check(&[("a.rs", "fn a(b: B) { b.run(); x::b::c() }"), b], &[]);
    }

    #[test]
    fn what_is_handed_on_counts_where_it_is_used() {
        let b = ("a/b.rs", "pub struct B;");
        let c = ("c.rs", "use crate::a::B as D;");
        check(&[("a.rs", "pub use b::B;"), b, c], &["c.rs -> a/b.rs: B"]);
        check(&[("a.rs", "pub use b::B; fn a(_: B) {}"), b], &["a.rs -> a/b.rs: B"]);
    }

    #[test]
    fn tests_comments_and_texts_are_left_out() {
        let b = ("b.rs", "pub struct B;");
        check(&[("a.rs", "#[cfg(test)] mod tests { use crate::b::B; }"), b], &[]);
        check(
            &[("a.rs", "#[cfg(test)] mod walk;"), ("a/walk.rs", "use crate::b::B;"), b],
            &[],
        );
        check(&[("a.rs", "// crate::b::B\n/* crate::b::B */ "), b], &[]);
        check(
            &[
                (
                    "a.rs",
                    r##"const A: &str = "\"crate::b::B"; const R: &str = r#"crate::b::B"#;"##,
                ),
                b,
            ],
            &[],
        );
        check(
            &[("a.rs", "fn a<'a>(_: &'a str) { ('\"', crate::b::B) }"), b],
            &["a.rs -> b.rs: B"],
        );
    }
}
