// A book of mdBook, made by the guide to embedding alone. The other generators have to be installed, and are tried by
// `cargo xtask test long`.
import { block, PAGE, tries } from "./books.mjs";

tries([
  {
    title: "mdBook",
    files: (text) => ({
      "book.toml": '[book]\ntitle = "Our documentation"\n',
      "src/SUMMARY.md": "[Reports](index.md)\n[A policy](policy.md)\n",
      "src/index.md": PAGE,
      "src/policy.md": `# A policy\n\n${block(text, "markdown")}`,
      "theme/head.hbs": block(text, "handlebars"),
    }),
    playground: "src/playground",
    build: ["mdbook", "build"],
    book: "book",
    others: [["policy.html", "Denied", "aws:SecureTransport"]],
  },
]);
