//! The JSON Schema (2020-12) of a case and of a scenario, from the tables that the reader goes by.
//!
//! What a schema can't say stays with the reader: that a context key is there twice in two spellings, for one.

use serde_json::{Map, Value, json};

use crate::format::{self, Field, Holds};

/// Fields under such names are kept and ignored.
const FREE_NAMES: &str = "^x-";

/// Two ways to say the same, of which an object has one.
const ALTERNATIVES: [&str; 2] = ["resource", "resources"];

/// The schema, laid out for people.
#[must_use]
pub fn case() -> String {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Case",
        "description": "Policies by kind, and one or more requests over them. `null` means left out, but for context keys.",
        "$ref": "#/$defs/case",
    });
    schema["$defs"] = definitions();
    laid_out(&schema)
}

/// The schema of a scenario, laid out for people.
#[must_use]
pub fn scenario() -> String {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario",
        "description": "A small world of accounts, and steps in it. `null` means left out, but for context keys.",
        "$ref": "#/$defs/scenario",
    });
    schema["$defs"] = definitions();
    schema["$defs"]["scenario"] = object(format::scenario::SCENARIO);
    schema["$defs"]["unit"] = object(format::scenario::UNIT);
    laid_out(&schema)
}

fn laid_out(schema: &Value) -> String {
    let mut text = format!("{schema:#}");
    text.push('\n');
    text
}

fn definitions() -> Value {
    json!({
        "case": object(format::CASE),
        "check": object(format::CHECK),
        "call": object(format::call::CALL),
        "title": one_of(&[json!({ "type": "string" }), object(format::TITLE)]),
        "principal": one_of(&[json!({ "type": "string" }), principal()]),
        "context": {
            "type": "object",
            "additionalProperties": { "anyOf": [scalar(true), { "type": "array", "items": scalar(false) }] },
        },
        "policies": object(format::POLICIES),
        "policy": object(format::POLICY),
        "endpoint": object(format::ENDPOINT),
        "level": object(format::LEVEL),
    })
}

/// An object with fields of a table, and those under free names.
fn object(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.into(), property(field)))
        .collect();
    let needed: Vec<&str> = fields
        .iter()
        .filter(|field| field.is_needed)
        .map(|field| field.name)
        .collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { FREE_NAMES: true },
        "additionalProperties": false,
    });
    if !needed.is_empty() {
        schema["required"] = needed.into();
    }
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    if ALTERNATIVES.iter().all(|name| has(name)) {
        let given = || json!({ "not": { "type": "null" } });
        let both: Map<String, Value> = ALTERNATIVES.iter().map(|name| ((*name).into(), given())).collect();
        schema["not"] = json!({ "required": ALTERNATIVES, "properties": both });
    }
    schema
}

/// An object that names a principal in one way.
fn principal() -> Value {
    let mut schema = object(format::PRINCIPAL);
    let named = |name: &&str| json!({ "required": [name], "properties": { *name: { "type": "string" } } });
    schema["oneOf"] = format::PRINCIPAL_NAMES.iter().map(named).collect();
    schema
}

fn property(field: &Field) -> Value {
    let held = held(field.holds);
    let mut property = Map::from_iter([("description".into(), field.about.into())]);
    match held {
        Value::Object(held) if field.is_needed => property.extend(held),
        // Left out, whichever way.
        held => {
            property.insert("anyOf".into(), json!([held, { "type": "null" }]));
        }
    }
    property.into()
}

fn held(holds: Holds) -> Value {
    let list_of = |items: Value| json!({ "type": "array", "items": items });
    match holds {
        Holds::Version => json!({ "const": 1 }),
        Holds::Text => json!({ "type": "string" }),
        Holds::Bool => json!({ "type": "boolean" }),
        Holds::Texts => list_of(json!({ "type": "string" })),
        Holds::Title => definition("title"),
        Holds::Principal => definition("principal"),
        Holds::Resource => one_of(&[
            json!({ "type": "string" }),
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 }),
        ]),
        Holds::Resources => json!({ "type": "array", "items": object(format::RESOURCE), "minItems": 1 }),
        Holds::Said => one_of(&[
            json!({ "type": ["boolean", "string"] }),
            json!({ "type": "array", "items": { "type": "string" } }),
        ]),
        Holds::Call => one_of(&[json!({ "type": "boolean" }), definition("call")]),
        Holds::Context => definition("context"),
        Holds::Policies => definition("policies"),
        Holds::Document => json!({ "type": ["object", "string"] }),
        Holds::Policy => definition("policy"),
        Holds::Pool => list_of(definition("policy")),
        Holds::Layers => one_of(&[list_of(definition("policy")), list_of(list_of(definition("policy")))]),
        Holds::Levels => list_of(definition("level")),
        Holds::Endpoint => definition("endpoint"),
        Holds::EndpointType => json!({ "enum": ["interface", "gateway"] }),
        Holds::Expectation => json!({ "type": "object" }),
        Holds::Checks => list_of(definition("check")),
        Holds::Integer => json!({ "type": "integer" }),
        Holds::Object(fields) => object(fields),
        Holds::Map(of) => json!({ "type": "object", "additionalProperties": held(*of) }),
        Holds::List(of) => list_of(held(*of)),
        Holds::Tags => tags(),
        Holds::Case => definition("case"),
        Holds::Unit => definition("unit"),
        Holds::ControlPolicyType => json!({ "enum": ["scp", "rcp"] }),
        Holds::As => one_of(&[json!({ "type": "string" }), object(format::scenario::AS)]),
        Holds::CredentialsType => json!({ "enum": ["accessKey", "console"] }),
        Holds::Claims => json!({ "type": "object" }),
    }
}

/// Tags by key, or as AWS's API lists them.
fn tags() -> Value {
    let text = || json!({ "type": "string" });
    one_of(&[
        json!({ "type": "object", "additionalProperties": scalar(false) }),
        json!({
            "type": "array",
            "items": {
                "type": "object",
                "properties": { "key": text(), "value": text() },
                "required": ["key"],
                "additionalProperties": false,
            },
        }),
    ])
}

/// A value of a context key.
fn scalar(may_be_null: bool) -> Value {
    let mut types = vec!["string", "number", "boolean"];
    if may_be_null {
        types.push("null");
    }
    json!({ "type": types })
}

fn definition(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn one_of(choices: &[Value]) -> Value {
    json!({ "anyOf": choices })
}
