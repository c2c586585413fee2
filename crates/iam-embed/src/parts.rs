//! What is fetched when there is something to be shown with it.

use iam_web::ui::part::View;
use yew::Properties;

use crate::{flip, sessions};

#[derive(Clone, Properties)]
pub struct Parts {
    pub flip: View<flip::Props>,
    pub sessions: View<sessions::Props>,
}

impl PartialEq for Parts {
    /// There are no others.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
