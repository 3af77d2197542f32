import { CopyButton } from "#components/ui/copy-button.tsx";

/** How a script comes to log here: two variables, and nothing in the script. */
export function ConnectScript({ url, dataset }: { url: string; dataset: string }) {
  const variables = `export MLFLOW_TRACKING_URI=${url}/api/mlflow\nexport MLFLOW_TRACKING_TOKEN=<token with training:log>`;
  const script = `mlflow.set_experiment("support-assistant")\nwith mlflow.start_run():\n    mlflow.set_tag("cairn.dataset", "${dataset}")  # dataset/version\n    trainer.train()`;
  return (
    <div className="grid gap-3 text-left">
      <Code text={variables} />
      <Code text={script} />
    </div>
  );
}

function Code({ text }: { text: string }) {
  return (
    <div className="flex items-start gap-2 rounded-md border bg-sunken p-2 pl-3">
      <pre className="min-w-0 grow overflow-x-auto font-mono text-sm leading-6">{text}</pre>
      <CopyButton text={text} />
    </div>
  );
}
