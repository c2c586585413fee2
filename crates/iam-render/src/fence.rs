//! The words behind the `iam` of a fenced block: how it is shown, what is expected, and for a policy what is asked.

use iam_scenario::run::StepOutcome;
use iam_syntax::suggest::nearest;
use iam_words::Lang;

use crate::flaw::What;

/// The language of a block.
const LANGUAGE: &str = "iam";

/// What is said of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What is shown below the verdict.
    pub view: View,
    /// The language of the sentences; nothing for that of the document.
    pub lang: Option<Lang>,
    /// What it has to come to.
    pub expect: Option<Expected>,
    /// What is asked of a policy; empty beside a case.
    pub question: Question,
    /// Words for the element that takes the block over, as they were written.
    pub attributes: Vec<(String, String)>,
}

/// What is shown below a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The verdict alone.
    #[default]
    Decision,
    /// Each step of the decision.
    Trace,
    /// A row a statement.
    Matrix,
}

/// What a request or a step shall come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// By whichever way.
    Denied,
    /// This one and no other.
    Exactly(StepOutcome),
}

/// What is asked of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What the policy is used as; nothing where that is to be told by the policy.
    pub kind: Option<Kind>,
    /// What the policy is called in sentences.
    pub name: Option<String>,
    /// The ARN of who asks; nothing for some user.
    pub principal: Option<String>,
    /// `service:Operation`.
    pub action: Option<String>,
    /// An ARN; nothing for `*`.
    pub resource: Option<String>,
    /// Condition keys with their values, in the order of the words.
    pub context: Vec<(String, String)>,
}

/// What a policy is used as. The others allow nothing by themselves, and take a whole case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identity-based policy.
    Identity,
    /// A resource-based policy.
    Resource,
}

/// The word of a context key: `context.aws:SourceIp=…`; of several, `context="aws:SourceIp=… aws:SecureTransport=…"`.
const CONTEXT: &str = "context.";
/// Those that are about the program's element alone, and are handed on.
const ELEMENT: [&str; 8] = [
    "editable",
    "at",
    "theme",
    "spoiler",
    "height",
    "load",
    "playground",
    "title",
];
const READ: [&str; 9] = [
    "view",
    "lang",
    "expect",
    "kind",
    "name",
    "principal",
    "action",
    "resource",
    "context",
];

/// What the words behind `iam` say; nothing where the block is in another language.
#[must_use]
pub fn words(info: &str) -> Option<Result<Words, What>> {
    let info = info.trim();
    // `{ .iam expect=denied }`, as some generators have it.
    let inside = info.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    let (info, language) = inside.map_or((info, LANGUAGE), |it| (it.trim(), ".iam"));
    let rest = info.strip_prefix(language)?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t', ',']) {
        return None;
    }
    let mut words = Words::default();
    for (key, value) in pairs(rest) {
        // A quote that is closed is none of the value.
        if value.as_ref().is_some_and(|it| it.starts_with(['"', '\''])) {
            return Some(Err(What::OpenQuote { word: key }));
        }
        if let Err(what) = take(&mut words, &key, value) {
            return Some(Err(what));
        }
    }
    Some(Ok(words))
}

/// Words parted by blanks or commas before a word; a value in quotes may hold both.
fn pairs(rest: &str) -> Vec<(String, Option<String>)> {
    let mut pairs = Vec::new();
    let mut rest = rest.trim_start_matches([' ', '\t', ',']);
    while !rest.is_empty() {
        let end = rest.find([' ', '\t', ',', '=']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let value;
        (value, rest) = match after.strip_prefix('=') {
            Some(after) => {
                let (value, after) = value_of(after);
                (Some(value.to_string()), after)
            }
            None => (None, after),
        };
        pairs.push((key.to_string(), value));
        rest = rest.trim_start_matches([' ', '\t', ',']);
    }
    pairs
}

/// A value, and what stands behind it.
fn value_of(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|it| ['"', '\''].contains(it));
    if let Some(quote) = quote
        && let Some((value, after)) = text[1..].split_once(quote)
    {
        return (value, after);
    }
    let end = text.find([' ', '\t', ',']).unwrap_or(text.len());
    text.split_at(end)
}

fn take(words: &mut Words, key: &str, value: Option<String>) -> Result<(), What> {
    let text = value.clone().unwrap_or_default();
    let question = &mut words.question;
    match key {
        "view" => words.view = view(&text),
        "lang" => words.lang = lang(&text)?,
        "expect" => words.expect = Some(among("expect", &text, &EXPECTED)?),
        "kind" => question.kind = Some(among("kind", &text, &KINDS)?),
        "name" => question.name = value,
        "principal" => question.principal = value,
        "action" => question.action = value,
        "resource" => question.resource = value,
        "context" => {
            for pair in text.split_whitespace() {
                let (name, value) = pair.split_once('=').ok_or_else(|| What::WrongValue {
                    word: "context",
                    value: pair.into(),
                    known: vec!["KEY=VALUE"],
                })?;
                question.context.push((name.into(), value.into()));
            }
        }
        _ => {
            if let Some(name) = key.strip_prefix(CONTEXT) {
                question.context.push((name.into(), text));
                return Ok(());
            }
            let known = || READ.into_iter().chain(ELEMENT);
            if !known().any(|it| it == key)
                && value.is_some()
                && let Some(meant) = context_meant(key).or_else(|| nearest(key, known()).map(String::from))
            {
                return Err(What::UnknownWord {
                    word: key.into(),
                    meant,
                });
            }
        }
    }
    if ["view", "lang"].contains(&key) || ELEMENT.contains(&key) {
        words.attributes.push((key.into(), text));
    }
    Ok(())
}

/// The word of a context key, where a word has the colon that no word of another program has.
fn context_meant(word: &str) -> Option<String> {
    let (before, _) = word.split_once(':')?;
    let name = before.rfind('.').map_or(word, |dot| &word[dot + 1..]);
    Some([CONTEXT, name].concat())
}

/// Views that only the program shows have the decision alone in text.
fn view(text: &str) -> View {
    match text {
        "trace" => View::Trace,
        "matrix" => View::Matrix,
        _ => View::Decision,
    }
}

fn lang(text: &str) -> Result<Option<Lang>, What> {
    let mut known = vec![("auto", None)];
    known.extend(Lang::ALL.map(|lang| (lang.tag(), Some(lang))));
    among("lang", text, &known)
}

const EXPECTED: [(&str, Expected); 10] = [
    ("allowed", Expected::Exactly(StepOutcome::Allowed)),
    ("denied", Expected::Denied),
    ("explicitDeny", Expected::Exactly(StepOutcome::ExplicitDeny)),
    ("implicitDeny", Expected::Exactly(StepOutcome::ImplicitDeny)),
    ("depends", Expected::Exactly(StepOutcome::Depends)),
    ("issued", Expected::Exactly(StepOutcome::Issued)),
    ("refused", Expected::Exactly(StepOutcome::Refused)),
    ("notRun", Expected::Exactly(StepOutcome::NotRun)),
    // As statements say it.
    ("allow", Expected::Exactly(StepOutcome::Allowed)),
    ("deny", Expected::Denied),
];

const KINDS: [(&str, Kind); 4] = [
    ("identity", Kind::Identity),
    ("resource", Kind::Resource),
    // Those that belong to a resource, too.
    ("trust", Kind::Resource),
    ("key", Kind::Resource),
];

fn among<T: Copy>(word: &'static str, value: &str, known: &[(&'static str, T)]) -> Result<T, What> {
    let found = known.iter().find(|(name, _)| *name == value);
    found.map(|(_, it)| *it).ok_or_else(|| What::WrongValue {
        word,
        value: value.into(),
        known: known.iter().map(|(name, _)| *name).collect(),
    })
}

impl Expected {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Exactly(outcome) => outcome.name(),
        }
    }

    /// Whether what came is what was expected.
    #[must_use]
    pub fn is_met_by(self, outcome: StepOutcome) -> bool {
        match self {
            Self::Exactly(expected) => expected == outcome,
            Self::Denied => matches!(
                outcome,
                StepOutcome::ExplicitDeny | StepOutcome::ImplicitDeny | StepOutcome::Refused
            ),
        }
    }
}

impl Question {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(info: &str, expected: Words) {
        assert_eq!(Some(Ok(expected)), words(info), "{info}");
    }

    #[test]
    fn words_are_parted_as_generators_do() {
        let denied = || Words {
            expect: Some(Expected::Denied),
            view: View::Trace,
            attributes: vec![("view".into(), "trace".into())],
            ..Words::default()
        };
        for info in [
            "iam expect=denied view=trace",
            "iam,expect=deny,view=trace",
            "{ .iam view=\"trace\" expect='denied' }",
            "iam\texpect=denied,  view=trace ,showLineNumbers {1,3}",
        ] {
            check(info, denied());
        }
        check("iam", Words::default());
        check(
            "iam title=\"Any = text, at all\"",
            Words {
                attributes: vec![("title".into(), "Any = text, at all".into())],
                ..Words::default()
            },
        );
    }

    #[test]
    fn a_question_has_its_words() {
        let question = Question {
            kind: Some(Kind::Resource),
            action: Some("s3:GetObject".into()),
            resource: Some("arn:aws:s3:::box/a b".into()),
            context: vec![
                ("aws:SecureTransport".into(), "false".into()),
                ("aws:SourceIp".into(), "203.0.113.9".into()),
            ],
            ..Question::default()
        };
        let head = "iam kind=resource action=s3:GetObject resource=\"arn:aws:s3:::box/a b\" ";
        for context in [
            "context.aws:SecureTransport=false context.aws:SourceIp=203.0.113.9",
            "context=aws:SecureTransport=false context=aws:SourceIp=203.0.113.9",
            "context=\"aws:SecureTransport=false aws:SourceIp=203.0.113.9\"",
        ] {
            check(
                &[head, context].concat(),
                Words {
                    question: question.clone(),
                    ..Words::default()
                },
            );
        }
    }

    #[test]
    fn other_blocks_are_left_alone() {
        for info in ["", "json", "iamx", "iam-policy", "rust,iam", "{ .json }", "IAM"] {
            assert_eq!(None, words(info), "{info}");
        }
    }

    /// What puts answers into a page is to read each word of a block too. A title is an attribute of any element.
    #[test]
    fn the_loader_of_embeds_knows_each_word() {
        let loader = include_str!("../../../www/embed/embed.ts");
        let list = |name: &str| {
            let start = loader.find(&format!("const {name} = [")).expect(name);
            loader[start..].split(';').next().unwrap_or_default()
        };
        let known = [list("ASKED"), list("SAID")].concat();
        for word in READ.into_iter().chain(ELEMENT).filter(|it| *it != "title") {
            assert!(known.contains(&format!("\"{word}\"")), "{word}");
        }
        assert!(loader.contains(&format!("const CONTEXT = \"{CONTEXT}\"")));
    }

    #[test]
    fn what_is_misspelt_is_said() {
        let said = |info: &str| crate::words::flaw(&words(info).unwrap().unwrap_err(), Lang::En);
        assert_eq!(
            "a block has no word `acton`; did you mean `action`?",
            said("iam acton=s3:GetObject")
        );
        assert!(said("iam expect=alowed").starts_with("`expect` can't be `alowed`: it is one of allowed, "));
        for info in [
            "iam contxt.aws:SecureTransport=false",
            "iam aws:SecureTransport=false",
            "iam,ctx.aws:SecureTransport=false",
        ] {
            assert!(
                said(info).ends_with("did you mean `context.aws:SecureTransport`?"),
                "{info}"
            );
        }
        assert_eq!(
            "`context` can't be `aws:SourceIp`: it is one of KEY=VALUE",
            said("iam context=aws:SourceIp")
        );
        assert!(said("iam kind=scp").contains("one of identity, resource, trust, key"));
        assert_eq!(
            "`action` begins with a quote that is not closed",
            said("iam action=\"s3:GetObject expect=denied")
        );
        // Other programs have words of their own.
        check("iam linenums=1", Words::default());
    }
}
