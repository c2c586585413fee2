//! Files of the site that the page is from, by their addresses.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response, Url};

use super::history;
use super::object::get;

/// Where an address leads, as seen from the page.
pub enum Leads {
    /// To a file of the page's own site: its whole address.
    Here(String),
    Elsewhere(String),
    /// To nothing that can be fetched.
    Nowhere,
}

pub fn leads(address: &str) -> Leads {
    let own = history::address();
    let (Ok(to), Ok(own)) = (Url::new_with_base(address, &own), Url::new(&own)) else {
        return Leads::Nowhere;
    };
    match ["http:", "https:"].contains(&to.protocol().as_str()) {
        false => Leads::Nowhere,
        true if to.origin() == own.origin() => Leads::Here(to.href()),
        true => Leads::Elsewhere(to.href()),
    }
}

/// Why a file was not fetched.
#[derive(Clone, Copy)]
pub enum Stopped {
    TooBig,
    Unreadable,
}

/// The bytes of a file; no more than `most` of it are taken, whatever it says of its length.
pub async fn fetched(url: &str, most: usize) -> Result<Vec<u8>, Stopped> {
    let reader = reader(url).await.map_err(|_| Stopped::Unreadable)?;
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| Stopped::Unreadable)?;
        let Some(value) = get(&chunk, "value").and_then(|it| it.dyn_into::<Uint8Array>().ok()) else {
            return Ok(bytes);
        };
        if most < bytes.len() + value.length() as usize {
            // Nobody waits for the rest.
            let _ = reader.cancel();
            return Err(Stopped::TooBig);
        }
        bytes.extend(value.to_vec());
    }
}

async fn reader(url: &str) -> Result<ReadableStreamDefaultReader, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(url)).await?.dyn_into()?;
    let body = response.body().filter(|_| response.ok()).ok_or(JsValue::NULL)?;
    body.get_reader().dyn_into().map_err(JsValue::from)
}
