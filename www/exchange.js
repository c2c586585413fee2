// What comes in and goes out of the page: links, and pasted texts that are no policy. The program for it is fetched when
// it is first needed.
let program;

async function load() {
  const exchange = await import(new URL("iam-exchange.js", document.baseURI).href);
  await exchange.default({ module_or_path: new URL("iam-exchange_bg.wasm", document.baseURI) });
  return exchange;
}

/** The program, fetched once; again if it could not be had. */
function fetched() {
  program ??= load().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

/** What stands in a link behind the case is the view's, and the program knows nothing of it. */
const views = () => import(new URL("views.js", document.baseURI).href);

/** Calls `write_link`, `open_link` or `recognise` of the program. */
globalThis.exchange = async (what, given) => {
  const list = (await fetched())[what](given);
  if (what === "write_link" && list.length) return [list[0] + (await (await views()).viewForLink(given))];
  if (what === "open_link" && ["whole", "in part"].includes(list[0])) (await views()).openAsLinked(given);
  return list;
};

// Where the address holds a link, it is needed at once; who awaits it hears of a failure.
if (/[#&]s=/.test(location.hash)) fetched().catch(() => {});
