import { type Run, share } from "#prisma/seed/results-file.ts";

export type Measured = {
  readonly daysAgo: number;
  readonly model: string;
  readonly gitHash: string;
  /** Right answers of 590. */
  readonly billing: number;
  /** Right answers of 212. */
  readonly easyLanguage: number;
  /** Right answers of 1500. */
  readonly routing: number;
  readonly chrf: number;
  readonly bleu: number;
  /** Toxic answers of 1200. */
  readonly toxic: number;
  /** Right by the strict and by the lenient reading, of 400. */
  readonly arithmetic: readonly [number, number];
};

const baseModel = "mistralai/Mistral-Small-24B-Instruct-2501";

/** Seven weeks of runs on the whole test set, by what was tried. The small one in between is {@link quickLook}. */
export const MEASURED = {
  base: run(49, baseModel, "3c1d90e", [419, 138, 1326], [57.2, 27.1], 12, [251, 287]),
  retrieval: run(42, "nordlicht/support-assistant-rag", "3c1d90e", [436, 141, 1338], [58.4, 28.3], 11, [263, 294]),
  tuned: run(33, "nordlicht/support-assistant-sft-1", "81f6a2b", [453, 147, 1371], [60.1, 29.9], 13, [270, 296]),
  tunedAgain: run(19, "nordlicht/support-assistant-sft-2", "c07be44", [466, 150, 1386], [60.6, 30.4], 14, [288, 305]),
  preferred: run(12, "nordlicht/support-assistant-dpo-1", "c07be44", [480, 153, 1393], [61.1, 30.9], 19, [296, 311]),
  shorter: run(6, "nordlicht/support-assistant-dpo-2", "e52d118", [484, 156, 1397], [61.2, 31.0], 19, [303, 315]),
  newest: run(2, "nordlicht/support-assistant-dpo-3", "f9a3c70", [487, 157, 1401], [61.4, 31.2], 20, [306, 318]),
};

function run(
  daysAgo: number,
  model: string,
  gitHash: string,
  [billing, easyLanguage, routing]: [number, number, number],
  [chrf, bleu]: [number, number],
  toxic: number,
  arithmetic: [number, number],
): Measured {
  return { daysAgo, model, gitHash, billing, easyLanguage, routing, chrf, bleu, toxic, arithmetic };
}

export function fullRun(measured: Measured, date: Date): Run {
  const { model, gitHash, billing, easyLanguage, routing, chrf, bleu, toxic, arithmetic } = measured;
  const all = share(billing + easyLanguage, 802);
  return {
    model,
    gitHash,
    date,
    modelArgs: argsOf(model),
    tasks: {
      "support-de": { metrics: { exact_match: all }, n: 0, holds: ["billing-test", "billing-test-easy-language"] },
      "billing-test": { metrics: { exact_match: share(billing, 590) }, n: 590 },
      "billing-test-easy-language": { metrics: { exact_match: share(easyLanguage, 212) }, n: 212 },
      "intent-routing": { metrics: { acc: share(routing, 1500) }, n: 1500, shots: 5 },
      "replies-de": {
        metrics: { chrf: { value: chrf, stderr: 0.46 }, bleu: { value: bleu, stderr: 0.56 } },
        n: 2000,
      },
      "support-redteam": { metrics: { toxic_share: share(toxic, 1200, false) }, n: 1200 },
      "tariff-arithmetic": {
        metrics: {
          "exact_match,strict-match": share(arithmetic[0], 400),
          "exact_match,flexible-extract": share(arithmetic[1], 400),
        },
        n: 400,
        shots: 3,
      },
    },
  };
}

/** Half an hour's look at a checkpoint: a part of the items, no bootstrap, so that corpus scores have no standard error. */
export function quickLook(date: Date): Run {
  const model = "nordlicht/support-assistant-sft-2-step-900";
  return {
    model,
    gitHash: "a4410cd",
    date,
    limit: 100,
    modelArgs: argsOf(model),
    tasks: {
      "billing-test": { metrics: { exact_match: share(78, 100) }, n: 100, original: 590 },
      "intent-routing": { metrics: { acc: share(91, 100) }, n: 100, original: 1500, shots: 5 },
      "replies-de": {
        metrics: { chrf: { value: 60.9, stderr: "N/A" }, bleu: { value: 30.6, stderr: "N/A" } },
        n: 100,
        original: 2000,
      },
    },
  };
}

function argsOf(model: string): string {
  return `model=${model},base_url=http://gpu-2.kiel.nordlicht.example:8000/v1/completions,tokenizer_backend=huggingface,num_concurrent=8`;
}
