//! What of the page is kept with each change.

use super::Root;
use crate::keeping;
use crate::state::App;

impl Root {
    /// Keeps the work with every change; what was opened gets an entry of its own, if it has none yet.
    pub(super) fn keep(&mut self, before: &App, has_entry: bool) {
        let is_another = self.app.n_opened != before.n_opened;
        if is_another && !has_entry {
            self.entry = keeping::new_entry(&self.app);
        }
        let is_same = self.app.view == before.view
            && self.app.work == before.work
            && self.app.scenario.work == before.scenario.work;
        if is_another || !is_same {
            self.keep_work();
        }
        if self.app.settings != before.settings {
            keeping::keep_settings(self.app.settings);
        }
    }

    /// Keeps what is in sight. Says whether there is news to show of how that went.
    pub(super) fn keep_work(&mut self) -> bool {
        let is_kept = keeping::keep(&self.entry, &self.app);
        let is_news = is_kept != self.is_kept;
        self.is_kept = is_kept;
        if is_news {
            self.draw_top();
        }
        is_news
    }
}
