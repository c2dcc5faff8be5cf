import type { ImportLoss } from '@countersign/model';
import { type Fields, fieldsOf, own, textOf } from '../read/fields.ts';
import { isEmptyOrOff, recordReading } from '../read/recordReading.ts';
import { unreadSettings } from '../sketch/losses.ts';
import { mapNode } from './mapNode.ts';
import type { N8nNode, NodeMapping } from './n8nNode.ts';

type Found = {
  readonly name: string;
  readonly node: Fields;
  readonly outputs: number;
  readonly wired: N8nNode['wired'];
  readonly attached: N8nNode['attached'];
  readonly find: N8nNode['find'];
};

/** What every node has and is drawn, told or linked by itself. */
const OF_NODES = new Set([
  ...['id', 'name', 'type', 'typeVersion', 'position', 'parameters', 'credentials', 'disabled'],
  ...['webhookId', 'notesInFlow', 'color', 'attached'],
]);

/** A node with all of its settings, and those of the model that it asks, that nobody has taken over. */
export function mapRecorded({ name, node, outputs, wired, attached, find }: Found): {
  readonly mapping: NodeMapping;
  readonly losses: readonly ImportLoss[];
} {
  const type = textOf(own(node, 'type')).replace(/^.*\./, '');
  const version = Number(textOf(own(node, 'typeVersion'))) || 1;
  const around = recordReading(node);
  const settings = recordReading(fieldsOf(own(node, 'parameters')));
  const parts = attached.map((part) => ({ part, around: recordReading(part.node) }));
  const mapping = mapNode({
    ...{
      key: name,
      name,
      type,
      version,
      outputs,
      wired,
      find,
      node: around.fields,
      parameters: settings.fields,
      hasErrorOutput: own(node, 'onError') === 'continueErrorOutput',
    },
    attached: parts.map(({ part, around: { fields } }) => ({ ...part, node: fields })),
  });
  const settled = new Set(mapping.settled);
  const models = parts.filter(({ part }) => part.type === 'ai_languageModel' && mapping.kind === 'agent');
  const ofModels = models.flatMap(({ part, around: { read } }) =>
    unreadSettings({ source: fieldsOf(own(part.node, 'parameters')), read, settled }),
  );
  const ofSettings = mapping.isPlaceholder
    ? []
    : unreadSettings({ source: fieldsOf(own(node, 'parameters')), read: settings.read, settled });
  const handled = own(node, 'onError') === 'continueRegularOutput' ? [] : ['onError'];
  const ofNode = unreadSettings({
    ...{ source: node, read: around.read, settled: new Set([...OF_NODES, ...handled]) },
    isIdle: isEmptyOrOff,
  });
  return { mapping, losses: [...ofSettings, ...ofModels, ...ofNode] };
}
