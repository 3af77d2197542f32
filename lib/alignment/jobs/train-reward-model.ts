import { addRewardModel } from "#lib/alignment/commands/add-reward-model.ts";
import { gatherPairs } from "#lib/alignment/reward-models/gather-pairs.ts";
import { rewardModelPayload } from "#lib/alignment/reward-models/schema.ts";
import { trainInThread } from "#lib/alignment/reward-models/threads.ts";
import { whyNotTrain } from "#lib/alignment/reward-models/why-not-train.ts";
import { jobKind } from "#lib/background/job-kind.ts";
import { db } from "#lib/platform/db.ts";
import { accept } from "#lib/platform/outcome.ts";

/** Trains and tests a reward model. Broken off, it begins again, and comes to the same model: it takes minutes at most. */
export const trainRewardModelJob = jobKind({
  kind: "alignment.train-reward-model",
  permission: "reward-model:train",
  payload: rewardModelPayload,
  unit: "pairs",
  async run({ jobId, access, payload, signal, progress }) {
    // The model has the job's id: an earlier run may have ended right after it was added.
    const done = await db().rewardModel.findUnique({ where: { id: jobId }, select: { number: true } });
    if (done) return accept({ resultPath: `alignment/reward-models/${done.number}` });
    progress({ stage: "Reading preferences" });
    const { campaignId, seed, machineLabels, judgeRunId } = payload;
    const gathered = await gatherPairs({ campaignId, seed, useMachineLabels: machineLabels, judgeRunId }, signal);
    const refusal = whyNotTrain(gathered, seed);
    if (refusal) return refusal;
    progress({ stage: "Training", total: gathered.pairs.length, done: 0 });
    const trained = await trainInThread({ pairs: gathered.pairs, seed }, signal);
    progress({ stage: "Saving", done: gathered.pairs.length });
    const added = await addRewardModel(access, { jobId, payload, gathered, trained, signal });
    return added.ok ? accept({ resultPath: `alignment/reward-models/${added.value.number}` }) : added;
  },
});
