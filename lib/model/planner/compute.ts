/**
 * The floating-point operations of training a dense transformer on `tokens`: 6 a parameter and token, 2 forward and 4 backward. Of a
 * mixture of experts the active parameters count.
 *
 * @returns FLOPs.
 * @see Kaplan et al., "Scaling Laws for Neural Language Models", 2020, section 2.1 (arXiv 2001.08361).
 */
export function trainingFlops(parameters: number, tokens: number): number {
  return 6 * parameters * tokens;
}

/**
 * The tokens on which a model of this size is best trained for the compute it costs: 20 a parameter.
 *
 * @see Hoffmann et al., "Training Compute-Optimal Large Language Models", 2022, table 3 (arXiv 2203.15556).
 */
export function computeOptimalTokens(parameters: number): number {
  return 20 * parameters;
}

/**
 * The size and tokens that make the best of a compute budget, under the same rule: C = 6ND with D = 20N.
 *
 * @param flops above 0.
 */
export function computeOptimalPlan(flops: number): { parameters: number; tokens: number } {
  const parameters = Math.sqrt(flops / 120);
  return { parameters, tokens: 20 * parameters };
}

export type Facility = {
  /** FLOP/s of one device at its best. */
  readonly peakFlops: number;
  /** Of that, what the training gets (model FLOPs utilisation), in (0, 1]. */
  readonly utilisation: number;
  readonly devices: number;
  readonly powerW: number;
  /** Power usage effectiveness of the data centre, 1 or above: what it draws for what its devices draw. */
  readonly pue: number;
  /** Of the electricity: grams of CO₂ equivalent a kWh. */
  readonly carbonGramsPerKwh: number;
  readonly usdPerDeviceHour: number;
};

export type ComputeCost = {
  readonly flops: number;
  /** Hours of one device. */
  readonly deviceHours: number;
  /** On all devices at once. */
  readonly wallHours: number;
  readonly costUsd: number;
  readonly energyKwh: number;
  readonly carbonKg: number;
};

/**
 * What an amount of compute takes: time at the utilisation that is reached, energy at the devices' full power times PUE, and carbon
 * at the intensity of the electricity.
 *
 * @see Patterson et al., "Carbon Emissions and Large Neural Network Training", 2021, section 2.5 (arXiv 2104.10350).
 */
export function costOfCompute(flops: number, facility: Facility): ComputeCost {
  const deviceHours = flops / (facility.peakFlops * facility.utilisation) / 3600;
  const energyKwh = (deviceHours * facility.powerW * facility.pue) / 1000;
  return {
    flops,
    deviceHours,
    wallHours: deviceHours / facility.devices,
    costUsd: deviceHours * facility.usdPerDeviceHour,
    energyKwh,
    carbonKg: (energyKwh * facility.carbonGramsPerKwh) / 1000,
  };
}
