//! Where in the text of a case or scenario something is expected.

use iam_render::place;
use iam_syntax::json::{Json, Value};
use iam_syntax::span::{Places, Span};

/// The key of what is expected.
const EXPECT: &str = "expect";

/// What the text of a case or scenario looks like, torn or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Case,
    Scenario,
}

/// A text and its tree.
pub struct Text<'t> {
    text: &'t str,
    tree: Option<Json<'t>>,
    is_torn: bool,
    places: Places<'t>,
    /// The line of the file that the text begins in, from 1.
    line: usize,
}

/// A place at which a request is asked or a step taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of what is expected; of the request itself where nothing is.
    pub line: usize,
    pub expects: bool,
}

impl<'t> Text<'t> {
    pub fn new(text: &'t str, line: usize) -> Self {
        let read = place::read(text);
        Self {
            text,
            tree: read.tree,
            is_torn: !read.problems.is_empty(),
            places: Places::new(text),
            line,
        }
    }

    pub fn text(&self) -> &'t str {
        self.text
    }

    /// A scenario has steps, or a case in it; anything else would be a case.
    pub fn sort(&self) -> Sort {
        let has = |key: &str| self.tree.as_ref().is_some_and(|it| it.get(key).is_some());
        if ["steps", "accounts", "case"].into_iter().any(has) {
            Sort::Scenario
        } else {
            Sort::Case
        }
    }

    /// Whether anything is expected. Of a text that is torn the tree may lack just that.
    pub fn expects(&self) -> bool {
        let own = self.own().is_some_and(|it| it.expects);
        let is_lost = || self.is_torn && self.text.contains("\"expect\"");
        own || self.checks().chain(self.steps()).any(|it| it.expects) || is_lost()
    }

    /// What the case expects of its own request.
    pub fn own(&self) -> Option<Place> {
        self.case().map(|it| self.place(it))
    }

    pub fn checks(&self) -> impl Iterator<Item = Place> {
        self.each(self.case(), "checks")
    }

    pub fn steps(&self) -> impl Iterator<Item = Place> {
        self.each(self.tree.as_ref(), "steps")
    }

    /// The line of what a JSON pointer leads to, as far as it leads.
    pub fn line_of(&self, pointer: &str) -> usize {
        let place = self.tree.as_ref().map(|it| place::place_of(it, pointer));
        self.line_at(place.unwrap_or_default())
    }

    /// A line of the text as one of the file.
    pub fn line_in_file(&self, line: usize) -> usize {
        self.line + line - 1
    }

    /// The case: the text itself, or what a scenario holds in place of a world.
    fn case(&self) -> Option<&Json<'t>> {
        let tree = self.tree.as_ref()?;
        match self.sort() {
            Sort::Case => Some(tree),
            Sort::Scenario => tree.get("case"),
        }
    }

    fn each(&self, within: Option<&Json<'t>>, key: &str) -> impl Iterator<Item = Place> {
        let items = within.and_then(|it| it.get(key)?.items()).unwrap_or_default();
        items.iter().map(|it| self.place(it))
    }

    fn place(&self, asked: &Json) -> Place {
        let is_given = |value: &Value| *value != Value::Null;
        let members = asked.members().unwrap_or_default().iter();
        let mut members = members.filter(|it| it.key == EXPECT && is_given(&it.value.value));
        let found = members.next();
        Place {
            line: self.line_at(found.map_or(asked.span, |it| it.key_span)),
            expects: found.is_some(),
        }
    }

    fn line_at(&self, span: Span) -> usize {
        self.line_in_file(self.places.position(span.start).line as usize)
    }
}
