import type { Sources } from '../features/history/stored/sources.ts';
import type { Uploads } from '../features/history/stored/uploads.ts';
import type { WorkspaceSettings } from '../features/workspace/stored/settings.ts';
import type { Problem } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Language } from './chart.ts';
import type { Choice } from './choice.ts';
import type { FormField } from './form.ts';
import type { Invocation, Progress } from './invocation.ts';
import type { Words } from './language/words.ts';
import type {
  ChartRenderer,
  Fitter,
  Messenger,
  Planner,
  ScenarioFiles,
  Store,
  TableReader,
} from './ports.ts';
import type { Reply } from './reply.ts';

export type { Choice } from './choice.ts';

/** Most choices that are offered at once: Discord's limit. */
export const mostChoices = 25;

/** Where a request is read, whatever it asks for: who asks, in which workspace, and what is known there. */
export interface RequestPlace {
  readonly invocation: Invocation;
  readonly store: Store;
  readonly language: Language;
  /** Every command there is. */
  readonly commands: readonly Command[];
  /** Scenario files on this machine; undefined where none may be read. */
  readonly files: ScenarioFiles | undefined;
  /** Files that wait for somebody to confirm how they were understood. */
  readonly uploads: Uploads;
  /** Where weekly numbers can be fetched from. */
  readonly sources: Sources;
  /** Reads tables. */
  readonly tables: TableReader;
  /** The moment of the request, and the zone of the workspace, else the machine's. */
  readonly now: Date;
  readonly timeZone: string;
  /** What the workspace set. */
  readonly settings: WorkspaceSettings;
  /** Whether the operator configured a chart server, so that a workspace can choose. */
  readonly hasChartServer: boolean;
}

/** Where an argument is read: the place, and what earlier arguments gave. */
export interface ReadingPlace extends RequestPlace {
  readonly command: Command;
  /** The raw text of the other arguments of the same command, by name. */
  readonly others: Readonly<Record<string, string>>;
  /** The scenario that the command's scenario argument named; it is read before the others. */
  readonly scenario?: ChosenScenario;
}

/** A scenario that somebody named, and where it comes from. */
export interface ChosenScenario {
  readonly scenario: Scenario;
  /** 0: built in, or from a file. */
  readonly version: number;
  readonly origin: 'built-in' | 'workspace' | 'file';
  /** Who made it, where it is a workspace's own. */
  readonly maker?: string;
  /** The version that somebody says it was when they looked; absent where they say nothing. */
  readonly seen?: number;
}

/**
 * One kind of argument: turns text into a value, and offers completions. `read` throws `UserError` for text that
 * it cannot use.
 */
export interface ArgumentKind<Value> {
  readonly name: string;
  /** Whether words that are left over may belong to this argument: `optimize smart home`. */
  readonly joinsWords?: boolean;
  /**
   * Whether a word begins this argument, which takes all that follow; those before it belong to the argument before:
   * `schedule add smart home weekly mon`.
   */
  begins?(word: string): boolean;
  /** Whether a word before a sign stands for this argument's name: `roi>=2` is a goal. */
  opens?(word: string): boolean;
  /** Whether names before `=` may hold blanks: words right before one belong to it, `Google Search=45k`. */
  readonly joinsNames?: boolean;
  /** Whether it names channels of the platform, which it takes by id where the platform hands one over. */
  readonly namesChannels?: boolean;
  /** The scenario that a value stands for, where it does: the other arguments are read in its light. */
  scenarioOf?(value: Value): ChosenScenario;
  /** Whether it names a file; where people can hand one over with a command, that is asked for in its place. */
  readonly isFile?: boolean;
  /** Whether `complete` of nothing lists all that it can be, so that a form can offer these. */
  readonly isListed?: boolean;
  /** Whether it is a list that may be written one item a line: forms then give it several lines. */
  readonly isLines?: boolean;
  read(text: string, place: ReadingPlace): Value | Promise<Value>;
  /** What is wrong when it was left out though required, where the other arguments tell more than that. */
  missing?(place: ReadingPlace): Promise<Problem | undefined>;
  /** Choices that fit what was typed so far, best first, at most 25. Fixed choices and open ones alike. */
  complete?(typed: string, place: ReadingPlace): Promise<readonly Choice[]>;
  /** A closed list, where there is one; Discord offers these as fixed choices. */
  readonly choices?: readonly Choice[];
}

/**
 * An argument of a command. `position`: the words without `key=` fill these in order. `collects`: every word that
 * is a limit ("app<=20k"), or for `changes` says what is to be otherwise ("app=+20%", "app.today=9k"), goes here; on
 * Discord they are one option, separated by commas. Of a command that takes both, `app=20k` is a change.
 */
export interface Argument<Value, Required extends boolean = boolean> {
  readonly kind: ArgumentKind<Value>;
  readonly required: Required;
  readonly position?: number;
  readonly collects?: 'limits' | 'changes';
  /** An example value for help and for Discord's descriptions. */
  readonly example: string;
  /** Signs that may stand between name and value beside `=` and `:`: `budget<=50k`. */
  readonly signs?: readonly string[];
  /** What stands in a form's field at first; undefined: nothing. */
  initial?(place: ReadingPlace): string | undefined;
}

export type Arguments = Readonly<Record<string, Argument<unknown>>>;

/** The values that `run` receives: required ones always there, optional ones perhaps undefined. */
export type Values<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends Argument<infer V, infer R>
    ? R extends true
      ? V
      : V | undefined
    : never;
};

/** Who works plans and fits out, for whom, and how the person who waits hears of it and can stop it. */
interface Planning {
  readonly planner: Planner;
  readonly fitter: Fitter;
  readonly workspace: string;
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** What reaches people beside the reply. */
interface Outlets {
  /** Draws charts for files; undefined where nothing does. Charts in a reply are the fronts' to draw. */
  readonly renderer: ChartRenderer | undefined;
  /** Who posts unasked on the front that the request came from; undefined where nobody can. */
  readonly messenger: Messenger | undefined;
  /** Says that a report is wanted now, so that nobody waits for the next look. */
  wakeReports(): void;
}

/**
 * What a running command gets: the place that its arguments were read in, the words to answer with, and in a part each
 * what works plans out and what reaches people beside the reply. A function takes the parts that it needs.
 */
export interface CommandContext extends RequestPlace {
  readonly words: Words;
  /** The typed line that asks for the same again, without the leading `/channels`. */
  readonly line: string;
  readonly planning: Planning;
  readonly outlets: Outlets;
}

/** A command, declared once; every front serves it. Summary and argument texts are in the message catalogues. */
export interface Command {
  /** One or two words: `optimize`, `scenario show`. */
  readonly name: string;
  /** Complete lines that work, without the leading `/channels`. */
  readonly examples: readonly [string, ...string[]];
  /** Who sees the answer when all goes well; known beforehand, for platforms that must be told at once. */
  readonly audience: 'channel' | 'caller';
  readonly args: Arguments;
  /**
   * The arguments that a form asks for when the command is called bare; at most five.
   * Discord's options of such a command are all optional, so that it can be called bare.
   */
  readonly form?: readonly string[];
  /** Further fields, which depend on what is known there: `columns.3` is a line `3=…` of the argument `columns`. */
  moreFields?(place: ReadingPlace): readonly FormField[];
  /** What asks for the form of a command that does something when it is called bare. */
  readonly formAskedBy?: Readonly<Record<string, string>>;
  /** Checks values that only make sense together, before any work starts; throws `UserError`. */
  check?(values: Readonly<Record<string, unknown>>, place: ReadingPlace): void | Promise<void>;
  run(values: Readonly<Record<string, unknown>>, context: CommandContext): Promise<Reply>;
}

/** Declares a command; the argument declarations give `run` its types. */
export function defineCommand<const A extends Arguments>(command: {
  readonly name: string;
  readonly examples: readonly [string, ...string[]];
  readonly audience: 'channel' | 'caller';
  readonly args: A;
  readonly form?: readonly (keyof A & string)[];
  readonly formAskedBy?: Readonly<Record<string, string>>;
  moreFields?(place: ReadingPlace): readonly FormField[];
  check?(values: Values<A>, place: ReadingPlace): void | Promise<void>;
  run(values: Values<A>, context: CommandContext): Promise<Reply>;
}): Command {
  const { check, run, ...rest } = command;
  // `readArguments` made the values from these very declarations.
  return {
    ...rest,
    ...(check === undefined ? {} : { check: (values, place) => check(values as Values<A>, place) }),
    run: (values, context) => run(values as Values<A>, context),
  };
}
