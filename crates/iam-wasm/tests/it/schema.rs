//! Types of what comes in, from the schemas of a case and of a scenario.

use serde_json::{Map, Value};

/// An interface for each definition.
pub fn types(schema: &Value) -> String {
    let definitions = schema["$defs"].as_object().expect("definitions");
    definitions.iter().map(|(name, it)| declared(name, it)).collect()
}

fn declared(name: &str, it: &Value) -> String {
    let title = title(name);
    match of(it, 0) {
        text if text.starts_with('{') && text.ends_with('}') && !text.contains("} & ") => {
            format!("\nexport interface {title} {text}\n")
        }
        text => format!("\nexport type {title} = {text};\n"),
    }
}

/// As a type is called.
fn title(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    let title = [&first.to_uppercase(), rest].concat();
    match title.as_str() {
        // There are others of that name among the answers.
        "Call" => "CaseCall".into(),
        "Check" => "CaseCheck".into(),
        _ => title,
    }
}

fn of(it: &Value, depth: usize) -> String {
    if let Some(name) = it["$ref"].as_str() {
        return title(name.trim_start_matches("#/$defs/"));
    }
    if let Some(all) = it["anyOf"].as_array() {
        return union(all.iter().map(|it| of(it, depth)));
    }
    if !it["const"].is_null() {
        return it["const"].to_string();
    }
    if let Some(all) = it["enum"].as_array() {
        return union(all.iter().map(Value::to_string));
    }
    match &it["type"] {
        Value::Array(all) => union(all.iter().map(|it| simple(it.as_str().unwrap_or_default()))),
        Value::String(name) => match name.as_str() {
            "array" => {
                let items = of(&it["items"], depth);
                match items.contains(" | ") && !items.starts_with('{') {
                    true => format!("({items})[]"),
                    false => format!("{items}[]"),
                }
            }
            "object" => object(it, depth),
            name => simple(name),
        },
        _ => "unknown".into(),
    }
}

fn simple(name: &str) -> String {
    match name {
        "integer" => "number".into(),
        name => name.into(),
    }
}

fn union(all: impl Iterator<Item = String>) -> String {
    let mut different: Vec<String> = Vec::new();
    for it in all {
        if !different.contains(&it) {
            different.push(it);
        }
    }
    different.join(" | ")
}

fn object(it: &Value, depth: usize) -> String {
    let others = &it["additionalProperties"];
    let Some(properties) = it["properties"].as_object() else {
        return match others.is_object() {
            true => format!("Record<string, {}>", of(others, depth)),
            false => "object".into(),
        };
    };
    if properties.is_empty() {
        return "Record<`x-${string}`, unknown>".into();
    }
    let own = fields(it, properties, depth);
    let ways = it["oneOf"].as_array().map(|all| {
        let all = all
            .iter()
            .map(|it| format!("{{ {}: string }}", it["required"][0].as_str().unwrap_or_default()));
        format!(" & ({})", union(all))
    });
    own + &ways.unwrap_or_default()
}

fn fields(it: &Value, properties: &Map<String, Value>, depth: usize) -> String {
    if properties.is_empty() && it["patternProperties"].is_object() {
        return "Record<`x-${string}`, unknown>".into();
    }
    let indent = "  ".repeat(depth + 1);
    let needed = it["required"].as_array();
    let mut text = String::from("{\n");
    for (name, field) in properties {
        let is_needed = needed.is_some_and(|all| all.iter().any(|it| it == name));
        let mark = if is_needed { "" } else { "?" };
        let about = field["description"].as_str().unwrap_or_default();
        text += &format!(
            "{indent}/** {about} */\n{indent}{name}{mark}: {};\n",
            of(field, depth + 1)
        );
    }
    if it["patternProperties"].is_object() {
        text += &format!("{indent}[free: `x-${{string}}`]: unknown;\n");
    }
    text + &"  ".repeat(depth) + "}"
}
