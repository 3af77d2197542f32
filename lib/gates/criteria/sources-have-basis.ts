import { criterion } from "#lib/gates/criterion.ts";

export const sourcesHaveBasis = criterion({
  key: "sources-have-basis",
  needs: ["data"],
  judge(_params, { evidence }) {
    const { sources } = evidence.data;
    const title = "Lawful basis of every source";
    const key = "sources-have-basis";
    if (sources.length === 0) {
      const action = { label: "Add a source", path: "data" };
      return [{ key, title, state: "failed", reason: "source.none", fact: "No data source is recorded yet.", action }];
    }
    const without = sources.filter((source) => source.basis !== "in-force");
    const [first] = without;
    if (first) {
      const more =
        without.length > 1
          ? ` ${without.length - 1} more ${without.length === 2 ? "source needs" : "sources need"} a look.`
          : "";
      return [
        {
          key,
          title,
          state: "failed",
          reason: `source.${first.basis}`,
          fact: `${first.name}: ${first.sentence}${more}`,
          outline: `${without.length} of ${sources.length} ${sources.length === 1 ? "source lacks" : "sources lack"} a lawful basis in force.`,
          source: `source ${first.number}`,
          action: { label: `Open ${first.name}`, path: `data/sources/${first.number}` },
        },
      ];
    }
    const ends = sources.flatMap((source) => source.validUntil ?? []).sort();
    return [
      {
        key,
        title,
        state: "met",
        reason: "source.in-force",
        fact: `${sources.length} ${sources.length === 1 ? "source has" : "sources have"} a lawful basis in force.`,
        validUntil: ends[0],
      },
    ];
  },
});
