import { describe, expect, it } from "vitest";
import { browseCatalogue, CATALOGUE_PAGE_SIZE, catalogueQuerySchema } from "#lib/model/catalogue/browse.ts";
import { CATALOGUE, catalogueModel } from "#lib/model/catalogue/catalogue.ts";
import { LICENCES } from "#lib/model/licences/licences.ts";

const browse = (query: Record<string, unknown>) => browseCatalogue(catalogueQuerySchema.parse(query));

describe("the catalogue", () => {
  it("has forty models and more, each under a key of its own", () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(40);
    expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(CATALOGUE.length);
    for (const { key } of CATALOGUE) expect(key).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
  });

  it.each([
    "gpt-4",
    "palm-2-text-bison",
    "flan-t5-small",
    "flan-t5-base",
    "flan-t5-large",
    "flan-t5-xl",
    "flan-t5-xxl",
  ])("knows %s", (key) => expect(catalogueModel(key)).toMatchObject({ key }));

  it.each(CATALOGUE.map((model) => [model.key, model] as const))("%s says where its facts are from", (_key, model) => {
    expect(URL.canParse(model.source)).toBe(true);
    expect(model.verifiedAt).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(model.released).toMatch(/^\d{4}-\d\d(-\d\d)?$/);
    expect(LICENCES).toHaveProperty([model.licence]);
    expect(model.weightsOpen).toBe(model.licence !== "proprietary");
    expect(model.modalities).toContain("text");
    expect(model.parameters === null || model.parameters >= 1e6).toBe(true);
    expect(model.activeParameters ?? 0).toBeLessThanOrEqual(model.parameters ?? Number.POSITIVE_INFINITY);
    // What the provider keeps to itself is not merely unchecked.
    if (!model.weightsOpen) expect(model.architecture).toBe("undisclosed");
  });
});

describe("browsing it", () => {
  it("searches every word in name, provider, family and licence", () => {
    expect(browse({ search: "flan xxl" }).items.map(({ key }) => key)).toEqual(["flan-t5-xxl"]);
    expect(browse({ search: "google gemma terms" }).items.every(({ licence }) => licence === "gemma")).toBe(true);
  });

  it("filters and sorts, what is undisclosed last either way", () => {
    const small = browse({ size: "small", weights: "open", sort: "parameters", direction: "ascending" }).items;
    expect(small[0]?.key).toBe("flan-t5-small");
    expect(small.every(({ parameters }) => (parameters ?? 9e9) < 3e9)).toBe(true);
    for (const direction of ["ascending", "descending"]) {
      const { total } = browse({ provider: "OpenAI" });
      const last = browse({ provider: "OpenAI", sort: "parameters", direction }).items[total - 1];
      expect(last?.parameters).toBeNull();
    }
  });

  it("reads nonsense as if it were not there, and keeps a page inside the list", () => {
    const { items, page } = browse({ licence: "nonsense", sort: "nonsense", page: "999", size: "" });
    expect(page).toBe(Math.ceil(CATALOGUE.length / CATALOGUE_PAGE_SIZE));
    expect(items.length).toBeGreaterThan(0);
  });
});
