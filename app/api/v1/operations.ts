import type { Operation } from "#lib/access/operation.ts";
import * as gates from "#lib/gates/operations.ts";
import * as monitoring from "#lib/monitoring/operations.ts";
import * as scope from "#lib/scope/operations.ts";

/** Every operation of the API, in the order of the reference. A module's operations are a file and a line here. */
export const OPERATIONS: readonly Operation[] = [
  gates.listProjects,
  gates.getProject,
  gates.listPhases,
  gates.getGate,
  scope.objectivesOperation,
  monitoring.seriesOperation,
] as readonly Operation[];
