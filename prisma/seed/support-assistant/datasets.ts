import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { uploadVersion } from "#lib/data/commands/upload-version.ts";
import { datasetSchema, uploadQuery } from "#lib/data/datasets/schema.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import type { DatasetPurpose } from "#lib/data/vocabulary.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import type { Story } from "#prisma/seed/story.ts";
import { someQuestion } from "#prisma/seed/support-assistant/questions.ts";

const TEST_ROWS = 590;
const TRAIN_ROWS = 1_400;
/** How many questions of the first test set are tickets that were trained on, but for a word. */
const LEAKED = 37;

type Row = { readonly id: string; readonly question: string; readonly answer: string };

const random = seededRandom(20_260);
const training = rows("ticket", TRAIN_ROWS, () => someQuestion(random, "train"));

/** What is trained on, and a test set that turns out to hold some of it. */
export async function tellDatasets(story: Story): Promise<void> {
  story.on(56, "09:00");
  await adds(story, "billing-test", "Questions on bills with the answer an agent gave, checked by two people.");
  const leaked = training.slice(0, LEAKED).map(({ question }) => `Hi! ${question}`);
  let next = 0;
  const test = rows("billing", TEST_ROWS, () => leaked[next++] ?? someQuestion(random, "test"));
  await uploads(story, 1, { purpose: "test", fileName: "billing-test-v1.jsonl", sources: "1" }, test);
  await adds(story, "Training tickets", "Closed tickets of two years, one question and one answer a row.");
  await uploads(story, 2, { purpose: "train", fileName: "tickets.jsonl", sources: "1,2" }, training);
}

/** The test set is cleaned and refilled. */
export async function tellCleanTestSet(story: Story): Promise<void> {
  story.on(21, "15:30");
  const test = rows("billing", TEST_ROWS, () => someQuestion(random, "test"));
  await uploads(story, 1, { purpose: "test", fileName: "billing-test-v2.jsonl", sources: "1" }, test);
}

function rows(prefix: string, count: number, question: () => string): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${String(index + 1).padStart(4, "0")}`,
    question: question(),
    answer:
      index % 3 === 0 ? "Explained from the contract." : index % 3 === 1 ? "Corrected and paid back." : "Handed over.",
  }));
}

async function adds(story: Story, name: string, description: string): Promise<void> {
  const input = datasetSchema.parse({ name, description });
  await story.does("contributor", "data:update", (access) => addDataset(access, input));
}

async function uploads(
  story: Story,
  dataset: number,
  query: { purpose: DatasetPurpose; fileName: string; sources: string },
  uploaded: readonly Row[],
): Promise<void> {
  const input = uploadQuery.parse({ ...query, format: "jsonl", textColumns: "question" });
  await story.does("contributor", "data:update", (access) => uploadVersion(access, dataset, input, fileOf(uploaded)));
  // What a worker does within seconds, at the moment of the story.
  await story.does("contributor", "data:update", (access) =>
    datasetOverlapJob.run({
      access,
      jobId: "",
      payload: {},
      resume: null,
      signal: new AbortController().signal,
      progress: () => undefined,
      saveResume: async () => undefined,
    }),
  );
  await story.judge();
}

async function* fileOf(uploaded: readonly Row[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(uploaded.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
