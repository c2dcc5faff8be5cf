import { NoticeOccasion, type NoticeSetup } from '@countersign/model';
import { useState } from 'react';
import type { Channel, ChannelKind } from './channel.ts';

export const CHANNEL_KINDS: readonly ChannelKind[] = ['email', 'slack', 'teams', 'webhook'];

type Value = Omit<NoticeSetup, 'target' | 'isPaused'> & {
  readonly kind: ChannelKind;
  readonly to: readonly string[];
  readonly url: string;
  readonly secret: string;
};

export type ChannelForm = {
  readonly value: Value;
  readonly change: (changes: Partial<Value>) => void;
  readonly input: NoticeSetup & { secret?: string };
  /** Whether what every channel needs is there; the server looks at the rest. */
  readonly isWhole: boolean;
};

/** What is written into the form of a channel, of every kind at once so that nothing is lost by looking at another. */
export function useChannelForm(channel: Channel | null, language: NoticeSetup['language']): ChannelForm {
  const [value, setValue] = useState<Value>(() => draftOf(channel, language));
  const { secret } = value;
  return {
    value,
    change: (changes) => setValue((before) => ({ ...before, ...changes })),
    input: {
      ...inputOf(value),
      isPaused: channel?.isPaused ?? false,
      ...(secret.trim() === '' || value.kind === 'email' ? {} : { secret: secret.trim() }),
    },
    isWhole: value.name.trim() !== '' && value.occasions.length > 0,
  };
}

function draftOf(channel: Channel | null, language: NoticeSetup['language']): Value {
  const target = channel?.target ?? { kind: 'email', to: [] };
  return {
    name: channel?.name ?? '',
    kind: target.kind,
    to: target.kind === 'email' ? target.to : [],
    url: target.kind === 'webhook' ? target.url : '',
    secret: '',
    occasions: channel?.occasions ?? [...NoticeOccasion.options],
    language: channel?.language ?? language,
    timeZone: channel?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    digestHour: channel?.digestHour ?? null,
  };
}

function inputOf({ kind, to, url, secret: _, ...rest }: Value): Omit<NoticeSetup, 'isPaused'> {
  const setup = { ...rest, name: rest.name.trim() };
  switch (kind) {
    case 'email':
      return { ...setup, target: { kind, to: [...to] } };
    case 'webhook':
      return { ...setup, target: { kind, url: url.trim() } };
    default:
      return { ...setup, target: { kind } };
  }
}
