//! Global condition keys, from a table in a file of JavaScript.

use std::collections::BTreeMap;

use super::reference::plain_key;
use crate::catalogue::by_hand;
use crate::catalogue::model::KeyType;
use crate::catalogue::packages::{Content, file};

pub fn read(content: &Content) -> Result<BTreeMap<String, Vec<KeyType>>, String> {
    let text = file(content, "package/dist/esm/globalConditionKeys.js")?;
    of_text(&String::from_utf8_lossy(text))
}

/// A key of the table is `key: '…'` on one line and `type: '…'` on one of those below.
fn of_text(text: &str) -> Result<BTreeMap<String, Vec<KeyType>>, String> {
    let mut keys = BTreeMap::new();
    let mut name = None;
    for line in text.lines() {
        if let Some(found) = field(line, "key") {
            name = Some(plain_key(found));
        } else if let Some(found) = field(line, "type") {
            let name = name.take().ok_or("a type of the global keys has lost its key")?;
            keys.insert(name, vec![key_type(found)?]);
        } else if line.trim().starts_with('}')
            && let Some(name) = name.take()
        {
            return Err(format!("the global key {name} has lost its type"));
        }
    }
    for (name, types) in by_hand::GLOBAL_KEYS {
        let types: Result<_, _> = types.iter().map(|it| key_type(it)).collect();
        keys.insert(name.to_string(), types?);
    }
    Ok(keys)
}

fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let value = line.trim().strip_prefix(name)?.strip_prefix(": '")?;
    // What is behind it may be a comma, or a comment.
    value.split_once('\'').map(|(value, _)| value)
}

fn key_type(name: &str) -> Result<KeyType, String> {
    KeyType::named(name).ok_or_else(|| format!("a global key has the unknown type {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "x = [
        {
            key: 'aws:PrincipalTag/tag-key',
            category: 'principal',
            type: 'String',
        },
        {
            key: 'aws:TagKeys',
            type: 'ArrayOfString'
        },
        {
            key: 'aws:EpochTime',
            type: 'Date', //Can Also be Numeric...
        },
    ]";

    #[test]
    fn the_table_and_what_is_added_by_hand() {
        let keys = of_text(TEXT).unwrap();
        assert_eq!(vec![KeyType('s')], keys["aws:PrincipalTag/${TagKey}"]);
        assert_eq!(vec![KeyType('S')], keys["aws:TagKeys"]);
        assert_eq!(vec![KeyType('d'), KeyType('n')], keys["aws:EpochTime"]);
        assert_eq!(vec![KeyType('a')], keys["aws:SourceVpcArn"]);
        assert!(keys.contains_key("aws:PrincipalOrgMasterAccountId"));
    }

    #[test]
    fn a_key_without_a_known_type_is_an_error() {
        assert!(of_text(&TEXT.replace("'ArrayOfString'", "'Set'")).is_err());
        assert!(of_text(&TEXT.replace("type: 'ArrayOfString'", "")).is_err());
    }
}
