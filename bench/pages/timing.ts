import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type Answer = { readonly status: number; readonly body: string; readonly ms: number };

/** A visit: an address, and the cookie of who asks. */
export type Visit = { readonly url: string; readonly cookie: string };

// One connection that stays open, so that no request pays for making one.
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** One request, timed from its start to the last byte: pages are streamed, and the first byte says little. */
export function visit({ url, cookie }: Visit): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const request = http.get(url, { agent, headers: { cookie, accept: "text/html" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          ms: performance.now() - begun,
        }),
      );
    });
    request.on("error", reject);
  });
}

/** Visits a page so many times, a moment apart. @returns how long each took, in milliseconds. */
export async function idleVisits(page: Visit, visits: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < visits; turn += 1) {
    times.push((await visit(page)).ms);
    await sleep(50);
  }
  return times;
}

export type Times = { readonly medianMs: number; readonly p95Ms: number };

/**
 * Visits two pages in turn, the one that goes first changing each time, so that whatever else the machine does hits both.
 */
export async function compare(a: Visit, b: Visit, rounds: number): Promise<readonly [Times, Times]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { ms } = await visit(side === 0 ? a : b);
      times[side].push(ms);
    }
  }
  return [timesOf(times[0]), timesOf(times[1])];
}

export function timesOf(ms: readonly number[]): Times {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}
