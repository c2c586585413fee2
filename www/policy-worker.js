// Answers what assistant.js asks: `{ id, what, given }` comes in, `{ id, answer }` or `{ id, failed }` goes out. Each
// program is fetched when it is first asked, and the parts of the catalogue that a text calls for with it. What can't be
// fetched is not spoken of, and asked for again the next time.
const file = (path) => new URL(path, import.meta.url);

/** A program, and the parts of the catalogue that it has. */
class Program {
  #name;
  #loaded;
  #parts = new Map();

  constructor(name) {
    this.#name = name;
  }

  /** The program, with all of the catalogue that a text calls for. */
  async for(text) {
    const program = await this.here();
    const services = program.services(text).split("\n").filter(Boolean);
    await Promise.all([this.part("names", "names.bin"), ...services.map((it) => this.part("service", `svc/${it}.txt`))]);
    return program;
  }

  here() {
    this.#loaded ??= this.#load().catch((error) => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }

  async #load() {
    const program = await import(file(`${this.#name}.js`));
    await program.default({ module_or_path: file(`${this.#name}_bg.wasm`) });
    return program;
  }

  /** Adds a part of the catalogue, once. Says whether it is there. */
  part(what, path) {
    if (!this.#parts.has(path)) this.#parts.set(path, this.#fetch(what, path));
    return this.#parts.get(path);
  }

  async #fetch(what, path) {
    try {
      const response = await fetch(file(`catalogue/${path}`));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return (await this.here()).add(what, new Uint8Array(await response.arrayBuffer()));
    } catch {
      this.#parts.delete(path);
      return false;
    }
  }
}

const linter = new Program("iam-lint-worker");
const assistant = new Program("iam-assist-worker");

const ANSWERS = {
  async lint({ kind, service = "", text, lang }) {
    return (await linter.for(text)).lint(kind, service, text, Date.now() / 1000, lang);
  },
  async complete({ kind, text, at, lang }) {
    return (await assistant.for(text)).complete(kind, text, at, lang);
  },
  async hover({ kind, text, at, lang }) {
    return (await assistant.for(text)).hover(kind, text, at, lang);
  },
  async tidy({ how, text }) {
    return (await assistant.here()).tidy(how, text);
  },
  async managed() {
    const program = await assistant.here();
    await assistant.part("policies", "policies.txt");
    return program.managed();
  },
  async managedDocument({ arn }) {
    const program = await assistant.here();
    await assistant.part("policies", "policies.txt");
    const found = JSON.parse(program.managed_document(arn));
    if (typeof found?.wanted !== "number") return JSON.stringify(found);
    await assistant.part("bucket", `policies/${String(found.wanted).padStart(2, "0")}.txt`);
    return program.managed_document(arn);
  },
};

addEventListener("message", async ({ data: { id, what, given } }) => {
  try {
    postMessage({ id, answer: JSON.parse(await ANSWERS[what](given)) });
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
});
