// How fast texts are scored, beside the reference tools where they can be imported, and what memory it takes. See README.md.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Rate } from "#bench/evaluation/rate.ts";
import { writeSegments } from "#bench/evaluation/segments.ts";
import { measureInThreads } from "#bench/evaluation/threads.ts";

const FEW = 20_000;
const MANY = 100_000;
const ROUNDS = Number(process.argv[2] ?? 3);
const METRICS = ["bleu", "chrf", "chrf_pp", "ter", "rouge1,rouge2,rouge_l"];

const { SACREBLEU_PATH, ROUGE_SCORE_PATH, PYTHON = "python3" } = process.env;
const PYTHONPATH = [SACREBLEU_PATH, ROUGE_SCORE_PATH].filter(Boolean).join(path.delimiter);

type Files = { readonly hyp: string; readonly ref: string };

function ours(metrics: string, { hyp, ref }: Files): Rate {
  return JSON.parse(
    execFileSync(process.execPath, ["bench/evaluation/rate.ts", metrics, hyp, ref], { encoding: "utf8" }),
  );
}

/** @returns null where the tool cannot be imported. */
function theirs(metrics: string, { hyp, ref }: Files): Pick<Rate, "seconds" | "score"> | null {
  try {
    const args = ["bench/evaluation/reference.py", metrics, hyp, ref];
    const env = { ...process.env, PYTHONPATH };
    return JSON.parse(execFileSync(PYTHON, args, { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }));
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1) ?? String(error);
    process.stderr.write(`${metrics}: not measured beside the reference: ${reason}\n`);
    return null;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function print(...cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cairn-bench-"));
try {
  const few = writeSegments(folder, FEW);
  const many = writeSegments(folder, MANY);
  print("metric", `segments/s, ${FEW}`, `segments/s, ${MANY}`, "reference/s", "ratio", "same score", "peak MB, both");
  print("---", "--:", "--:", "--:", "--:", "---", "--:");
  for (const metrics of METRICS) {
    const rounds = Array.from({ length: ROUNDS }, () => ({ our: ours(metrics, few), their: theirs(metrics, few) }));
    const large = ours(metrics, many);
    const [first] = rounds;
    const our = FEW / median(rounds.map((round) => round.our.seconds));
    const their = FEW / median(rounds.flatMap((round) => round.their?.seconds ?? []));
    const same = first?.their
      ? Math.abs(first.our.score - first.their.score) <= 1e-9 * Math.abs(first.their.score)
      : null;
    print(
      metrics,
      Math.round(our),
      Math.round(MANY / large.seconds),
      Number.isNaN(their) ? "–" : Math.round(their),
      Number.isNaN(their) ? "–" : (our / their).toFixed(1),
      same === null ? "–" : same ? "yes" : "NO",
      `${Math.round(first?.our.peakMegabytes ?? 0)}, ${Math.round(large.peakMegabytes)}`,
    );
  }
  for (const threads of [1, 2]) {
    const { seconds, longestBlockMs } = await measureInThreads(FEW, threads);
    process.stdout.write(
      `BLEU, chrF, TER and ROUGE-L of ${FEW} segments in ${threads} ${threads === 1 ? "thread" : "threads"}: ` +
        `${seconds.toFixed(2)} s; the main thread was busy for ${Math.round(longestBlockMs)} ms at most\n`,
    );
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
