import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillTemplate, readTemplate, unmatched, variablesIn } from "#lib/prompts/rules/template.ts";

const names = fc.stringMatching(/^[a-zA-Zäß_][a-zA-Z0-9_.-]{0,8}$/);

describe("a template", () => {
  it.each([
    ["{{a}} and {{ b }}", { a: "x", b: 2 }, "x and 2"],
    ["{{list}}, {{object}}", { list: ["x", 1], object: { y: true } }, '["x",1], {"y":true}'],
    ["{{gone}}|{{none}}|{{toString}}", { none: null }, "||"],
    ["{a} }} { {a}}", { a: "x" }, "{a} }} { {a}}"],
    ["{{a}}", { a: "{{b}} $& $1" }, "{{b}} $& $1"],
    ["\\{{a}} {{a}}", { a: "x" }, "{{a}} x"],
    ["{{größe_1.cm-x}}", { "größe_1.cm-x": "5" }, "5"],
  ])("%s", (text, row, filled) => {
    expect(readTemplate(text).faults).toEqual([]);
    expect(fillTemplate(text, row)).toBe(filled);
  });

  it.each([
    ["Hello {{name", 1, 7, "no }} closes"],
    ["a\nb {{}}", 2, 3, "names no variable"],
    ["{{first name}}", 1, 1, "“first name” is no name"],
    ["{{#each rows}}", 1, 1, "“#each rows” is no name"],
    ["{{{a}}}", 1, 1, "“{a” is no name"],
  ])("%s has a fault with its place", (text, line, column, words) => {
    expect(readTemplate(text).faults[0]).toMatchObject({ line, column, message: expect.stringContaining(words) });
  });

  it("names each variable once, in order", () => {
    expect(variablesIn(["{{b}} {{a}}", "{{ b }} \\{{c}}"])).toEqual(["b", "a"]);
  });

  it("keeps any text whose braces are escaped as it was", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab{}\\ \n]*$/), (text) => {
        const written = text.replaceAll("{{", "\\{{");
        expect(readTemplate(written).faults).toEqual([]);
        expect(fillTemplate(written, { a: "no", b: "no" })).toBe(text);
      }),
    );
  });

  it("puts each value in its places, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string(), fc.stringMatching(/^[^{\\]*$/))), (places) => {
        const values = Object.fromEntries(places.map(([name, value]) => [name, value]));
        const text = places.map(([name, , after]) => `{{${name}}}${after}`).join("");
        expect(fillTemplate(text, values)).toBe(places.map(([name, , after]) => `${values[name]}${after}`).join(""));
        expect(variablesIn([text])).toEqual([...new Set(places.map(([name]) => name))]);
      }),
    );
  });

  it("takes no time over many braces", () => {
    expect(readTemplate("{{ ".repeat(20_000)).parts.length).toBeGreaterThan(0);
  });

  it("says by name what a table lacks, and what nobody asks for", () => {
    expect(unmatched(["a", "b"], ["b", "c"])).toEqual({ missing: ["a"], unknown: ["c"] });
  });
});
