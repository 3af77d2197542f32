"use server";

import { projectAction } from "#lib/access/action.ts";
import { draftRelease, editRelease } from "#lib/deployment/releases/commands/draft-release.ts";
import { orderRollback } from "#lib/deployment/releases/commands/order-rollback.ts";
import { recordRehearsal } from "#lib/deployment/releases/commands/record-rehearsal.ts";
import { submitRelease, withdrawRelease } from "#lib/deployment/releases/commands/submit-release.ts";
import {
  draftReleaseSchema,
  editReleaseSchema,
  orderRollbackSchema,
  recordRehearsalSchema,
  submitReleaseSchema,
  withdrawReleaseSchema,
} from "#lib/deployment/releases/schema.ts";

export const draftReleaseAction = projectAction({
  permission: "release:update",
  input: draftReleaseSchema,
  run: draftRelease,
  done: ({ number }, { project }) => ({ redirect: `/projects/${project.slug}/deployment/releases/${number}` }),
});

export const editReleaseAction = projectAction({
  permission: "release:update",
  input: editReleaseSchema,
  run: editRelease,
  done: ({ number }) => ({ message: `Release ${number} is saved as a draft.` }),
});

export const submitReleaseAction = projectAction({
  permission: "release:update",
  input: submitReleaseSchema,
  run: submitRelease,
  done: ({ number }) => ({ message: `Release ${number} waits for approval. It does not change any more.` }),
});

export const withdrawReleaseAction = projectAction({
  permission: "release:update",
  input: withdrawReleaseSchema,
  run: withdrawRelease,
  done: ({ number }) => ({ message: `Release ${number} is withdrawn.` }),
});

export const orderRollbackAction = projectAction({
  permission: "deployment:roll-back",
  input: orderRollbackSchema,
  run: orderRollback,
  done: ({ release }) => ({
    message: `Ordered. The pipeline is given a token for release ${release}, once, whatever the gates say.`,
  }),
});

export const recordRehearsalAction = projectAction({
  permission: "release:update",
  input: recordRehearsalSchema,
  run: recordRehearsal,
  done: ({ number }) => ({ message: `Rehearsal ${number} is recorded.` }),
});
