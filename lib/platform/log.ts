import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type Logger } from "pino";
import { env } from "#lib/platform/env.ts";

const context = new AsyncLocalStorage<{ requestId: string }>();

let root: Logger | undefined;

/** Structured JSON logs on standard error; a request's lines carry its `requestId`. Never log content, keys or e-mails. */
export function log(): Logger {
  root ??= pino(
    {
      level: env().CAIRN_LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => context.getStore() ?? {},
      redact: ["*.password", "*.token", "*.authorization", "*.cookie"],
    },
    pino.destination({ fd: 2, sync: false }),
  );
  return root;
}

/** Runs `work` so that every line it logs carries the request's id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return context.run({ requestId }, work);
}
