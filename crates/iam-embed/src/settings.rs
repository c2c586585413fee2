//! What an embed shows, as the fragment of its address says it: `v=trace&at=3&l=ko&theme=dark&spoiler&editable`, beside
//! the `s=…` of a link; `view` is the loader's word for `v`. What is not known is passed over. Pure.

use iam_web::address;
use iam_web::state::Theme;
use iam_web::trace::tab::Tab;
use iam_web::trace::walk::Shows;
use iam_words::Lang;

/// What is shown of a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The verdict alone.
    #[default]
    Decision,
    /// And the steps that led to it.
    Trace,
    /// And the statements as a table.
    Matrix,
    /// And what would turn it round.
    Flip,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub view: View,
    /// The step that is looked at, counted from nought.
    pub at: Option<usize>,
    /// Nothing where the reader's browser is to say.
    pub lang: Option<Lang>,
    pub theme: Theme,
    /// Whether readers say first what they expect.
    pub is_spoiler: bool,
    /// Whether readers may change the policies.
    pub is_editable: bool,
}

impl View {
    /// The view of a name; a link of the page calls the steps so.
    fn of(name: &str) -> Self {
        match name {
            "trace" | "steps" => Self::Trace,
            "matrix" => Self::Matrix,
            "flip" => Self::Flip,
            _ => Self::Decision,
        }
    }
}

impl Settings {
    /// What stands behind a link to have the page show the same. It has no riddles, and every text of it can be changed:
    /// that such was wanted is passed on, for those who embed what it shows.
    pub fn behind(self) -> String {
        let tab = match self.view {
            View::Decision | View::Trace => Tab::Steps,
            View::Matrix => Tab::Matrix,
            View::Flip => Tab::Flip,
        };
        let lang = self.lang.map(|it| ["&l=", it.tag()].concat());
        let theme = (self.theme != Theme::Auto).then(|| ["&theme=", self.theme.name()].concat());
        [
            address::behind(Shows { tab, at: self.at }),
            lang.unwrap_or_default(),
            theme.unwrap_or_default(),
            (if self.is_spoiler { "&spoiler" } else { "" }).into(),
            (if self.is_editable { "&editable" } else { "" }).into(),
        ]
        .concat()
    }
}

pub fn read(fragment: &str) -> Settings {
    let pairs = || {
        fragment
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    };
    let said = |name: &str| pairs().find(|(it, _)| *it == name).map(|(_, value)| value);
    let is_on = |name: &str| said(name).is_some_and(|value| value != "false");
    Settings {
        view: View::of(said("v").or_else(|| said("view")).unwrap_or_default()),
        at: said("at").and_then(|at| at.parse::<usize>().ok()?.checked_sub(1)),
        lang: said("l").and_then(Lang::of_tag),
        theme: Theme::of(said("theme").unwrap_or_default()),
        is_spoiler: is_on("spoiler"),
        is_editable: is_on("editable"),
    }
}

/// The link in a fragment, without what is said beside it.
pub fn link(fragment: &str) -> Option<&str> {
    fragment.split('&').find(|pair| pair.starts_with("s="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_shown() {
        let all = read("s=1.a.b&v=matrix&at=3&l=ko&theme=dark&spoiler&editable=true&other=1");
        let expected = Settings {
            view: View::Matrix,
            at: Some(2),
            lang: Some(Lang::Ko),
            theme: Theme::Dark,
            is_spoiler: true,
            is_editable: true,
        };
        assert_eq!(all, expected);
        assert_eq!(all.behind(), "&at=3&v=matrix&l=ko&theme=dark&spoiler&editable");
        assert_eq!(read(&all.behind()), all);
        assert_eq!(Settings::default().behind(), "");
        assert_eq!(read(""), Settings::default());
        assert_eq!(
            read("v=grid&at=0&l=fr&theme=blue&spoiler=false&editable=false"),
            Settings::default()
        );
        assert_eq!(read("v=steps").view, View::Trace);
        assert_eq!(read("hands&view=flip").view, View::Flip);
    }

    #[test]
    fn a_link_is_found_among_other_parameters() {
        assert_eq!(link("v=trace&s=1.a.b&at=2"), Some("s=1.a.b"));
        assert_eq!(link("v=trace"), None);
    }
}
