import { chooseOptimisation } from "#lib/deployment/optimisations/commands/choose-optimisation.ts";
import { compareForSheet } from "#lib/deployment/optimisations/commands/compare-for-sheet.ts";
import { recordMeasurements } from "#lib/deployment/optimisations/commands/record-measurements.ts";
import { recordOptimisation } from "#lib/deployment/optimisations/commands/record-optimisation.ts";
import {
  chooseOptimisationSchema,
  measureSchema,
  recordOptimisationSchema,
} from "#lib/deployment/optimisations/schema.ts";
import { isQuantity, type Side } from "#lib/deployment/optimisations/vocabulary.ts";
import { keepSizeReading } from "#lib/deployment/safetensors/commands/keep-size-reading.ts";
import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { pairedAnswers, type TaskResult } from "#prisma/seed/paired-answers.ts";
import type { Story } from "#prisma/seed/story.ts";
import {
  BASE_NAME,
  BASE_RESULTS,
  BASE_TAKES,
  SHEETS,
  type SheetStory,
} from "#prisma/seed/support-assistant/optimisation-sheets.ts";
import { AWQ_CONFIG, awqHeader, baseHeader, MODEL_CONFIG } from "#prisma/seed/support-assistant/weight-headers.ts";

const MEASURED = { source: "measured", hardware: "1 × H100 80 GB", batch: 8, contextTokens: 8_192 } as const;

/** Yesterday's work: four optimisations of the newest model held against it, of which one ships. */
export async function tellOptimisations(story: Story): Promise<void> {
  story.on(1, "09:30");
  const baseBytes = await readsSize(story, BASE_NAME, baseHeader(), MODEL_CONFIG);
  const awqBytes = await readsSize(story, `${BASE_NAME}-awq`, awqHeader(), {
    ...MODEL_CONFIG,
    quantization_config: AWQ_CONFIG,
  });
  const base = await imports(story, BASE_NAME, BASE_RESULTS);
  for (const sheet of SHEETS) await tellSheet(story, sheet, { base, baseBytes, awqBytes });
  const choice = chooseOptimisationSchema.parse({
    sheet: 2,
    reason:
      "Half the cost of the base, two fifths off its longest waits, and every floor held. The 8B model would be cheaper still, and answers provocations.",
  });
  await story.on(1, "16:20").does("lead", "optimisation:choose", (access) => chooseOptimisation(access, choice));
  await story.judge();
}

type Known = { readonly base: number; readonly baseBytes: number; readonly awqBytes: number };

async function tellSheet(story: Story, sheet: SheetStory, { base, baseBytes, awqBytes }: Known): Promise<void> {
  const { name, method, candidate: candidateName, settings, configuration, note } = sheet;
  const input = recordOptimisationSchema.parse({
    ...{ name, method, baseName: BASE_NAME, candidateName, settings, note },
    configuration: configuration ? JSON.stringify(configuration) : "",
  });
  const { number } = await story.does("contributor", "optimisation:update", (access) =>
    recordOptimisation(access, input),
  );
  const candidate = await imports(story, candidateName, sheet.results);
  await story.does("contributor", "optimisation:update", (access) =>
    compareForSheet(access, { sheet: number, base, candidate }),
  );
  await takes(story, number, "base", { size_bytes: baseBytes }, "size reading 1");
  await takes(story, number, "base", BASE_TAKES, "vLLM benchmark, 400 requests");
  const { size_bytes: declared, ...measured } = sheet.takes;
  if (sheet.reading) await takes(story, number, "candidate", { size_bytes: awqBytes }, `size reading ${sheet.reading}`);
  else await takes(story, number, "candidate", { size_bytes: declared }, "files on gpu-2");
  await takes(story, number, "candidate", measured, "vLLM benchmark, 400 requests");
  await story.judge();
}

async function takes(
  story: Story,
  sheet: number,
  side: Side,
  values: Readonly<Record<string, number | undefined>>,
  origin: string,
): Promise<void> {
  const measurements = Object.entries(values).flatMap(([quantity, value]) =>
    isQuantity(quantity) && value !== undefined ? [{ side, quantity, value }] : [],
  );
  const isSize = Object.hasOwn(values, "size_bytes");
  const conditions = isSize ? { source: "measured" as const, hardware: "" } : MEASURED;
  const input = measureSchema.parse({ sheet, measurements, origin, ...conditions });
  await story.does("contributor", "optimisation:update", (access) => recordMeasurements(access, input));
}

async function imports(story: Story, model: string, results: readonly TaskResult[]): Promise<number> {
  const bytes = pairedAnswers(results, 20_261);
  const { evaluation } = await story.does("contributor", "evaluation:import", (access) =>
    importEvaluation(access, { format: "table", bytes, options: { model } }),
  );
  return evaluation.number;
}

async function readsSize(story: Story, name: string, header: Uint8Array, config: object): Promise<number> {
  const sent = [
    { name: "model.safetensors", bytes: header, fileBytes: null },
    { name: "config.json", bytes: new TextEncoder().encode(JSON.stringify(config)), fileBytes: null },
  ];
  const { bytes } = await story.does("contributor", "optimisation:update", (access) =>
    keepSizeReading(access, { name, sent }),
  );
  return bytes;
}
