import { JobProgress } from "#components/background/job-progress.tsx";
import { sentJob } from "#components/background/sent-job.ts";
import { type AnyProjectAccess, may } from "#lib/access/access.ts";
import { listCurrentJobs } from "#lib/background/queries/list-jobs.ts";

/** The work of some kinds that is under way in a project, or failed a short while ago; nothing when there is none. */
export async function JobList({ access, kinds }: { access: AnyProjectAccess; kinds: readonly string[] }) {
  if (!may(access, "record:read")) return null;
  const jobs = await listCurrentJobs(access, kinds);
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
