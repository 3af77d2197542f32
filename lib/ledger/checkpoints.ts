import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Checkpoint } from "#lib/ledger/verify.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/** One JSON line a chain and time: outside the database, so that whoever owns that cannot rewrite both. */
function file(): string {
  return path.join(env().CAIRN_DATA_DIR, "ledger-checkpoints.jsonl");
}

export async function readCheckpoints(): Promise<readonly Checkpoint[]> {
  const text = await readFile(file(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  // The last line of a process that was killed while writing may be half; the ones before it count.
  return text.split("\n").flatMap((line) => {
    try {
      const { chain, seq, hash } = JSON.parse(line) as Checkpoint;
      return [{ chain, seq, hash }];
    } catch {
      return [];
    }
  });
}

/** Writes down the heads that moved since the last time. @returns how many. */
export async function writeCheckpoints(): Promise<number> {
  const known = new Map((await readCheckpoints()).map(({ chain, seq }) => [chain, seq]));
  const heads = await db().ledgerHead.findMany({ select: { chain: true, seq: true, hash: true } });
  const moved = heads.filter(({ chain, seq }) => seq > (known.get(chain) ?? 0));
  if (moved.length === 0) return 0;
  await mkdir(path.dirname(file()), { recursive: true, mode: 0o700 });
  // Begun on a line of its own: after one that was cut off, the first would be read as its end and lost.
  await appendFile(file(), `\n${moved.map((head) => `${JSON.stringify(head)}\n`).join("")}`, { mode: 0o600 });
  return moved.length;
}
