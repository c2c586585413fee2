// Starts the program. Its files have names that change with what is in them; the page says what they are called.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
try {
  const { default: init } = await import(new URL(js, document.baseURI).href);
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  document.documentElement.dataset.failed = "";
  throw error;
}
