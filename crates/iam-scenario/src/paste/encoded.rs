//! Policies that were made safe for a URL, a string or XML.

use super::{Pasted, Wrapper, layout, shape, whole};

/// The policy in an encoded text.
pub fn policy(text: &str) -> Option<Pasted> {
    in_xml(text).or_else(|| in_percents(text)).or_else(|| in_escapes(text))
}

/// The text of a policy, if a value of JSON or XML is one: as it is, or percent-encoded.
pub fn policy_text(value: &str) -> Option<String> {
    let value = value.trim();
    let text = if value.starts_with("%7B") || value.starts_with("%7b") {
        percent_decoded(value)?
    } else {
        value.into()
    };
    let is_policy = text.starts_with('{') && whole(&text).as_ref().is_some_and(shape::is_policy);
    is_policy.then(|| layout::readable(&text))
}

/// An answer of the raw API, in which documents are percent-encoded.
fn in_xml(text: &str) -> Option<Pasted> {
    const TAGS: [&str; 4] = ["AssumeRolePolicyDocument", "PolicyDocument", "Document", "Policy"];
    if !text.starts_with('<') {
        return None;
    }
    TAGS.iter().find_map(|tag| {
        let inner = element(text, tag)?;
        let policy = policy_text(&unescaped(inner))?;
        let kind = shape::kind_of_text(&policy);
        let name = ["PolicyName", "RoleName"].iter().find_map(|name| element(text, name));
        Some(Pasted::Unwrapped {
            text: policy,
            from: Wrapper::Xml,
            name: name.map(str::to_string),
            suggests: kind,
        })
    })
}

fn element<'t>(xml: &'t str, tag: &str) -> Option<&'t str> {
    let start = xml.find(&format!("<{tag}>"))? + tag.len() + 2;
    let length = xml[start..].find(&format!("</{tag}>"))?;
    Some(&xml[start..start + length])
}

fn unescaped(xml: &str) -> String {
    // The ampersand last, so that what it begins is not taken for an entity.
    [
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#34;", "\""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(xml.into(), |text: String, (entity, character)| {
        text.replace(entity, character)
    })
}

/// Percent-encoded, alone or as one word of some output.
fn in_percents(text: &str) -> Option<Pasted> {
    let start = text.find("%7B").or_else(|| text.find("%7b"))?;
    let is_end = |it: char| it.is_whitespace() || matches!(it, '"' | '\'' | '<' | ',');
    let word = text[start..].split(is_end).next()?;
    let policy = policy_text(word)?;
    Some(Pasted::Unwrapped {
        suggests: shape::kind_of_text(&policy),
        text: policy,
        from: Wrapper::UrlEncoded,
        name: None,
    })
}

/// What stands inside the quotes of a JSON string.
fn in_escapes(text: &str) -> Option<Pasted> {
    if !(text.starts_with('{') && text.contains("\\\"")) {
        return None;
    }
    let quoted = ["\"", text, "\""].concat();
    let tree = whole(&quoted)?;
    let policy = policy_text(tree.as_str()?)?;
    Some(Pasted::Unwrapped {
        suggests: shape::kind_of_text(&policy),
        text: policy,
        from: Wrapper::JsonString,
        name: None,
    })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}
