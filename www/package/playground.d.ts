/** The program, and how it is started. */

export * from "./index.js";

/** Fetches it from beside this file. */
export default function start(): Promise<unknown>;

/** Starts it from its bytes. */
export function initSync(program: { module: Uint8Array }): unknown;
