const setOf = (words: string): ReadonlySet<string> => new Set(words.split(',').map((word) => word.trim()));

/** The day or the first day of the week. */
export const dateNames = setOf(
  'date, day, days, week, weeks, wk, ds, date week, week date, week start, week starting, week beginning, week begin, week commencing, week of, start, start date, date start, start of week, period, time, timestamp, ts, yearweek, year week, yyyyww, isoweek, iso week, reporting starts, reporting start, datum, tag, woche, kw, kalenderwoche, zeitraum, wochenbeginn, woche vom, woche ab, beginn, berichtsstart, semaine, semaine du, jour, periode, debut, debut des rapports, fecha, dia, semana, semana de, semana del, periodo, inicio, inicio del informe, data, semana de inicio, inicio dos relatorios, 日期, 时间, 周, 周次, 星期, 开始日期, 起始日期, 周开始, 周起始, 周起始日, 统计日期, 统计周期, 时间段, 数据日期, 报告开始日期',
);

/** The last day of the week. */
export const weekEndNames = setOf(
  'week end, week ending, week ended, end, end date, date end, end of week, reporting ends, reporting end, we, wochenende, woche bis, ende, berichtsende, fin, fin de semaine, fin des rapports, semaine finissant le, fin de semana, fin del informe, fim, fim da semana, fim dos relatorios, 结束日期, 截止日期, 周结束, 周末日期, 报告结束日期',
);

/** What the date says already. */
const calendarNames = setOf(
  'dayofyear, day of year, doy, dayofweek, day of week, dow, weekday, weekofyear, week of year, week number, week no, week nr, week num, weeknum, isoweek, iso week, week, month, year, quarter, month number, month name, yearmonth, jahr, monat, quartal, wochentag, kw, wochennummer, annee, mois, trimestre, jour de la semaine, ano, mes, dia de la semana, dia da semana, 年, 月, 月份, 年份, 季度, 周数, 第几周, 星期几, 年月',
);

/** Numbers of the row, where they go up by one each. */
export const indexNames = setOf(
  't, trend, index, idx, time index, row, row number, no, nr, #, id, n, unnamed: 0, unnamed 0, lfd nr, numero, 序号, 编号, 趋势',
);

export const yearNames = setOf('year, jahr, annee, ano, año, 年, 年份');
export const weekNumberNames = setOf(
  'week, wk, kw, woche, kalenderwoche, week number, week no, week nr, weeknum, isoweek, iso week, semaine, semana, 周, 周数, 周次, 第几周',
);

export const isCalendarName = (folded: string) => calendarNames.has(folded);
