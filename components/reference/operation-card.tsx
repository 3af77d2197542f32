import { z } from "zod";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Operation } from "#lib/access/operation.ts";

/** One operation: what it is for, what it takes, what it answers, and a command to try it with. */
export function OperationCard({ operation, url }: { operation: Operation; url: string }) {
  const { method, path, summary, description, permission, query, response, upload } = operation;
  const command = curlFor(operation, url);
  return (
    <article className="rounded-lg border bg-surface px-4 py-3.5">
      <h3 className="flex flex-wrap items-baseline gap-x-3">
        <code className="min-w-0 font-mono text-sm font-semibold wrap-anywhere">
          <span className="text-accent">{method}</span> {path}
        </code>
        <span className="text-muted">{summary}</span>
      </h3>
      {description && <p className="mt-1.5 max-w-3xl text-pretty">{description}</p>}
      <dl className="mt-2 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm wrap-anywhere">
        <dt className="text-muted">Permission</dt>
        <dd>{permission ? <code className="font-mono">{permission}</code> : "any token or session"}</dd>
        {upload && (
          <>
            <dt className="text-muted">Body</dt>
            <dd>
              {upload.description} {upload.mediaTypes.join(" or ")}, at most {upload.maxBytes / 1e6} MB.
            </dd>
          </>
        )}
        {query && <Fields title="Query" schema={query} io="input" />}
        <Fields title="Answer" schema={response} io="output" />
      </dl>
      <div className="mt-2.5 flex items-start gap-2 rounded-md bg-sunken px-3 py-2">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <pre tabIndex={0} className="min-w-0 grow overflow-x-auto font-mono text-xs leading-5">
          {command}
        </pre>
        <CopyButton text={command} />
      </div>
    </article>
  );
}

type Property = {
  description?: string;
  type?: string;
  enum?: string[];
  anyOf?: Property[];
  $ref?: string;
  properties?: Record<string, Property>;
};

function resolve(property: Property, definitions: Record<string, Property> = {}): Property {
  return definitions[property.$ref?.replace("#/$defs/", "") ?? ""] ?? property;
}

function Fields({ title, schema, io }: { title: string; schema: z.ZodType; io: "input" | "output" }) {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Property & {
    $defs?: Record<string, Property>;
  };
  const { properties = {} } = resolve(made, made.$defs);
  return (
    <>
      <dt className="text-muted">{title}</dt>
      <dd>
        <ul>
          {Object.entries(properties).map(([name, property]) => (
            <li key={name}>
              <code className="font-mono">{name}</code> <span className="text-muted">{typeOf(property)}</span>
              {property.description && <span> · {property.description}</span>}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function typeOf(property: Property): string {
  if (property.enum) return property.enum.join(" | ");
  if (property.anyOf) return property.anyOf.map(typeOf).join(" | ");
  return property.type ?? property.$ref?.replace("#/$defs/", "") ?? "object";
}

function curlFor({ method, path, upload, body }: Operation, url: string): string {
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}-H "Authorization: Bearer $CAIRN_TOKEN"`];
  if (upload) lines.push(`-H "Content-Type: ${upload.mediaTypes[0]}" --data-binary @file`);
  if (body) lines.push(`-H "Content-Type: application/json" -d '{…}'`);
  lines.push(`"${url}${path.replace("{slug}", "my-project").replace("{phase}", "evaluation")}"`);
  return lines.join(" \\\n  ");
}
