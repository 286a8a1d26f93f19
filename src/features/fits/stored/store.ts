import type { Fit } from '../../../learn/fit/fit.ts';

/** Fits of a workspace, numbered 1, 2, 3…; with their joint draws, which scenarios refer to by the number. */
export interface FitStore {
  add(workspace: string, fit: Omit<Fit, 'number'>): Promise<Fit>;
  get(workspace: string, number: number): Promise<Fit | undefined>;
  /** The newest of a scenario. */
  newest(workspace: string, scenario: string): Promise<Fit | undefined>;
}
