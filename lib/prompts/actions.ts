"use server";

import { projectAction } from "#lib/access/action.ts";
import { addPrompt } from "#lib/prompts/commands/add-prompt.ts";
import { editPrompt } from "#lib/prompts/commands/edit-prompt.ts";
import { moveLabel, promote } from "#lib/prompts/commands/move-label.ts";
import { publishVersion } from "#lib/prompts/commands/publish-version.ts";
import { resumePromptRun } from "#lib/prompts/commands/resume-run.ts";
import { discardDraft, saveDraft } from "#lib/prompts/commands/save-draft.ts";
import { startPromptRun } from "#lib/prompts/commands/start-run.ts";
import { draftForm, publishForm } from "#lib/prompts/form.ts";
import { promptRunForm, promptRunNumber } from "#lib/prompts/running/schema.ts";
import { moveLabelSchema, newPromptSchema, promoteSchema, promptEditSchema, promptNamed } from "#lib/prompts/schema.ts";

export const addPromptAction = projectAction({
  permission: "prompt:update",
  input: newPromptSchema,
  run: addPrompt,
  done: ({ key }, { project }) => ({ redirect: `/projects/${project.slug}/training/prompts/${key}/edit` }),
});

export const editPromptAction = projectAction({
  permission: "prompt:update",
  input: promptEditSchema,
  run: editPrompt,
  done: ({ name }) => ({ message: `${name} is saved.` }),
});

export const saveDraftAction = projectAction({ permission: "prompt:update", input: draftForm, run: saveDraft });

export const discardDraftAction = projectAction({
  permission: "prompt:update",
  input: promptNamed,
  run: discardDraft,
  done: () => ({ message: "The draft is gone." }),
});

export const publishVersionAction = projectAction({
  permission: "prompt:update",
  input: publishForm,
  run: publishVersion,
  done: ({ prompt, version }, { project }) => ({
    redirect: `/projects/${project.slug}/training/prompts/${prompt}?version=${version}`,
  }),
});

export const moveLabelAction = projectAction({
  permission: "prompt:update",
  input: moveLabelSchema,
  run: moveLabel,
  done: ({ label, to }) => ({ message: to === null ? `${label} is taken off.` : `${label} is version ${to} now.` }),
});

export const promoteAction = projectAction({
  permission: "prompt:promote",
  input: promoteSchema,
  run: promote,
  done: ({ to }) => ({ message: to === null ? "Nothing is in production." : `Version ${to} is in production.` }),
});

export const startPromptRunAction = projectAction({
  permission: "connection:use",
  input: promptRunForm,
  run: startPromptRun,
  done: ({ prompt, number }, { project }) => ({
    redirect: `/projects/${project.slug}/training/prompts/${prompt}/runs/${number}`,
  }),
});

export const resumePromptRunAction = projectAction({
  permission: "connection:use",
  input: promptRunNumber,
  run: resumePromptRun,
  done: () => ({ message: "The run goes on." }),
});
