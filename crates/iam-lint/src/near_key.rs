//! The condition key that a mistyped one is nearest to: also of keys that end in a name of one's own, as
//! `aws:RequestTag/Team`.

use alloc::string::{String, ToString};

use iam_syntax::suggest::nearest;

/// A key with a name of one's own at its end: what stands in front of it, and the character between.
fn family(key: &str) -> Option<(&str, char)> {
    let (head, _) = key.split_once("${")?;
    let sign = head.chars().last().filter(|it| ['/', ':'].contains(it))?;
    Some((&head[..head.len() - 1], sign))
}

/// The nearest of some keys. Of `aws:PrincipleTag/team` the tag stays as it is.
pub(crate) fn of<'a>(word: &str, keys: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    let families = || keys.clone().filter_map(family);
    let own = word.find(':').and_then(|colon| {
        let at = word[colon + 1..].find(['/', ':'])?;
        Some(word.split_at(colon + 1 + at))
    });
    if let Some((head, tail)) = own.filter(|(_, tail)| 1 < tail.len())
        && let Some(known) = nearest(head, families().map(|(head, _)| head))
    {
        let sign = families()
            .find(|(head, _)| *head == known)
            .map_or('/', |(_, sign)| sign);
        return Some([known, sign.encode_utf8(&mut [0; 4]), &tail[1..]].concat());
    }
    let plain = keys.clone().filter(|it| family(it).is_none());
    let near = nearest(word, plain.chain(families().map(|(head, _)| head)))?;
    let whole = keys.clone().find(|it| family(it).is_some_and(|(head, _)| head == near));
    Some(whole.unwrap_or(near).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        let keys = [
            "aws:PrincipalArn",
            "aws:PrincipalTag/${TagKey}",
            "aws:RequestTag/${TagKey}",
            "kms:EncryptionContext:${EncryptionContextKey}",
            "kms:EncryptionContextKeys",
        ];
        for (word, expected) in [
            ("aws:PrincipalArm", Some("aws:PrincipalArn")),
            ("aws:PrincipleTag/Team", Some("aws:PrincipalTag/Team")),
            ("aws:RequestTags/a/b", Some("aws:RequestTag/a/b")),
            ("aws:RequestTag:team", Some("aws:RequestTag/team")),
            ("aws:PrincipleTag", Some("aws:PrincipalTag/${TagKey}")),
            ("kms:EncryptionContexts:app", Some("kms:EncryptionContext:app")),
            ("kms:EncryptionContextKey", Some("kms:EncryptionContextKeys")),
            ("aws:Other/x", None),
        ] {
            assert_eq!(expected, of(word, keys.into_iter()).as_deref(), "{word}");
        }
    }
}
