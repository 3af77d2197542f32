import type { ProjectAccess } from "#lib/access/access.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { type FoundRun, findRun, findRunByNumber } from "#lib/training/commands/find-run.ts";
import { findVersion } from "#lib/training/commands/find-version.ts";
import { whyNotWrite } from "#lib/training/rules/why-not-write.ts";
import type { LinkDataset } from "#lib/training/schema.ts";

export type SentDataset = {
  readonly name: string;
  readonly digest: string;
  readonly context: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema?: string | null;
  readonly profile?: string | null;
};

/** Takes down which data a run says it uses, and which versions of the project that is. The same again changes nothing. */
export function nameDatasets(
  access: ProjectAccess<"training:log">,
  wireId: string,
  datasets: readonly SentDataset[],
): Promise<Outcome<undefined, "no-such-run" | "run-deleted">> {
  return changeProject(access, async (change) => {
    const found = await findRun(change.tx, access.project.id, wireId);
    if (!found.ok) return found;
    const refusal = whyNotWrite(found.value, wireId);
    if (refusal) return refusal;
    await addDatasets(change, access.project.id, found.value, datasets);
    return accept();
  });
}

/** The same within a change that is under way. */
export async function addDatasets(
  { tx, at, record }: Change,
  projectId: string,
  run: Pick<FoundRun, "id" | "number" | "name">,
  datasets: readonly SentDataset[],
): Promise<void> {
  const named: string[] = [];
  for (const sent of datasets.map(storableDataset)) {
    const { name, digest, context } = sent;
    const key = { runId_name_digest_context: { runId: run.id, name, digest, context } };
    if (await tx.runDataset.findUnique({ where: key, select: { id: true } })) continue;
    const versionId = await findVersion(tx, projectId, sent);
    await tx.runDataset.create({ data: { ...sent, runId: run.id, versionId, at } });
    named.push(name);
  }
  if (named.length > 0)
    record({ type: "run.datasets-named", payload: { run: run.number, name: run.name, datasets: named } }, "training");
}

function storableDataset(sent: SentDataset) {
  return {
    name: storableText(sent.name),
    digest: storableText(sent.digest),
    context: storableText(sent.context),
    sourceType: storableText(sent.sourceType),
    source: storableText(sent.source),
    schema: sent.schema ? storableText(sent.schema) : null,
    profile: sent.profile ? storableText(sent.profile) : null,
  };
}

/** What a person names by hand has this for a digest and no source. */
const BY_HAND = "";

/** Says which version of the project a dataset of a run is: one that the run names, or one that it never named. */
export function linkDataset(
  access: ProjectAccess<"training:log">,
  input: LinkDataset,
): Promise<
  Outcome<{ readonly version: string }, "no-such-run" | "run-deleted" | "no-such-version" | "no-such-dataset">
> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findRunByNumber(tx, projectId, input.run);
    if (!found.ok) return found;
    const run = found.value;
    const refusal = whyNotWrite(run, `${run.number}`);
    if (refusal) return refusal;
    const version = await tx.datasetVersion.findFirst({
      where: { id: input.versionId, projectId },
      select: { id: true, number: true, dataset: { select: { number: true, name: true } } },
    });
    if (!version) return refuse("no-such-version", "Choose a dataset version of this project.", "versionId");
    const reference = `${version.dataset.number}/${version.number}`;
    const name = input.datasetId ? await link(input.datasetId) : await add();
    if (name === null) return refuse("no-such-dataset", "The run does not name this dataset any more.", "datasetId");
    const payload = { run: run.number, name: run.name, dataset: name, version: reference };
    record({ type: "run.dataset-linked", payload }, "training");
    return accept({ version: reference });

    async function link(id: string): Promise<string | null> {
      const dataset = await tx.runDataset.findFirst({ where: { id, runId: run.id }, select: { name: true } });
      if (dataset) await tx.runDataset.update({ where: { id }, data: { versionId: input.versionId } });
      return dataset?.name ?? null;
    }

    async function add(): Promise<string> {
      const key = { runId: run.id, name: reference, digest: BY_HAND, context: input.context };
      await tx.runDataset.upsert({
        where: { runId_name_digest_context: key },
        create: { ...key, versionId: input.versionId, at },
        update: { versionId: input.versionId },
      });
      return version?.dataset.name ?? reference;
    }
  });
}
