import { event } from "#lib/ledger/event.ts";

type Sheet = { sheet: number; name: string };

export const optimisationEvents = {
  "optimisation.recorded": event<Sheet & { method: string }>((p) => `made optimisation sheet ${p.sheet}, ${p.name}`),
  "optimisation.policy-set": event<
    Sheet & { version: number; minRecovery: number; maxFloorDrop: number; afterResults: boolean }
  >(
    (p) =>
      `set the policy of optimisation sheet ${p.sheet}, ${p.name}, to a recovery of ${percent(p.minRecovery)} and a drop of ${percent(p.maxFloorDrop)}${p.afterResults ? ", after its results" : ""}`,
  ),
  "optimisation.compared": event<Sheet & { base: number; candidate: number; metrics: number }>(
    (p) => `compared evaluation ${p.candidate} with evaluation ${p.base} for optimisation sheet ${p.sheet}, ${p.name}`,
  ),
  "optimisation.rate-counted": event<Sheet & { floor: string; base: string; candidate: string }>(
    (p) => `counted ${p.floor} for optimisation sheet ${p.sheet}, ${p.name}: ${p.base} before, ${p.candidate} after`,
  ),
  "optimisation.measured": event<Sheet & { quantities: string[]; source: string }>(
    (p) => `recorded ${p.quantities.join(", ")} of optimisation sheet ${p.sheet}, ${p.name} (${p.source})`,
  ),
  "optimisation.chosen": event<{ sheet: number | null; name: string | null; reason: string }>((p) =>
    p.sheet === null
      ? `chose to ship the base without an optimisation: ${p.reason}`
      : `chose optimisation sheet ${p.sheet}, ${p.name}: ${p.reason}`,
  ),
  "size.read": event<{ reading: number; name: string; files: number; sha256: string }>(
    (p) =>
      `read the size of ${p.name} from ${p.files === 1 ? "1 header" : `${p.files} headers`} (size reading ${p.reading})`,
  ),
};

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
