import { Source } from "#components/scope/source.tsx";
import { DEVICES, type DeviceKey } from "#lib/model/planner/devices.ts";

const FORMULAS = [
  ["Compute", "C = 6 · N · D", "Kaplan et al. 2020, section 2.1", "https://arxiv.org/abs/2001.08361"],
  ["Compute-optimal tokens", "D = 20 · N", "Hoffmann et al. 2022, table 3", "https://arxiv.org/abs/2203.15556"],
  [
    "LoRA, trained parameters",
    "Σ r · (d + k) a matrix",
    "Hu et al. 2021, section 4.1",
    "https://arxiv.org/abs/2106.09685",
  ],
  [
    "LoRA, compute",
    "C = (4 · N + 2 · trained) · D",
    "as above, without gradients of frozen weights",
    "https://arxiv.org/abs/2001.08361",
  ],
  [
    "Memory",
    "16 bytes a trained, 2 a frozen parameter",
    "Rajbhandari et al. 2020, section 3.1",
    "https://arxiv.org/abs/1910.02054",
  ],
  [
    "Device hours",
    "C ÷ (peak · utilisation) ÷ 3 600",
    "utilisation as in PaLM, appendix B",
    "https://arxiv.org/abs/2204.02311",
  ],
  ["Energy", "device hours · power · PUE", "Patterson et al. 2021, section 2.5", "https://arxiv.org/abs/2104.10350"],
  [
    "Carbon",
    "energy · grams a kWh",
    "Ember, Global Electricity Review 2025",
    "https://ember-energy.org/latest-insights/global-electricity-review-2025/",
  ],
  [
    "PUE",
    "1.56 on average",
    "Uptime Institute, survey of 2024",
    "https://uptimeinstitute.com/resources/research-and-reports/uptime-institute-global-data-center-survey-results-2024",
  ],
] as const;

/** Every formula with where it is from, and the device's own figures. */
export function PlanSources({ device }: { device: DeviceKey }) {
  const { name, peakFlops, memoryGb, powerW, source } = DEVICES[device];
  return (
    <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2 lg:grid-cols-3">
      {FORMULAS.map(([what, formula, from, link]) => (
        <div key={what} className="min-w-0">
          <dt className="text-xs text-muted">{what}</dt>
          <dd className="break-words">
            {formula}
            <span className="block text-xs text-muted">
              <a href={link} rel="noopener noreferrer" className="rounded-sm text-accent hover:underline">
                {from}
              </a>
            </span>
          </dd>
        </div>
      ))}
      <div className="min-w-0">
        <dt className="text-xs text-muted">{name}</dt>
        <dd>
          {peakFlops / 1e12} TFLOP/s dense, {memoryGb} GB, {powerW} W
          <span className="block text-xs text-muted">
            <Source>{source}</Source>
          </span>
        </dd>
      </div>
    </dl>
  );
}
