import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readForm, typedValues } from "#lib/access/form.ts";

function formOf(...entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("readForm", () => {
  it("reads fields, lists and nested names", () => {
    const form = formOf(
      ["name", "Ada"],
      ["note", ""],
      ["roles[]", ""],
      ["roles[]", "lead"],
      ["roles[]", "rater"],
      ["none[]", ""],
      ["limits.low", "1"],
      ["limits.high", "2"],
      ["$ACTION_ID", "abc"],
    );
    const read = readForm(form);
    expect(JSON.parse(JSON.stringify(read))).toEqual({
      name: "Ada",
      note: "",
      roles: ["lead", "rater"],
      none: [],
      limits: { low: "1", high: "2" },
    });
    expect(z.object({ limits: z.record(z.string(), z.coerce.number()) }).parse(read)).toEqual({
      limits: { low: 1, high: 2 },
    });
  });

  it("takes the first of a field that is sent twice", () => {
    expect(readForm(formOf(["project", "mine"], ["project", "yours"])).project).toBe("mine");
  });

  it("writes into nothing that other objects inherit", () => {
    readForm(
      formOf(
        ["toString.call", "x"],
        ["hasOwnProperty.call", "x"],
        ["__proto__.polluted", "x"],
        ["constructor.prototype.polluted", "x"],
      ),
    );
    expect(Object.prototype.toString.call([])).toBe("[object Array]");
    expect(Object.hasOwn(Object.prototype.hasOwnProperty, "call")).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("replaces the one character that cannot be stored", () => {
    expect(readForm(formOf(["name", "A\0da"])).name).toBe("A\ufffdda");
  });

  it("ends lines as they were typed, not as browsers send them", () => {
    expect(readForm(formOf(["prompt", "one\r\ntwo\r\n\r\n"])).prompt).toBe("one\ntwo\n\n");
  });
});

describe("typedValues", () => {
  it("gives back what was typed, but no password, key or file", () => {
    const form = formOf(["name", "Ada"], ["password", "secret"], ["newPassword", "secret"], ["apiKey", "sk-secret"]);
    form.append("file", new Blob(["x"]), "x.txt");
    expect(typedValues(form)).toEqual({ name: "Ada" });
  });
});
