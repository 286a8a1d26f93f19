import { foldColumn } from '../history/fold-name.ts';

const controls =
  /^(?:control|ctrl|control group|control arm|baseline|original|default|holdout|hold out|no ads|off|kontrolle|kontrollgruppe|original version|controle|groupe controle|groupe temoin|temoin|grupo de control|grupo control|grupo de controle|referencia|reference|对照|对照组|控制组|原版)$/;

const armColumns =
  /^(?:arm|arms|group|groups|variation|variations|variant|variants|variante|varianten|version|treatment|test group|experiment group|experiment|cell|cohort|bucket|condition|gruppe|testgruppe|groupe|variante du test|grupo|grupos|variacion|variacao|组|分组|组别|实验组别|版本|变体)$/;
const revenueColumns =
  /\b(?:revenue|value|amount|order value|purchase value|sales|spend per visitor|umsatz|betrag|wert|erlos|chiffre d'affaires|ca|montant|revenu|valeur|ingresos?|importe|valor|receita|monto)\b|收入|金额|销售额|营收/;
const visitorColumns =
  /\b(?:visitors?|users?|sessions?|participants?|sample size|n|exposed|audience|besucher|nutzer|teilnehmer|visiteurs?|utilisateurs?|visitantes?|usuarios?|usuario|visitas)\b|访客|用户数|人数|样本/;
const conversionColumns =
  /\b(?:conversions?|converted|orders?|purchases?|sign ?ups?|conv|buyers|konversionen|bestellungen|kaufe|konvertiert|commandes?|achats?|conversiones|pedidos?|compras?|conversoes)\b|转化|订单|购买|是否转化/;
const squareColumns =
  /\b(?:sum of squares|squares|std|sd|standard deviation|stdev|standardabweichung|ecart type|desviacion|desvio)\b|标准差/;

/** What a column of a table of a test holds. */
export type ArmColumn = 'arm' | 'revenue' | 'visitors' | 'conversions' | 'deviation';

/** What a column of this name holds; undefined for what a test does not need. */
export function armColumn(name: string): ArmColumn | undefined {
  const folded = foldColumn(name);
  if (armColumns.test(folded)) return 'arm';
  if (/\b(?:id|ids|uuid)$/.test(folded)) return undefined;
  if (/\b(?:rate|ratio|per|avg|average|lift|uplift|p value|significance)\b|率$/.test(folded))
    return undefined;
  if (squareColumns.test(folded)) return 'deviation';
  if (conversionColumns.test(folded) && !/\bvalue\b/.test(folded)) return 'conversions';
  if (revenueColumns.test(folded)) return 'revenue';
  return visitorColumns.test(folded) ? 'visitors' : undefined;
}

/**
 * Which of the arms is the control: the one that is called so, in any of six languages; else A of A, B, C, and 0 of 0, 1.
 * Undefined where no name tells.
 */
export function controlAmong(names: readonly string[]): string | undefined {
  const called = names.filter((name) => controls.test(foldColumn(name)));
  if (called.length === 1) return called[0];
  if (called.length > 1) return undefined;
  const folded = names.map((name) =>
    foldColumn(name).replace(/^(?:variant|variante|group|gruppe|groupe|grupo|arm|version|cell) ?/, ''),
  );
  const letters = folded.every((name) => /^[a-h]$/.test(name)) ? folded.indexOf('a') : -1;
  const digits = folded.every((name) => /^\d$/.test(name)) ? folded.indexOf('0') : -1;
  const noes = folded.length === 2 ? folded.findIndex((name) => /^(?:false|no|nein|non|否)$/.test(name)) : -1;
  const at = Math.max(letters, digits, noes);
  return at === -1 ? undefined : names[at];
}
