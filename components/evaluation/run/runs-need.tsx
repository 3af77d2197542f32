import { ActionLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

const NEEDS = {
  "test-set": {
    title: "There is no test set yet",
    text: "A test set is a version of a dataset that was uploaded to test with. Each of its rows becomes a question.",
    action: "Go to the datasets",
    path: "data",
  },
  connection: {
    title: "There is no connection yet",
    text: "A connection is an endpoint that speaks OpenAI's API. A lead of this project adds one.",
    action: "Go to the connections",
    path: "training/connections",
  },
  role: {
    title: "Running costs money",
    text: "Leads and contributors of this project may run test sets. What runs now, and every result, you may read.",
    action: "Go to the evaluations",
    path: "evaluation",
  },
};

/** What is missing before a test set can be run. */
export function RunsNeed({ slug, what }: { slug: string; what: keyof typeof NEEDS }) {
  const { title, text, action, path } = NEEDS[what];
  return (
    <EmptyState title={title} action={<ActionLink href={`/projects/${slug}/${path}`}>{action}</ActionLink>}>
      {text}
    </EmptyState>
  );
}
