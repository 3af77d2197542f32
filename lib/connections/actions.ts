"use server";

import { personAction, projectAction } from "#lib/access/action.ts";
import { addConnection } from "#lib/connections/commands/add-connection.ts";
import { allowHost, changeOutgoingRule, removeAllowedHost } from "#lib/connections/commands/allowed-hosts.ts";
import { editConnection } from "#lib/connections/commands/edit-connection.ts";
import { retireConnection } from "#lib/connections/commands/retire-connection.ts";
import { testConnection } from "#lib/connections/commands/test-connection.ts";
import {
  allowedHostIdSchema,
  allowedHostSchema,
  connectionEditSchema,
  connectionNumberSchema,
  connectionRetirementSchema,
  connectionSchema,
  outgoingRuleSchema,
} from "#lib/connections/schema.ts";

export const addConnectionAction = projectAction({
  permission: "connection:manage",
  input: connectionSchema,
  run: addConnection,
  done: ({ name }) => ({ message: `${name} is added. Test whether it answers.` }),
});

export const editConnectionAction = projectAction({
  permission: "connection:manage",
  input: connectionEditSchema,
  run: editConnection,
  done: ({ name }) => ({ message: `${name} is saved.` }),
});

export const retireConnectionAction = projectAction({
  permission: "connection:manage",
  input: connectionRetirementSchema,
  run: retireConnection,
  done: ({ name }) => ({ message: `${name} is retired, and its key forgotten.` }),
});

export const testConnectionAction = projectAction({
  permission: "connection:use",
  input: connectionNumberSchema,
  run: testConnection,
});

export const allowHostAction = personAction({
  input: allowedHostSchema,
  run: allowHost,
  done: ({ host }) => ({ message: `Connections may call ${host}.` }),
});

export const removeAllowedHostAction = personAction({
  input: allowedHostIdSchema,
  run: removeAllowedHost,
  done: ({ host }) => ({ message: `${host} is off the list.` }),
});

export const changeOutgoingRuleAction = personAction({
  input: outgoingRuleSchema,
  run: changeOutgoingRule,
  done: ({ onlyAllowedHosts }) => ({
    message: onlyAllowedHosts ? "Only listed hosts are called now." : "Any public host may be called now.",
  }),
});
