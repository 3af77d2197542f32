import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "#components/layout/page-header.tsx";
import { AskWaiver } from "#components/lifecycle/ask-waiver.tsx";
import { GatePanel } from "#components/lifecycle/gate-panel.tsx";
import { ReopenPhase } from "#components/lifecycle/reopen-phase.tsx";
import { TrailNavigation } from "#components/lifecycle/trail.tsx";
import { WaiverList } from "#components/lifecycle/waiver-list.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getPhaseGate, type PhaseGate } from "#lib/gates/queries.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";
import { type Phase, phaseOf } from "#lib/lifecycle/phases.ts";

type PhaseHeaderProps = { slug: string; phase: Phase; actions?: ReactNode };

/** The head of each phase's page: where one is, the trail, and the gate with what may be done about it. */
export async function PhaseHeader({ slug, phase, actions }: PhaseHeaderProps) {
  const access = await requireProject(slug, "project:read");
  const gate = await getPhaseGate(access, phase);
  const asks = may(access, "waiver:request");
  return (
    <>
      <PageHeader
        title={phaseOf(phase).title}
        note={`round ${gate.round}`}
        description={gate.rounds.find((one) => one.number === gate.round)?.reason}
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
        ]}
        actions={
          <>
            {may(access, "round:reopen") && wasOpen(gate) && <ReopenPhase slug={slug} phase={phase} />}
            {actions}
          </>
        }
      />
      <TrailNavigation trail={gate.trail} slug={slug} current={phase} />
      <GatePanel
        judgement={gate.judgement}
        slug={slug}
        readOnly={!may(access, "record:read")}
        policy={
          <Link href={`/projects/${slug}/policy/${phase}`} className="rounded-sm hover:underline">
            {phase} v{gate.policy.version}
          </Link>
        }
        frozenNote={
          <>
            in force since <Time at={gate.policy.publishedAt} day />
          </>
        }
        actionsFor={asks ? (finding) => waiverAction(gate, finding, slug) : undefined}
      />
      <WaiverList waivers={gate.waivers} access={access} phase={phase} />
    </>
  );
}

/** A phase is reopened after it was passed; before that, its first round is still under way. */
function wasOpen({ trail, phase }: PhaseGate): boolean {
  const state = trail.find((marker) => marker.phase === phase)?.state;
  return state === "passed" || state === "waived" || state === "stale" || state === "closed";
}

function waiverAction({ phase, waivers }: PhaseGate, finding: Finding, slug: string): ReactNode {
  if (finding.state !== "failed" && finding.state !== "undecided") return null;
  const asked = waivers.find((waiver) => waiver.standing === "asked" && waiver.findingKey === finding.key);
  if (asked) return <span className="text-sm text-muted">waiver {asked.number} is asked for</span>;
  return <AskWaiver slug={slug} phase={phase} finding={finding} />;
}
