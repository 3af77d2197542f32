import { verifyLedger } from "#lib/ledger/verify-all.ts";
import { disconnect } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

// Needs the database and the key, and no server. Exit code 0: whole; 1: broken, with the first broken entry of each chain.
const { chains, entries, breaks } = await verifyLedger(env().CAIRN_LEDGER_KEY);
await disconnect();
for (const { chain, message } of breaks) process.stdout.write(`BROKEN  chain ${chain}: ${message}\n`);
if (breaks.length === 0) process.stdout.write(`The ledger is whole: ${entries} entries in ${chains} chains.\n`);
process.exitCode = breaks.length === 0 ? 0 : 1;
