// `npm run bench:campaign`, or `npm run bench:campaign -- 20000` for so many items instead of 100 000.
//
// Makes a feedback campaign of 1 000 pairs and one of many in the built product, has the demo's lead rate in both in turn, and prints
// what a judgement, the next tasks, the campaign's page and its export take in either. It asserts nothing.

import { randomUUID } from "node:crypto";
import { segments } from "#bench/evaluation/segments.ts";
import { idleVisits, timesOf, visit } from "#bench/pages/timing.ts";
import { countOf, onProduct, type Product, watchedMemory } from "#bench/product/on-product.ts";
import { print, secondsSince, timesInWords } from "#bench/product/print.ts";

const FEW = 1_000;
const JUDGEMENTS = 300;
const many = countOf(100_000);

type Tasks = { readonly tasks: readonly { readonly position: number }[]; readonly guidelineVersion: number };
type Rating = { readonly number: number; readonly asking: number[]; readonly judging: number[] };

await onProduct(async (product) => {
  const printMemory = watchedMemory(product.instance);
  const [small, large] = [await makeCampaign(product, FEW), await makeCampaign(product, many)];
  for (let round = 0; round < JUDGEMENTS; round += 1) {
    await rate(product, small);
    await rate(product, large);
  }
  print(`A judgement, of ${FEW} items: ${timesInWords(small.judging)}`);
  print(`A judgement, of ${many} items: ${timesInWords(large.judging)}, ${ratio(large.judging, small.judging)}`);
  print(`The next tasks, of ${FEW} items: ${timesInWords(small.asking)}`);
  print(`The next tasks, of ${many} items: ${timesInWords(large.asking)}, ${ratio(large.asking, small.asking)}`);
  const [few, lots] = [await pageOf(product, small), await pageOf(product, large)];
  print(`The campaign's page, of ${FEW} items: ${timesInWords(few)}`);
  print(`The campaign's page, of ${many} items: ${timesInWords(lots)}, ${ratio(lots, few)}`);
  const began = performance.now();
  const { body } = await visit({
    url: `${product.api}/campaigns/${large.number}/export?as=items`,
    cookie: product.cookie,
  });
  print(`All ${body.trim().split("\n").length} items exported: ${secondsSince(began)}`);
  printMemory();
});

async function makeCampaign({ instance, api, cookie }: Product, count: number): Promise<Rating> {
  const began = performance.now();
  const lines = Array.from(segments(count), ({ prediction, reference }, at) =>
    JSON.stringify({
      prompt: `Question ${at}`,
      response_a: prediction,
      response_b: reference,
      gold: at % 20 ? "" : "a",
    }),
  );
  const { number } = await send<{ number: number }>(`${api}/campaigns?title=Bench&kind=pairwise&ratersPerItem=3`, {
    ...{ cookie, body: lines.join("\n"), type: "application/jsonl" },
  });
  print(`A campaign of ${count} pairs, made and sent: ${secondsSince(began)}`);
  // Opening it and choosing raters are pages' business; here it is done beneath them.
  await instance.owner.query(
    `WITH made AS (SELECT c.id, u.id AS user_id FROM campaign c, "user" u WHERE c.number = $1 AND u.email = 'lead@demo.cairn'),
          opened AS (INSERT INTO campaign_state (id, campaign_id, state, by_name, at) SELECT uuidv7(), id, 'open', 'bench', now() FROM made),
          guided AS (INSERT INTO campaign_guideline (campaign_id, version, body, saved_by_name, at)
                     SELECT id, 1, 'Prefer the better one.', 'bench', now() FROM made ON CONFLICT DO NOTHING)
     INSERT INTO campaign_rater (campaign_id, user_id, number, added_at) SELECT id, user_id, 1, now() FROM made`,
    [number],
  );
  return { number, asking: [], judging: [] };
}

async function rate({ api, cookie }: Product, { number, asking, judging }: Rating): Promise<void> {
  const of = `${api}/campaigns/${number}`;
  const asked = performance.now();
  const { tasks, guidelineVersion } = await send<Tasks>(`${of}/tasks`, { cookie, body: JSON.stringify({ want: 3 }) });
  asking.push(performance.now() - asked);
  const judgement = { id: randomUUID(), position: tasks[0]?.position, guidelineVersion, answer: "first" };
  const judged = performance.now();
  await send(`${of}/judgements`, { cookie, body: JSON.stringify(judgement) });
  judging.push(performance.now() - judged);
}

function pageOf({ pages, cookie }: Product, { number }: Rating): Promise<number[]> {
  return idleVisits({ url: `${pages}/alignment/campaigns/${number}`, cookie }, 40);
}

type Sent = { readonly cookie: string; readonly body: string; readonly type?: string };

async function send<T>(url: string, { cookie, body, type = "application/json" }: Sent): Promise<T> {
  const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": type };
  const response = await fetch(url, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

function ratio(times: readonly number[], beside: readonly number[]): string {
  return `${(timesOf(times).medianMs / timesOf(beside).medianMs).toFixed(2)} times`;
}
