import { writeCheckpoints } from "#lib/ledger/checkpoints.ts";
import { disconnect } from "#lib/platform/db.ts";
import { makeDemo } from "#prisma/seed/demo.ts";

// Run by the first start; does nothing where there are people already.
try {
  if (await makeDemo()) await writeCheckpoints();
} finally {
  await disconnect();
}
