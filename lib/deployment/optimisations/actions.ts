"use server";

import { projectAction } from "#lib/access/action.ts";
import { chooseOptimisation } from "#lib/deployment/optimisations/commands/choose-optimisation.ts";
import { compareForSheet } from "#lib/deployment/optimisations/commands/compare-for-sheet.ts";
import { countRate } from "#lib/deployment/optimisations/commands/count-rate.ts";
import { recordMeasurements } from "#lib/deployment/optimisations/commands/record-measurements.ts";
import { recordOptimisation } from "#lib/deployment/optimisations/commands/record-optimisation.ts";
import { setPolicy } from "#lib/deployment/optimisations/commands/set-policy.ts";
import {
  chooseOptimisationSchema,
  compareSchema,
  countRateSchema,
  measureForm,
  recordOptimisationForm,
  setPolicySchema,
  takeFactsForm,
} from "#lib/deployment/optimisations/schema.ts";

export const recordOptimisationAction = projectAction({
  permission: "optimisation:update",
  input: recordOptimisationForm,
  run: recordOptimisation,
  done: ({ number }, { project }) => ({ redirect: `/projects/${project.slug}/deployment/optimisations/${number}` }),
});

export const setPolicyAction = projectAction({
  permission: "optimisation:update",
  input: setPolicySchema,
  run: setPolicy,
  done: ({ version, afterResults }) => ({
    message: `Version ${version} of the policy is in force${afterResults ? ", and shows that it came after the results" : ""}.`,
  }),
});

export const compareForSheetAction = projectAction({
  permission: "optimisation:update",
  input: compareSchema,
  run: compareForSheet,
  done: ({ metrics, floors }) => ({
    message: `Compared: ${metrics === 1 ? "1 metric" : `${metrics} metrics`} of quality, ${floors === 1 ? "1 safety floor" : `${floors} safety floors`}.`,
  }),
});

export const countRateAction = projectAction({
  permission: "optimisation:update",
  input: countRateSchema,
  run: countRate,
  done: ({ title }) => ({ message: `${title} recorded.` }),
});

export const recordMeasurementsAction = projectAction({
  permission: "optimisation:update",
  input: measureForm,
  run: recordMeasurements,
  done: ({ count }) => ({ message: count === 1 ? "1 number recorded." : `${count} numbers recorded.` }),
});

export const takeFactsAction = projectAction({
  permission: "optimisation:update",
  input: takeFactsForm,
  run: recordMeasurements,
  done: ({ count }) => ({ message: count === 1 ? "1 number taken." : `${count} numbers taken.` }),
});

export const chooseOptimisationAction = projectAction({
  permission: "optimisation:choose",
  input: chooseOptimisationSchema,
  run: chooseOptimisation,
  done: ({ name }) => ({ message: name ? `${name} is what ships.` : "The base ships as it is." }),
});
