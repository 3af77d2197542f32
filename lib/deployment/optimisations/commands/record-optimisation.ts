import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { readConfiguration } from "#lib/deployment/optimisations/read-configuration.ts";
import type { RecordOptimisation } from "#lib/deployment/optimisations/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { Prisma } from "#lib/platform/generated/client.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/** Makes a sheet, with its policy: what it has to keep to is said before anything is known. */
export async function recordOptimisation(
  access: ProjectAccess<"optimisation:update">,
  input: RecordOptimisation,
): Promise<Outcome<{ readonly number: number; readonly name: string }, string>> {
  const configuration = input.configuration.trim() === "" ? null : readConfiguration(input.configuration);
  if (configuration && !configuration.ok) return refuse(configuration.reason, configuration.message, "configuration");
  const read = configuration?.value ?? null;
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.optimisation.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const author = { authorId: authorOf(access.actor), authorName: displayName(access.actor) };
    const { minRecovery, maxFloorDrop, requiredFloors } = input;
    await tx.optimisation.create({
      data: {
        projectId,
        number,
        name: storableText(input.name),
        method: input.method,
        baseName: storableText(input.baseName),
        candidateName: storableText(input.candidateName),
        artefactDigest: input.artefactDigest,
        settings: { ...read?.settings, ...givenSettings(input.settings) },
        configuration: read ? (read.kept as Prisma.InputJsonObject) : Prisma.DbNull,
        configurationKind: read?.kind ?? null,
        metrics: input.metrics.map(metricKeyOf),
        note: storableText(input.note),
        round: await currentRound(tx, projectId, "deployment"),
        createdAt: at,
        createdById: author.authorId,
        createdByName: author.authorName,
        policies: {
          create: {
            version: 1,
            minRecovery,
            maxFloorDrop,
            requiredFloors,
            reason: "Set with the sheet.",
            at,
            ...author,
          },
        },
      },
      select: { id: true },
    });
    record(
      { type: "optimisation.recorded", payload: { sheet: number, name: input.name, method: input.method } },
      "deployment",
    );
    return accept({ number, name: input.name });
  });
}

/** What somebody wrote themselves; a field left empty says nothing. */
function givenSettings(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      value === "" ? [] : [[storableText(key), storableText(value)]],
    ),
  );
}
