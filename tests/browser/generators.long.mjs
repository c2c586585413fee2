// A small book of each generator that the guide to embedding names beside mdBook, with the generator as its registry has
// it. `cargo xtask test long`.
import { block, PAGE, tries } from "./books.mjs";

/** Both read the same settings. */
const ofMkDocs = {
  title: "Material for MkDocs, Zensical",
  files: (text) => ({
    "mkdocs.yml": block(text, "yaml"),
    "docs/index.md": PAGE,
    "docs/policy.md": `# A policy\n\n${block(text, "markdown")}`,
  }),
  playground: "docs/playground",
  book: "site",
  others: [["policy/", "Denied", "aws:SecureTransport"]],
};

tries([
  {
    title: "VitePress",
    npm: { vitepress: "1.6.4" },
    files: (text) => ({ "docs/.vitepress/config.mjs": block(text, "js"), "docs/index.md": PAGE }),
    playground: "docs/public/playground",
    build: ["node_modules/.bin/vitepress", "build", "docs"],
    book: "docs/.vitepress/dist",
  },
  {
    title: "Docusaurus",
    npm: { "@docusaurus/core": "3.10.2", "@docusaurus/preset-classic": "3.10.2", react: "19.2.0", "react-dom": "19.2.0" },
    files: (text) => ({ "docusaurus.config.js": block(text, "js"), "docs/index.md": PAGE }),
    playground: "static/playground",
    build: ["node_modules/.bin/docusaurus", "build"],
    book: "build",
  },
  {
    title: "Starlight",
    // What came after asks for Node.js 22.
    npm: { astro: "5.18.2", "@astrojs/starlight": "0.37.7" },
    files: (text) => ({
      "astro.config.mjs": block(text, "js"),
      // As the generator's own template has it.
      "src/content.config.mjs": `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
      "src/content/docs/index.md": `---\ntitle: Reports\n---\n${PAGE}`,
    }),
    playground: "public/playground",
    build: ["node_modules/.bin/astro", "build"],
    book: "dist",
  },
  { ...ofMkDocs, name: "material", pip: ["mkdocs-material==9.8.2"], build: ["../python/bin/mkdocs", "build", "--strict"] },
  { ...ofMkDocs, name: "zensical", pip: ["zensical==0.0.73"], build: ["../python/bin/zensical", "build"] },
  {
    title: "Sphinx",
    pip: ["sphinx==9.0.4"],
    files: (text) => ({ "conf.py": block(text, "python"), "index.rst": block(text, "rst") }),
    playground: "_static/playground",
    build: ["../python/bin/sphinx-build", "-W", ".", "book"],
    book: "book",
  },
]);
