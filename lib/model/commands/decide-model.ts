import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findCandidate } from "#lib/model/commands/find-candidate.ts";
import { comparisonOf } from "#lib/model/comparison.ts";
import { type Considered, VERDICT_WORDS } from "#lib/model/decision.ts";
import type { DecisionInput } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

const MIN_REASON = 10;

type Refusals = "no-such-candidate" | "no-use" | "reason-missing";

/**
 * Records which model is taken, and why the others are not, as the next version. What the licence says that day is kept with it; one that
 * does not permit the use is recorded all the same, and keeps the gate closed.
 */
export function decideModel(
  access: ProjectAccess<"model:decide">,
  { candidate: number, context, reasons, consequences, rejected }: DecisionInput,
): Promise<Outcome<{ version: number; name: string }, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCandidate(tx, projectId, number);
    if (!found.ok) return found;
    const { candidate, selection } = found.value;
    const { use } = selection;
    if (!use || !candidate.verdict)
      return refuse("no-use", "Declare first what the model is used for, or no licence can be judged.");
    const { rows } = comparisonOf(selection);
    const unexplained = rows.find(
      (row) => row.number !== number && reasonFor(rejected, row.number).length < MIN_REASON,
    );
    if (unexplained)
      return refuse(
        "reason-missing",
        `Say why ${unexplained.model.name} is not taken, in ${MIN_REASON} characters or more.`,
        `rejected.${unexplained.number}`,
      );
    const considered: Considered = {
      useVersion: use.version,
      criteriaVersion: selection.criteriaVersion,
      candidates: rows.flatMap(({ number: other, model, licence, verdict, total, place, winShare }) =>
        verdict
          ? [
              {
                ...{ number: other, name: model.name, provider: model.provider, licence: licence.name },
                ...{ verdict, total, place, winShare },
                chosen: other === number,
                reason: other === number ? "" : reasonFor(rejected, other),
              },
            ]
          : [],
      ),
    };
    const last = await tx.modelDecision.aggregate({ where: { projectId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    await tx.modelDecision.create({
      data: {
        ...{ projectId, version, context, reasons, consequences, considered, at },
        candidateId: candidate.id,
        authorId: authorOf(access.actor),
      },
      select: { id: true },
    });
    const { name } = candidate.model;
    const verdict = VERDICT_WORDS[candidate.verdict.state];
    record({ type: "model.decided", payload: { number, name, version, verdict, rejected: rows.length - 1 } }, "model");
    return accept({ version, name });
  });
}

function reasonFor(rejected: DecisionInput["rejected"], number: number): string {
  return rejected[String(number)] ?? "";
}
