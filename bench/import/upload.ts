import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { visit } from "#bench/pages/timing.ts";

type Upload = { readonly address: string; readonly cookie: string; readonly pieces: Iterable<Buffer> };

/** Sends a file as it is made. @returns the job that reads it. */
export function upload({ address, cookie, pieces }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/octet-stream" };
    const request = http.request(address, { method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        if (response.statusCode === 202) resolve(JSON.parse(body).jobId);
        else reject(new Error(`The upload answered ${response.statusCode}: ${body}`));
      });
    });
    request.on("error", reject);
    void write(request, pieces).catch(reject);
  });
}

async function write(request: http.ClientRequest, pieces: Iterable<Buffer>): Promise<void> {
  for (const piece of pieces) if (!request.write(piece)) await new Promise((resolve) => request.once("drain", resolve));
  request.end();
}

type Job = { readonly state: string; readonly errorMessage?: string };

/** Visits a page again and again until a job is done. @returns how long each visit took, in milliseconds. */
export async function visitWhile(job: string, page: { url: string; cookie: string }): Promise<number[]> {
  const visits: number[] = [];
  for (;;) {
    const { status, ms } = await visit(page);
    if (status !== 200) throw new Error(`The page answered ${status}.`);
    visits.push(ms);
    await sleep(200);
    const { state, errorMessage }: Job = JSON.parse((await visit({ url: job, cookie: page.cookie })).body);
    if (state === "done") return visits;
    if (state !== "queued" && state !== "running") throw new Error(`The job ${state}: ${errorMessage}`);
  }
}
