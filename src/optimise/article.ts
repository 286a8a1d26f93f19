import type { Descent, Engine, EngineName } from './engine/engine.ts';

/**
 * The article's own loop, kept as a reproducible run. As printed its code cannot run (`tf.Session`, a loss of one
 * argument), and it has no budget, so that its optimum is known in advance: every channel strength at 1. What it
 * minimises is Σ(1 − s_i)², s_i a channel's strength, the mean of its three levels; the nine levels are the
 * variables, and Adam's step is TensorFlow's `AdamOptimizer(0.001)`.
 */
export const article = {
  /** Data-acquisition efficiency, user coverage and brand influence of the article's channels. */
  channels: [
    { id: 'website', levels: [0.8, 0.9, 0.95] },
    { id: 'app', levels: [0.9, 0.85, 0.9] },
    { id: 'third-party', levels: [0.6, 0.7, 0.85] },
  ],
  rate: 0.001,
  steps: 10_000,
  every: 1_000,
  /** What it prints as its first and its last loss. */
  printed: { first: 0.108, last: 5.71e-7 },
} as const;

/** One line of the loop's course. */
export interface ArticleLine {
  readonly step: number;
  readonly loss: number;
}

export interface ArticleRun {
  readonly engine: EngineName;
  readonly steps: number;
  /** The loss before the first step and after every 1,000. */
  readonly lines: readonly ArticleLine[];
  /** Channel strengths at the end. */
  readonly strengths: readonly { readonly id: string; readonly strength: number }[];
}

/** Runs the article's loop, telling each line as it comes. The same engine gives the same lines every time. */
export function runArticle(engine: Engine, onLine: (line: ArticleLine) => void = () => {}): ArticleRun {
  const { channels, rate, steps, every } = article;
  const lines: ArticleLine[] = [];
  const descent: Descent = { levels: channels.map(({ levels }) => levels), rate, steps, every };
  const reached = engine.descend(descent, (step, loss) => {
    lines.push({ step, loss });
    onLine({ step, loss });
  });
  return {
    engine: engine.name,
    steps,
    lines,
    strengths: channels.map(({ id }, i) => ({
      id,
      strength: reached[i]!.reduce((sum, level) => sum + level, 0) / reached[i]!.length,
    })),
  };
}
