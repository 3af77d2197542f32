import { INSTANCE_CHAIN } from "#lib/ledger/append.ts";
import { readCheckpoints } from "#lib/ledger/checkpoints.ts";
import { type Break, ChainVerifier, type Checkpoint } from "#lib/ledger/verify.ts";
import { db } from "#lib/platform/db.ts";

const PAGE = 2_000;

export type Verification = { readonly chains: number; readonly entries: number; readonly breaks: readonly Break[] };

/**
 * Verifies every chain: those with a head, those with entries, those a checkpoint remembers, and one for each project the
 * instance's chain says was created. Reads page by page, so memory does not grow with the ledger.
 */
export async function verifyLedger(key: string): Promise<Verification> {
  const checkpoints = await readCheckpoints();
  const names = await chainNames(checkpoints);
  const breaks: Break[] = [];
  let entries = 0;
  for (const chain of names) {
    const { length, broken } = await verifyChain(key, chain, checkpoints);
    entries += length;
    if (broken) breaks.push(broken);
  }
  return { chains: names.length, entries, breaks };
}

async function chainNames(checkpoints: readonly Checkpoint[]): Promise<string[]> {
  const [heads, stored, created] = await Promise.all([
    db().ledgerHead.findMany({ select: { chain: true } }),
    db().ledgerEntry.findMany({ distinct: ["chain"], select: { chain: true } }),
    db().ledgerEntry.findMany({ where: { chain: INSTANCE_CHAIN, type: "project.created" }, select: { payload: true } }),
  ]);
  const projects = created.map(({ payload }) => (JSON.parse(payload) as { projectId: string }).projectId);
  return [...new Set([...heads, ...stored, ...checkpoints].map(({ chain }) => chain).concat(projects))].sort();
}

async function verifyChain(
  key: string,
  chain: string,
  checkpoints: readonly Checkpoint[],
): Promise<{ length: number; broken: Break | null }> {
  const verifier = new ChainVerifier(key, chain, checkpoints);
  for (;;) {
    const page = await db().ledgerEntry.findMany({
      where: { chain, seq: { gt: verifier.length } },
      orderBy: { seq: "asc" },
      take: PAGE,
    });
    for (const entry of page) {
      const broken = verifier.next(entry);
      if (broken) return { length: verifier.length, broken };
    }
    if (page.length < PAGE) break;
  }
  const head = await db().ledgerHead.findUnique({ where: { chain } });
  return { length: verifier.length, broken: verifier.end(head) };
}
