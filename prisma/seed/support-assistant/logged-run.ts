import { Readable } from "node:stream";
import type { RunStatus } from "#lib/platform/generated/enums.ts";
import { nameDatasets } from "#lib/training/commands/datasets.ts";
import { logBatch } from "#lib/training/commands/log-batch.ts";
import { createRun, updateRun } from "#lib/training/commands/runs.ts";
import { storeArtefact } from "#lib/training/commands/store-artefact.ts";
import type { Story } from "#prisma/seed/story.ts";

const BATCH = 1000;
/** The dataset version of the demo that is trained on. */
const DATASET = "2/1";

type KeyValue = { readonly key: string; readonly value: string };

export type LoggedRun = {
  readonly name: string;
  readonly status: RunStatus;
  readonly minutes: number;
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly metrics: (startMs: number) => { key: string; value: number; step: number; timestamp: number }[];
  /** By path, the texts it put beside its numbers. */
  readonly files: Readonly<Record<string, string>>;
};

/** A run as its script logged it, from now on. */
export async function tellLoggedRun(story: Story, experimentId: string, run: LoggedRun): Promise<void> {
  const startedAt = story.timeline.now;
  const { id } = await story.does("contributor", "training:log", (access) =>
    createRun(access, { experimentId, name: run.name, userName: "trainer", startedAt, tags: [...run.tags] }),
  );
  const dataset = { name: DATASET, digest: "", context: "training", sourceType: "tag", source: "" };
  await story.does("contributor", "training:log", (access) => nameDatasets(access, id, [dataset]));
  await story.does("contributor", "training:log", (access) =>
    logBatch(access, id, { metrics: [], params: [...run.params], tags: [] }),
  );
  const metrics = run.metrics(startedAt.getTime());
  story.timeline.pass(run.minutes);
  for (let from = 0; from < metrics.length; from += BATCH) {
    const batch = { metrics: metrics.slice(from, from + BATCH), params: [], tags: [] };
    await story.does("contributor", "training:log", (access) => logBatch(access, id, batch));
  }
  for (const [path, text] of Object.entries(run.files)) {
    const file = [new TextEncoder().encode(text)];
    await story.does("contributor", "training:log", (access) =>
      storeArtefact(access, { wireId: id, path }, Readable.from(file)),
    );
  }
  await story.does("contributor", "training:log", (access) =>
    updateRun(access, id, { status: run.status, endedAt: story.timeline.now }),
  );
}
