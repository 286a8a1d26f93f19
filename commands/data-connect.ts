import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import {
  columnName,
  columnNames,
  dateOrder,
  outcomeUnit,
} from '../src/features/history/arguments/column-names.ts';
import { historyName } from '../src/features/history/arguments/history-name.ts';
import { openSource, refitChoice } from '../src/features/history/arguments/source-name.ts';
import { fetchForConnection, keepConnection } from '../src/features/history/connect.ts';
import { connectAskReply, connectedReply } from '../src/features/history/replies/sources.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import { currency } from '../src/features/workspace/arguments/settings-values.ts';

/** Feeds a history from a source that the operator named. What is doubtful about its table is asked first. */
export const dataConnect = defineCommand({
  name: 'data connect',
  examples: [
    'data connect medical shop',
    'data connect medical shop refit=auto',
    'data connect medical shop outcome=revenue spend="tv,radio"',
    '数据 连接 智慧医疗 shop',
  ],
  audience: 'caller',
  args: {
    name: { kind: historyName, required: true, position: 0, example: 'medical' },
    source: { kind: openSource, required: true, position: 1, example: 'shop' },
    refit: { kind: refitChoice, required: false, example: 'auto' },
    date: { kind: columnName, required: false, example: 'week' },
    outcome: { kind: columnName, required: false, example: 'revenue' },
    spend: { kind: columnNames, required: false, example: 'tv_S, ooh_S' },
    control: { kind: columnNames, required: false, example: 'price' },
    event: { kind: columnNames, required: false, example: 'promo' },
    ignore: { kind: columnNames, required: false, example: 'comment' },
    unit: { kind: outcomeUnit, required: false, example: 'money' },
    currency: { kind: currency, required: false, example: 'EUR' },
    dates: { kind: dateOrder, required: false, example: 'day-first' },
    confirm: { kind: confirmation, required: false, example: 'yes' },
  },
  check(_values, { invocation }) {
    refuseUnlessMay('data.connect', invocation.who);
  },
  async run(
    { name, source, refit, date, outcome, spend, control, event, ignore, confirm, ...options },
    context,
  ) {
    const lists = { spend, control, event, ignore };
    const mapping = {
      date,
      outcome,
      ...Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list && [...list]])),
    };
    const fetched = await fetchForConnection({ name, source, refit, mapping, options }, context);
    if (!fetched.understood.isSure && confirm === undefined) {
      return connectAskReply(fetched, context.line, context);
    }
    return connectedReply(fetched, await keepConnection(fetched, context), context);
  },
});
