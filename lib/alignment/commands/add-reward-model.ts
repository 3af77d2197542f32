import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import type { GatheredPairs } from "#lib/alignment/reward-models/gather-pairs.ts";
import { type ModelHeader, writeModelFile } from "#lib/alignment/reward-models/model-file.ts";
import { hashOfPairs } from "#lib/alignment/reward-models/preference-pair.ts";
import type { RewardModelReport } from "#lib/alignment/reward-models/report.ts";
import type { RewardModelPayload } from "#lib/alignment/reward-models/schema.ts";
import type { Trained } from "#lib/alignment/reward-models/train.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { keepBlob } from "#lib/platform/blobs/keep-blob.ts";
import { dropBlob, type Piece, type WrittenBlob, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

type Training = {
  readonly jobId: string;
  readonly payload: RewardModelPayload;
  readonly gathered: GatheredPairs;
  readonly trained: Trained;
  readonly signal: AbortSignal;
};

/** Keeps a trained model under the next number, with its file. It never changes again. */
export async function addRewardModel(
  access: ProjectAccess<"reward-model:train">,
  training: Training,
): Promise<Outcome<{ readonly number: number }, "too-large">> {
  const campaign = await db().campaign.findUniqueOrThrow({
    where: { id: training.payload.campaignId },
    select: { number: true, title: true },
  });
  const name = training.payload.name || `Reward model of ${campaign.title}`;
  const judge = await judgeOf(training.payload.judgeRunId);
  const file = writeModelFile(
    headerOf(access, training, { name, campaign, judge: judge?.name ?? null }),
    training.trained.weights,
  );
  const bytes = new TextEncoder().encode(file);
  const blob = await writeBlob(once(bytes), {
    projectId: access.project.id,
    maxBytes: bytes.byteLength,
    signal: training.signal,
  });
  if (!blob.ok) return blob;
  try {
    return await changeProject(access, async ({ tx, at, record }) => {
      const projectId = access.project.id;
      const last = await tx.rewardModel.findFirst({
        where: { projectId },
        orderBy: { number: "desc" },
        select: { number: true },
      });
      const number = (last?.number ?? 0) + 1;
      await keepBlob(tx, blob.value.id, at);
      const round = await currentRound(tx, projectId, "alignment");
      await tx.rewardModel.create({
        data: { ...rowOf(access, training, blob.value), ...{ projectId, number, name, round, trainedAt: at } },
        select: { id: true },
      });
      const { value, interval } = training.trained.test.accuracy;
      const machines = training.gathered.ofMachines;
      record(
        {
          type: "reward-model.trained",
          payload: {
            ...{ number, name, campaign: campaign.number, sha256: blob.value.sha256, machines },
            ...{ pairs: training.gathered.pairs.length, accuracy: value, low: interval.low, high: interval.high },
          },
        },
        "alignment",
      );
      return accept({ number });
    });
  } catch (error) {
    await dropBlob(blob.value.id);
    throw error;
  }
}

type Named = {
  readonly name: string;
  readonly campaign: { readonly number: number; readonly title: string };
  readonly judge: string | null;
};

function headerOf(
  access: ProjectAccess<"reward-model:train">,
  { jobId, payload, gathered, trained }: Training,
  { name, campaign, judge }: Named,
): ModelHeader {
  return {
    ...{ id: jobId, name, project: access.project.slug, trainedAt: now().toISOString() },
    trainedBy: displayName(access.actor),
    labels: { people: gathered.ofPeople, machines: gathered.ofMachines, judge },
    data: {
      campaign,
      sha256: hashOfPairs(gathered.pairs),
      trainingPairs: trained.trainingPairs,
      heldOutPairs: trained.test.accuracy.n,
      judgements: gathered.judgementCount,
      newestJudgementAt: gathered.newestJudgementAt?.toISOString() ?? null,
    },
    settings: { seed: payload.seed, penalty: trained.penalty },
    test: trained.test,
  };
}

function rowOf(
  access: ProjectAccess<"reward-model:train">,
  { jobId, payload, gathered, trained }: Training,
  blob: WrittenBlob,
) {
  const { test, penalty, validated, raising, lowering, trainingPairs } = trained;
  const report: RewardModelReport = { test, penalty, validated, raising, lowering, leftOut: gathered.leftOut };
  return {
    ...{ id: jobId, campaignId: payload.campaignId, judgeRunId: payload.judgeRunId, seed: payload.seed },
    ...{ pairsOfPeople: gathered.ofPeople, pairsOfMachines: gathered.ofMachines },
    ...{ trainingPairs, heldOutPairs: test.accuracy.n, dataSha256: hashOfPairs(gathered.pairs) },
    ...{ judgementCount: gathered.judgementCount, newestJudgementAt: gathered.newestJudgementAt },
    accuracy: test.accuracy.value,
    accuracyLow: test.accuracy.interval.low,
    accuracyHigh: test.accuracy.interval.high,
    ...{ logLoss: test.logLoss, ece: test.calibration.ece, lengthFlag: test.length.flag },
    report: report as object,
    ...{ blobId: blob.id, sha256: blob.sha256, sizeBytes: blob.sizeBytes },
    trainedById: authorOf(access.actor),
    trainedByName: displayName(access.actor),
  };
}

function judgeOf(judgeRunId: string | null): Promise<{ readonly name: string } | null> {
  if (judgeRunId === null) return Promise.resolve(null);
  return db().judgeRun.findUnique({ where: { id: judgeRunId }, select: { name: true } });
}

const PIECE_BYTES = 2 ** 20;

async function* once(bytes: Uint8Array): AsyncGenerator<Piece> {
  for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) yield { bytes: bytes.subarray(at, at + PIECE_BYTES) };
}
