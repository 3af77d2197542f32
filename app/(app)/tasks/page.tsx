import type { Metadata } from "next";
import { MyTasks } from "#components/alignment/my-tasks.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requirePerson } from "#lib/access/page.ts";
import { listMyTasks } from "#lib/alignment/queries/list-my-tasks.ts";

export const metadata: Metadata = { title: "My tasks" };

export default async function TasksPage() {
  const campaigns = await listMyTasks(await requirePerson());
  return (
    <>
      <PageHeader title="My tasks" description="The feedback campaigns you were chosen to rate in." />
      {campaigns.length > 0 ? (
        <MyTasks campaigns={campaigns} />
      ) : (
        <EmptyState title="No tasks yet">
          Whoever leads a project chooses who rates in its campaigns. Yours stand here as soon as you are chosen.
        </EmptyState>
      )}
    </>
  );
}
