//! What holds a view of the trace: the panel of its tab. What was there stays, grey, until something new is.

use yew::prelude::*;

use super::tab::Tab;
use crate::ui::answer::Standing;

pub struct Panel {
    pub tab: Tab,
    pub is_open: bool,
    pub node: NodeRef,
    pub standing: Standing,
    /// What is said meanwhile, and where there is no answer.
    pub waits: &'static str,
    pub failed: &'static str,
}

impl Panel {
    pub fn html(self, inside: Html) -> Html {
        let name = self.tab.name();
        let is_busy = self.standing == Standing::Busy;
        let class = classes!("view", name, is_busy.then_some("stale"));
        let inside = match self.standing {
            Standing::Failed => html! { <p role="alert">{ self.failed }</p> },
            Standing::Busy | Standing::There => inside,
        };
        html! {
            <div ref={self.node} {class} role="tabpanel" id={id_of(self.tab)} aria-labelledby={tab_of(self.tab)} tabindex="-1" hidden={!self.is_open}>
                if is_busy {
                    <p class="busy hint" role="status"><progress aria-label={self.waits}></progress>{ self.waits }</p>
                }
                { inside }
            </div>
        }
    }
}

pub fn id_of(tab: Tab) -> String {
    ["view-", tab.name()].concat()
}

pub fn tab_of(tab: Tab) -> String {
    ["to-", tab.name()].concat()
}
