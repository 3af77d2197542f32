"use server";

import { projectAction } from "#lib/access/action.ts";
import { changeGateway, emptyCache } from "#lib/gateway/commands.ts";
import { emptyCacheSchema, gatewaySchema } from "#lib/gateway/schema.ts";

export const changeGatewayAction = projectAction({
  permission: "gateway:manage",
  input: gatewaySchema,
  run: changeGateway,
  done: ({ name }) => ({ message: `The gateway answers through ${name}.` }),
});

export const emptyCacheAction = projectAction({
  permission: "gateway:manage",
  input: emptyCacheSchema,
  run: emptyCache,
  done: () => ({ message: "The cache is empty." }),
});
