import type { SourceSettings } from '../adapters/sources/settings.ts';
import { isPostgresUrl, postgresSecrets } from '../adapters/storage/postgres-url.ts';
import type { ConfigWarning } from './config-problems.ts';
import type { Environment } from './config-variables.ts';

/** `SOURCE_SHOP_ADS_URL`: the part in the middle names the source, `shop-ads`. */
export const sourceVariable =
  /^SOURCE_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(URL|FOLDER|DATABASE|QUERY|VIEW|WORKSPACES)$/;

type SourceWarning = Extract<ConfigWarning, { readonly kind: 'source' }>;

/** The sources that the operator names; one that cannot be used is left out, and told of. */
export function readSources(environment: Environment): {
  readonly sources: readonly SourceSettings[];
  readonly warnings: readonly SourceWarning[];
  /** Links and passwords. */
  readonly secrets: readonly string[];
} {
  const named = new Map<string, Record<string, string>>();
  for (const [variable, value] of Object.entries(environment)) {
    const [, name = '', part = ''] = sourceVariable.exec(variable) ?? [];
    const text = value?.trim();
    if (part !== '' && text) named.set(name, { ...named.get(name), [part]: text });
  }
  const sources: SourceSettings[] = [];
  const warnings: SourceWarning[] = [];
  for (const [name, given] of [...named].sort()) {
    const read = sourceFrom(name, given);
    if ('kind' in read) sources.push(read);
    else warnings.push({ kind: 'source', concerns: 'everything', ...read });
  }
  const secrets = [...named.values()].flatMap(({ URL: url, DATABASE: database }) => [
    ...(url === undefined ? [] : linkSecrets(url)),
    ...(database === undefined ? [] : postgresSecrets(database)),
  ]);
  return { sources, warnings, secrets };
}

type Wrong = Pick<SourceWarning, 'variable' | 'why'>;

function sourceFrom(name: string, given: Readonly<Record<string, string>>): SourceSettings | Wrong {
  const { URL: url, FOLDER: folder, DATABASE: database, QUERY: query, VIEW: view, WORKSPACES: list } = given;
  const wrong = (part: string, why: Wrong['why']): Wrong => ({ variable: `SOURCE_${name}_${part}`, why });
  const kinds = [
    ...(url === undefined ? [] : ['URL']),
    ...(folder === undefined ? [] : ['FOLDER']),
    ...(database === undefined && query === undefined && view === undefined ? [] : ['DATABASE']),
  ];
  const [kind = '', another] = kinds;
  if (another !== undefined) return wrong(another, 'several');
  const workspaces = list?.split(/[\s,]+/).filter((one) => one !== '') ?? [];
  const strange = workspaces.find((one) => !/^(?:slack|discord|web|terminal):\S+$/.test(one));
  if (strange !== undefined) return wrong('WORKSPACES', 'workspaces');
  const common = { name: name.toLowerCase().replaceAll('_', '-'), workspaces };
  if (url !== undefined) return isLink(url) ? { ...common, kind: 'link', url } : wrong('URL', 'link');
  if (folder !== undefined) return { ...common, kind: 'folder', folder };
  if (kind === '') return wrong('WORKSPACES', 'nothing');
  if (database === undefined) return wrong('DATABASE', 'database');
  if (!isPostgresUrl(database)) return wrong('DATABASE', 'database');
  if (query !== undefined && view !== undefined) return wrong('VIEW', 'several');
  if (query !== undefined) return { ...common, kind: 'query', database, query };
  if (view === undefined) return wrong('QUERY', 'query');
  const isView = /^[^."\s]+(?:\.[^."\s]+)?$/.test(view);
  if (!isView) return wrong('VIEW', 'view');
  const quoted = view
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
  return { ...common, kind: 'query', database, query: `select * from ${quoted}` };
}

/** Plain http is for addresses that the operator lists: whether it is, shows when it is asked. */
function isLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** What of a link must never be shown: the whole, and what follows the host. */
function linkSecrets(text: string): string[] {
  if (!URL.canParse(text)) return [text];
  const { href, pathname, search } = new URL(text);
  return [text, href, `${pathname}${search}`, search].filter((part) => part.length > 1);
}
