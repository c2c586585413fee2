/** What is used of Node.js. */

declare module "node:fs" {
  export function readFileSync(path: URL): Uint8Array;
}

declare module "node:worker_threads" {
  export class Worker {
    constructor(program: URL, options: { execArgv: string[] });
    postMessage(message: unknown): void;
    on(event: "message", heard: (message: unknown) => void): void;
    on(event: "error", failed: (why: Error) => void): void;
    terminate(): Promise<number>;
    ref(): void;
    unref(): void;
  }
  export const parentPort: {
    postMessage(message: unknown): void;
    on(event: "message", heard: (message: unknown) => void): void;
  } | null;
}
