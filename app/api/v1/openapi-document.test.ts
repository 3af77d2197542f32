import { describe, expect, it } from "vitest";
import { openApiDocument } from "./openapi-document.ts";
import { OPERATIONS } from "./operations.ts";

const document = openApiDocument("https://cairn.example") as {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Record<string, unknown> };
};

describe("the OpenAPI document", () => {
  it("describes every operation once, each under a name of its own", () => {
    const described = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(document.openapi).toMatch(/^3\.1/);
    expect(described).toHaveLength(OPERATIONS.length);
    expect(new Set(described.map((one) => one.operationId)).size).toBe(OPERATIONS.length);
  });

  it("refers only to schemas that it holds", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? "");
    const held = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(references.filter((target) => !held.has(target))).toEqual([]);
  });
});
