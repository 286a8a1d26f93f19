/** Month names and their usual short forms in English, German, French, Spanish and Portuguese, without accents. */
const names: readonly string[] = [
  'jan january januar janner jaenner janv janvier ene enero janeiro',
  'feb february februar fev fevr fevrier febrero fevereiro',
  'mar march marz maerz mrz mars marzo marco',
  'apr april avr avril abr abril',
  'may mai mayo maio',
  'jun june juni juin junio junho',
  'jul july juli juil juillet julio julho',
  'aug august aout ago agosto',
  'sep sept september septembre septiembre setiembre set setembro',
  'oct october okt oktober octobre octubre out outubro',
  'nov november novembre noviembre novembro',
  'dec december dez dezember decembre dic diciembre dezembro',
];

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, i) => line.split(' ').map((name) => [name, i + 1] as const)),
);

/** From 1 to 12; undefined for anything but a month's name (in lower case, without accents or a point). */
export const monthNumber = (word: string): number | undefined => numbers.get(word);

const weekdays =
  'mon monday mo montag lundi lun lunes segunda seg tue tues tuesday di dienstag mardi mar martes terca ter wed wednesday mi mittwoch mercredi mer miercoles mie quarta qua thu thur thurs thursday do donnerstag jeudi jeu jueves jue quinta qui fri friday fr freitag vendredi ven viernes vie sexta sex sat saturday sa samstag sonnabend samedi sam sabado sab sun sunday so sonntag dimanche dim domingo dom';

const weekdayBefore = new RegExp(
  `^(?:${weekdays.split(' ').join('|')})(?:-feira)?[.,]{0,2} +(?=\\S*\\d|de |\\p{L}+\\.? \\d)`,
  'u',
);
const weekdayBehind = new RegExp(`[ ,(]+(?:${weekdays.split(' ').join('|')})\\.?\\)?$`);
const weekdayHan = /[(（ ]*(?:周|星期|礼拜)[一二三四五六日天][)） ]*/;

/** The text without the name of a weekday before or behind it. */
export const withoutWeekday = (text: string): string =>
  text.replace(weekdayBefore, '').replace(weekdayBehind, '').replace(weekdayHan, ' ').trim();
