//! What may be asked for beside a document; what is left out is as on the command line.

use iam_render::explain::Way;
use iam_render::lint::kind::{self, Kind};
use iam_words::Lang;
use serde::de::{Deserialize, Deserializer, Error, Unexpected};

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Evaluate {
    /// Every step of the evaluation.
    pub trace: bool,
    /// The whole call, of every request that does not say otherwise.
    pub call: bool,
    /// Places as JavaScript counts, too.
    pub utf16: bool,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Run {
    pub trace: bool,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lint {
    /// What the policies are used as.
    #[serde(deserialize_with = "kind")]
    pub kind: Option<Kind>,
    /// What the file is called that they came from.
    pub file: Option<String>,
    /// The time against which dates count as over, as a date.
    pub now: Option<String>,
    /// Also which actions each wildcard stands for.
    pub spread: bool,
    pub utf16: bool,
    #[serde(deserialize_with = "lang")]
    pub lang: Option<Lang>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Explain {
    #[serde(deserialize_with = "view")]
    pub view: Way,
    pub utf16: bool,
    #[serde(deserialize_with = "lang")]
    pub lang: Option<Lang>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Flip {
    #[serde(deserialize_with = "lang")]
    pub lang: Option<Lang>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EncodeLink {
    /// Other names in place of those of the case.
    pub redact: bool,
    /// The address of the page that opens the link.
    pub page: Option<String>,
    #[serde(deserialize_with = "lang")]
    pub lang: Option<Lang>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecodeLink {
    #[serde(deserialize_with = "lang")]
    pub lang: Option<Lang>,
}

fn lang<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Lang>, D::Error> {
    let tag = Option::<String>::deserialize(from)?;
    let of = |tag: String| Lang::of_tag(&tag).ok_or_else(|| unexpected(&tag, &"`en` or `ko`"));
    tag.map(of).transpose()
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Kind>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    let of = |name: String| kind::parse(&name).map_err(|said| D::Error::custom(format!("`{name}` is no kind: {said}")));
    name.map(of).transpose()
}

fn view<'de, D: Deserializer<'de>>(from: D) -> Result<Way, D::Error> {
    match Option::<String>::deserialize(from)?.as_deref() {
        None | Some("steps") => Ok(Way::Steps),
        Some("matrix") => Ok(Way::Matrix),
        Some("depends") => Ok(Way::Depends),
        Some(other) => Err(unexpected(other, &"`steps`, `matrix` or `depends`")),
    }
}

fn unexpected<E: Error>(found: &str, expected: &&str) -> E {
    E::invalid_value(Unexpected::Str(found), expected)
}
