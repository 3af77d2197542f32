import type { Operation } from "#lib/access/operation.ts";
import * as judges from "#lib/alignment/judges/operations.ts";
import * as alignment from "#lib/alignment/operations.ts";
import * as rewardModels from "#lib/alignment/reward-models/operations.ts";
import * as background from "#lib/background/operations.ts";
import * as connections from "#lib/connections/operations.ts";
import * as datasets from "#lib/data/datasets/operations.ts";
import * as data from "#lib/data/operations.ts";
import * as applications from "#lib/deployment/applications/operations.ts";
import * as optimisations from "#lib/deployment/optimisations/operations.ts";
import * as releases from "#lib/deployment/releases/operations.ts";
import * as sizes from "#lib/deployment/safetensors/operations.ts";
import * as deployTokens from "#lib/deployment/tokens/operations.ts";
import * as evaluation from "#lib/evaluation/operations.ts";
import * as running from "#lib/evaluation/running/operations.ts";
import * as gates from "#lib/gates/operations.ts";
import * as model from "#lib/model/operations.ts";
import * as monitoring from "#lib/monitoring/operations.ts";
import * as prompts from "#lib/prompts/operations.ts";
import * as promptRuns from "#lib/prompts/running/operations.ts";
import * as scope from "#lib/scope/operations.ts";
import * as training from "#lib/training/operations.ts";

/** Modules with operations, in the order of the reference. */
// biome-ignore format: a module a line, so that two who add one do not meet
const MODULES: readonly object[] = [
  gates,
  scope,
  data,
  datasets,
  model,
  connections,
  prompts,
  promptRuns,
  training,
  alignment,
  rewardModels,
  judges,
  evaluation,
  running,
  releases,
  deployTokens,
  applications,
  optimisations,
  sizes,
  monitoring,
  background,
];

/** Every operation of the API. A module's operations are a file and a line above. */
export const OPERATIONS = MODULES.flatMap((operations): Operation[] =>
  Object.values(operations as Record<string, unknown>).filter(isOperation),
);

// A module of operations may export its response schemas beside them.
function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}
