//! The request that the form shows: the case's own, or that of a check, and how a change of it is written back.

use iam_scenario::case::{
    CallInput, Case, ContextEntry, ContextInput, PrincipalInput, PrincipalObject, RequestInput, same_key,
};

/// Which request is in the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// The case's own.
    #[default]
    Own,
    /// That of a check.
    Check(usize),
}

/// Which request a case is opened with.
pub fn first(case: &Case) -> Asked {
    match (&case.request.action, case.checks.as_slice()) {
        (None, [_, ..]) => Asked::Check(0),
        _ => Asked::Own,
    }
}

/// Its place among all requests of the case.
pub fn place(case: &Case, asked: Asked) -> usize {
    match asked {
        Asked::Own => 0,
        Asked::Check(at) => at + usize::from(case.asks_own()),
    }
}

/// The request in full.
pub fn request_of(case: &Case, asked: Asked) -> RequestInput {
    match asked {
        Asked::Own => case.request.clone(),
        Asked::Check(at) => match case.checks.get(at) {
            Some(check) => case.request.overlaid(&check.request),
            None => case.request.clone(),
        },
    }
}

/// Writes the form back.
pub fn set_request(case: &mut Case, asked: Asked, request: RequestInput) {
    match asked {
        Asked::Own => case.request = request,
        Asked::Check(at) => {
            let whole = over(&case.request, request);
            if let Some(check) = case.checks.get_mut(at) {
                check.request = whole;
            }
        }
    }
}

/// What is expected of a request.
pub fn expected_mut(case: &mut Case, asked: Asked) -> Option<&mut Option<String>> {
    match asked {
        Asked::Own => Some(&mut case.expect),
        Asked::Check(at) => case.checks.get_mut(at).map(|check| &mut check.expect),
    }
}

/// What has to be laid over the own request to give this one: everything, and a removal for each key that only the
/// own one has.
pub fn over(own: &RequestInput, request: RequestInput) -> RequestInput {
    let mut over = request;
    let unknown = over.unknown.clone().unwrap_or_default();
    for entry in &own.context {
        let is_there = over.context.iter().any(|it| same_key(&it.name, &entry.name))
            || unknown.iter().any(|name| same_key(name, &entry.name));
        if !is_there {
            over.context.push(ContextEntry {
                name: entry.name.clone(),
                value: ContextInput::Removed,
            });
        }
    }
    // Left out they would be inherited.
    over.unknown = Some(unknown);
    if own.call.is_some() {
        over.call = over.call.or(Some(CallInput::Alone));
    }
    over
}

/// What the form shows of a principal.
pub fn principal_text(principal: Option<&PrincipalInput>) -> &str {
    match principal {
        None => "",
        Some(PrincipalInput::Text(text) | PrincipalInput::Service(text) | PrincipalInput::Federated(text)) => text,
        Some(PrincipalInput::Object(object)) => &object.arn,
    }
}

/// A principal with another text; what else is known of it stays.
pub fn with_text(principal: Option<&PrincipalInput>, text: &str) -> Option<PrincipalInput> {
    if text.is_empty() {
        return None;
    }
    Some(match principal {
        Some(PrincipalInput::Object(object)) => PrincipalInput::Object(PrincipalObject {
            arn: text.into(),
            ..object.clone()
        }),
        _ => PrincipalInput::Text(text.into()),
    })
}

/// What may be said of a principal beside its ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    RoleArn,
    UserArn,
    UniqueId,
}

pub fn part(principal: Option<&PrincipalInput>, part: Part) -> &str {
    let Some(PrincipalInput::Object(object)) = principal else {
        return "";
    };
    let value = match part {
        Part::RoleArn => &object.role_arn,
        Part::UserArn => &object.user_arn,
        Part::UniqueId => &object.unique_id,
    };
    value.as_deref().unwrap_or("")
}

/// A principal with a part set, or taken away where the text is empty.
pub fn with_part(principal: Option<&PrincipalInput>, which: Part, text: &str) -> Option<PrincipalInput> {
    let mut object = match principal {
        Some(PrincipalInput::Object(object)) => object.clone(),
        other => PrincipalObject {
            arn: principal_text(other).into(),
            ..PrincipalObject::default()
        },
    };
    let value = (!text.is_empty()).then(|| text.to_string());
    match which {
        Part::RoleArn => object.role_arn = value,
        Part::UserArn => object.user_arn = value,
        Part::UniqueId => object.unique_id = value,
    }
    let bare = PrincipalObject {
        arn: object.arn.clone(),
        ..PrincipalObject::default()
    };
    Some(if object == bare {
        PrincipalInput::Text(object.arn)
    } else {
        PrincipalInput::Object(object)
    })
}

/// One row of the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub held: Held,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    Values(Vec<String>),
    /// Taken away, even if it would be derived.
    Removed,
    /// It may be absent or hold anything.
    Unknown,
}

/// The context as rows: what is given, then what is unknown.
pub fn rows(request: &RequestInput) -> Vec<Row> {
    let given = request.context.iter().map(|entry| Row {
        key: entry.name.clone(),
        held: match &entry.value {
            ContextInput::Removed => Held::Removed,
            ContextInput::One(value) => Held::Values(vec![value.clone()]),
            ContextInput::Many(values) => Held::Values(values.clone()),
        },
    });
    let unknown = request.unknown.iter().flatten().map(|key| Row {
        key: key.clone(),
        held: Held::Unknown,
    });
    given.chain(unknown).collect()
}

/// Sets what the row of a key holds, adding the row if there is none.
pub fn set_held(request: &mut RequestInput, key: &str, held: Held) {
    let value = match held {
        Held::Unknown => {
            request.context.retain(|entry| !same_key(&entry.name, key));
            let unknown = request.unknown.get_or_insert_default();
            if !unknown.iter().any(|name| same_key(name, key)) {
                unknown.push(key.into());
            }
            return;
        }
        Held::Removed => ContextInput::Removed,
        Held::Values(mut values) if values.len() == 1 => ContextInput::One(values.remove(0)),
        Held::Values(values) => ContextInput::Many(values),
    };
    if let Some(unknown) = &mut request.unknown {
        unknown.retain(|name| !same_key(name, key));
    }
    match request.context.iter_mut().find(|entry| same_key(&entry.name, key)) {
        Some(entry) => entry.value = value,
        None => request.context.push(ContextEntry {
            name: key.into(),
            value,
        }),
    }
}

/// Gives a row another key, whether its value is known or not.
pub fn rename_key(request: &mut RequestInput, old: &str, new: &str) {
    if let Some(entry) = request.context.iter_mut().find(|entry| entry.name == old) {
        entry.name = new.into();
    } else if let Some(name) = request.unknown.iter_mut().flatten().find(|name| *name == old) {
        *name = new.into();
    }
}

pub fn remove_key(request: &mut RequestInput, key: &str) {
    request.context.retain(|entry| entry.name != key);
    if let Some(unknown) = &mut request.unknown {
        unknown.retain(|name| name != key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(request: &mut RequestInput, key: &str, value: &str) {
        set_held(request, key, Held::Values(vec![value.into()]));
    }

    #[test]
    fn a_check_shows_what_was_written_to_it() {
        let mut case = Case::default();
        given(&mut case.request, "aws:SecureTransport", "true");
        given(&mut case.request, "aws:RequestedRegion", "eu-west-1");
        case.checks.push(iam_scenario::case::Check::default());
        let mut wanted = request_of(&case, Asked::Check(0));
        wanted.action = Some("s3:GetObject".into());
        remove_key(&mut wanted, "aws:SecureTransport");
        set_held(&mut wanted, "aws:RequestedRegion", Held::Unknown);
        set_request(&mut case, Asked::Check(0), wanted);
        let found = request_of(&case, Asked::Check(0));
        assert_eq!(found.action.as_deref(), Some("s3:GetObject"));
        let held = |key: &str| rows(&found).into_iter().find(|row| row.key == key).map(|row| row.held);
        assert_eq!(held("aws:SecureTransport"), Some(Held::Removed));
        assert_eq!(case.request.context.len(), 2, "the own request is untouched");
    }

    #[test]
    fn a_key_is_known_or_unknown_and_never_both() {
        let mut request = RequestInput::default();
        given(&mut request, "aws:SourceIp", "192.0.2.1");
        set_held(&mut request, "AWS:sourceip", Held::Unknown);
        assert!(request.context.is_empty());
        assert_eq!(rows(&request).len(), 1);
        given(&mut request, "aws:SourceIp", "192.0.2.1");
        assert_eq!(rows(&request).len(), 1);
    }

    #[test]
    fn parts_come_and_go_with_a_principal() {
        let text = PrincipalInput::Text("arn:aws:sts::111122223333:assumed-role/App/s1".into());
        let whole = with_part(Some(&text), Part::UniqueId, "AROAEXAMPLE");
        assert_eq!(part(whole.as_ref(), Part::UniqueId), "AROAEXAMPLE");
        assert_eq!(with_part(whole.as_ref(), Part::UniqueId, ""), Some(text));
    }
}
