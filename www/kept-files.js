// Which file a case was opened from or saved to, over reloads: `{ name, handle }` by a key. A handle can be kept by the
// browser's database alone; where there is none, Save asks where to.
const NAME = "iamp";
const STORE = "files";
const MOST = 50;

/** Does something with the store, and gives what came of it once all of it is done. */
function use(act) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const database = asked.result;
      // None stays open, so that any tab can forget them all.
      const end = (settle, value) => {
        database.close();
        settle(value);
      };
      try {
        const transaction = database.transaction(STORE, "readwrite");
        const done = act(transaction.objectStore(STORE));
        transaction.oncomplete = () => end(resolve, done);
        transaction.onabort = () => end(reject, transaction.error);
      } catch (error) {
        end(reject, error);
      }
    };
  });
}

/** All files, as a map. The oldest of too many are let go. */
export async function keptFiles() {
  try {
    const [names, files] = await use((store) => [store.getAllKeys(), store.getAll()]);
    const all = names.result.map((key, at) => [key, files.result[at]]).sort(([, one], [, other]) => other.at - one.at);
    if (MOST < all.length) await use((store) => all.slice(MOST).forEach(([key]) => store.delete(key)));
    return new Map(all.slice(0, MOST));
  } catch {
    return new Map();
  }
}

export async function keepFile(key, file) {
  // Where it can't be kept, it is known until the page is left.
  await use((store) => store.put({ ...file, at: Date.now() }, key)).catch(() => {});
}

/** Another tab that is just at it delays it and does not stop it. */
export function forgetFiles() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.deleteDatabase(NAME);
      asked.onsuccess = asked.onerror = asked.onblocked = resolve;
    } catch {
      resolve();
    }
  });
}
