// What the compiler does not see: the strict rules of typescript-eslint, with types.
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked, {
  languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: {
    // A function that returns something says what.
    "@typescript-eslint/explicit-module-boundary-types": "error",
    "@typescript-eslint/switch-exhaustiveness-check": "error",
    "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    eqeqeq: "error",
    "no-restricted-globals": ["error", "localStorage", "sessionStorage", "location", "fetch"],
  },
}, {
  // It runs in other pages, and has nobody else to fetch for it.
  files: ["embed/*.ts"],
  rules: { "no-restricted-globals": "off" },
});
