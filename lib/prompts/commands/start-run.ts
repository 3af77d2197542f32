import { authorOf, displayName, may, type ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { openConnection } from "#lib/connections/queries/open-connection.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden } from "#lib/platform/errors.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { findPrompt } from "#lib/prompts/commands/find-prompt.ts";
import { runPromptsJob } from "#lib/prompts/jobs/run-prompts.ts";
import { readTable } from "#lib/prompts/running/read-table.ts";
import type { PromptRunForm, PromptRunInput } from "#lib/prompts/running/schema.ts";
import { whyNotRun } from "#lib/prompts/running/why-not-run.ts";

export type PromptRunStarted = { readonly number: number; readonly prompt: string; readonly jobId: string };

/**
 * Puts a run in line: each variant is asked about each row in the background.
 *
 * @returns a refusal names the field; nothing is asked of any model then.
 */
export async function startPromptRun(
  access: ProjectAccess<"connection:use">,
  { prompt: key, run }: PromptRunForm,
): Promise<Outcome<PromptRunStarted, string>> {
  // Who may not read what a prompt says must not learn it from what it is answered.
  if (!may(access, "prompt:read")) throw new Forbidden("prompt:read");
  const projectId = access.project.id;
  const prompt = await findPrompt(db(), projectId, key);
  if (!prompt.ok) return prompt;
  const { id: promptId, name } = prompt.value;
  const variants = await findVariants(access, promptId, run);
  if (!variants.ok) return variants;
  const table = await readTable(db(), projectId, run.table);
  if (!table.ok) return table;
  const { columns, datasetVersionId } = table.value;
  const fit = whyNotRun({
    versions: variants.value.map(({ version }) => version),
    ...table.value,
    arePricesKnown: variants.value.every(({ connection }) => connection.prices !== null),
    hasUsdBudget: run.budget.usd !== undefined,
  });
  if (!fit.ok) return fit;
  // A prompt without variables is asked once.
  const rows = table.value.rows.length > 0 ? table.value.rows : [{}];
  return changeProject(access, async ({ tx, at, record }) => {
    const last = await tx.promptRun.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const id = crypto.randomUUID();
    const title = `Run ${name} over ${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
    const total = rows.length * variants.value.length;
    const jobId = await startJob(tx, access, runPromptsJob, { payload: { runId: id }, title, total, at });
    await tx.promptRun.create({
      data: {
        ...{ id, projectId, number, promptId, datasetVersionId, jobId },
        ...{ columns: [...columns], rowCount: rows.length, concurrency: run.concurrency, attempts: run.attempts },
        budgetUsd: run.budget.usd,
        budgetTokens: run.budget.tokens,
        createdById: authorOf(access.actor),
        createdByName: displayName(access.actor),
        createdAt: at,
        variants: {
          createMany: {
            data: variants.value.map(({ version, connection, model }, position) => ({
              ...{ position, promptVersionId: version.id, connectionId: connection.id, model },
            })),
          },
        },
        rows: { createMany: { data: rows.map((values, position) => ({ position, values: values as object })) } },
      },
      select: { id: true },
    });
    const versions = [...new Set(variants.value.map(({ version }) => version.number))];
    const connections = [...new Set(variants.value.map(({ connection }) => connection.name))];
    record(
      {
        type: "prompt.run-started",
        payload: { prompt: key, name, run: number, versions, rows: rows.length, connections },
      },
      "training",
    );
    return accept({ number, prompt: key, jobId });
  });
}

type Variant = {
  readonly version: { readonly id: string; readonly number: number; readonly variables: readonly string[] };
  readonly connection: OpenConnection;
  readonly model: string;
};

async function findVariants(
  access: ProjectAccess<"connection:use">,
  promptId: string,
  { variants }: PromptRunInput,
): Promise<Outcome<readonly Variant[], string>> {
  const found: Variant[] = [];
  for (const [index, { version: number, connection, model }] of variants.entries()) {
    const version = await db().promptVersion.findUnique({
      where: { promptId_number: { promptId, number } },
      select: { id: true, number: true, variables: true },
    });
    if (!version) return refuse("no-such-version", `The prompt has no version ${number}.`, `variants.${index}.version`);
    const opened = await openConnection(access, connection);
    if (!opened.ok) return { ...opened, field: `variants.${index}.connection` };
    // Whatever the connection's own model is later, this run asks the one of now throughout.
    found.push({ version, connection: opened.value, model: model || opened.value.defaultModel });
  }
  return accept(found);
}
