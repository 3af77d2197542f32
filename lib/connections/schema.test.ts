import { describe, expect, it } from "vitest";
import { allowedHostSchema, connectionSchema } from "#lib/connections/schema.ts";

const some = {
  name: "OpenAI",
  baseUrl: "https://api.openai.com/v1",
  keyHeader: "bearer",
  apiVersion: "",
  defaultModel: "gpt-5-mini",
  inputUsd: "",
  outputUsd: "",
  timeoutSeconds: "120",
  apiKey: "",
};

const refusedFields = (change: Record<string, string>) => {
  const { error } = connectionSchema.safeParse({ ...some, ...change });
  return error?.issues.map((issue) => issue.path.join("."));
};

describe("a connection's form", () => {
  it("reads what a form sends", () => {
    expect(connectionSchema.parse(some)).toEqual({
      ...some,
      apiVersion: null,
      inputUsd: null,
      outputUsd: null,
      timeoutSeconds: 120,
      apiKey: null,
    });
    expect(connectionSchema.parse({ ...some, inputUsd: "0", outputUsd: "2.5" })).toMatchObject({
      inputUsd: 0,
      outputUsd: 2.5,
    });
  });

  it.each([
    ["https://api.openai.com/v1/", "https://api.openai.com/v1"],
    [" https://API.openai.com/v1/chat/completions ", "https://api.openai.com/v1"],
    ["http://127.0.0.1:11434/v1//", "http://127.0.0.1:11434/v1"],
    ["https://example.org", "https://example.org"],
  ])("takes %s as %s", (baseUrl, kept) => {
    expect(connectionSchema.parse({ ...some, baseUrl }).baseUrl).toBe(kept);
  });

  it.each([
    [{ name: "x" }, ["name"]],
    [{ baseUrl: "" }, ["baseUrl"]],
    [{ baseUrl: "api.openai.com/v1" }, ["baseUrl"]],
    [{ baseUrl: "ftp://example.org" }, ["baseUrl"]],
    [{ baseUrl: "https://me:secret@example.org" }, ["baseUrl"]],
    [{ baseUrl: "https://example.org/v1?api-version=1" }, ["baseUrl"]],
    [{ apiKey: "two words" }, ["apiKey"]],
    [{ apiKey: "sk-ключ" }, ["apiKey"]],
    [{ apiKey: "sk\u0000" }, ["apiKey"]],
    [{ apiVersion: "a&b" }, ["apiVersion"]],
    [{ inputUsd: "1" }, ["outputUsd"]],
    [{ outputUsd: "1" }, ["inputUsd"]],
    [{ inputUsd: "-1", outputUsd: "1" }, ["inputUsd"]],
    [{ inputUsd: "x", outputUsd: "1" }, ["inputUsd"]],
    [{ timeoutSeconds: "0" }, ["timeoutSeconds"]],
    [{ defaultModel: " " }, ["defaultModel"]],
  ])("refuses %j beside its field", (change, fields) => {
    expect(refusedFields(change as Record<string, string>)).toEqual(fields);
  });
});

describe("an allowed host", () => {
  const parse = (host: string) => allowedHostSchema.safeParse({ host, reason: "Our own GPU server" }).data?.host;

  it.each([
    ["llm.internal", { host: "llm.internal", port: null }],
    ["LLM.internal.:8000", { host: "llm.internal", port: 8000 }],
    ["llm.internal:80", { host: "llm.internal", port: 80 }],
    ["10.0.0.5:443", { host: "10.0.0.5", port: 443 }],
    ["0x0a.5", { host: "10.0.0.5", port: null }],
    ["[::1]:11434", { host: "::1", port: 11_434 }],
    ["[FD00::0001]", { host: "fd00::1", port: null }],
  ])("%s", (text, kept) => {
    expect(parse(text)).toEqual(kept);
  });

  it.each([
    "",
    "http://llm.internal",
    "llm.internal/v1",
    "user@llm.internal",
    "llm.internal:0",
    "llm.internal:99999",
    "a b",
    "::1",
    "*",
    "10.0.0.0/8",
  ])("%s is refused", (text) => {
    expect(parse(text)).toBeUndefined();
  });
});
