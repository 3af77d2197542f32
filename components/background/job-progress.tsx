"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { formatBytes, formatDuration, formatNumber } from "#components/ui/format.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { cancelJobAction } from "#lib/background/actions.ts";
import { hasEnded, jobQuery, type SentJob } from "#lib/background/client.ts";
import { paceOf } from "#lib/background/pace.ts";

type JobProgressProps = {
  slug: string;
  /** What the server rendered with. */
  initial: SentJob;
  mayCancel: boolean;
};

/** A job under way: how far, how fast, how long still. At its end the page is drawn again with what came of it. */
export function JobProgress(props: JobProgressProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Progress {...props} />
    </QueryClientProvider>
  );
}

function Progress({ slug, initial, mayCancel }: JobProgressProps) {
  const router = useRouter();
  const { data: job, dataUpdatedAt, isRefetchError } = useQuery(jobQuery(slug, initial));
  const ended = hasEnded(job);
  useEffect(() => {
    if (ended && !hasEnded(initial)) router.refresh();
  }, [ended, initial, router]);
  const running = job.state === "running";
  const pace = paceOf(job, job.startedAt ? new Date(job.startedAt) : null, new Date(dataUpdatedAt));
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3" data-job={job.state}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 grow break-words font-[550]">{job.title}</p>
        {job.state === "done" && job.resultPath && (
          <Link href={`/projects/${slug}/${job.resultPath}`} className="font-[550] text-accent hover:underline">
            See the result <span aria-hidden="true">→</span>
          </Link>
        )}
        {!ended && mayCancel && (
          <ActionForm action={cancelJobAction} toast>
            <input type="hidden" name="project" value={slug} />
            <input type="hidden" name="id" value={job.id} />
            <SubmitButton size="small" variant="secondary">
              {job.isStopping ? "Stopping…" : "Cancel"}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {!ended && (
        <progress
          aria-label={job.title}
          value={running && pace.share !== null ? pace.share : undefined}
          max={1}
          className="mt-2 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      )}
      <p role="status" className={`mt-1 text-sm tabular-nums ${job.state === "failed" ? "text-red" : "text-muted"}`}>
        {sentence(job, pace)}
        {isRefetchError && !ended && " The server does not answer at the moment; this page keeps asking."}
      </p>
    </div>
  );
}

function sentence(job: SentJob, { perSecond, leftMs }: ReturnType<typeof paceOf>): string {
  if (job.state === "failed") return job.errorMessage ?? "It failed.";
  if (job.state === "cancelled") return "Cancelled; what it had done was taken away.";
  if (job.state === "done") return `Done: ${count(job.done, job.unit)}.`;
  if (job.state === "queued") return `Waiting for a worker. Started by ${job.startedByName}.`;
  const parts = [
    job.stage,
    job.total === null
      ? count(job.done, job.unit)
      : `${count(job.done, job.unit, false)} of ${count(job.total, job.unit)}`,
    perSecond !== null && `${count(perSecond >= 10 ? Math.round(perSecond) : perSecond, job.unit)}/s`,
    leftMs !== null && leftMs > 0 && `${formatDuration(Math.max(1000, leftMs))} left`,
  ];
  return parts.filter(Boolean).join(" · ");
}

function count(amount: number, unit: string, withUnit = true): string {
  if (unit === "bytes") return formatBytes(amount);
  return withUnit ? `${formatNumber(amount, amount >= 10 ? 0 : undefined)} ${unit}` : formatNumber(amount, 0);
}
