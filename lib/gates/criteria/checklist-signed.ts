import { signatureFinding } from "#lib/gates/criteria/signature-finding.ts";
import { criterion } from "#lib/gates/criterion.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";

export const checklistSigned = criterion({
  key: "checklist-signed",
  needs: [],
  subjects: ({ template, reviewers }) => [{ name: `checklist:${template}`, reviewers }],
  judge({ template }, { subjects }) {
    const { title, phase } = templateOf(template);
    const named = {
      key: `checklist-signed:${template}`,
      title: `${title} checklist signed`,
      path: `${phase}/checklists/${template}`,
      what: "The checklist",
    };
    return [signatureFinding(named, subjects.get(`checklist:${template}`))];
  },
});
