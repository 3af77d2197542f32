"use server";

import { projectAction } from "#lib/access/action.ts";
import { addInterview } from "#lib/scope/commands/add-interview.ts";
import { addMarketEntry } from "#lib/scope/commands/add-market-entry.ts";
import { addTechnologyOption } from "#lib/scope/commands/add-technology-option.ts";
import { decideFeasibility } from "#lib/scope/commands/decide-feasibility.ts";
import { editInterview } from "#lib/scope/commands/edit-interview.ts";
import { editMarketEntry } from "#lib/scope/commands/edit-market-entry.ts";
import { editTechnologyOption } from "#lib/scope/commands/edit-technology-option.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { reconsiderFeasibility } from "#lib/scope/commands/reconsider-feasibility.ts";
import { removeInterview } from "#lib/scope/commands/remove-interview.ts";
import { removeMarketEntry } from "#lib/scope/commands/remove-market-entry.ts";
import { removeTechnologyOption } from "#lib/scope/commands/remove-technology-option.ts";
import { retireObjective } from "#lib/scope/commands/retire-objective.ts";
import { saveBrief } from "#lib/scope/commands/save-brief.ts";
import { saveFeasibility } from "#lib/scope/commands/save-feasibility.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { setRiskTier } from "#lib/scope/commands/set-risk-tier.ts";
import {
  briefSchema,
  editInterviewSchema,
  editMarketEntrySchema,
  editTechnologyOptionSchema,
  feasibilityDecisionSchema,
  feasibilitySchema,
  freezeSchema,
  interviewSchema,
  marketEntrySchema,
  objectiveSchema,
  reconsiderSchema,
  removalSchema,
  retireSchema,
  riskTierSchema,
  technologyOptionSchema,
} from "#lib/scope/schema.ts";

export const saveBriefAction = projectAction({
  permission: "scope:update",
  input: briefSchema,
  run: saveBrief,
});

export const addMarketEntryAction = projectAction({
  permission: "scope:update",
  input: marketEntrySchema,
  run: addMarketEntry,
  done: () => ({ message: "Entry added." }),
});

export const editMarketEntryAction = projectAction({
  permission: "scope:update",
  input: editMarketEntrySchema,
  run: editMarketEntry,
  done: () => ({ message: "Entry saved." }),
});

export const removeMarketEntryAction = projectAction({
  permission: "scope:update",
  input: removalSchema,
  run: removeMarketEntry,
  done: () => ({ message: "Entry removed." }),
});

export const addInterviewAction = projectAction({
  permission: "scope:update",
  input: interviewSchema,
  run: addInterview,
  done: () => ({ message: "Interview added." }),
});

export const editInterviewAction = projectAction({
  permission: "scope:update",
  input: editInterviewSchema,
  run: editInterview,
  done: () => ({ message: "Interview saved." }),
});

export const removeInterviewAction = projectAction({
  permission: "scope:update",
  input: removalSchema,
  run: removeInterview,
  done: () => ({ message: "Interview removed." }),
});

export const addTechnologyOptionAction = projectAction({
  permission: "scope:update",
  input: technologyOptionSchema,
  run: addTechnologyOption,
  done: () => ({ message: "Option added." }),
});

export const editTechnologyOptionAction = projectAction({
  permission: "scope:update",
  input: editTechnologyOptionSchema,
  run: editTechnologyOption,
  done: () => ({ message: "Option saved." }),
});

export const removeTechnologyOptionAction = projectAction({
  permission: "scope:update",
  input: removalSchema,
  run: removeTechnologyOption,
  done: () => ({ message: "Option removed." }),
});

export const saveFeasibilityAction = projectAction({
  permission: "scope:update",
  input: feasibilitySchema,
  run: saveFeasibility,
});

export const decideFeasibilityAction = projectAction({
  permission: "scope:update",
  input: feasibilityDecisionSchema,
  run: decideFeasibility,
  done: () => ({ message: "Decision recorded." }),
});

export const reconsiderFeasibilityAction = projectAction({
  permission: "scope:update",
  input: reconsiderSchema,
  run: reconsiderFeasibility,
  done: () => ({ message: "The decision was taken back." }),
});

export const setRiskTierAction = projectAction({
  permission: "scope:update",
  input: riskTierSchema,
  run: setRiskTier,
  done: () => ({ message: "Risk tier set." }),
});

export const setObjectiveAction = projectAction({
  permission: "scope:update",
  input: objectiveSchema,
  run: setObjective,
  done: () => ({ message: "Objective saved." }),
});

export const freezeObjectiveAction = projectAction({
  permission: "objective:freeze",
  input: freezeSchema,
  run: freezeObjective,
  done: () => ({ message: "Objective frozen." }),
});

export const retireObjectiveAction = projectAction({
  permission: "scope:update",
  input: retireSchema,
  run: retireObjective,
  done: () => ({ message: "Objective retired." }),
});
