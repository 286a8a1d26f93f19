import type { Reply } from '../../src/bot/reply.ts';
import { asSent, plainText, type Sent } from './as-sent.ts';
import type { Case } from './cases.ts';

/** Longest refusal, in characters. */
const longestRefusal = 2_000;

/** What is wrong with the reply to a case that has to be refused; empty when all is well. */
export function refusalProblems(one: Case, reply: Reply, language: 'en' | 'zh' = 'en'): string[] {
  const text = plainText(reply);
  return [
    ...(reply.incident === undefined ? [] : [`a fault of ours: incident ${reply.incident}`]),
    ...(reply.tone === 'error' ? [] : [`accepted: ${reply.summary}`]),
    ...(reply.audience === 'caller' ? [] : ['the channel sees the refusal']),
    ...(text.length <= longestRefusal ? [] : [`the refusal has ${text.length} characters`]),
    ...(language === 'en' ? missingNames(one, text) : []),
    ...forbidden(one, asSent(reply)),
  ];
}

/** What is wrong with the reply to a case that has to be accepted. */
export function acceptanceProblems(one: Case, reply: Reply, language: 'en' | 'zh' = 'en'): string[] {
  return [
    ...(reply.incident === undefined ? [] : [`a fault of ours: incident ${reply.incident}`]),
    ...(reply.tone === 'error' ? [`refused: ${plainText(reply)}`] : []),
    ...(language === 'en' ? missingNames(one, plainText(reply)) : []),
    ...forbidden(one, asSent(reply)),
  ];
}

/** The names that a text should contain and does not. */
export function missingNames({ names }: Case, text: string): string[] {
  return names
    .filter((name) => !text.includes(name))
    .map((name) => `does not name ${JSON.stringify(name)}: ${JSON.stringify(text)}`);
}

/** A mark that counts at the beginning of a line counts nowhere in a block of code. */
const read = (markup: string, text: string) =>
  text.startsWith('\n') ? markup.replace(/```[\s\S]*?```/g, '') : markup;

/** What must never go out and did. */
export function forbidden({ never, neverIn }: Case, sent: readonly Sent[]): string[] {
  return never.flatMap((text) =>
    sent
      .filter(({ to }) => neverIn?.[text]?.includes(to) ?? true)
      .flatMap(({ to, texts, markup }) =>
        (neverIn?.[text] ? markup.map((one) => read(one, text)) : texts)
          .filter((one) => one.includes(text))
          .map((one) => ({ to, one })),
      )
      .slice(0, 1)
      .map(
        ({ to, one }) =>
          `${JSON.stringify(text.slice(0, 60))} goes out to ${to}: ${JSON.stringify(one.slice(0, 200))}`,
      ),
  );
}
