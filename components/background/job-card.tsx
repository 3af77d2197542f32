import { JobProgress } from "#components/background/job-progress.tsx";
import { sentJob } from "#components/background/sent-job.ts";
import { type AnyProjectAccess, may } from "#lib/access/access.ts";
import { getJob } from "#lib/background/queries/get-job.ts";

/** One job, whatever has become of it; nothing where there is none. */
export async function JobCard({ access, id }: { access: AnyProjectAccess; id: string }) {
  if (!may(access, "record:read")) return null;
  const job = await getJob(access, id);
  if (!job) return null;
  return (
    <section aria-label="The work you started" className="mb-4">
      <JobProgress
        key={job.id}
        slug={access.project.slug}
        initial={sentJob(job)}
        mayCancel={may(access, "job:cancel")}
      />
    </section>
  );
}
