"use server";

import { projectAction } from "#lib/access/action.ts";
import { makeToken as makeTokenCommand } from "#lib/projects/commands/make-token.ts";
import { revokeToken as revokeTokenCommand } from "#lib/projects/commands/revoke-token.ts";
import { newTokenSchema, tokenIdSchema } from "#lib/projects/schema.ts";

export const makeToken = projectAction({
  permission: "token:manage",
  input: newTokenSchema,
  run: makeTokenCommand,
});

export const revokeToken = projectAction({
  permission: "token:manage",
  input: tokenIdSchema,
  run: revokeTokenCommand,
  done: ({ name }) => ({ message: `The token ${name} no longer works.` }),
});
