//! Gets a file of the site.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// Fetches, and hands over the bytes; nothing where there are none to be had.
pub fn fetch(path: String, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    spawn_local(async move { done(fetched(&path).await) });
}

/// The bytes of a file; nothing where there are none to be had.
pub async fn fetched(path: &str) -> Option<Vec<u8>> {
    bytes(path).await.ok()
}

async fn bytes(path: &str) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    Ok(Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec())
}
