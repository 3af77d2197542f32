import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "./cannot-start.mjs";
import { ROOT } from "./repository.mjs";
import { runNode } from "./shutdown.mjs";

const SEED = path.join(ROOT, "prisma", "seed", "main.ts");

export function isDemo() {
  return process.env.CAIRN_DEMO !== "0";
}

/**
 * Makes the demo on the first start with a database. The seed itself leaves a database alone that has people in it.
 *
 * @param {{ env: NodeJS.ProcessEnv, folder: string }} options
 */
export async function seedDemo({ env, folder }) {
  const stamp = path.join(folder, "demo.json");
  const database = await identityOf(env.DATABASE_URL);
  if (!isDemo() || !fs.existsSync(SEED) || readStamp(stamp) === database) return;
  process.stdout.write("Making the demo…\n");
  if (!(await runNode(["--conditions=react-server", SEED], { cwd: ROOT, env }))) {
    throw new CannotStart("The demo could not be made; the reason is above. CAIRN_DEMO=0 starts without it.");
  }
  fs.writeFileSync(stamp, JSON.stringify({ database }), { mode: 0o600 });
}

/** @param {string} stamp */
function readStamp(stamp) {
  return fs.existsSync(stamp) ? JSON.parse(fs.readFileSync(stamp, "utf8")).database : undefined;
}

/** @param {string | undefined} url @returns {Promise<string>} the same only for the very same database */
async function identityOf(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT (SELECT system_identifier FROM pg_control_system())::text || '/' || oid AS identity
         FROM pg_database WHERE datname = current_database()`,
    );
    return rows[0].identity;
  } finally {
    await client.end();
  }
}
