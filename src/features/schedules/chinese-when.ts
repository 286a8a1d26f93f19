/** When something happens, as Chinese says it, in the words that `readWhen` reads: `每周一下午3点` → `mon 15:00`. */

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const weekdayOf = (sign: string) =>
  weekdays[
    /[日天7]/.test(sign) ? 6 : '一二三四五六'.includes(sign) ? '一二三四五六'.indexOf(sign) : Number(sign) - 1
  ] ?? sign;

const digits = '零一二三四五六七八九';

/** A number below a hundred, in digits or Chinese: `十二`, `二十五`, `两`. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零').replaceAll('廿', '二十');
  const [, tens, ten, ones] = /^([^十]?)(十?)([^十]?)$/u.exec(plain) ?? [];
  const digit = (sign = '') => Math.max(0, digits.indexOf(sign || '零'));
  return ten ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(plain);
}

const number = '\\d{1,2}|[零〇一二两三四五六七八九十廿]{1,3}';

const dayPart = '凌晨|清晨|早上|早晨|早|上午|中午|下午|午后|傍晚|晚上|晚间|晚|夜里|半夜';

const clock = new RegExp(
  `(${dayPart})?\\s*(?:(?<!周|星期|礼拜)(${number})\\s*(?:点钟|点整|点|时)\\s*(?:(半)|(一刻)|(三刻)|(${number})\\s*分?)?|(\\d{1,2}):(\\d{2}))`,
  'gu',
);

/** `下午3点` is 15:00, `晚上12点` midnight, `夜里2点` 2:00 and `夜里11点` 23:00. */
function clockTime(part = '', hour: number, minute: number): string {
  const isMidnight = hour === 12 && /晚|夜|凌晨/.test(part);
  const isLate =
    hour < 12 &&
    (/下午|午后|傍晚|晚/.test(part) || (part === '中午' && hour < 11) || (/夜/.test(part) && hour > 5));
  const shown = isMidnight ? 0 : isLate ? hour + 12 : hour;
  return ` ${shown}:${String(minute).padStart(2, '0')} `;
}

const weekdaySigns = '[一二三四五六日天1-7]';
const week = '(?:周|星期|礼拜)';

const forms: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    clock,
    (_, part, hour, half, quarter, threeQuarters, minute, hours, minutes) =>
      clockTime(
        part,
        numberOf(hour ?? hours ?? ''),
        half ? 30 : quarter ? 15 : threeQuarters ? 45 : numberOf(minute ?? minutes ?? '0'),
      ),
  ],
  [/正午/g, () => ' 12:00 '],
  [/午夜|零点/g, () => ' 0:00 '],
  [/每?个?(?:工作日|平日)/g, () => ' weekdays '],
  [/每?个?周末/g, () => ' weekends '],
  [
    new RegExp(`每?个?${week}(${weekdaySigns})(?:到|至|-|~)${week}?(${weekdaySigns})`, 'g'),
    (_, from = '', to = '') => ` ${weekdayOf(from)}-${weekdayOf(to)} `,
  ],
  [
    new RegExp(`每?个?${week}(${weekdaySigns}(?:\\s*[,和及与跟]?\\s*${weekdaySigns})*)(?![\\d:])`, 'g'),
    (_, days = '') => ` ${Array.from(days.replace(/[^一二三四五六日天1-7]/g, ''), weekdayOf).join(' ')} `,
  ],
  [/每(?:一)?(?:个)?(?:周|星期|礼拜)/g, () => ' weekly '],
  [/每(?:一)?[天日]|天天/g, () => ' daily '],
  [/每(?:一)?个?月[底末]/g, () => ' monthly last '],
  [/每(?:一)?个?月的?/g, () => ' monthly '],
  [/的?(?:月底|月末|最后一天|最后一日)/g, () => ' last '],
  [new RegExp(`(${number})\\s*[号日]`, 'gu'), (_, day = '') => ` ${numberOf(day)}th `],
  [/[和及与跟的在,]/g, () => ' '],
];

/** The text with its Chinese parts replaced; what is left of Chinese says something else. */
export function fromChinese(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  let read = text;
  for (const [form, replacement] of forms) read = read.replace(form, replacement);
  return read;
}
