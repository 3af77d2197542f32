import { z } from "zod";
import type { Operation } from "#lib/access/operation.ts";
import { OPERATIONS } from "./operations.ts";

type Json = Record<string, unknown>;

const ERRORS: Record<number, string> = {
  400: "The request could not be read.",
  401: "No token or session, or one that is not known.",
  403: "The token or role lacks the permission.",
  404: "Not there, or somebody else's.",
  409: "It is at odds with what is there.",
  413: "The body is larger than the limit.",
  415: "The body's media type or encoding is not accepted.",
  422: "The body or query is not valid; `errors` names each field.",
  429: "Too many requests; see Retry-After.",
};

const PROBLEM: Json = {
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: { type: "string", description: "`urn:cairn:problem:<reason>`, or about:blank." },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What happened and what to do." },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "detail"],
        properties: { pointer: { type: "string" }, detail: { type: "string" } },
      },
    },
    reasons: {
      type: "array",
      description: "Why something was not allowed, each with a stable code.",
      items: {
        type: "object",
        required: ["code", "detail", "gate", "url"],
        properties: {
          code: { type: "string" },
          detail: { type: "string" },
          gate: { type: ["string", "null"] },
          url: { type: ["string", "null"] },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document, made of the schemas that validate. @param serverUrl the address people reach this instance at. */
export function openApiDocument(serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  const shared = new Map<string, Json>();
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(operation, shared),
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Cairn",
      version: "1",
      description: "Projects, gates, evaluations and telemetry of this Cairn. Errors are problem details (RFC 9457).",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: serverUrl }],
    security: [{ token: [] }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "A project's API token, made on its members page or with `npm run token`.",
        },
      },
      schemas: { ...Object.fromEntries(shared), Problem: PROBLEM },
    },
  };
}

function operationObject(operation: Operation, shared: Map<string, Json>): Json {
  const {
    method,
    path,
    summary,
    description,
    tag,
    permission,
    query,
    body,
    upload,
    response,
    mediaType = "application/json",
    status = 200,
  } = operation;
  const permissionNote = permission ? `Needs the permission \`${permission}\`.` : "";
  return {
    operationId: `${method.toLowerCase()}${path.replace("/api/v1", "").replace(/[^a-zA-Z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")}`,
    summary,
    description: [description, permissionNote].filter(Boolean).join("\n\n"),
    tags: [tag],
    parameters: [...pathParameters(path), ...queryParameters(query, shared)],
    requestBody: body
      ? { required: true, content: { "application/json": { schema: schemaOf(body, "input", shared) } } }
      : upload
        ? {
            required: true,
            description: `${upload.description} At most ${upload.maxBytes / 1e6} MB.`,
            content: Object.fromEntries(upload.mediaTypes.map((type) => [type, { schema: {} }])),
          }
        : undefined,
    responses: {
      [status]: {
        description: "Done.",
        content: { [mediaType]: { schema: schemaOf(response, "output", shared) } },
      },
      ...Object.fromEntries(
        [
          ...new Set([
            401,
            403,
            404,
            429,
            ...(query || body ? [422] : []),
            ...(body ? [400, 413, 415] : []),
            ...(operation.errors ?? []),
          ]),
        ]
          .sort()
          .map((code) => [
            code,
            {
              description: ERRORS[code] ?? "Error.",
              content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
            },
          ]),
      ),
    },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: z.ZodType | undefined, shared: Map<string, Json>): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query, "input", shared) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    description: schema.description,
    schema,
  }));
}

/**
 * A zod schema as JSON Schema. What has an id (`.meta({ id })`) is written once, under components, and referred to.
 */
function schemaOf(schema: z.ZodType, io: "input" | "output", shared: Map<string, Json>): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const text = JSON.stringify(made).replaceAll("#/$defs/", "#/components/schemas/");
  const { $schema: _schema, $defs = {}, ...own } = JSON.parse(text) as Json & { $defs?: Record<string, Json> };
  for (const [id, definition] of Object.entries($defs)) {
    const { id: _id, ...rest } = definition;
    shared.set(id, rest);
  }
  if (typeof own.id !== "string") return own;
  const { id, ...rest } = own;
  shared.set(id as string, rest);
  return { $ref: `#/components/schemas/${id}` };
}
