import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findSheet } from "#lib/deployment/optimisations/commands/find-sheet.ts";
import type { Measure } from "#lib/deployment/optimisations/schema.ts";
import { QUANTITIES } from "#lib/deployment/optimisations/vocabulary.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Takes down what base or candidate take, with where that comes from and under which conditions. What is newer counts. */
export function recordMeasurements(
  access: ProjectAccess<"optimisation:update">,
  { sheet: number, measurements, source, origin, hardware, batch, contextTokens }: Measure,
): Promise<Outcome<{ readonly count: number }, "no-such-sheet" | "nothing-measured" | "measured-twice">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findSheet(tx, access.project.id, number);
    if (!found.ok) return found;
    if (measurements.length === 0)
      return refuse("nothing-measured", "There is no measurement to take down.", "measurements");
    const keys = measurements.map(({ side, quantity }) => `${side} ${quantity}`);
    if (new Set(keys).size < keys.length)
      return refuse("measured-twice", "One quantity of one side is there twice; give it once.", "measurements");
    const { id: optimisationId, name } = found.value;
    await tx.optimisationMeasurement.createMany({
      data: measurements.map((measurement) => ({
        ...measurement,
        ...{ optimisationId, source, batch, contextTokens, at },
        origin: storableText(origin),
        hardware: storableText(hardware),
        authorId: authorOf(access.actor),
        authorName: displayName(access.actor),
      })),
    });
    const quantities = [...new Set(measurements.map(({ quantity }) => QUANTITIES[quantity].title.toLowerCase()))];
    record({ type: "optimisation.measured", payload: { sheet: number, name, quantities, source } }, "deployment");
    return accept({ count: measurements.length });
  });
}
