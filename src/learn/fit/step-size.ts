/** Finds the step size at which the sampler accepts as often as asked. */
export interface StepSize {
  /** The step to take now. */
  readonly step: number;
  /** The average over what was tried: the step to keep when tuning ends. */
  readonly settled: number;
  /** Notes how well the last step did, 0 to 1. */
  learn(acceptance: number): void;
  /** Starts anew from a step. */
  restart(step: number): void;
}

/** Dual averaging (Nesterov 2009; Hoffman and Gelman 2014, section 3.2) with Stan's constants. */
export function createStepSize(target: number, start: number): StepSize {
  const [shrinkage, stability, decay] = [0.05, 10, 0.75];
  let centre = Math.log(10 * start);
  let [count, error, log, average] = [0, 0, Math.log(start), 0];
  return {
    get step() {
      return Math.exp(log);
    },
    get settled() {
      return Math.exp(count > 0 ? average : log);
    },
    learn(acceptance) {
      count += 1;
      const weight = 1 / (count + stability);
      error = (1 - weight) * error + weight * (target - acceptance);
      log = centre - (Math.sqrt(count) / shrinkage) * error;
      const share = count ** -decay;
      average = share * log + (1 - share) * average;
    },
    restart(step) {
      centre = Math.log(10 * step);
      [count, error, log, average] = [0, 0, Math.log(step), 0];
    },
  };
}
