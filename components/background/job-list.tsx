import { JobProgress } from "#components/background/job-progress.tsx";
import { sentJob } from "#components/background/sent-job.ts";
import { type AnyProjectAccess, may } from "#lib/access/access.ts";
import { getJob } from "#lib/background/queries/get-job.ts";
import { listCurrentJobs } from "#lib/background/queries/list-jobs.ts";
import { jobSchema } from "#lib/background/schema.ts";

type JobListProps = {
  access: AnyProjectAccess;
  kinds: readonly string[];
  /** The id of one that is shown even when it is done: the one whoever looks has started. */
  started?: string | string[];
};

/** The work of some kinds that is under way in a project, or failed a short while ago; nothing when there is none. */
export async function JobList({ access, kinds, started }: JobListProps) {
  if (!may(access, "record:read")) return null;
  const current = await listCurrentJobs(access, kinds);
  const named = jobSchema.safeParse({ id: started });
  const isListed = current.some(({ id }) => id === started);
  const own = named.success && !isListed ? await getJob(access, named.data.id) : null;
  const jobs = own ? [own, ...current] : current;
  if (jobs.length === 0) return null;
  return (
    <section aria-label="Work in the background" className="mt-4 grid gap-2">
      {jobs.map((job) => (
        <JobProgress
          key={job.id}
          slug={access.project.slug}
          initial={sentJob(job)}
          mayCancel={may(access, "job:cancel")}
        />
      ))}
    </section>
  );
}
