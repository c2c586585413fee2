//! A document with each of its blocks as an element that a playground may take over, the verdict in it.

use crate::document::{Block, blocks};
use crate::fence::{Kind, Question, Words};
use crate::flaw::{Flaw, What};
use crate::html;
use crate::subject::kind_of;
use crate::told::{Setting, told};

/// The document, or what is wrong with its blocks.
///
/// # Errors
/// Says of each block what is wrong with it.
pub fn with_elements(document: &str, setting: Setting) -> Result<String, Vec<Flaw>> {
    let (mut text, mut flaws) = (String::with_capacity(document.len()), Vec::new());
    let mut at = 0;
    for block in blocks(document) {
        match element(&block, setting) {
            Ok(element) => {
                text.push_str(&document[at..block.range.start]);
                text.push_str(&element);
                at = block.range.end;
            }
            Err(found) => flaws.extend(found),
        }
    }
    text.push_str(&document[at..]);
    if flaws.is_empty() { Ok(text) } else { Err(flaws) }
}

fn element(block: &Block, setting: Setting) -> Result<String, Vec<Flaw>> {
    let of_block = |line: usize, what: What| Flaw {
        line: block.line + line,
        what,
    };
    if !block.is_closed {
        return Err(vec![of_block(0, What::OpenBlock)]);
    }
    let words = block.words.as_ref().map_err(|it| vec![of_block(0, it.clone())])?;
    let told = told(&block.text, words, setting).map_err(|flaws| {
        let flaws = flaws.into_iter();
        flaws.map(|it| of_block(it.line, it.what)).collect::<Vec<_>>()
    })?;
    let mut element = format!("<iam-playground{}>\n", attributes(words, &block.text));
    element.push_str(&html::code(&block.text, "iam"));
    if !told.parts.is_empty() {
        let name = crate::words::link(words.lang.unwrap_or(setting.lang));
        element.push_str(&html::verdict(
            &told.asked,
            &told.parts,
            told.link.as_deref().map(|it| (name, it)),
        ));
    }
    element.push_str("</iam-playground>");
    Ok(element.replace('\n', &["\n", &block.prefix].concat()))
}

/// The words as they were written: those of the element, and what is asked of a policy.
fn attributes(words: &Words, text: &str) -> String {
    let Question {
        kind,
        name,
        principal,
        action,
        resource,
        context,
    } = &words.question;
    let asked = [
        ("name", name),
        ("principal", principal),
        ("action", action),
        ("resource", resource),
    ];
    let asked = asked.into_iter().filter_map(|(key, value)| Some((key, value.clone()?)));
    let context = (!context.is_empty()).then(|| {
        let pairs: Vec<String> = context.iter().map(|(key, value)| format!("{key}={value}")).collect();
        ("context", pairs.join(" "))
    });
    let own = words
        .attributes
        .iter()
        .map(|(key, value)| (key.as_str(), value.clone()));
    // An element takes a policy for an identity-based one unless it is told otherwise, or names a principal.
    let guessed = Some(kind_of(text)).filter(|it| !words.question.is_empty() && *it == Kind::Resource);
    let kind = kind.or(guessed).map(|it| {
        let name = match it {
            Kind::Identity => "identity",
            Kind::Resource => "resource",
        };
        ("kind", name.to_string())
    });
    own.chain(asked)
        .chain(kind)
        .chain(context)
        .map(|(key, value)| format!(" {key}=\"{}\"", html::escaped(&value)))
        .collect()
}
