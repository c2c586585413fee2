//! Which file a document was opened from or saved to, over reloads. A handle can be kept by the browser's database alone;
//! where there is none, Save asks where to.

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{EventTarget, IdbDatabase, IdbFactory, IdbObjectStore, IdbTransactionMode};

use super::clock;
use super::files::Handle;
use super::object::{get, object, text};

const NAME: &str = "iamp";
const STORE: &str = "files";
const MOST: usize = 50;

#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub name: String,
    pub handle: Option<Handle>,
}

/// Hands over all files with their keys. The oldest of too many are let go.
pub fn all(done: impl FnOnce(Vec<(String, Known)>) + 'static) {
    spawn_local(async move {
        // A browser that keeps nothing keeps no files.
        done(read().await.unwrap_or_default());
    });
}

async fn read() -> Result<Vec<(String, Known)>, JsValue> {
    let asked = using(|store| Ok((store.get_all_keys()?, store.get_all()?))).await?;
    let (keys, files) = (
        js_sys::Array::from(&asked.0.result()?),
        js_sys::Array::from(&asked.1.result()?),
    );
    let mut all: Vec<(f64, String, Known)> = keys
        .iter()
        .zip(files.iter())
        .filter_map(|(key, file)| {
            let at = get(&file, "at")?.as_f64()?;
            let known = Known {
                name: text(&file, "name")?,
                handle: get(&file, "handle").and_then(Handle::of),
            };
            Some((at, key.as_string()?, known))
        })
        .collect();
    all.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let old: Vec<String> = all.iter().skip(MOST).map(|(_, key, _)| key.clone()).collect();
    if !old.is_empty() {
        using(|store| old.iter().try_for_each(|key| store.delete(&key.into()).map(drop))).await?;
    }
    all.truncate(MOST);
    Ok(all.into_iter().map(|(_, key, known)| (key, known)).collect())
}

/// Where it can't be kept, it is known until the page is left.
pub fn keep(key: String, known: Known) {
    spawn_local(async move {
        let handle = known
            .handle
            .as_ref()
            .map_or(JsValue::UNDEFINED, |it| it.value().clone());
        let file = object(&[
            ("name", known.name.into()),
            ("handle", handle),
            ("at", clock::millis().into()),
        ]);
        let _ = using(|store| store.put_with_key(&file, &key.into()).map(drop)).await;
    });
}

/// Another tab that is just at it delays it and does not stop it.
pub async fn forget() {
    let asked = factory().and_then(|factory| factory.delete_database(NAME));
    if let Ok(asked) = asked {
        let _ = happens(&asked, "success", &["error", "blocked"]).await;
    }
}

/// Does something with the store, and gives what came of it once all of it is done.
async fn using<T>(act: impl FnOnce(&IdbObjectStore) -> Result<T, JsValue>) -> Result<T, JsValue> {
    let database = database().await?;
    let done = async {
        let transaction = database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
        let done = act(&transaction.object_store(STORE)?)?;
        happens(&transaction, "complete", &["abort"]).await?;
        Ok(done)
    };
    let done = done.await;
    // None stays open, so that any tab can forget them all.
    database.close();
    done
}

fn factory() -> Result<IdbFactory, JsValue> {
    web_sys::window()
        .ok_or(JsValue::NULL)?
        .indexed_db()?
        .ok_or(JsValue::NULL)
}

async fn database() -> Result<IdbDatabase, JsValue> {
    let asked = factory()?.open_with_u32(NAME, 1)?;
    let made = asked.clone();
    let ear = EventListener::once(&asked, "upgradeneeded", move |_| {
        let database = made.result().map(JsCast::unchecked_into::<IdbDatabase>);
        if let Ok(database) = database {
            // Nothing is kept where it can't be made.
            let _ = database.create_object_store(STORE);
        }
    });
    happens(&asked, "success", &["error"]).await?;
    drop(ear);
    asked.result()?.dyn_into()
}

/// Waits for an event, or for one of those that say that it won't come.
async fn happens(target: &EventTarget, good: &str, bad: &[&str]) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        // OK because the names are ours.
        let _ = target.add_event_listener_with_callback(good, &resolve);
        for name in bad {
            let _ = target.add_event_listener_with_callback(name, &reject);
        }
    });
    JsFuture::from(promise).await.map(drop)
}
