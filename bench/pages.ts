// `npm run bench:pages`, or `npm run bench:pages -- 100 --sql` for more visits and the SQL behind each page.
//
// Starts the built product with its demo on a database of its own, makes that database large, and measures each page beside
// an empty one: server time, SQL statements, and the JavaScript of a first load. It prints and asserts nothing.
//
// The empty page is /projects/new: it does what every page does, session, person, shell and the count of waiting reviews,
// and reads nothing else; its own form is one of the smallest. Not-found and sign-in lie outside the shell, so they would
// make an empty page too cheap. Both are visited in turn by the same person, so that only the ratio counts.

import { pagesToMeasure } from "#bench/pages/addresses.ts";
import { firstLoad } from "#bench/pages/first-load.ts";
import { startInstance } from "#bench/pages/instance.ts";
import { makeReader } from "#bench/pages/people.ts";
import { statementsDuring } from "#bench/pages/statements.ts";
import { table } from "#bench/pages/table.ts";
import { compare, visit } from "#bench/pages/timing.ts";
import { FEW, MANY, seedLarge } from "#bench/seed-large.ts";
import { reasonFor } from "#bin/start/cannot-start.mjs";
import { atEnd, shutDown, shutDownOnSignal } from "#bin/start/shutdown.mjs";

const EMPTY = "/projects/new";
const WARM_UP = 5;

const numbers = process.argv.slice(2).map(Number);
const rounds = numbers.find((number) => number > 0) ?? 40;
const showsSql = process.argv.includes("--sql");

shutDownOnSignal();
try {
  await measure();
  await shutDown(0);
} catch (error) {
  await shutDown(1, reasonFor(error));
}

async function measure(): Promise<void> {
  const instance = await startInstance();
  atEnd(instance.remove);
  const { owner, sessionSecret, logFile } = instance;
  const reader = (name: string) => makeReader(owner, `${name}@demo.cairn`, sessionSecret);
  const people = { lead: await reader("lead"), many: await reader("bench-many"), few: await reader("bench-few") };
  print("Making the database large…");
  await seedLarge(owner, { many: people.many.userId, few: people.few.userId });
  const at = (path: string, who: keyof typeof people) => ({ url: instance.url + path, cookie: people[who].cookie });

  const rows: string[][] = [];
  for (const { title, path, who } of pagesToMeasure()) {
    const page = at(path, who);
    for (let turn = 0; turn < WARM_UP; turn++) await visit(page);
    const { status, body } = await visit(page);
    const statements = await statementsDuring(owner, logFile, () => visit(page));
    if (showsSql) print(`\n${title}\n${statements.map((sql) => `  ${sql}`).join("\n")}`);
    const [times, empty] = await compare(page, at(EMPTY, who), rounds);
    const { gzipBytes, hasRecharts } = await firstLoad(instance.url, body);
    rows.push([
      status === 200 ? title : `${title} (${status})`,
      times.medianMs.toFixed(1),
      times.p95Ms.toFixed(1),
      empty.medianMs.toFixed(1),
      (times.medianMs / empty.medianMs).toFixed(2),
      String(statements.length),
      (gzipBytes / 1000).toFixed(1),
      hasRecharts ? "yes" : "no",
    ]);
  }
  const heads = ["page", "median ms", "p95 ms", "empty ms", "× empty", "SQL", "JS kB gzip", "Recharts first"];
  print(`\nEach page and the empty one (${EMPTY}), ${rounds} visits of each in turn\n\n${table(heads, rows)}`);

  const [few, many] = await compare(at("/", "few"), at("/", "many"), rounds * 2);
  print(
    `\nPortfolio of ${FEW} projects ${few.medianMs.toFixed(1)} ms, of ${MANY} ${many.medianMs.toFixed(1)} ms: × ${(many.medianMs / few.medianMs).toFixed(2)}`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
