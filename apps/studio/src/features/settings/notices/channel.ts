import type { NoticeSetup } from '@countersign/model';
import type { RouterOutput } from '../../../api/trpc.ts';

/** A channel without its secret. */
export type Channel = RouterOutput['notices']['channels'][number];

export type ChannelKind = NoticeSetup['target']['kind'];

/** What a channel is set up with, without how it fares. */
export function setupOf(channel: Channel): NoticeSetup {
  const { name, target, occasions, language, timeZone, digestHour, isPaused } = channel;
  return { name, target, occasions, language, timeZone, digestHour, isPaused };
}
