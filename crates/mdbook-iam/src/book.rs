//! The book as mdBook gives it, and with the verdicts in it.
//!
//! What is not known of the JSON is handed back as it came.

use iam_render::elements::with_elements;
use iam_render::flaw::Flaw;
use iam_render::in_place::{Written, written};
use iam_render::link::is_address;
use iam_render::told::Setting;
use iam_syntax::suggest::nearest;
use iam_words::Lang;
use serde_json::Value;

use crate::source::Source;

/// What mdBook says of itself and the book.
struct Context<'a> {
    lang: Lang,
    /// An address, or a path from where the book is.
    playground: Option<&'a str>,
    /// Whether the pages are HTML; else they stay Markdown.
    is_html: bool,
    source: Source,
}

/// Takes what mdBook writes, `[context, book]`, and gives the book.
///
/// # Errors
/// Says what is wrong with each block, with its file and line.
pub fn with_verdicts(input: &str) -> Result<String, Vec<String>> {
    let unreadable = |why: &str| vec![format!("this is not what mdBook gives to a preprocessor: {why}")];
    let input: Value = serde_json::from_str(input).map_err(|error| unreadable(&error.to_string()))?;
    let (context, mut book) = match input {
        Value::Array(pair) => match <[Value; 2]>::try_from(pair) {
            Ok([context, book]) => (context, book),
            Err(_) => return Err(unreadable("a list of two was expected")),
        },
        _ => return Err(unreadable("a list was expected")),
    };
    let mut messages = settings(&context["config"]["preprocessor"]["iam"]);
    let context = Context::of(&context);
    // They are `items` since mdBook 0.5, and were `sections`.
    for name in ["items", "sections"] {
        chapters(book.get_mut(name), &context, &mut messages);
    }
    if messages.is_empty() {
        Ok(book.to_string())
    } else {
        Err(messages)
    }
}

/// What may stand in the table of the preprocessor: ours, and mdBook's own.
const SETTINGS: [&str; 7] = [
    "lang",
    "playground",
    "after",
    "before",
    "command",
    "optional",
    "renderers",
];

/// What is wrong with the table of the preprocessor.
fn settings(own: &Value) -> Vec<String> {
    let said = |what: String| format!("book.toml: [preprocessor.iam]: {what}");
    let mut flaws = Vec::new();
    for name in own.as_object().into_iter().flat_map(|it| it.keys()) {
        let is_known = SETTINGS.contains(&name.as_str());
        if let Some(meant) = nearest(name, SETTINGS).filter(|_| !is_known) {
            flaws.push(said(format!("there is no `{name}`; did you mean `{meant}`?")));
        }
    }
    let is = |name: &str, holds: fn(&str) -> bool| own[name].is_null() || own[name].as_str().is_some_and(holds);
    if !is("lang", |it| Lang::of_tag(it).is_some()) {
        flaws.push(said(format!("`lang` is `en` or `ko`, not {}", own["lang"])));
    }
    if !is("playground", is_address) {
        let found = &own["playground"];
        flaws.push(said(format!(
            "`playground` is the address of a playground, not {found}"
        )));
    }
    flaws
}

impl<'a> Context<'a> {
    fn of(context: &'a Value) -> Self {
        let own = &context["config"]["preprocessor"]["iam"];
        let lang = [&own["lang"], &context["config"]["book"]["language"]];
        let lang = lang.into_iter().filter_map(Value::as_str).find_map(|tag| {
            // `ko-KR` is Korean.
            Lang::of_tag(tag.split(['-', '_']).next().unwrap_or(tag))
        });
        Self {
            lang: lang.unwrap_or(Lang::En),
            playground: own["playground"].as_str(),
            is_html: context["renderer"] == "html",
            source: Source::of(context),
        }
    }

    /// The playground as a chapter's page names it.
    fn page_of(&self, chapter: &str) -> Option<String> {
        let playground = self.playground?;
        let is_path = !playground.contains(':') && !playground.starts_with('/');
        let n_folders = if is_path { chapter.matches('/').count() } else { 0 };
        Some("../".repeat(n_folders) + playground)
    }
}

/// The chapters in a list of a book's items, and those below each.
fn chapters(items: Option<&mut Value>, context: &Context, messages: &mut Vec<String>) {
    for item in items.and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(chapter) = item.get_mut("Chapter") else {
            continue;
        };
        if let Some(content) = chapter["content"].as_str() {
            let page = context.page_of(chapter["path"].as_str().unwrap_or_default());
            let setting = Setting {
                lang: context.lang,
                playground: page.as_deref(),
            };
            match with_own(content, setting, context) {
                Ok(content) => chapter["content"] = content.into(),
                Err(flaws) => messages.extend(said(chapter, content, &flaws, context)),
            }
        }
        chapters(chapter.get_mut("sub_items"), context, messages);
    }
}

fn with_own(content: &str, setting: Setting, context: &Context) -> Result<String, Vec<Flaw>> {
    if context.is_html {
        return with_elements(content, setting);
    }
    let Written { text, flaws, .. } = written(content, setting);
    if flaws.is_empty() { Ok(text) } else { Err(flaws) }
}

fn said(chapter: &Value, content: &str, flaws: &[Flaw], context: &Context) -> Vec<String> {
    let path = chapter["source_path"].as_str().or_else(|| chapter["path"].as_str());
    let path = path.unwrap_or_default();
    let place = context.source.places(path, content);
    let flaws = flaws.iter();
    flaws
        .map(|flaw| {
            format!(
                "{}: {}",
                place.of(flaw.line),
                iam_render::words::flaw(&flaw.what, context.lang)
            )
        })
        .collect()
}
