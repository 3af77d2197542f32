import type { AnswerColumns, TestSetColumns } from "#lib/evaluation/answers/columns.ts";
import type { OfferedMetric, OfferedSetting } from "#lib/evaluation/scoring/offered-metrics.ts";

/** A metric as it stands in the form: what was typed, by setting. */
export type FormMetric = {
  /** Tells two of the same metric apart. */
  readonly id: number;
  readonly metric: string;
  readonly settings: Readonly<Record<string, string>>;
};

export type ScoreForm = {
  readonly format: "jsonl" | "csv";
  readonly columns: AnswerColumns;
  readonly metrics: readonly FormMetric[];
  readonly test: { readonly ref: string; readonly columns: TestSetColumns } | null;
  readonly task: string;
  readonly name: string;
  readonly model: string;
  readonly fileName: string;
};

/** The address that starts the scoring; the body is the file. */
export function scoreAddress(slug: string, form: ScoreForm, offered: readonly OfferedMetric[]): string {
  const metrics = form.metrics.map(({ metric, settings }) => {
    const known = offered.find(({ key }) => key === metric)?.settings ?? [];
    return { metric, settings: settingsOf(known, settings) };
  });
  const query = new URLSearchParams({
    ...{ format: form.format, fileName: form.fileName, columns: JSON.stringify(form.columns) },
    metrics: JSON.stringify(metrics),
  });
  for (const key of ["task", "name", "model"] as const) if (form[key].trim() !== "") query.set(key, form[key].trim());
  if (form.test) {
    query.set("test", form.test.ref);
    query.set("testColumns", JSON.stringify(form.test.columns));
  }
  return `/api/v1/projects/${slug}/evaluations/score?${query}`;
}

/** What was typed as the settings' own types, without what is as it is by default. A number that is none is sent as it is, to be refused. */
function settingsOf(
  known: readonly OfferedSetting[],
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    known.flatMap(({ name, kind, byDefault }): [string, unknown][] => {
      const value = typed[name] ?? byDefault;
      if (value === byDefault) return [];
      if (kind === "flag") return [[name, value === "true"]];
      if (kind !== "number") return [[name, value]];
      const number = Number(value);
      return [[name, value.trim() === "" ? null : Number.isNaN(number) ? value : number]];
    }),
  );
}

/** What is wrong, by the field of the form: "columns.prediction", "metrics.0", or "form" where it is none of them. */
export type FormProblems = Readonly<Record<string, string>>;

/** What the server said of a request, as problem details. */
export function problemsOf(status: number, body: unknown): FormProblems {
  const { detail, errors = [] } = (body ?? {}) as {
    detail?: string;
    errors?: readonly { pointer: string; detail: string }[];
  };
  if (status === 401) return { form: "Your session has ended. Sign in again in another tab, then start once more." };
  const byField = errors.map(({ pointer, detail }) => [pointer.replace(/^\/query\//, "").replaceAll("/", "."), detail]);
  if (byField.length > 0) return Object.fromEntries(byField);
  return { form: detail ?? `The server answered ${status}. Nothing was started.` };
}
