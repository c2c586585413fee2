//! How long links are, beside links of the same documents in raw DEFLATE alone (generation 0).
//!
//! `LINK_CORPUS=docs.jsonl cargo test -p iam-scenario lengths -- --nocapture` measures the policies of a corpus too, those
//! that the dictionary was not made of, and prints what it measures. The corpus is no part of the project.

use iam_scenario::case::Case;
use iam_scenario::link::{self, About};
use iam_scenario::{read, write};
use miniz_oxide::deflate::compress_to_vec;

/// What stands before the fragment of most links.
const PAGE: &str = "https://PLAYGROUND.example/#";
const MOST: f64 = 0.45;

/// The lengths of both links of a case.
struct Lengths {
    n_bytes: usize,
    plain: usize,
    link: usize,
}

fn lengths(case: &Case) -> Lengths {
    let document = format!("{{\"version\":1,\"case\":{}}}", write::case_of_texts(case));
    let n_packed = compress_to_vec(document.as_bytes(), 10).len();
    let link = link::encode(case, &About::default()).expect("it fits");
    Lengths {
        n_bytes: document.len(),
        plain: PAGE.len() + "s=0.".len() + (n_packed * 8).div_ceil(6) + ".checked".len(),
        link: PAGE.len() + link.len(),
    }
}

fn median<T: PartialOrd + Copy>(mut of: Vec<T>) -> T {
    of.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
    of[of.len() / 2]
}

fn ratio(name: &str, cases: impl IntoIterator<Item = Case>) -> f64 {
    let all: Vec<Lengths> = cases.into_iter().map(|it| lengths(&it)).collect();
    let ratio = median(all.iter().map(|it| it.link as f64 / it.plain as f64).collect());
    let fields: [fn(&Lengths) -> usize; 3] = [|it| it.n_bytes, |it| it.plain, |it| it.link];
    let [n_bytes, plain, link] = fields.map(|of| median(all.iter().map(of).collect()));
    println!(
        "{name:<44} {:>5} {n_bytes:>7} {plain:>7} {link:>7} {ratio:>6.2}",
        all.len()
    );
    ratio
}

fn gallery() -> impl Iterator<Item = Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/gallery");
    let paths = std::fs::read_dir(folder)
        .expect("it is there")
        .map(|it| it.expect("it is there").path());
    let paths = paths.filter(|it| !it.ends_with("index.json"));
    paths.map(|it| read::case(&std::fs::read_to_string(it).expect("it is there")).expect("it is there"))
}

/// A policy with a request about it.
fn wrapped(text: &str, is_of_resource: bool) -> Case {
    let word = |key: &str, other: &str| {
        let value = &text[text.find(key)? + key.len()..];
        let value = value.split('"').nth(1)?;
        Some(value.to_string()).filter(|it| it.contains(other))
    };
    let resource = word("\"Resource\"", "").unwrap_or_else(|| "*".into());
    let mut case = read::case(
        r#"{"principal":"arn:aws:iam::111122223333:user/min-jun","context":{"aws:CurrentTime":"2026-11-29T06:30:00Z","aws:SecureTransport":"true","aws:RequestedRegion":"eu-west-1"},"policies":{"identity":[{"name":"IdentityPolicy","document":""}]}}"#,
    )
    .expect("it is there");
    case.request.action = word("\"Action\"", ":").or_else(|| Some("s3:GetObject".into()));
    case.request.resources = iam_scenario::case::Resources::Plain(vec![resource]);
    case.policies.identity[0].text = text.into();
    if is_of_resource {
        case.policies.resource = case.policies.identity.pop();
        case.policies.all_mut().for_each(|it| it.name = "ResourcePolicy".into());
    }
    case
}

/// Whether the dictionary was made of it, as `cargo xtask dictionary` has it.
fn is_in_dictionary(file: &str) -> bool {
    let hash = file.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash ^ hash >> 16) & 1 == 0
}

#[test]
fn lengths_of_links() {
    println!(
        "{:<44} {:>5} {:>7} {:>7} {:>7} {:>6}",
        "", "n", "bytes", "gen. 0", "gen. 1", "ratio"
    );
    ratio("the gallery's cases as they stand", gallery());
    let policies = gallery().flat_map(|mut case| {
        let policies: Vec<String> = case.policies.all_mut().map(|it| it.text.clone()).collect();
        policies
    });
    let policies: Vec<Case> = policies.map(|it| wrapped(&it, it.contains("\"Principal\""))).collect();
    let of_gallery = ratio("each policy of the gallery in a case", policies.clone());
    assert!(of_gallery <= MOST, "{of_gallery}");
    let Ok(corpus) = std::env::var("LINK_CORPUS") else {
        println!("LINK_CORPUS is not set: no corpus was measured");
        return;
    };
    let corpus = std::fs::read_to_string(corpus).unwrap();
    let field = |line: &str, name: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line[name].as_str().unwrap().to_string()
    };
    let held_out: Vec<Case> = corpus
        .lines()
        .filter(|it| !is_in_dictionary(&field(it, "file")))
        .map(|it| wrapped(&field(it, "text"), field(it, "kind") != "identity-or-scp"))
        .collect();
    let of_corpus = ratio("the corpus' other half, each in a case", held_out.clone());
    assert!(of_corpus <= MOST, "{of_corpus}");
    for (name, indent) in [("the same, indented by two", 2), ("by four", 4), ("on one line", 0)] {
        let laid_out = held_out.iter().map(|case| with_layout(case.clone(), indent));
        let ratio = ratio(name, laid_out);
        assert!(ratio <= MOST, "{name}: {ratio}");
    }
    for (name, most) in [("1 KB of them", 1 << 10), ("5 KB", 5 << 10), ("30 KB", 30 << 10)] {
        ratio(name, gathered(&held_out, most));
    }
}

/// Several cases' policies in one, up to a size.
fn gathered(cases: &[Case], most: usize) -> Vec<Case> {
    let mut all: Vec<Case> = Vec::new();
    let mut n_bytes = most;
    for case in cases {
        let Some(policy) = case.policies.identity.first() else {
            continue;
        };
        match all.last_mut() {
            Some(last) if n_bytes + policy.text.len() <= most => last.policies.identity.push(policy.clone()),
            _ if policy.text.len() <= most => {
                n_bytes = 300;
                all.push(case.clone());
            }
            _ => continue,
        }
        n_bytes += policy.text.len();
    }
    all.retain(|it| most * 3 / 4 < write::case_of_texts(it).len());
    all
}

fn with_layout(mut case: Case, indent: usize) -> Case {
    for policy in case.policies.all_mut() {
        // The corpus has one blank a level.
        let lines = policy.text.lines().map(|line| {
            let text = line.trim_start_matches(' ');
            [&" ".repeat((line.len() - text.len()) * indent), text].concat()
        });
        let lines: Vec<String> = lines.collect();
        policy.text = lines.join(if indent == 0 { "" } else { "\n" });
    }
    case
}
