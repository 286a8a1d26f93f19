import type { CommandContext } from '../../bot/command.ts';
import { type ChannelView, DeliveryError } from '../../bot/messenger.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import type { Schedule } from './stored/schedule.ts';

/** Where reports go, and what that is called in a reply. */
export interface ReportPlace {
  readonly place: Schedule['place'];
  readonly name: string;
}

type PlaceContext = Pick<CommandContext, 'invocation' | 'outlets' | 'words'>;

/**
 * Where the reports of a schedule can go: the channel named, by id or name, else the one that the request came from.
 *
 * @throws UserError `schedule.channel-…` when we cannot post there or the person cannot see it, and
 *   `argument.not-here` for a channel where nobody can post unasked
 */
export async function reportPlaceFor(named: string | undefined, context: PlaceContext): Promise<ReportPlace> {
  const { invocation, words } = context;
  const { messenger } = context.outlets;
  const { front, channel, isPrivate } = invocation.where;
  const shown = named === undefined ? here(front, words) : `#${echo(named)}`;
  if (messenger === undefined) {
    if (named !== undefined) throw new UserError({ code: 'argument.not-here', received: shown });
    return { place: { front, channel, isPrivate }, name: shown };
  }
  const view = await look(named ?? channel, shown, context);
  if (view === undefined || (named !== undefined && !view.isVisible)) {
    throw new UserError({
      code: named === undefined ? closed(front) : 'schedule.channel-unknown',
      received: shown,
    });
  }
  if (!view.mayPost) throw new UserError({ code: closed(front), received: shown });
  const isHere = view.id === channel;
  return {
    place: { front, channel: view.id, isPrivate: view.isPrivate || (isHere && isPrivate) },
    // A direct message has no name, and a terminal is no channel.
    name: isHere && (view.name === '' || front === 'terminal') ? shown : channelName(view, words),
  };
}

/** Refuses to go on with a schedule whose reports could not arrive. Throws `UserError` as above. */
export async function refuseClosedPlace({ place }: Schedule, context: PlaceContext): Promise<void> {
  const shown = `#${place.channel}`;
  const view = await look(place.channel, shown, context);
  const isOpen = context.outlets.messenger === undefined || view?.mayPost === true;
  if (!isOpen) throw new UserError({ code: closed(place.front), received: shown });
}

const here = (front: Schedule['place']['front'], words: CommandContext['words']) =>
  words.say(front === 'terminal' ? 'schedules.terminal' : 'schedules.here');

/** Slack's bots are invited into a channel, Discord's are given rights there. */
const closed = (front: Schedule['place']['front']) =>
  front === 'slack' ? 'schedule.channel-closed' : 'schedule.channel-forbidden';

async function look(
  channel: string,
  shown: string,
  { outlets, invocation }: PlaceContext,
): Promise<ChannelView | undefined> {
  try {
    return await outlets.messenger?.channel(invocation.where.workspace, channel, invocation.who.id);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    throw new UserError({ code: 'schedule.channel-unchecked', received: shown });
  }
}

function channelName({ id, name }: ChannelView, words: CommandContext['words']): string {
  return words.say('schedules.channel', { name: name === '' ? id : name });
}

/** Most channels whose names are asked for at once: each is a question to the platform. */
const mostNames = 8;

/** What the places of schedules are called; by its id where the platform does not tell soon. */
export async function placeNames(
  schedules: readonly Schedule[],
  context: PlaceContext,
): Promise<(schedule: Schedule) => string> {
  const { invocation, words } = context;
  const { messenger } = context.outlets;
  const { channel: own, front } = invocation.where;
  const elsewhere = [...new Set(schedules.map(({ place }) => place.channel))].filter((id) => id !== own);
  const names = new Map<string, string>();
  await Promise.all(
    elsewhere.slice(0, mostNames).map(async (id) => {
      try {
        const view = await messenger?.channel(invocation.where.workspace, id, invocation.who.id);
        if (view?.isVisible) names.set(id, channelName(view, words));
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
      }
    }),
  );
  return ({ place }) =>
    place.channel === own
      ? here(front, words)
      : (names.get(place.channel) ?? words.say('schedules.channel', { name: place.channel }));
}
