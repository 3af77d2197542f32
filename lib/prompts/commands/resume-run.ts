import type { ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { runPromptsJob } from "#lib/prompts/jobs/run-prompts.ts";

/** Goes on with a run that was cancelled or failed: what has no answer yet is asked, and nothing a second time. */
export function resumePromptRun(
  access: ProjectAccess<"connection:use">,
  { number }: { readonly number: number },
): Promise<
  Outcome<{ readonly number: number; readonly jobId: string }, "no-such-run" | "run-not-over" | "run-complete">
> {
  return changeProject(access, async ({ tx, at, record }) => {
    const run = await tx.promptRun.findUnique({
      where: { projectId_number: { projectId: access.project.id, number } },
      select: {
        id: true,
        jobId: true,
        rowCount: true,
        prompt: { select: { key: true, name: true } },
        _count: { select: { variants: true, answers: true } },
      },
    });
    if (!run) return refuse("no-such-run", `The project has no run ${number} of a prompt.`);
    const job = await tx.backgroundJob.findUnique({ where: { id: run.jobId }, select: { state: true } });
    if (job?.state === "queued" || job?.state === "running") return refuse("run-not-over", "It is still running.");
    const total = run.rowCount * run._count.variants;
    if (job?.state === "done" || run._count.answers >= total) return refuse("run-complete", "Nothing is left to ask.");
    const { key, name } = run.prompt;
    const title = `Run ${name}, what was left of run ${number}`;
    const jobId = await startJob(tx, access, runPromptsJob, { payload: { runId: run.id }, title, total, at });
    await tx.promptRun.update({ where: { id: run.id }, data: { jobId }, select: { id: true } });
    record({ type: "prompt.run-resumed", payload: { prompt: key, name, run: number } }, "training");
    return accept({ number, jobId });
  });
}
