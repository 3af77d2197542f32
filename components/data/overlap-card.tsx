import { JobList } from "#components/background/job-list.tsx";
import { OverlapExamples } from "#components/data/overlap-examples.tsx";
import { OverlapTable } from "#components/data/overlap-table.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { measureOverlapsAction } from "#lib/data/actions.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { listOverlapExamples } from "#lib/data/queries/list-overlap-examples.ts";
import { listOverlaps } from "#lib/data/queries/list-overlaps.ts";

type OverlapCardProps = { access: ProjectAccess<"project:read">; version: VersionView };

/** Whether a model could have learned a test set by heart: how much of it stands in what is trained on, and what. */
export async function OverlapCard({ access, version: { dataset, version, purpose } }: OverlapCardProps) {
  const { slug } = access.project;
  const dataPath = `/projects/${slug}/data`;
  const isTest = purpose === "test";
  const overlaps = await listOverlaps(access, dataset, version);
  const examples = may(access, "record:read") ? await listOverlapExamples(access, dataset, version) : [];
  const isOpen = overlaps.some(({ measured }) => measured === null);
  return (
    <div className="mt-4">
      <Card
        title={isTest ? "Overlap with training sets" : "Overlap with test sets"}
        id="overlaps"
        flush
        actions={
          isOpen &&
          may(access, "data:update") && (
            <ActionForm action={measureOverlapsAction} toast>
              <input type="hidden" name="project" value={slug} />
              <SubmitButton size="small">Compare now</SubmitButton>
            </ActionForm>
          )
        }
      >
        <p className="max-w-4xl px-[var(--edge)] pb-3 text-sm text-muted">
          A test row counts as found when one of its texts is there word for word, when 13 of its words in a row are, or
          when a text is there but for a few words (shingles of 5 words, similarity 0.7 or more). What more than 10 test
          rows share or are alike in is a template, and does not count.
        </p>
        {overlaps.length > 0 ? (
          <OverlapTable overlaps={overlaps} dataPath={dataPath} isTest={isTest} />
        ) : (
          <p className="px-[var(--edge)] pb-4">
            {isTest
              ? "No training set is kept here, so there is nothing to compare with."
              : "No test set is kept here, so there is nothing to compare with."}
          </p>
        )}
        <OverlapExamples groups={examples} dataPath={dataPath} />
      </Card>
      <JobList access={access} kinds={[datasetOverlapJob.kind]} />
    </div>
  );
}
