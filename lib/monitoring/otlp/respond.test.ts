import { ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import protobuf from "protobufjs/minimal.js";
import { describe, expect, test } from "vitest";
import { encodingOf, respondRefused, respondStored } from "#lib/monitoring/otlp/respond.ts";

test.each([
  ["application/json", "json"],
  ["application/json; charset=utf-8", "json"],
  ["Application/X-Protobuf", "protobuf"],
  ["application/protobuf", "protobuf"],
  ["text/plain", undefined],
  ["application/jsonl", undefined],
  ["", undefined],
  [null, undefined],
])("the content type %s is %s", (contentType, encoding) => {
  expect(encodingOf(contentType)).toBe(encoding);
});

describe("an export that was stored", () => {
  test("is answered with an empty message", async () => {
    const json = respondStored("json");
    expect([json.status, json.headers.get("content-type"), await json.text()]).toEqual([200, "application/json", "{}"]);
    const binary = respondStored("protobuf");
    expect([binary.status, binary.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    expect(await binary.arrayBuffer()).toHaveProperty("byteLength", 0);
  });

  test("in part is answered with counts that the SDK understands", async () => {
    expect(await respondStored("json", 3, "why").json()).toEqual({
      partialSuccess: { rejectedSpans: "3", errorMessage: "why" },
    });
    const body = new Uint8Array(await respondStored("protobuf", 3, "why").arrayBuffer());
    expect(ProtobufTraceSerializer.deserializeResponse(body)).toEqual({
      partialSuccess: { rejectedSpans: 3, errorMessage: "why" },
    });
  });
});

describe("a refusal", () => {
  test("is a google.rpc.Status in JSON", async () => {
    const answer = respondRefused("json", 503, "try later", 5);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await answer.json()).toEqual({ code: 14, message: "try later" });
  });

  test("is a google.rpc.Status in protobuf", async () => {
    const answer = respondRefused("protobuf", 401, "no token");
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    const reader = protobuf.Reader.create(new Uint8Array(await answer.arrayBuffer()));
    expect([reader.tag(), reader.int32(), reader.tag(), reader.string()]).toEqual([0x08, 16, 0x12, "no token"]);
    expect(reader.pos).toBe(reader.len);
  });
});
