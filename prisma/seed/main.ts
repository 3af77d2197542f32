import { disconnect } from "#lib/platform/db.ts";
import { makeDemo } from "#prisma/seed/demo.ts";

// Run by the first start; does nothing where there are people already.
try {
  await makeDemo();
} finally {
  await disconnect();
}
