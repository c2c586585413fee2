//! What the unknown keys of a world may hold.

use iam_eval::compile::condition::Compare;
use iam_eval::compile::resource::Fill;
use iam_eval::context::Value;
use iam_reference::literal;
use iam_syntax::operator::Quantifier;

use super::World;
use super::vocabulary::{KEYS, KeyInfo, LIKES, Type, pool};
use crate::rng::Rng;

/// A value for each unknown key, from what the vocabulary and the policies of the world hold. The clock has one time.
pub fn closing(rng: &mut Rng, world: &World) -> Vec<(String, Option<Value>)> {
    let mut unknown = world.request.context.unknown();
    if unknown.starts_with(&["aws:currenttime", "aws:epochtime"]) {
        unknown.remove(1);
    }
    unknown
        .into_iter()
        .map(|name| (name.to_owned(), close_key(rng, world, name)))
        .collect()
}

fn close_key(rng: &mut Rng, world: &World, name: &str) -> Option<Value> {
    let info = KEYS
        .iter()
        .find(|info| info.name.eq_ignore_ascii_case(name))
        .expect("only keys of the vocabulary are unknown");
    let is_sent = iam_eval::keys::known(name).is_some_and(|key| key.always);
    if !is_sent && rng.chance(20) {
        return None;
    }
    let is_set = info
        .set
        .unwrap_or_else(|| is_only_quantified(world, name) && rng.chance(80));
    if is_set {
        let n_values = 1 + rng.below(3);
        return Some(Value::Many(
            (0..n_values).map(|_| some_value(rng, world, info)).collect(),
        ));
    }
    Some(Value::One(some_value(rng, world, info)))
}

/// Whether no policy takes a key for one that holds a single value. The shape of a key that AWS does not document is
/// what the policies take it for.
fn is_only_quantified(world: &World, name: &str) -> bool {
    world
        .attached()
        .into_iter()
        .flat_map(|attached| &attached.policy.statements)
        .all(|statement| {
            statement.resources.iter().all(|clause| {
                clause.elements.iter().all(|element| match &element.pattern {
                    Fill::Fixed(_) => true,
                    Fill::Variable { text, .. } => text.keys().iter().all(|key| key.as_str() != name),
                })
            }) && statement.conditions.iter().all(|test| {
                let is_single = test.quantifier == Quantifier::Single && !matches!(test.compare, Compare::Null(_));
                let is_own = test.key.as_str() == name;
                !(is_own && is_single) && test.keys().skip(1).all(|key| key.as_str() != name)
            })
        })
}

/// A value of the key's type, often one that a policy compares it with or one close by.
fn some_value(rng: &mut Rng, world: &World, info: &KeyInfo) -> String {
    let pool: Vec<&str> = pool(info.holds)
        .iter()
        .copied()
        .filter(|text| is_of_type(info, text))
        .collect();
    match info.holds {
        Type::Text => match rng.below(8) {
            0 => "nobody names this".to_owned(),
            1 => world.request.caller.name().to_owned(),
            2 => world
                .request
                .resource
                .text
                .rsplit(['/', ':'])
                .next()
                .unwrap_or("")
                .to_owned(),
            3 => rng
                .pick(LIKES)
                .replace('*', rng.pick(&["", "q", "blue", "b"]))
                .replace('?', "b"),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Number => match rng.below(6) {
            0 => format!("{}.{}", rng.below(12), rng.below(20)),
            1 => (1_704_067_190 + rng.below(20)).to_string(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Date => match rng.below(6) {
            0 => format!(
                "2024-01-0{}T00:00:0{}.{}Z",
                1 + rng.below(2),
                rng.below(2),
                rng.below(9)
            ),
            1 => (1_704_067_190 + rng.below(20)).to_string(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Ip => match rng.below(6) {
            0 => format!("10.{}.{}.{}", rng.below(12), rng.below(4), rng.below(4)),
            1 => "192.0.2.1".to_owned(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Arn => match rng.below(4) {
            0 if world.request.caller.partition().is_some() => world.request.caller.name().to_owned(),
            0 | 1 => "arn:aws:iam::333333333333:user/Eve".to_owned(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Bool | Type::Bytes => rng.pick(&pool).to_owned(),
    }
}

/// Whether a key holds such values at all.
fn is_of_type(info: &KeyInfo, text: &str) -> bool {
    match info.holds {
        Type::Text => true,
        Type::Number => literal::compare_numbers(text, text).is_some(),
        Type::Date => literal::compare_dates(text, text).is_some(),
        Type::Bool => text == "true" || text == "false",
        Type::Ip => literal::is_inside(text, text).is_some() && !text.contains('/'),
        Type::Arn => text.starts_with("arn:") && 5 <= text.matches(':').count(),
        Type::Bytes => literal::base64(text).is_some(),
    }
}
