//! A second reader of links, made from the words of `docs/links.md` alone: none of the crate's code is called, but for the
//! bytes of the dictionary. What it reads of `tests/links` is what stands there, so the words say all that there is to know.

use std::fs;
use std::path::Path;

use iam_syntax::json::{self, Json, Limits, Value, quote};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

const MOST_BYTES: usize = 256 << 10;

/// The parameter `s` of an address, whatever stands beside it.
fn sealed(link: &str) -> &str {
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment);
    let parameters = fragment.split('&');
    parameters
        .filter_map(|it| it.trim().strip_prefix("s="))
        .next()
        .expect("a parameter `s`")
}

fn bits(text: &str, letters: &str, each: usize) -> Vec<u8> {
    let mut bits = Vec::new();
    for letter in text.chars() {
        let value = letters.find(letter).expect("a letter of the alphabet");
        bits.extend((0..each).rev().map(|at| value >> at & 1));
    }
    let whole = bits.chunks_exact(8);
    whole
        .map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | *bit as u8))
        .collect()
}

fn base64url(text: &str) -> Vec<u8> {
    bits(
        text,
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        6,
    )
}

/// Four bytes are 32 bits: seven letters of five, of which the last three bits say nothing.
fn base32(text: &str) -> Vec<u8> {
    bits(text, "abcdefghijklmnopqrstuvwxyz234567", 5)
}

/// CRC-32 as in gzip and zip.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}

/// Raw DEFLATE that goes on from a dictionary.
fn inflated(payload: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let mut out = dictionary.to_vec();
    out.resize(dictionary.len() + MOST_BYTES, 0);
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = DecompressorOxide::new();
    let (status, _, n_bytes) = decompress(&mut state, payload, &mut out, dictionary.len(), flags);
    assert_eq!(TINFLStatus::Done, status);
    out[dictionary.len()..dictionary.len() + n_bytes].to_vec()
}

/// The packed document with the JSON string of each piece's text in the piece's place.
fn unpacked(packed: &[u8]) -> String {
    let mut out = Vec::new();
    let mut rest = packed;
    while let Some(start) = rest.iter().position(|byte| (0xf8..=0xfd).contains(byte)) {
        let length = rest[start..]
            .iter()
            .position(|byte| *byte == 0xff)
            .expect("the end of a piece");
        out.extend_from_slice(&rest[..start]);
        let text = String::from_utf8(rest[start + 1..start + length].to_vec()).expect("UTF-8");
        out.extend(quote(&laid_out(rest[start], text)).bytes());
        rest = &rest[start + length + 1..];
    }
    out.extend_from_slice(rest);
    String::from_utf8(out).expect("UTF-8")
}

fn laid_out(first: u8, text: String) -> String {
    match first {
        0xf8 => text,
        0xf9..=0xfc => tight(&text, &" ".repeat(usize::from(first - 0xf8))),
        _ => tight(&text, "\t"),
    }
}

/// How the contents of a bracket stand.
#[derive(Clone, Copy)]
enum Contents {
    LineByLine,
    /// With so many blanks inside the bracket.
    OnOneLine(usize),
}

fn tight(text: &str, indent: &str) -> String {
    let line = |depth: usize| format!("\n{}", indent.repeat(depth));
    let mut out = String::new();
    let mut around: Vec<Contents> = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if letter == '"' {
            let mut is_escaped = false;
            let end = rest[1..].find(|it| {
                let is_end = it == '"' && !is_escaped;
                is_escaped = it == '\\' && !is_escaped;
                is_end
            });
            let (string, behind) = rest.split_at(end.expect("the end of a string") + 2);
            out.push_str(string);
            rest = behind;
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            '{' | '[' => {
                let behind = rest.trim_start_matches(' ');
                let n = rest.len() - behind.len();
                rest = behind;
                let is_within = matches!(around.last(), Some(Contents::OnOneLine(_)));
                let is_closed = rest.starts_with(['}', ']']);
                out.push(letter);
                if 0 < n || is_within || is_closed {
                    let n_inside = n.saturating_sub(1);
                    out.push_str(&" ".repeat(n_inside));
                    around.push(Contents::OnOneLine(n_inside));
                } else {
                    around.push(Contents::LineByLine);
                    out.push_str(&line(around.len()));
                }
            }
            '}' | ']' => {
                match around.pop().expect("a bracket that is open") {
                    Contents::LineByLine => out.push_str(&line(around.len())),
                    Contents::OnOneLine(n_inside) => out.push_str(&" ".repeat(n_inside)),
                }
                out.push(letter);
                if around.is_empty() {
                    return out + rest;
                }
            }
            ',' => {
                out.push(',');
                match around.last() {
                    Some(Contents::OnOneLine(_)) => out.push(' '),
                    Some(Contents::LineByLine) | None => out.push_str(&line(around.len())),
                }
            }
            ':' => out.push_str(": "),
            _ => out.push(letter),
        }
    }
    out
}

fn document(link: &str) -> String {
    let sealed: Vec<&str> = sealed(link).split('.').collect();
    let [generation, payload, check] = sealed[..] else {
        panic!("generation, payload and check: {link}")
    };
    let dictionary: &[u8] = if generation == "1" { iam_link::DICTIONARY } else { &[] };
    let packed = inflated(&base64url(payload), dictionary);
    assert_eq!(crc32(&packed).to_be_bytes().to_vec(), base32(check), "{link}");
    match generation {
        "0" => String::from_utf8(packed).expect("UTF-8"),
        _ => unpacked(&packed),
    }
}

fn tree(text: &str) -> Json<'_> {
    json::read(text, Limits::default()).tree.expect("JSON")
}

/// What a tree of a text holds, so that two that hold the same are equal: a list of one is as that one.
fn said(json: &Json, text: &str) -> String {
    let each = |items: &[Json]| items.iter().map(|it| said(it, text)).collect::<Vec<_>>().join(",");
    match &json.value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|it| format!("{}:{}", quote(&it.key), said(&it.value, text)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) if items.len() == 1 => each(items),
        Value::Array(items) => format!("[{}]", each(items)),
        Value::String(text) => quote(text),
        Value::Null | Value::Bool(_) | Value::Number | Value::Torn => text[json.span.range()].to_string(),
    }
}

#[test]
fn every_link_is_read_by_the_words_of_the_document() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/links");
    let mut n_links = [0, 0];
    for entry in fs::read_dir(folder).expect("the links") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|it| it != "txt") {
            continue;
        }
        let link = fs::read_to_string(&path).expect("a link");
        let held = fs::read_to_string(path.with_extension("json")).expect("what it holds");
        let document = document(&link);
        let parts = tree(&document);
        let field = |name: &str| parts.get(name).map(|it| said(it, &document));
        assert_eq!(Some("1".to_string()), field("version"), "{}", path.display());
        let is_text = matches!(parts.get("scenario").map(|it| &it.value), Some(Value::String(_)));
        let expected = match is_text {
            true => quote(held.trim_end_matches('\n')),
            false => said(&tree(&held), &held),
        };
        let found = [field("case"), field("scenario")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        assert_eq!(vec![expected], found, "{}", path.display());
        n_links[usize::from(link.contains("s=1."))] += 1;
    }
    println!("{n_links:?} links of the generations 0 and 1");
    assert!(8 <= n_links[0] && 10 <= n_links[1], "{n_links:?}");
}

/// Beside those files, the two that stand in the document.
#[test]
fn the_links_in_the_document_are_read() {
    let blocks = include_str!("../../../docs/links.md").split("```text\n").skip(1);
    let blocks = blocks.filter_map(|it| it.split("\n```").next()?.split_once('\n'));
    let n_read = blocks
        .map(|(link, expected)| assert_eq!(expected, document(link)))
        .count();
    assert_eq!(2, n_read);
}
