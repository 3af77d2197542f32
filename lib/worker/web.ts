import { judgeOnChange } from "#lib/gates/register.ts";
import { env } from "#lib/platform/env.ts";
import { work } from "#lib/worker/work.ts";

/** The composition root of a web process: gates are judged on change, and jobs run here unless CAIRN_WORKER=0. */
export async function beginServing(): Promise<void> {
  judgeOnChange();
  if (env().CAIRN_WORKER === "0") return;
  const stop = await work();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
