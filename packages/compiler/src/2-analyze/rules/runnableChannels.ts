import type { TriggerChannel } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const RUNNABLE: ReadonlySet<TriggerChannel> = new Set(['api', 'manual', 'file']);

/** Runs start only in ways that the present runtime knows. */
export const runnableChannels: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'trigger') return [];
    const kept = node.config.channels.filter((channel) => RUNNABLE.has(channel));
    const channels: TriggerChannel[] = kept.length > 0 ? kept : ['api'];
    return node.config.channels.flatMap((channel, index) =>
      RUNNABLE.has(channel)
        ? []
        : diagnose('channel_not_runnable', {
            node: node.id,
            field: `/channels/${index}`,
            holes: { channel },
            fix: changeConfig('Keep the channels that work', node, { channels }),
          }),
    );
  });
