//! What could stand in a field of the request: it is asked of the same as what could stand at a place of a policy.

use iam_syntax::json::quote;

/// A field of the request, and what is known of the request beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Action,
    Resource { action: String },
    Key { action: String },
    Value { action: String, key: String },
}

/// A policy that ends where something is written, and that place, in UTF-16: behind what is written, before the quote.
pub fn policy(field: &Field, written: &str) -> (String, u32) {
    let written = quote(written);
    let begin = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"#;
    let condition = r#","Resource":"*","Condition":{"StringEquals":{"#;
    let text = match field {
        Field::Action => [begin, &written].concat(),
        Field::Resource { action } => [begin, &quote(action), r#","Resource":"#, &written].concat(),
        Field::Key { action } => [begin, &quote(action), condition, &written].concat(),
        Field::Value { action, key } => [begin, &quote(action), condition, &quote(key), ":", &written].concat(),
    };
    let at = text.encode_utf16().count().saturating_sub(1) as u32;
    (text, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_behind_what_is_written() {
        let action = || "s3:GetObject".to_string();
        let key = || "s3:가😀".to_string();
        for field in [
            Field::Action,
            Field::Resource { action: action() },
            Field::Key { action: action() },
            Field::Value {
                action: action(),
                key: key(),
            },
        ] {
            let (text, at) = policy(&field, "a\"가😀");
            let units: Vec<u16> = text.encode_utf16().collect();
            let before = String::from_utf16(&units[..at as usize]).unwrap();
            assert!(before.ends_with("a\\\"가😀"), "{before}");
            assert_eq!(String::from_utf16(&units[at as usize..]).unwrap(), "\"");
        }
    }
}
