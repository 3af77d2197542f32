"use server";

import { projectAction } from "#lib/access/action.ts";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { addSource } from "#lib/data/commands/add-source.ts";
import { editSource } from "#lib/data/commands/edit-source.ts";
import { recordConsent } from "#lib/data/commands/record-consent.ts";
import { retireSource } from "#lib/data/commands/retire-source.ts";
import { measureOverlaps } from "#lib/data/commands/start-measuring.ts";
import { withdrawConsent } from "#lib/data/commands/withdraw-consent.ts";
import { datasetSchema, measuringSchema } from "#lib/data/datasets/schema.ts";
import {
  consentFormSchema,
  retirementSchema,
  sourceEditSchema,
  sourceSchema,
  withdrawalSchema,
} from "#lib/data/schema.ts";

export const addSourceAction = projectAction({
  permission: "data:update",
  input: sourceSchema,
  run: addSource,
  done: ({ number }, { project }) => ({ redirect: `/projects/${project.slug}/data/sources/${number}` }),
});

export const editSourceAction = projectAction({
  permission: "data:update",
  input: sourceEditSchema,
  run: editSource,
  done: ({ revision }) => ({ message: `Saved as revision ${revision}.` }),
});

export const retireSourceAction = projectAction({
  permission: "data:update",
  input: retirementSchema,
  run: retireSource,
  done: ({ name }) => ({ message: `${name} is retired.` }),
});

export const recordConsentAction = projectAction({
  permission: "data:update",
  input: consentFormSchema,
  run: (access, { source, ...consent }) => recordConsent(access, source, consent),
  done: ({ consent }) => ({ message: `Consent ${consent} is recorded.` }),
});

export const withdrawConsentAction = projectAction({
  permission: "consent:withdraw",
  input: withdrawalSchema,
  run: withdrawConsent,
  done: ({ consent, touches }) => ({
    message:
      touches.length > 0
        ? `Consent ${consent} is withdrawn. Judged again: ${touches.map((one) => one.title).join(", ")}.`
        : `Consent ${consent} is withdrawn. Nothing is built on this source yet.`,
  }),
});

export const addDatasetAction = projectAction({
  permission: "data:update",
  input: datasetSchema,
  run: addDataset,
  done: ({ number }, { project }) => ({ redirect: `/projects/${project.slug}/data/datasets/${number}` }),
});

export const measureOverlapsAction = projectAction({
  permission: "data:update",
  input: measuringSchema,
  run: measureOverlaps,
  done: () => ({ message: "The sets are being compared." }),
});
