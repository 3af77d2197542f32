export type TokenExample = { readonly label: string; readonly text: string };

type Made = {
  readonly token: string;
  readonly permissions: readonly string[];
  readonly project: string;
  /** Of this instance, without a trailing slash. */
  readonly url: string;
};

/** Commands that are ready to paste, for what this token may do. */
export function tokenExamples({ token, permissions, project, url }: Made): TokenExample[] {
  const may = (permission: string) => permissions.includes(permission);
  const examples: TokenExample[] = [];
  if (may("project:read")) {
    examples.push({
      label: "Ask for a gate",
      text: `curl -H "Authorization: Bearer ${token}" \\\n  ${url}/api/v1/projects/${project}/gates/evaluation`,
    });
  }
  if (may("training:log")) {
    examples.push({
      label: "Log training runs with MLflow",
      text: `export MLFLOW_TRACKING_URI=${url}/api/mlflow\nexport MLFLOW_TRACKING_TOKEN=${token}`,
    });
  }
  if (may("evaluation:import")) {
    examples.push({
      label: "Import a result of lm-evaluation-harness",
      text: `curl -X POST -H "Authorization: Bearer ${token}" \\\n  -H "Content-Type: application/json" --data-binary @results.json \\\n  "${url}/api/v1/projects/${project}/evaluations/import?format=lm-eval"`,
    });
  }
  if (may("telemetry:write")) {
    examples.push({
      label: "Send traces with any OpenTelemetry SDK",
      text: `OTEL_EXPORTER_OTLP_ENDPOINT=${url}\nOTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20${token}"`,
    });
  }
  return examples;
}
