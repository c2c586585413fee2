//! The schema takes what the reader takes.

use iam_scenario::format::{self, Field};
use iam_scenario::{read, schema, write};
use serde_json::{Value, json};

use crate::examples;
use crate::random::Random;

/// Whether a value is valid. Knows the words that our schema has, and none beside them.
fn is_valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(words) = schema.as_object() else {
        return schema == &Value::Bool(true);
    };
    words.iter().all(|(word, told)| {
        let is_valid = |schema: &Value, value: &Value| is_valid(root, schema, value);
        let choices = || told.as_array().into_iter().flatten();
        match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => is_valid(
                root.pointer(&told.as_str().unwrap_or_default()[1..])
                    .expect("a definition"),
                value,
            ),
            "anyOf" => choices().any(|it| is_valid(it, value)),
            "oneOf" => choices().filter(|it| is_valid(it, value)).count() == 1,
            "not" => !is_valid(told, value),
            "const" => told == value,
            "enum" => choices().any(|it| it == value),
            "type" => match told.as_array() {
                Some(types) => types.iter().any(|it| it == type_of(value)),
                None => told == type_of(value) || (told == "integer" && (value.is_i64() || value.is_u64())),
            },
            "minItems" => value
                .as_array()
                .is_none_or(|items| told.as_u64() <= Some(items.len() as u64)),
            "items" => value
                .as_array()
                .is_none_or(|items| items.iter().all(|it| is_valid(told, it))),
            "required" => value
                .as_object()
                .is_none_or(|object| choices().all(|name| object.contains_key(name.as_str().unwrap_or_default()))),
            "properties" => value.as_object().is_none_or(|object| {
                object
                    .iter()
                    .all(|(name, value)| told.get(name).is_none_or(|schema| is_valid(schema, value)))
            }),
            "patternProperties" => told == &json!({ "^x-": true }),
            "additionalProperties" => value.as_object().is_none_or(|object| {
                object.iter().all(|(name, value)| {
                    let is_known = schema.get("properties").is_some_and(|it| it.get(name).is_some());
                    let is_free = schema.get("patternProperties").is_some() && name.starts_with("x-");
                    is_known || is_free || is_valid(told, value)
                })
            }),
            other => panic!("the schema has a word that this test does not know: {other}"),
        }
    })
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn schema_of_case() -> Value {
    serde_json::from_str(&schema::case()).expect("a schema that is JSON")
}

#[track_caller]
fn check(schema: &Value, case: &Value) {
    let read = read::case(&case.to_string());
    assert_eq!(read.is_ok(), is_valid(schema, schema, case), "{case}\n{read:?}");
}

#[test]
fn examples_and_random_cases_are_valid() {
    let schema = schema_of_case();
    for text in examples::all() {
        let case: Value = serde_json::from_str(&text).unwrap();
        assert!(is_valid(&schema, &schema, &case), "{text}");
    }
    for seed in 0..500 {
        let case: Value = serde_json::from_str(&write::case(&Random::new(seed).case("x-"))).unwrap();
        assert!(is_valid(&schema, &schema, &case), "{case}");
    }
}

#[test]
fn scenarios_are_valid() {
    let schema: Value = serde_json::from_str(&schema::scenario()).expect("a schema that is JSON");
    for (name, text) in crate::scenarios::all() {
        let scenario: Value = serde_json::from_str(&text).unwrap();
        assert!(is_valid(&schema, &schema, &scenario), "{name}");
        let mut other = scenario.clone();
        other["surprise"] = json!(1);
        assert!(!is_valid(&schema, &schema, &other), "{name}");
    }
}

/// Puts each sort of value into each field, and asks both.
#[test]
fn the_schema_and_the_reader_agree_on_every_field() {
    let schema = schema_of_case();
    let policy = json!({ "document": {} });
    let objects: [(&[Field], &str, Value); 10] = [
        (format::CASE, "", json!({})),
        (format::CHECK, "/checks/0", json!({ "checks": [{ "id": "c" }] })),
        (
            format::RESOURCE,
            "/resources/0",
            json!({ "resources": [{ "arn": "a" }] }),
        ),
        (format::call::CALL, "/call", json!({ "call": {} })),
        (format::PRINCIPAL, "/principal", json!({ "principal": { "arn": "a" } })),
        (format::TITLE, "/title", json!({ "title": {} })),
        (format::POLICIES, "/policies", json!({ "policies": {} })),
        (
            format::POLICY,
            "/policies/identity/0",
            json!({ "policies": { "identity": [policy] } }),
        ),
        (
            format::ENDPOINT,
            "/policies/endpoint",
            json!({ "policies": { "endpoint": policy } }),
        ),
        (
            format::LEVEL,
            "/policies/rcps/0",
            json!({ "policies": { "rcps": [{}] } }),
        ),
    ];
    let values = [
        json!(null),
        json!(true),
        json!(1),
        json!(2),
        json!(""),
        json!("gateway"),
        json!([]),
        json!([null]),
        json!([1]),
        json!(["a"]),
        json!([[]]),
        json!([["a"]]),
        json!([{}]),
        json!([[{}]]),
        json!([[], {}]),
        json!([policy]),
        json!([[policy]]),
        json!([policy, [policy]]),
        json!([{ "id": "c" }]),
        json!([{ "arn": "a", "context": { "a": "b" } }]),
        json!(false),
        json!({ "customerKey": ["a", "b"] }),
        json!({}),
        json!({ "x-a": [null] }),
        json!({ "a": null }),
        json!({ "a": "b" }),
        json!({ "a": 1 }),
        json!({ "a": [1, true, "b"] }),
        json!({ "a": [null] }),
        json!({ "a": {} }),
        json!({ "arn": "a" }),
        json!({ "arn": null, "service": "a" }),
        json!({ "arn": "a", "service": "b" }),
        json!({ "federated": 1 }),
        policy.clone(),
        json!({ "document": null }),
        json!({ "document": [] }),
    ];
    for resource in [json!(null), json!("a"), json!(["a"])] {
        for resources in [json!(null), json!([{ "arn": "a" }])] {
            check(&schema, &json!({ "resource": resource, "resources": resources }));
        }
    }
    for (fields, at, object) in objects {
        check(&schema, &object);
        for field in fields {
            for value in &values {
                let mut case = object.clone();
                case.pointer_mut(at).unwrap()[field.name] = value.clone();
                check(&schema, &case);
            }
            let mut without = object.clone();
            let fields = without.pointer_mut(at).unwrap().as_object_mut().unwrap();
            fields.remove(field.name);
            check(&schema, &without);
        }
        for name in ["x-anything", "X-anything", "surprise"] {
            let mut case = object.clone();
            case.pointer_mut(at).unwrap()[name] = json!({ "a": [] });
            check(&schema, &case);
        }
    }
}
