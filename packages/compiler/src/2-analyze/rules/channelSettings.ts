import type { TriggerChannel } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A webhook and a schedule have settings exactly when runs start by them. */
export const channelSettings: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'trigger') return [];
    const { channels } = node.config;
    return (['webhook', 'schedule'] as const).flatMap((channel) => {
      const index = channels.indexOf(channel);
      const isSet = node.config[channel] !== undefined;
      const holes = { channel };
      if (index >= 0 && !isSet) {
        const kept = channels.filter((other) => other !== channel);
        const fixed: TriggerChannel[] = kept.length > 0 ? kept : ['api'];
        const fix = changeConfig(`Do not start by ${channel}`, node, { channels: fixed });
        return diagnose('channel_without_settings', {
          node: node.id,
          field: `/channels/${index}`,
          holes,
          fix,
        });
      }
      if (index >= 0 || !isSet) return [];
      const fix = changeConfig(`Start by ${channel} too`, node, { channels: [...channels, channel] });
      return diagnose('settings_without_channel', { node: node.id, field: `/${channel}`, holes, fix });
    });
  });
