//! Opens and saves files: what the menu, a key or a dropped file asks for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use iam_protocol::exchange::Said;
use iam_scenario::paste::Found;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::in_hand::InHand;
use super::read::{self, Content};
use crate::context::Ctx;
use crate::effects::files::{self, Dropped, Handle, Stopped};
use crate::effects::kept_files::{self, Known};
use crate::effects::{clock, dialog, exchange, history, notice};
use crate::fresh;
use crate::model::file::Problem;
use crate::state::{Action, Origin};
use crate::words::files::words;
use crate::world::state as scenario;

/// Which file a case or a scenario was opened from and is saved to, by [`InHand::key`].
pub type Files = Rc<RefCell<BTreeMap<String, Known>>>;

/// What went wrong, to be said in a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    ToOpen(String, Problem),
    ToSave(String),
}

#[derive(Clone)]
pub struct Desk {
    pub ctx: Ctx,
    pub in_hand: InHand,
    pub files: Files,
    pub fail: Callback<Failed>,
    /// Asks where policies go.
    pub propose: Callback<Proposed>,
}

/// Policies of which it is asked where they go.
#[derive(Clone, PartialEq)]
pub struct Proposed {
    pub found: Rc<[Found]>,
    /// The file that they were dropped in; none where they were pasted.
    file: Option<Rc<str>>,
}

/// How a file or a text came.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// The reader wants to see what is in it.
    Opened,
    /// Dropped on the page, or pasted where nothing is typed.
    Dropped,
}

/// Where what is opened was.
enum Source {
    File {
        name: String,
        handle: Option<Handle>,
        /// How many cases it has, where it has them a line each.
        n: Option<usize>,
    },
    Paste,
}

impl Desk {
    /// Lets the reader choose a file.
    pub fn open(&self) {
        let desk = self.clone();
        if !files::can_open() {
            return files::choose(move |file| desk.take(file, None, Came::Opened));
        }
        spawn_local(async move {
            match files::pick().await {
                Ok((file, handle)) => desk.take(file, Some(handle), Came::Opened),
                Err(Stopped::ByReader) => {}
                Err(Stopped::ByBrowser) => desk.refuse("–", Problem::Unreadable),
            }
        });
    }

    pub fn drop(&self, dropped: Dropped) {
        let desk = self.clone();
        match dropped.files.as_slice() {
            [file] => {
                let file = file.clone();
                spawn_local(async move {
                    let handle = dropped.handle().await;
                    desk.take(file, handle, Came::Dropped);
                });
            }
            [] => desk.refuse("–", Problem::Unreadable),
            [first, ..] => desk.refuse(&first.name(), Problem::OneAtATime),
        }
    }

    /// Opens what is in a file.
    fn take(&self, file: File, handle: Option<Handle>, came: Came) {
        let desk = self.clone();
        spawn_local(async move {
            let name = file.name();
            if let Err(problem) = desk.read(&file, handle, came).await {
                desk.refuse(&name, problem);
            }
        });
    }

    async fn read(&self, file: &File, handle: Option<Handle>, came: Came) -> Result<(), Problem> {
        if read::MOST < files::size(file) {
            return Err(Problem::TooBig);
        }
        let bytes = files::bytes(file).await.ok_or(Problem::Unreadable)?;
        let name = file.name();
        let read::Text { text, is_utf8, n } = read::text_of(&name, &bytes)?;
        let handle = handle.filter(|_| is_utf8 && n.is_none());
        let desk = self.clone();
        told_apart(text, move |content| {
            let file = Source::File {
                name: name.clone(),
                handle,
                n,
            };
            let opened = content.and_then(|content| desk.admit(file, content, came));
            if let Err(problem) = opened {
                desk.refuse(&name, problem);
            }
        });
        Ok(())
    }

    /// Opens it; of policies that were not asked for it is asked where they go.
    fn admit(&self, file: Source, content: Content, came: Came) -> Result<(), Problem> {
        match (content, came) {
            (Content::Policies(found), Came::Dropped) => {
                let file = match file {
                    Source::File { name, .. } => Some(name.into()),
                    Source::Paste => None,
                };
                let found = found.into();
                self.propose.emit(Proposed { found, file });
                Ok(())
            }
            (content, Came::Opened | Came::Dropped) => self.opened(file, content),
        }
    }

    fn opened(&self, file: Source, content: Content) -> Result<(), Problem> {
        dialog::close_open();
        let id = ["file.", &clock::stamp(), ".", &self.files.borrow().len().to_string()].concat();
        let origin = match &file {
            Source::File { .. } => Origin::File(id.as_str().into()),
            Source::Paste => Origin::Paste,
        };
        let is_policy = matches!(content, Content::Policies(_));
        match content {
            // The page says itself what becomes of it.
            Content::Link(link) => {
                let at = link.find("s=").unwrap_or_default();
                history::go_to(link.get(at..).unwrap_or_default());
                return Ok(());
            }
            Content::Case(case) => self.ctx.act(Action::Open { case, origin }),
            Content::Policies(found) => {
                let case = Box::new(read::of_policies(&found, clock::now())?);
                self.ctx.act(Action::Open { case, origin });
            }
            Content::Scenario(text) => {
                let work = Box::new(scenario::Work::of(&text, origin));
                self.ctx.act(Action::OpenScenario(work));
            }
        }
        let words = words(self.ctx.lang);
        notice::tell_for_a_while(&match file {
            Source::Paste => (words.opened)(words.pasted),
            Source::File { name, handle, n } => {
                // A policy is not written over with a case.
                self.know(id, &name, handle.filter(|_| !is_policy));
                match n {
                    Some(n) if 1 < n => (words.opened_first)(&name, n),
                    Some(_) | None => (words.opened)(&name),
                }
            }
        });
        Ok(())
    }

    /// Takes in what was pasted where nothing is typed.
    pub fn paste(&self, text: String) {
        let desk = self.clone();
        told_apart(text.clone(), move |content| {
            let opened = content.and_then(|content| desk.admit(Source::Paste, content, Came::Dropped));
            if let Err(problem) = opened {
                desk.fill_in(text, problem);
            }
        });
    }

    /// Policies in a case of their own.
    pub fn open_alone(&self, Proposed { found, file }: &Proposed) {
        let name = file.as_deref().unwrap_or(words(self.ctx.lang).pasted);
        let source = match file {
            Some(name) => Source::File {
                name: name.to_string(),
                handle: None,
                n: None,
            },
            None => Source::Paste,
        };
        if let Err(problem) = self.opened(source, Content::Policies(found.to_vec())) {
            self.refuse(name, problem);
        }
    }

    /// Fills the request in with one that AWS denied, if a text says so; else says what is the matter with it.
    fn fill_in(&self, text: String, problem: Problem) {
        let (ctx, words, is_scenario) = (self.ctx.clone(), words(self.ctx.lang), self.in_hand.is_scenario());
        exchange::read_denied(text, move |said| match (said, is_scenario) {
            (Some(Said::Denied(denied)), false) => {
                ctx.act(Action::FillIn {
                    denied: Box::new(denied),
                    fresh: Box::new(fresh::case(clock::now())),
                });
                notice::tell_for_a_while(words.filled_in);
            }
            (_, _) => notice::tell_for_a_while((words.problem)(problem)),
        });
    }

    fn refuse(&self, name: &str, problem: Problem) {
        self.fail.emit(Failed::ToOpen(name.into(), problem));
    }

    fn know(&self, key: String, name: &str, handle: Option<Handle>) {
        let known = Known {
            name: name.into(),
            handle,
        };
        kept_files::keep(key.clone(), known.clone());
        self.files.borrow_mut().insert(key, known);
    }

    /// The file of what is in sight.
    pub fn known(&self) -> Option<Known> {
        self.files.borrow().get(&self.in_hand.key()).cloned()
    }

    pub fn save(&self) {
        match self.known() {
            Some(Known {
                name,
                handle: Some(handle),
            }) => self.write(handle, name),
            Some(_) | None => self.save_as(),
        }
    }

    pub fn save_as(&self) {
        let fresh = match self.in_hand.is_scenario() {
            true => "iam-scenario.json",
            false => "iam-case.json",
        };
        let name = self.known().map_or(fresh.into(), |it| read::name_of_one(&it.name));
        if !files::can_save() {
            return self.download(&name);
        }
        let desk = self.clone();
        spawn_local(async move {
            match files::pick_to_save(&name).await {
                Ok(handle) => {
                    let name = handle.name();
                    desk.write(handle, name);
                }
                Err(Stopped::ByReader) => {}
                Err(Stopped::ByBrowser) => desk.download(&name),
            }
        });
    }

    fn write(&self, handle: Handle, name: String) {
        let desk = self.clone();
        spawn_local(async move {
            let (key, text) = (desk.in_hand.key(), desk.in_hand.written());
            if handle.write(&text).await {
                desk.know(key, &name, Some(handle));
                notice::tell_for_a_while(&(words(desk.ctx.lang).saved)(&name));
            } else {
                desk.fail.emit(Failed::ToSave(name));
            }
        });
    }

    fn download(&self, name: &str) {
        files::download(name, &self.in_hand.written());
        notice::tell_for_a_while(&(words(self.ctx.lang).downloaded)(name));
    }
}

/// Hands over what a text holds. A case is known by its fields alone.
pub fn told_apart(text: String, done: impl FnOnce(Result<Content, Problem>) + 'static) {
    if read::is_case(&text) {
        return done(read::case(&text));
    }
    exchange::recognise(text.clone(), move |pasted| done(read::content(text, pasted)));
}
