import { movedLine } from '../../src/features/plans/moved-line.ts';
import type { OtherName } from './joined-names.ts';
import type { RawRow } from './raw-rows.ts';
import type { WorkspaceTable } from './table-keys.ts';

/** How what a workspace holds is called in the one that it is brought into. */
export interface Joining {
  readonly into: string;
  /** How much higher numbers are there. */
  readonly more: Readonly<Record<'runs' | 'schedules' | 'fits' | 'experiments' | 'observations', number>>;
  readonly renamed: ReadonlyMap<string, OtherName>;
  /** Which scenario a run is about, by its old number. */
  readonly scenarioOfRun: ReadonlyMap<number, string>;
}

type Fields = Readonly<Record<string, unknown>>;

/** A row as it stands in the other workspace: its keys, and every number and id in its body. */
export function joinedRow(
  table: Exclude<WorkspaceTable, 'workspaces'>,
  row: RawRow,
  joining: Joining,
): RawRow {
  const moved = { ...row, workspace: joining.into };
  const numbered = (kind: keyof Joining['more']) => ({
    number: plus(row.number, joining.more[kind]),
  });
  const named = { scenario: idOf(row.scenario, joining) };
  switch (table) {
    case 'scenarios':
      return {
        ...moved,
        id: idOf(row.id, joining),
        body: edited(row.body, (one) => scenarioOf(one, joining)),
      };
    case 'runs':
      return {
        ...moved,
        ...numbered('runs'),
        ...named,
        body: edited(row.body, (one) => runOf(one, row.scenario, joining)),
      };
    case 'adoptions':
    case 'observations':
      return {
        ...moved,
        ...(table === 'observations' && numbered('observations')),
        ...named,
        body: edited(row.body, (one) => withRun(withScenario(one, joining), joining)),
      };
    case 'schedules':
      return {
        ...moved,
        ...numbered('schedules'),
        body: edited(row.body, (one) => ({
          ...withScenario(one, joining),
          line: lineOf(one.line, one.scenario, joining),
        })),
      };
    case 'reports':
      return {
        ...moved,
        schedule: plus(row.schedule, joining.more.schedules),
        run: plus(row.run, joining.more.runs),
      };
    case 'conversations':
      return { ...moved, body: edited(row.body, (one) => conversationOf(one, joining)) };
    case 'histories':
    case 'history_files':
    case 'connections':
      return { ...moved, ...named };
    case 'fits':
      return {
        ...moved,
        ...numbered('fits'),
        ...named,
        body: edited(row.body, (one) => ({
          ...withScenario(one, joining),
          ...(Array.isArray(one.experiments) && {
            experiments: one.experiments.map((number) => plus(number, joining.more.experiments)),
          }),
        })),
      };
    case 'experiments':
      return {
        ...moved,
        ...numbered('experiments'),
        ...named,
        body: edited(row.body, (one) => withScenario(one, joining)),
      };
  }
}

/** A scenario's names where another is called the same; its aliases stay the other's. */
export function renamedScenario(scenario: Fields, { id, number }: OtherName): Fields {
  const names = isFields(scenario.names) ? scenario.names : {};
  const other = (name: unknown) => (typeof name === 'string' ? `${name.slice(0, 70)} ${number}` : name);
  return {
    ...scenario,
    id,
    names: Object.fromEntries(Object.entries(names).map(([language, name]) => [language, other(name)])),
    aliases: [],
  };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plus = (number: unknown, more: number) => (typeof number === 'number' ? number + more : number);

const idOf = (id: unknown, { renamed }: Joining) =>
  typeof id === 'string' ? (renamed.get(id)?.id ?? id) : id;

/** A body with a change; one that is damaged or empty stays as it is. */
function edited(body: unknown, change: (fields: Fields) => Fields): unknown {
  if (typeof body !== 'string') return body;
  let fields: unknown;
  try {
    fields = JSON.parse(body);
  } catch {
    return body;
  }
  return isFields(fields) ? JSON.stringify(change(fields)) : body;
}

const withScenario = (fields: Fields, joining: Joining): Fields =>
  fields.scenario === undefined ? fields : { ...fields, scenario: idOf(fields.scenario, joining) };

const withRun = (fields: Fields, { more }: Joining): Fields =>
  fields.run === undefined ? fields : { ...fields, run: plus(fields.run, more.runs) };

function lineOf(line: unknown, scenario: unknown, joining: Joining): unknown {
  if (typeof line !== 'string') return line;
  const other = typeof scenario === 'string' ? joining.renamed.get(scenario)?.id : undefined;
  const run = (number: number) => (joining.scenarioOfRun.has(number) ? number + joining.more.runs : number);
  return movedLine(line, { run, scenario: other });
}

function runOf(run: Fields, scenario: unknown, joining: Joining): Fields {
  const head = isFields(run.scenario) ? run.scenario : undefined;
  const other = typeof scenario === 'string' ? joining.renamed.get(scenario) : undefined;
  const { names } = head !== undefined && other !== undefined ? renamedScenario(head, other) : (head ?? {});
  return {
    ...run,
    ...(head !== undefined && { scenario: { ...head, id: idOf(head.id, joining), names } }),
    line: lineOf(run.line, scenario, joining),
    ...(isFields(run.effective) && { effective: scenarioOf(run.effective, joining) }),
  };
}

/** A scenario, with the number of its fit and the experiments that its reasons name. */
function scenarioOf(scenario: Fields, joining: Joining): Fields {
  const other = typeof scenario.id === 'string' ? joining.renamed.get(scenario.id) : undefined;
  const named = other === undefined ? scenario : renamedScenario(scenario, other);
  const { response } = named;
  const numbered = isFields(response)
    ? {
        ...named,
        response: {
          ...response,
          ...(response.fit !== undefined && { fit: plus(response.fit, joining.more.fits) }),
        },
      }
    : named;
  const told = withReasons(numbered, joining);
  return isFields(told) ? told : numbered;
}

/** How reasons begin that name an experiment, in either language. */
const experimentReason = /^(experiment |实验 ?)(\d{1,9})(?=\D)/i;

function withReasons(value: unknown, joining: Joining): unknown {
  if (Array.isArray(value)) return value.map((one) => withReasons(one, joining));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'why' && typeof one === 'string'
        ? one.replace(
            experimentReason,
            (_, word: string, number: string) => `${word}${Number(number) + joining.more.experiments}`,
          )
        : withReasons(one, joining),
    ]),
  );
}

function conversationOf(conversation: Fields, joining: Joining): Fields {
  const { steps } = conversation;
  return {
    ...withRun(conversation, joining),
    ...(Array.isArray(steps) && {
      steps: steps.map((step: unknown) =>
        isFields(step)
          ? {
              ...withRun(step, joining),
              line: lineOf(
                step.line,
                typeof step.run === 'number' ? joining.scenarioOfRun.get(step.run) : undefined,
                joining,
              ),
            }
          : step,
      ),
    }),
  };
}
