import { describe, expect, test } from "vitest";
import { COVERS } from "#lib/lifecycle/covers.ts";
import { isPhase } from "#lib/lifecycle/phases.ts";
import { isTemplateKey, TEMPLATE_KEYS, TEMPLATES, templateOf } from "#lib/lifecycle/templates.ts";

test("template keys are unique and lead back to their template", () => {
  expect(new Set(TEMPLATE_KEYS).size).toBe(TEMPLATES.length);
  for (const template of TEMPLATES) expect(templateOf(template.key)).toBe(template);
  expect(isTemplateKey("data-consent")).toBe(true);
  expect(isTemplateKey("data-consents")).toBe(false);
});

describe.each(TEMPLATES)("$key", (template) => {
  test("is whole: phase, meaning, covers, date and six to twelve items", () => {
    expect(isPhase(template.phase)).toBe(true);
    expect(template.meaning).toMatch(/^I have reviewed .+ and .+\.$/);
    expect(template.purpose).toMatch(/\.$/);
    expect(template.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(template.reviewers).toBeGreaterThanOrEqual(1);
    for (const cover of template.covers) expect(COVERS).toHaveProperty([cover]);
    expect(template.items.length).toBeGreaterThanOrEqual(6);
    expect(template.items.length).toBeLessThanOrEqual(12);
    expect(template.items.some((item) => item.evidenceRequired)).toBe(true);
  });

  test("its items have unique keys, whole sentences and a reference", () => {
    expect(new Set(template.items.map((item) => item.key)).size).toBe(template.items.length);
    expect(new Set(template.items.map((item) => item.title)).size).toBe(template.items.length);
    for (const item of template.items) {
      expect(item.key).toMatch(/^[A-Z]\d{1,2}$/);
      expect(item.title.length).toBeLessThanOrEqual(34);
      expect(item.text).toMatch(/^[A-Z].+\.$/);
      expect(item.guidance).toMatch(/^[A-Z“].+\.$/);
      expect(item.reference).not.toBe("");
      if (item.appliesFrom) {
        expect(item.appliesFrom).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
        expect(item.reference).toContain("AI Act");
      }
    }
  });
});
