//! Who gets to which role, for people: a line for each answer and for each hop.

use std::fmt::Write;

use iam_scenario::output::reach::{keys, verdict_name, words};
use iam_scenario::reach::{Answer, Ask, AssumeRole, Hop, Reach, Verdict};
use iam_words::Lang;

use crate::say::one_line;

/// All answers.
pub fn text(answer: &Answer, lang: Lang) -> String {
    let mut text = String::new();
    for reach in &answer.reaches {
        let first = match lang {
            Lang::En => english(reach),
            Lang::Ko => korean(reach),
        };
        text.push_str(&first);
        text.push('\n');
        for hop in &reach.hops {
            write_hop(&mut text, hop, lang);
        }
    }
    text
}

fn english(reach: &Reach) -> String {
    let (principal, role) = (one_line(&reach.principal), one_line(&reach.role_arn));
    let said = format!("{}: {principal} to {role}", verdict_name(reach.verdict));
    match &reach.blocked {
        None => said,
        Some(blocked) => {
            let caller = one_line(&blocked.caller);
            let blocker = words::blocker(&blocked.why, Lang::En);
            format!("{said}, blocked by {blocker} (as {caller})")
        }
    }
}

fn korean(reach: &Reach) -> String {
    let (principal, role) = (one_line(&reach.principal), one_line(&reach.role_arn));
    let verdict = match reach.verdict {
        Verdict::Yes => "가능",
        Verdict::Conditional => "조건부",
        Verdict::No => "불가능",
    };
    let said = format!("{verdict}: {principal} → {role}");
    match &reach.blocked {
        None => said,
        Some(blocked) => {
            let caller = one_line(&blocked.caller);
            let blocker = words::blocker(&blocked.why, Lang::Ko);
            format!("{said}, 막는 곳: {blocker} (호출자: {caller})")
        }
    }
}

// OK to ignore what `writeln!` gives because writing to a `String` never fails.
fn write_hop(text: &mut String, hop: &Hop, lang: Lang) {
    let says = |en: &'static str, ko: &'static str| match lang {
        Lang::En => en,
        Lang::Ko => ko,
    };
    let (caller, role) = (one_line(&hop.caller), one_line(hop.ask.role_arn()));
    let _ = write!(text, "  {caller} {} {role}", says("assumes", "→"));
    let as_session = says(" as ", ", 세션 이름 ");
    match &hop.ask {
        Ask::AssumeRole(ask) => {
            let _ = write!(text, "{as_session}{}", one_line(&ask.role_session_name));
            write_chosen(text, ask, &says);
        }
        Ask::WebIdentity(ask) => {
            let name = one_line(&ask.role_session_name);
            let _ = write!(text, "{as_session}{name}{}", says(" with a token", ", 토큰"));
            let audiences = ask.token.audiences.iter().map(|value| ("aud", value.as_str()));
            let subject = ask.token.subject.iter().map(|value| ("sub", value.as_str()));
            for (claim, value) in audiences.chain(subject) {
                let _ = write!(text, ", {claim} {}", one_line(value));
            }
        }
        Ask::Saml(_) => text.push_str(says(" with a SAML assertion", ", SAML 어설션")),
    }
    if !hop.keys.is_empty() {
        let keys = one_line(&keys(hop).join(", "));
        let _ = write!(text, "; {}{keys}", says("depends on ", "결과를 정하는 키: "));
    }
    text.push('\n');
    let needs = match lang {
        Lang::En => words::en(hop),
        Lang::Ko => words::ko(hop),
    };
    if let Some(needs) = needs {
        let _ = writeln!(text, "    {}{}", says("needs ", "필요한 조건: "), one_line(&needs));
    }
}

fn write_chosen(text: &mut String, ask: &AssumeRole, says: &dyn Fn(&'static str, &'static str) -> &'static str) {
    if let Some(id) = &ask.external_id {
        let _ = write!(text, ", {} {}", says("external id", "외부 ID"), one_line(id));
    }
    for tag in &ask.tags {
        let is_transitive = ask.transitive_tag_keys.contains(&tag.key);
        let star = if is_transitive { " ★" } else { "" };
        let (key, value) = (one_line(&tag.key), one_line(&tag.value));
        let _ = write!(text, ", {} {key}={value}{star}", says("tag", "태그"));
    }
    if let Some(identity) = &ask.source_identity {
        let identity = one_line(identity);
        let _ = write!(text, ", {} {identity}", says("source identity", "소스 자격 증명"));
    }
}
