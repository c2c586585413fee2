//! What could stand at a place of a JSON text that is no policy, be it whole or torn: who asks knows which names and values
//! there are, and here it is found where the place is, what of the text gives way, and which quotes are lacking.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::json::Json;
use iam_syntax::span::Span;

use crate::complete::list::{End, List, Shelled};
use crate::complete::{Completions, ItemKind};
use crate::place::{Role, around};

/// Where a place is.
pub struct At<'t> {
    /// The members that lead to it, outermost first: their names, and where their values are. Lists are not among them.
    pub path: Vec<(&'t str, Span)>,
    /// Whether a name of the innermost object stands there, and no value.
    pub is_key: bool,
    /// The names that the object has beside the one at the place.
    pub taken: Vec<&'t str>,
}

/// A word that could stand there.
pub struct Offer {
    /// What is put in, without quotes.
    pub word: String,
    /// A few words beside it.
    pub detail: String,
    /// What it is, for an icon.
    pub kind: ItemKind,
    /// What a name has as its value before anything is typed; one goes on in the middle of it.
    pub empty: &'static str,
}

/// Where a place of a text is; nothing where no word could stand.
#[must_use]
pub fn at<'t>(text: &str, tree: &'t Json<'t>, offset: usize) -> Option<At<'t>> {
    let around = around(text, Some(tree), offset);
    let is_key = matches!(around.role?, Role::Key);
    let own = around.member.map(|it| it.key_span);
    let members = around.objects.last().filter(|_| is_key).and_then(|it| it.members());
    let others = members.unwrap_or_default().iter().filter(|it| Some(it.key_span) != own);
    Some(At {
        path: around.keys.iter().map(|it| (&*it.key, it.value.span)).collect(),
        is_key,
        taken: others.map(|it| &*it.key).collect(),
    })
}

/// Offers words at a place of a text, those that fit what was typed.
#[must_use]
pub fn complete(text: &str, tree: &Json<'_>, offset: usize, offers: impl IntoIterator<Item = Offer>) -> Completions {
    let offset = text.floor_char_boundary(offset);
    let around = around(text, Some(tree), offset);
    let is_key = matches!(around.role, Some(Role::Key));
    let mut list = List::at(&Shelled {
        text,
        offset,
        word: &around.word,
        is_key,
    });
    for offer in offers {
        let end = if is_key { End::Key(offer.empty) } else { End::Whole };
        list.add(offer.kind, &offer.word, end, || offer.detail.to_owned());
    }
    list.finish()
}
