import { expect, test } from "vitest";
import { formatEnergy, formatFlops, formatHours, formatMass } from "#components/model/plan-text.ts";

test("compute, time, energy and carbon as people write them", () => {
  expect(formatFlops(3.15e23)).toBe("3.15 × 10²³ FLOPs");
  expect(formatHours(30)).toBe("1 d 6 h");
  expect(formatHours(17_532)).toBe("2.0 years");
  expect([12, 1_234, 688_128_000].map(formatEnergy)).toEqual(["12.0 kWh", "1.2 MWh", "688.1 GWh"]);
  expect([12, 291_420].map(formatMass)).toEqual(["12.0 kg CO₂e", "291.4 t CO₂e"]);
});
