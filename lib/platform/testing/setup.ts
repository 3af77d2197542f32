import { afterAll, inject } from "vitest";
import { disconnect } from "#lib/platform/db.ts";
import { createTestDatabase } from "#lib/platform/testing/database.ts";

// Before the test file is loaded: a database of its own, so that files may run side by side and in any order.
process.env.DATABASE_URL = await createTestDatabase(inject("templateUrl"), process.env.VITEST_POOL_ID ?? "1");
process.env.CAIRN_SESSION_SECRET = "session-secret-that-is-only-for-tests";
process.env.CAIRN_LEDGER_KEY = "ledger-key-that-is-only-for-the-tests";
process.env.CAIRN_SEALING_KEY = "sealing-key-that-is-only-for-the-tests";
process.env.CAIRN_LOG_LEVEL = "silent";

afterAll(disconnect);
