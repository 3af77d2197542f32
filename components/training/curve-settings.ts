/** What curves are drawn along. */
export const CURVE_AXES = { step: "Step", time: "Time since the start", epoch: "Epoch" } as const;
export type CurveAxis = keyof typeof CURVE_AXES;

export type CurveSettings = {
  readonly axis: CurveAxis;
  /** Weight of the past, in hundredths: 0 to 99. */
  readonly smoothing: number;
  readonly logX: boolean;
  readonly logY: boolean;
  /** Parts of the axis to show; null for its end. */
  readonly from: number | null;
  readonly to: number | null;
};

export const DEFAULT_SETTINGS: CurveSettings = {
  axis: "step",
  smoothing: 0,
  logX: false,
  logY: false,
  from: null,
  to: null,
};

/** A page's search parameters as they stand in its address, those that are there twice aside. */
export function searchText(search: Readonly<Record<string, string | string[] | undefined>>): string {
  const entries = Object.entries(search).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []));
  return `${new URLSearchParams(entries)}`;
}

/** Reads the part of an address after its question mark. What makes no sense is left at its default. */
export function settingsOf(search: URLSearchParams): CurveSettings {
  const axis = search.get("x") ?? "step";
  const smoothing = Number(search.get("smooth"));
  return {
    axis: Object.hasOwn(CURVE_AXES, axis) ? (axis as CurveAxis) : "step",
    smoothing: Number.isInteger(smoothing) && smoothing >= 0 && smoothing <= 99 ? smoothing : 0,
    logX: search.get("logx") === "1",
    logY: search.get("logy") === "1",
    from: numberIn(search.get("from")),
    to: numberIn(search.get("to")),
  };
}

/** The same address with these settings; what is at its default is left out. */
export function withSettings(search: URLSearchParams, settings: CurveSettings): URLSearchParams {
  const changed = new URLSearchParams(search);
  const values: Record<string, string> = {
    x: settings.axis === "step" ? "" : settings.axis,
    smooth: settings.smoothing === 0 ? "" : `${settings.smoothing}`,
    logx: settings.logX ? "1" : "",
    logy: settings.logY ? "1" : "",
    from: settings.from === null ? "" : `${settings.from}`,
    to: settings.to === null ? "" : `${settings.to}`,
  };
  for (const [key, value] of Object.entries(values)) {
    if (value === "") changed.delete(key);
    else changed.set(key, value);
  }
  return changed;
}

function numberIn(text: string | null): number | null {
  const number = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
