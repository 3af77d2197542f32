import { InterviewsSection } from "#components/scope/interviews-section.tsx";
import { MarketSection } from "#components/scope/market-section.tsx";
import { TechnologySection } from "#components/scope/technology-section.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { listInterviews } from "#lib/scope/queries/list-interviews.ts";
import { listMarketEntries } from "#lib/scope/queries/list-market-entries.ts";
import { listObjectives } from "#lib/scope/queries/list-objectives.ts";
import { listTechnologyOptions } from "#lib/scope/queries/list-technology-options.ts";

/** As many objectives as an interview can be linked to from its form. */
const LINKABLE_OBJECTIVES = 100;

type ResearchSectionsProps = {
  access: ProjectAccess<"project:read"> & ProjectAccess<"record:read">;
  pages: { readonly market: number; readonly interviews: number; readonly technology: number };
};

/** What lies behind the scope: insiders read it, stakeholders do not. */
export async function ResearchSections({ access, pages }: ResearchSectionsProps) {
  const [entries, interviews, options, objectives] = await Promise.all([
    listMarketEntries(access, { page: pages.market }),
    listInterviews(access, { page: pages.interviews }),
    listTechnologyOptions(access, { page: pages.technology }),
    listObjectives(access, { pageSize: LINKABLE_OBJECTIVES }),
  ]);
  const { slug } = access.project;
  const mayEdit = may(access, "scope:update");
  return (
    <>
      <MarketSection slug={slug} entries={entries} mayEdit={mayEdit} />
      <InterviewsSection slug={slug} interviews={interviews} objectives={objectives.items} mayEdit={mayEdit} />
      <TechnologySection slug={slug} options={options} mayEdit={mayEdit} />
    </>
  );
}
