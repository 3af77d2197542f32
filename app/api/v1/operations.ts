import type { Operation } from "#lib/access/operation.ts";
import * as data from "#lib/data/operations.ts";
import * as gates from "#lib/gates/operations.ts";
import * as monitoring from "#lib/monitoring/operations.ts";

/** Every operation of the API, in the order of the reference. A module's operations are a file and a line here. */
export const OPERATIONS: readonly Operation[] = [
  gates.listProjects,
  gates.getProject,
  gates.listPhases,
  gates.getGate,
  data.sourcesOperation,
  data.addSourceOperation,
  data.consentsOperation,
  data.recordConsentOperation,
  monitoring.seriesOperation,
] as readonly Operation[];
