import { parseArgs } from "node:util";
import { openProject } from "#lib/access/door.ts";
import { TOKEN_PERMISSIONS } from "#lib/access/permissions.ts";
import { disconnect } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { makeToken } from "#lib/projects/commands/make-token.ts";
import { newTokenSchema } from "#lib/projects/schema.ts";

const USAGE = `Usage: npm run --silent token -- <project-slug> <permission,…> [--days 90] [--name ci]
Permissions: ${TOKEN_PERMISSIONS.join(", ")}`;

class Misused extends Error {}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { days: { type: "string", default: "90" }, name: { type: "string", default: "ci" } },
      allowPositionals: true,
    });
    const [slug, permissions, ...more] = positionals;
    if (!slug || !permissions || more.length > 0) throw new Misused(USAGE);
    const input = newTokenSchema.safeParse({ ...values, permissions: permissions.split(",").map((one) => one.trim()) });
    if (input.success) return { slug, input: input.data };
    throw new Misused(
      `${input.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n")}\n${USAGE}`,
    );
  } catch (error) {
    throw error instanceof TypeError ? new Misused(`${error.message}\n${USAGE}`) : error;
  }
}

/** Makes a token for a machine, as whoever may run commands on this server. */
async function makeTokenHere(): Promise<string> {
  const { slug, input } = readArguments();
  try {
    const access = await openProject({ kind: "system", name: "command line" }, slug, "token:manage");
    const made = await makeToken(access, input);
    if (!made.ok) throw new Misused(made.message);
    return made.value.token;
  } catch (error) {
    throw error instanceof NotFound ? new Misused(`There is no project with the address “${slug}”.`) : error;
  } finally {
    await disconnect();
  }
}

try {
  process.stdout.write(`${await makeTokenHere()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Misused ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
}
