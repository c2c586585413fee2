// Asks the worker, by the page's one border to it.
const { js } = document.querySelector("script[data-wasm]").dataset;

/**
 * What was found; fails where the worker can't be had. `what` and `given` are as `iam-protocol` has them; the words are in
 * the language of the page. What was given up for a newer question is never settled.
 */
export const ask = async (what, given = {}) => (await import(js)).ask_worker({ what, ...given });

/** Nobody asks any more what was asked by a name, and may take long. */
export const unask = async (what) => (await import(js)).unask_worker(what);
