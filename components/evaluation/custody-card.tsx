import Link from "next/link";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import {
  type CustodyState,
  custodyStateOf,
  type LateThreshold,
  overlapShare,
  type TestSetCustody,
  worstOverlap,
} from "#lib/evaluation/custody/rules.ts";
import { type CustodyView, getCustody } from "#lib/evaluation/queries/get-custody.ts";

const STATES: Record<CustodyState, { label: string; tone: BadgeTone }> = {
  unseen: { label: "unseen", tone: "good" },
  overlap: { label: "overlap", tone: "red" },
  "late-threshold": { label: "target changed after a look", tone: "red" },
  "not-compared": { label: "not compared", tone: "amber" },
};

type CustodyCardProps = {
  access: ProjectAccess<"project:read">;
  /** The number of the one whose test set it is about; without it, of all that count for an objective. */
  evaluation?: number;
  className?: string;
};

/** Whether test sets can be called unseen: overlaps, looks, and targets set too late. */
export async function CustodyCard({ access, evaluation, className }: CustodyCardProps) {
  const custody = await getCustody(access, evaluation);
  const path = `/projects/${access.project.slug}`;
  return (
    <Card
      title={evaluation === undefined ? "Custody of test sets" : "Custody of its test set"}
      id="custody"
      flush
      className={className}
    >
      {custody.testSets.length > 0 && (
        <Table caption={evaluation === undefined ? "Test sets behind the objectives" : "Its test set"} stacked>
          <thead>
            <tr className="bg-surface">
              <Th>Test set</Th>
              <Th>State</Th>
              <Th numeric>In training sets</Th>
              <Th numeric>Looks</Th>
              <Th>First look</Th>
            </tr>
          </thead>
          <tbody>
            {custody.testSets.map((testSet) => (
              <TestSetRow key={testSet.ref} testSet={testSet} maxShare={custody.maxOverlapShare} path={path} />
            ))}
          </tbody>
        </Table>
      )}
      <Note custody={custody} path={path} />
    </Card>
  );
}

function TestSetRow({ testSet, maxShare, path }: { testSet: TestSetCustody; maxShare: number | null; path: string }) {
  const state = STATES[custodyStateOf(testSet, maxShare ?? 0)];
  return (
    <Tr>
      <RowHead className="sm:max-w-80">
        <Link href={`${path}/data/datasets/${testSet.ref}`} className="rounded-sm break-words hover:underline">
          {testSet.name}
        </Link>
        <span className="block text-xs font-normal text-muted">
          {testSet.ref} · evaluation {testSet.evaluations.join(", ")}
        </span>
      </RowHead>
      <Td>
        <Badge tone={state.tone}>{state.label}</Badge>
        {testSet.late.map((late) => (
          <span key={late.objective} className="block text-xs text-muted">
            {lateText(late)} <Time at={late.at} day />
          </span>
        ))}
      </Td>
      <Td numeric>
        <Overlap testSet={testSet} maxShare={maxShare} />
      </Td>
      <Td numeric>
        <Link href={`${path}/data/datasets/${testSet.ref}#looks`} className="rounded-sm hover:underline">
          {formatNumber(testSet.lookCount)}
          <span className="sm:sr-only"> {testSet.lookCount === 1 ? "look" : "looks"}</span>
        </Link>
      </Td>
      <Td>{testSet.firstLookAt ? <Time at={testSet.firstLookAt} /> : <span className="text-muted">none</span>}</Td>
    </Tr>
  );
}

function Overlap({ testSet, maxShare }: { testSet: TestSetCustody; maxShare: number | null }) {
  const worst = worstOverlap(testSet);
  const open = testSet.unmeasured.length;
  if (!worst) {
    return (
      <span className="text-muted">
        {open > 0 ? `not compared with ${formatCount(open, "set")}` : "no training set kept"}
      </span>
    );
  }
  const { share, interval } = overlapShare(worst);
  return (
    <>
      <span className={maxShare !== null && share > maxShare ? "font-[550] text-red" : undefined}>
        {formatPercent(share)}
      </span>{" "}
      <span className="text-sm text-muted">
        {formatNumber(worst.anyRows)} of {formatNumber(worst.testRows)}
        {maxShare !== null && `, ${formatPercent(maxShare)} at most`}
      </span>
      <small className="block text-xs text-muted">
        {interval && `95 %: ${formatPercent(interval.low)} to ${formatPercent(interval.high)} · `}
        {testSet.overlaps.length === 1
          ? `in ${worst.train}`
          : `most in ${worst.train} of ${formatCount(testSet.overlaps.length, "set")}`}
        {open > 0 && ` · not compared with ${open}`}
      </small>
    </>
  );
}

function lateText({ name, how }: LateThreshold): string {
  return how === "edited-after-freeze"
    ? `${name}: changed after the first look, on`
    : `${name}: frozen after the first look, on`;
}

/** What is not in the table, said plainly: nothing was checked of it. */
function Note({ custody: { testSets, unkept, keptCount }, path }: { custody: CustodyView; path: string }) {
  const upload = (
    <TextLink href={`${path}/data#datasets`}>{keptCount > 0 ? "See the test sets" : "Upload a test set"}</TextLink>
  );
  if (unkept.length > 0) {
    return (
      <p className="border-t px-[var(--edge)] py-3 text-sm text-muted">
        {unkept.length === 1
          ? `Evaluation ${unkept[0]} names`
          : `Evaluations ${unkept.slice(0, 8).join(", ")}${unkept.length > 8 ? " and others" : ""} name`}{" "}
        no test set that is kept here; nothing was checked of {unkept.length === 1 ? "it" : "them"}. {upload}
      </p>
    );
  }
  if (testSets.length > 0) return null;
  return (
    <p className="px-[var(--edge)] pb-4 text-sm text-muted">
      No result counts for an objective yet. A test set that is kept here is compared with every training set, and each
      evaluation that names it counts as a look. {upload}
    </p>
  );
}
