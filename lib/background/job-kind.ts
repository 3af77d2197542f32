import type { z } from "zod";
import type { Actor, Granted, ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import type { Permission } from "#lib/access/permissions.ts";
import type { Json } from "#lib/platform/json-value.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

export type Progress = { readonly done?: number; readonly total?: number | null; readonly stage?: string };

/** What a run is given by the worker. */
type Run = {
  readonly jobId: string;
  /** Fires when somebody cancels, when this process stops, and when another worker has taken the job over. */
  readonly signal: AbortSignal;
  /** Cheap: kept here, and written with the next heartbeat. */
  readonly progress: (progress: Progress) => void;
  /** What an earlier run saved before it broke off; null in the first. */
  readonly resume: Json;
  /** Keeps how far it is. What was done before must be in the database when this is called. */
  readonly saveResume: (state: Json) => Promise<void>;
};

export type JobContext<P extends Permission, Payload> = Run & {
  /** Of whoever started it, asked for again at each run: a person who lost the right has no job that uses it. */
  readonly access: ProjectAccess<Granted<P>>;
  readonly payload: Payload;
};

export type JobDone = {
  /** Where to see what came of it, below /projects/<slug>/. */
  readonly resultPath?: string;
};

/**
 * A kind of work that outlives a request. It may be broken off at any point and run again: what an earlier run did must not
 * be done twice. A refusal ends it as failed, with its message for people; an error is tried again a few times.
 */
export type JobDefinition<P extends Permission, S extends z.ZodType> = {
  readonly kind: string;
  /** What whoever starts it must be allowed. */
  readonly permission: P;
  readonly payload: S;
  /** What its progress counts: "items", "rows", "bytes". */
  readonly unit: string;
  readonly run: (context: JobContext<P, z.output<S>>) => Promise<Outcome<JobDone, string>>;
  /** Takes away what it left, once it has failed or was cancelled. */
  readonly discard?: (jobId: string, payload: z.output<S>) => Promise<void>;
};

/** A kind as the worker sees it, which knows neither its permission nor its payload. */
export type RunnableKind = {
  readonly kind: string;
  readonly runFor: (
    starter: { readonly actor: Actor; readonly slug: string },
    payload: unknown,
    run: Run,
  ) => Promise<Outcome<JobDone, string>>;
  readonly discardFor: (jobId: string, payload: unknown) => Promise<void>;
};

export type JobKind<P extends Permission, S extends z.ZodType> = JobDefinition<P, S> & RunnableKind;

export function jobKind<P extends Permission, S extends z.ZodType>(definition: JobDefinition<P, S>): JobKind<P, S> {
  return {
    ...definition,
    async runFor({ actor, slug }, payload, run) {
      const access = await openProject(actor, slug, definition.permission);
      return definition.run({ ...run, access, payload: definition.payload.parse(payload) });
    },
    async discardFor(jobId, payload) {
      await definition.discard?.(jobId, definition.payload.parse(payload));
    },
  };
}
