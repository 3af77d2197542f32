/** What a plan may be computed on. */
export type Device = {
  readonly name: string;
  /** Of dense BF16 multiplications, without sparsity: FLOP/s. */
  readonly peakFlops: number;
  readonly memoryGb: number;
  /** Thermal design power of the device alone. */
  readonly powerW: number;
  readonly source: string;
};

/** Makers' own figures. Marketing often doubles them for sparse matrices, which training does not have. */
export const DEVICES = {
  "a100-80": {
    name: "NVIDIA A100 SXM 80 GB",
    peakFlops: 312e12,
    memoryGb: 80,
    powerW: 400,
    source: "https://www.nvidia.com/en-us/data-center/a100/",
  },
  h100: {
    name: "NVIDIA H100 SXM",
    peakFlops: 989e12,
    memoryGb: 80,
    powerW: 700,
    source: "https://www.nvidia.com/en-us/data-center/h100/",
  },
  h200: {
    name: "NVIDIA H200 SXM",
    peakFlops: 989e12,
    memoryGb: 141,
    powerW: 700,
    source: "https://www.nvidia.com/en-us/data-center/h200/",
  },
  b200: {
    name: "NVIDIA B200 SXM",
    peakFlops: 2250e12,
    memoryGb: 180,
    powerW: 1000,
    source: "https://www.nvidia.com/en-us/data-center/dgx-b200/",
  },
  mi300x: {
    name: "AMD Instinct MI300X",
    peakFlops: 1307e12,
    memoryGb: 192,
    powerW: 750,
    source: "https://www.amd.com/en/products/accelerators/instinct/mi300/mi300x.html",
  },
  v100: {
    name: "NVIDIA V100 SXM2 32 GB (FP16)",
    peakFlops: 125e12,
    memoryGb: 32,
    powerW: 300,
    source: "https://www.nvidia.com/en-us/data-center/v100/",
  },
  "tpu-v4": {
    name: "Google TPU v4",
    peakFlops: 275e12,
    memoryGb: 32,
    powerW: 192,
    source: "https://cloud.google.com/tpu/docs/v4",
  },
  "tpu-v5e": {
    name: "Google TPU v5e",
    peakFlops: 197e12,
    memoryGb: 16,
    powerW: 200,
    source: "https://cloud.google.com/tpu/docs/v5e",
  },
} as const satisfies Record<string, Device>;

export type DeviceKey = keyof typeof DEVICES;
export const DEVICE_KEYS = Object.keys(DEVICES) as [DeviceKey, ...DeviceKey[]];
