import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { type JudgeFigures, judgeFigures } from "#lib/alignment/judges/figures.ts";
import { type JudgeTotals, judgeTotals } from "#lib/alignment/judges/judge-totals.ts";
import { judgeWarnings } from "#lib/alignment/judges/judge-warnings.ts";
import { loadJudged } from "#lib/alignment/judges/load-judged.ts";
import type { JudgeRunPayload } from "#lib/alignment/judges/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Ended = {
  readonly jobId: string;
  readonly run: JudgeRunPayload;
  readonly connection: { readonly name: string; readonly baseUrl: string };
  readonly isBudgetSpent: boolean;
  readonly signal: AbortSignal;
};

/** Measures what a judge said and keeps it under the next number. */
export async function addJudgeRun(
  access: ProjectAccess<"connection:use">,
  ended: Ended,
): Promise<Outcome<{ readonly number: number }, "judge.nothing-asked" | "judge.no-answers">> {
  const { jobId, run, signal } = ended;
  const totals = await judgeTotals(jobId);
  if (totals.answers === 0)
    return refuse("judge.nothing-asked", "The budget is too small for the first question. Raise it.");
  if (totals.failures === totals.answers)
    return refuse(
      "judge.no-answers",
      `None of the ${totals.answers} questions got an answer. The last error: ${totals.lastError}`,
    );
  const figures = judgeFigures(await loadJudged(jobId, run.campaignId));
  signal.throwIfAborted();
  const startedAt = await beganAt(jobId);
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.judgeRun.findFirst({
      where: { projectId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const number = (last?.number ?? 0) + 1;
    const round = await currentRound(tx, projectId, "alignment");
    await tx.judgeRun.create({
      data: {
        ...{ id: jobId, projectId, number, round, startedAt: startedAt ?? at, endedAt: at },
        ...columnsOf(ended, totals, figures),
        startedById: authorOf(access.actor),
        startedByName: displayName(access.actor),
      },
      select: { id: true },
    });
    record(
      {
        type: "judge.measured",
        payload: {
          ...{ judge: number, name: run.name, campaign: run.campaign, items: figures.items },
          ...{ kappa: figures.kappa.value, positionFlag: positionFlagOf(figures) },
        },
      },
      "alignment",
    );
    return accept({ number });
  });
}

function columnsOf({ run, connection, isBudgetSpent }: Ended, totals: JudgeTotals, figures: JudgeFigures) {
  const { kappa, accuracy, consistency } = figures;
  return {
    ...{ name: run.name, campaignId: run.campaignId, promptId: run.promptId, guidelineVersion: run.guidelineVersion },
    ...{ connection: run.connection, connectionName: connection.name, baseUrl: connection.baseUrl },
    model: run.model ?? "",
    ...{ itemCount: figures.items, campaignItems: run.items, failures: totals.failures, unread: totals.unread },
    ...{ consistency: consistency?.value, positionFlag: positionFlagOf(figures), besidePeople: kappa.n },
    ...{ kappa: kappa.value, kappaLow: kappa.interval?.low, kappaHigh: kappa.interval?.high },
    ...{ accuracy: accuracy?.value, accuracyLow: accuracy?.interval.low, accuracyHigh: accuracy?.interval.high },
    ...{ tokens: totals.tokens, costUsd: totals.costUsd },
    figures: figures as object,
    warnings: judgeWarnings(run, totals, figures, isBudgetSpent),
  };
}

function positionFlagOf({ position }: JudgeFigures): "first" | "second" | null {
  return position.isBiased ? ((position.share ?? 0) > 0.5 ? "first" : "second") : null;
}

async function beganAt(jobId: string): Promise<Date | null> {
  const job = await db().backgroundJob.findUnique({ where: { id: jobId }, select: { startedAt: true } });
  return job?.startedAt ?? null;
}
