import { serveVersion } from "#lib/training/mlflow/serve.ts";

export const GET = serveVersion;
