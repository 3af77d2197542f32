import { serveHealth } from "#lib/training/mlflow/serve.ts";

export const GET = serveHealth;
