"use server";

import { projectAction } from "#lib/access/action.ts";
import { addCandidate } from "#lib/model/commands/add-candidate.ts";
import { addCustomModel } from "#lib/model/commands/add-custom-model.ts";
import { answerLicenceQuestion } from "#lib/model/commands/answer-licence-question.ts";
import { decideModel } from "#lib/model/commands/decide-model.ts";
import { declareUse } from "#lib/model/commands/declare-use.ts";
import { editCustomModel } from "#lib/model/commands/edit-custom-model.ts";
import { noteCertification } from "#lib/model/commands/note-certification.ts";
import { removeCandidate } from "#lib/model/commands/remove-candidate.ts";
import { removeCertification } from "#lib/model/commands/remove-certification.ts";
import { removeCustomModel } from "#lib/model/commands/remove-custom-model.ts";
import { reviewLicence } from "#lib/model/commands/review-licence.ts";
import { scoreCandidate } from "#lib/model/commands/score-candidate.ts";
import { setCriteria } from "#lib/model/commands/set-criteria.ts";
import {
  answerSchema,
  candidateSchema,
  certificationSchema,
  criteriaSchema,
  customModelEditSchema,
  customModelSchema,
  decisionSchema,
  numberSchema,
  reviewSchema,
  scoreSchema,
  useSchema,
} from "#lib/model/schema.ts";

export const declareUseAction = projectAction({
  permission: "model:update",
  input: useSchema,
  run: declareUse,
  done: ({ version }) => ({ message: `Declared as version ${version}.` }),
});

export const addCandidateAction = projectAction({
  permission: "model:update",
  input: candidateSchema,
  run: addCandidate,
  done: ({ name }) => ({ message: `${name} is a candidate.` }),
});

export const removeCandidateAction = projectAction({
  permission: "model:update",
  input: numberSchema,
  run: removeCandidate,
  done: (_removed, { project }) => ({ redirect: `/projects/${project.slug}/model#candidates` }),
});

export const scoreCandidateAction = projectAction({
  permission: "model:update",
  input: scoreSchema,
  run: scoreCandidate,
  done: () => ({ message: "Score saved." }),
});

export const setCriteriaAction = projectAction({
  permission: "model:update",
  input: criteriaSchema,
  run: setCriteria,
  done: () => ({ message: "Criteria saved." }),
});

export const answerLicenceQuestionAction = projectAction({
  permission: "model:update",
  input: answerSchema,
  run: answerLicenceQuestion,
  done: () => ({ message: "Answer recorded." }),
});

export const reviewLicenceAction = projectAction({
  permission: "model:update",
  input: reviewSchema,
  run: reviewLicence,
  done: ({ licence }) => ({ message: `${licence} is reviewed.` }),
});

export const decideModelAction = projectAction({
  permission: "model:decide",
  input: decisionSchema,
  run: decideModel,
  done: ({ name, version }) => ({ message: `Decision ${version}: ${name}.` }),
});

export const addCustomModelAction = projectAction({
  permission: "model:update",
  input: customModelSchema,
  run: addCustomModel,
  done: ({ name }) => ({ message: `${name} is added.` }),
});

export const editCustomModelAction = projectAction({
  permission: "model:update",
  input: customModelEditSchema,
  run: editCustomModel,
  done: ({ name }) => ({ message: `${name} is saved.` }),
});

export const removeCustomModelAction = projectAction({
  permission: "model:update",
  input: numberSchema,
  run: removeCustomModel,
  done: ({ name }) => ({ message: `${name} is removed.` }),
});

export const noteCertificationAction = projectAction({
  permission: "model:update",
  input: certificationSchema,
  run: noteCertification,
  done: ({ name }) => ({ message: `${name} is noted.` }),
});

export const removeCertificationAction = projectAction({
  permission: "model:update",
  input: numberSchema,
  run: removeCertification,
  done: ({ name }) => ({ message: `${name} is removed.` }),
});
