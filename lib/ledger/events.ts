import type { EventKind } from "#lib/ledger/event.ts";
import { alignmentEvents } from "#lib/ledger/events/alignment.ts";
import { backgroundEvents } from "#lib/ledger/events/background.ts";
import { connectionEvents } from "#lib/ledger/events/connections.ts";
import { dataEvents } from "#lib/ledger/events/data.ts";
import { deploymentEvents } from "#lib/ledger/events/deployment.ts";
import { evaluationEvents } from "#lib/ledger/events/evaluation.ts";
import { gatewayEvents } from "#lib/ledger/events/gateway.ts";
import { lifecycleEvents } from "#lib/ledger/events/lifecycle.ts";
import { modelEvents } from "#lib/ledger/events/model.ts";
import { optimisationEvents } from "#lib/ledger/events/optimisations.ts";
import { preferenceEvents } from "#lib/ledger/events/preferences.ts";
import { projectEvents } from "#lib/ledger/events/projects.ts";
import { promptEvents } from "#lib/ledger/events/prompts.ts";
import { scopeEvents } from "#lib/ledger/events/scope.ts";
import { trainingEvents } from "#lib/ledger/events/training.ts";

/** Every kind of event there is. A module adds a file to lib/ledger/events/ and a line here. */
export const EVENTS = {
  ...projectEvents,
  ...lifecycleEvents,
  ...connectionEvents,
  ...scopeEvents,
  ...evaluationEvents,
  ...dataEvents,
  ...modelEvents,
  ...promptEvents,
  ...trainingEvents,
  ...optimisationEvents,
  ...alignmentEvents,
  ...preferenceEvents,
  ...deploymentEvents,
  ...backgroundEvents,
  ...gatewayEvents,
};

type Events = typeof EVENTS;
export type EventType = keyof Events;

/** What may be written to the ledger: a type and exactly the payload it asks for. */
export type LedgerEvent = {
  [T in EventType]: { type: T; payload: Events[T] extends EventKind<infer Payload> ? Payload : never };
}[EventType];

/** The sentence after the actor's name. An entry of a later version than this code is named by its type. */
export function describeEvent(type: string, payload: unknown): string {
  const kind = (EVENTS as Record<string, EventKind<never> | undefined>)[type];
  return kind ? kind.describe(payload as never) : type;
}
