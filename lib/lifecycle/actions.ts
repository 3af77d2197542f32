"use server";

import { projectAction } from "#lib/access/action.ts";
import { answerItem } from "#lib/lifecycle/commands/answer-item.ts";
import { attachEvidence } from "#lib/lifecycle/commands/attach-evidence.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { removeEvidence } from "#lib/lifecycle/commands/remove-evidence.ts";
import { reopenPhase } from "#lib/lifecycle/commands/reopen-phase.ts";
import { saveNote } from "#lib/lifecycle/commands/save-note.ts";
import { decideWaiver, endWaiver } from "#lib/lifecycle/commands/waivers.ts";
import {
  answerSchema,
  evidenceSchema,
  noteSchema,
  policyFormSchema,
  removeEvidenceSchema,
  reopenSchema,
  waiverDecisionSchema,
  waiverEndSchema,
} from "#lib/lifecycle/schema.ts";

export const answerItemAction = projectAction({
  permission: "checklist:answer",
  input: answerSchema,
  run: answerItem,
});

export const attachEvidenceAction = projectAction({
  permission: "checklist:answer",
  input: evidenceSchema,
  run: attachEvidence,
  done: () => ({ message: "Attached." }),
});

export const removeEvidenceAction = projectAction({
  permission: "checklist:answer",
  input: removeEvidenceSchema,
  run: removeEvidence,
  done: () => ({ message: "Taken off. It stays in the history." }),
});

export const saveNoteAction = projectAction({ permission: "note:update", input: noteSchema, run: saveNote });

export const reopenPhaseAction = projectAction({
  permission: "round:reopen",
  input: reopenSchema,
  run: reopenPhase,
  done: ({ round }) => ({ message: `Round ${round} has begun. Answers were carried over; signatures were not.` }),
});

export const decideWaiverAction = projectAction({
  permission: "waiver:agree",
  input: waiverDecisionSchema,
  run: decideWaiver,
  done: ({ number, agreed }) => ({ message: `You ${agreed ? "agreed to" : "declined"} waiver ${number}.` }),
});

export const endWaiverAction = projectAction({
  permission: "waiver:request",
  input: waiverEndSchema,
  run: endWaiver,
  done: ({ number }) => ({ message: `Waiver ${number} has ended. Its criterion counts again.` }),
});

export const publishPolicyAction = projectAction({
  permission: "policy:update",
  input: policyFormSchema,
  run: publishPolicy,
  done: ({ version }) => ({ message: `Version ${version} is in force.` }),
});
