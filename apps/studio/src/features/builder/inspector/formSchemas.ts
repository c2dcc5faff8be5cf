import {
  FlowSettings,
  type Json,
  type JsonObject,
  type JsonSchema,
  NODE_CONFIG_SCHEMAS,
  type NodeKind,
} from '@countersign/model';
import { z } from 'zod';

/** What a list element or an alternative holds when it is chosen: enough to be valid at once, where that can be. */
const SEEDS: { readonly [TKind in NodeKind]?: readonly (readonly [path: string, seed: Json])[] } = {
  trigger: [
    ['webhook', { connection: '', signature: { type: 'standard' } }],
    ['webhook/signature:hmac', { type: 'hmac', header: 'x-signature' }],
    ['schedule', { cron: '0 9 * * MON-FRI' }],
  ],
  agent: [
    [
      'provider/rules/items',
      { when: 'true', decision: 'approve', confidence: 0.8, summary: 'No rule speaks against this case.' },
    ],
    [
      'provider:rules',
      {
        type: 'rules',
        rules: [
          {
            when: 'true',
            decision: 'approve',
            confidence: 0.8,
            summary: 'No rule speaks against this case.',
          },
        ],
      },
    ],
    ['provider:language', { type: 'language', instructions: '', prompt: '', temperature: 0 }],
    ['provider:learning', { type: 'learning', text: '' }],
    ['provider:recorded', { type: 'recorded', key: '' }],
    ['provider:given', { type: 'given', decision: '{{ input.recommendation }}' }],
  ],
  gate: [
    ['reasonCodes/items', { code: 'other', title: 'Other reason' }],
    ['policy/ladder/items', { title: 'Sure cases', minConfidence: 0.95, sampleRate: 0.1 }],
    ['policy/floors/items', { title: 'Always a person', when: 'false' }],
  ],
  sampler: [
    ['reasonCodes/items', { code: 'other', title: 'Other reason' }],
    ['targeted', { when: 'proposal.confidence < 0.8', rate: 0.3 }],
  ],
  exception: [
    ['rules/items', { port: 'rule', title: 'New rule', when: { type: 'lowConfidence', below: 0.6 } }],
    ['rules/items/when:expression', { type: 'expression', expression: 'false' }],
    ['rules/items/when:flag', { type: 'flag', flag: 'ambiguous' }],
    ['rules/items/when:lowConfidence', { type: 'lowConfidence', below: 0.6 }],
    ['rules/items/when:policyLimit', { type: 'policyLimit', value: 'input.amount', limit: 1000 }],
  ],
  branch: [['cases/items', { port: 'case', title: 'New case', when: 'false' }]],
  parallel: [['branches/items', { port: 'branch', title: 'New branch' }]],
  transform: [['set/items', { name: 'value', value: '1' }]],
  end: [['output/items', { name: 'value', value: '1' }]],
  action: [
    ['operation:http', { type: 'http', method: 'POST', url: 'https://', headers: {} }],
    ['operation:email', { type: 'email', to: '', subject: '', body: '' }],
    ['operation:webhook', { type: 'webhook', url: 'https://', event: 'case.decided' }],
    ['undo', { type: 'http', method: 'POST', url: 'https://', headers: {} }],
    ['undo:http', { type: 'http', method: 'POST', url: 'https://', headers: {} }],
    ['undo:email', { type: 'email', to: '', subject: '', body: '' }],
    ['undo:webhook', { type: 'webhook', url: 'https://', event: 'case.undone' }],
  ],
  wait: [
    ['until:duration', { type: 'duration', duration: '1h' }],
    ['until:workingTime', { type: 'workingTime', duration: '4h' }],
    ['until:time', { type: 'time', time: 'now + duration("1h")' }],
    ['until:signal', { type: 'signal', signal: 'continue' }],
  ],
};

/** Parts that most people never open. */
const FOLDED: ReadonlySet<string> = new Set(['First policy']);
/** Parts that may be left out as a whole. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'Targeted lane',
  'Webhook',
  'Schedule',
  'Undo',
  'Pause between retries',
  'Business hours',
  'Budget of one run',
  'Budget of all runs in a day',
]);

const made = new Map<NodeKind | 'settings', JsonSchema>();

/**
 * The schema of the inspector's form of a kind: that of the config, with seeds for what is added and examples of durations. Made
 * when it is first asked for: whoever opens a flow does not wait for the forms of all kinds.
 */
export const formSchema = (kind: NodeKind): JsonSchema =>
  once(kind, () => withSeeds(NODE_CONFIG_SCHEMAS[kind], SEEDS[kind] ?? []));

/** The form of the flow's own settings. The time zone has a list of its own. */
export const settingsFormSchema = (): JsonSchema => once('settings', () => withSeeds(settingsSchema(), []));

function once(name: NodeKind | 'settings', make: () => JsonSchema): JsonSchema {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

function settingsSchema(): JsonSchema {
  const schema = z.toJSONSchema(FlowSettings, { io: 'input' }) as unknown as Editable; // safe: a JSON Schema is JSON
  const { timeZone: _, ...properties } = schema.properties ?? {};
  return { ...schema, properties } as JsonSchema;
}

type Editable = { [key: string]: Editable } & {
  default?: Json;
  examples?: string[];
  oneOf?: Editable[];
  pattern?: string;
  title?: string;
  'x-folded'?: true;
  'x-optional'?: true;
};

function withSeeds(schema: JsonSchema, seeds: readonly (readonly [string, Json])[]): JsonSchema {
  const copy = structuredClone(schema) as unknown as Editable; // safe: a fresh copy may be written
  giveHints(copy);
  for (const [path, seed] of seeds) placeOf(copy, path).default = seed;
  return copy as unknown as JsonObject;
}

/** `rules/items/when:flag` is the alternative `flag` of the property `when` of the elements of `rules`. */
function placeOf(schema: Editable, path: string): Editable {
  const [names = '', type] = path.split(':');
  const place = names.split('/').reduce<Editable | undefined>((at, name) => {
    const inside = alternativeWith(at, name);
    return name === 'items' ? inside?.['items'] : inside?.['properties']?.[name];
  }, schema);
  const chosen = type === undefined ? place : place?.oneOf?.find((option) => constType(option) === type);
  if (chosen === undefined) throw new Error(`There is no ${path} in this form`);
  return chosen;
}

/** A property below a union is looked for in the alternative that has it. */
function alternativeWith(schema: Editable | undefined, name: string): Editable | undefined {
  return schema?.oneOf?.find((option) => option['properties']?.[name] !== undefined) ?? schema;
}

function constType(option: Editable): unknown {
  return option['properties']?.['type']?.['const'];
}

function giveHints(schema: Editable): void {
  if (schema.pattern?.endsWith('[smhd]$')) schema.examples = ['3d'];
  if (schema.title !== undefined && FOLDED.has(schema.title)) schema['x-folded'] = true;
  if (schema.title !== undefined && OPTIONAL.has(schema.title)) schema['x-optional'] = true;
  for (const child of Object.values(schema)) {
    // safe: what is an object in a JSON Schema is a schema, a map of schemas or plain data, which is left alone
    if (typeof child === 'object' && child !== null) giveHints(child as Editable);
  }
}
