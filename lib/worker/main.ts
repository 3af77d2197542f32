import { judgeOnChange } from "#lib/gates/register.ts";
import { disconnect } from "#lib/platform/db.ts";
import { work } from "#lib/worker/work.ts";

// The worker alone, as `npm run worker` runs it beside web processes that have CAIRN_WORKER=0.
judgeOnChange();
const stop = await work();

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    await stop();
    await disconnect();
    process.exit(0);
  });
}
