//! Files of the reader's disk: chosen, read and written. Where the browser can't write to them, they are downloaded.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::object::{get, object, text};

const OPEN: &str = "showOpenFilePicker";
const SAVE: &str = "showSaveFilePicker";
/// How long a download is held for the browser, in milliseconds.
const WHILE: u32 = 10_000;

thread_local! {
    /// Held, so that the browser does not drop it while the reader chooses.
    static CHOOSER: RefCell<Option<(HtmlInputElement, EventListener)>> = const { RefCell::new(None) };
}

/// A file that can be written to.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle(JsValue);

/// Why nothing was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    ByReader,
    ByBrowser,
}

/// Files that were dropped on the page.
pub struct Dropped {
    pub files: Vec<File>,
    /// What gives the handle of the first. It was asked for at once: later there is nothing to ask any more.
    pub handle: Option<Promise>,
}

impl Dropped {
    pub async fn handle(self) -> Option<Handle> {
        JsFuture::from(self.handle?).await.ok().and_then(Handle::of)
    }
}

impl Handle {
    pub fn of(value: JsValue) -> Option<Self> {
        value.is_object().then_some(Self(value))
    }

    /// For the browser's database.
    pub const fn value(&self) -> &JsValue {
        &self.0
    }

    pub fn name(&self) -> String {
        text(&self.0, "name").unwrap_or_default()
    }

    /// Writes over what is there, and says whether that worked.
    pub async fn write(&self, text: &str) -> bool {
        let written = async {
            let stream = promised(&self.0, "createWritable", &[]).await?;
            promised(&stream, "write", &[text.into()]).await?;
            promised(&stream, "close", &[]).await
        };
        written.await.is_ok()
    }
}

pub fn can_open() -> bool {
    can(OPEN)
}

pub fn can_save() -> bool {
    can(SAVE)
}

fn can(picker: &str) -> bool {
    web_sys::window().is_some_and(|window| get(&window, picker).is_some())
}

/// Lets the reader choose a file.
pub async fn pick() -> Result<(File, Handle), Stopped> {
    let picked: Array = picked(OPEN, &[]).await?.unchecked_into();
    let handle = Handle(picked.get(0));
    let file = promised(&handle.0, "getFile", &[]).await;
    let file = file.map_err(|_| Stopped::ByBrowser)?.unchecked_into();
    Ok((file, handle))
}

/// Lets the reader choose where to save, under a name that is suggested.
pub async fn pick_to_save(name: &str) -> Result<Handle, Stopped> {
    picked(SAVE, &[("suggestedName", name.into())]).await.map(Handle)
}

async fn picked(picker: &str, more: &[(&str, JsValue)]) -> Result<JsValue, Stopped> {
    let endings: Array = [".json", ".jsonl"].into_iter().map(JsValue::from).collect();
    let json = object(&[
        ("description", "JSON".into()),
        ("accept", object(&[("application/json", endings.into())])),
    ]);
    let mut options = vec![("id", "iam-playground".into()), ("types", Array::of1(&json).into())];
    options.extend(more.iter().cloned());
    let window = web_sys::window().ok_or(Stopped::ByBrowser)?;
    let picked = promised(&window, picker, &[object(&options)]).await;
    picked.map_err(|error| match text(&error, "name").as_deref() {
        Some("AbortError") => Stopped::ByReader,
        Some(_) | None => Stopped::ByBrowser,
    })
}

/// Calls a method that promises something, and awaits that.
async fn promised(of: &JsValue, method: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let promise = function.apply(of, &given.iter().collect())?;
    JsFuture::from(Promise::resolve(&promise)).await
}

/// Lets the reader choose a file, in any browser.
pub fn choose(done: impl Fn(File) + 'static) {
    let input = web_sys::window()
        .and_then(|window| window.document()?.create_element("input").ok())
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    input.set_type("file");
    input.set_accept(".json,.jsonl,application/json,text/plain");
    let chosen = input.clone();
    let ear = EventListener::new(&input, "change", move |_| {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            done(file);
        }
    });
    input.click();
    CHOOSER.replace(Some((input, ear)));
}

/// How many bytes are in it.
pub fn size(file: &File) -> usize {
    // OK because no size is negative, and one that is too large stays so.
    file.size() as usize
}

/// What is in it; nothing where the browser can't read it.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    let read = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&read).to_vec())
}

/// Puts a text into the reader's downloads.
pub fn download(name: &str, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind);
    let Some(url) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else {
        return;
    };
    let link = web_sys::window()
        .and_then(|window| window.document()?.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    Timeout::new(WHILE, move || {
        // Nothing is lost where it is gone.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
}
