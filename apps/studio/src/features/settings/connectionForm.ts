import type { Translate } from '../../strings/catalogue.ts';

/** The kinds a person adds by hand; the mail server has a section of its own. */
export const CONNECTION_KINDS = ['openai', 'anthropic', 'openaiCompatible', 'http', 'webhook'] as const;
export type ConnectionFormKind = (typeof CONNECTION_KINDS)[number];

/** The public settings of a kind as a JSON Schema; what is secret is never among them. */
export function settingsSchema(kind: ConnectionFormKind, t: Translate): object {
  switch (kind) {
    case 'openai':
    case 'anthropic':
      return object({ baseUrl: address(t, t('connections.baseUrl.own')), ...prices(t) });
    case 'openaiCompatible':
      return object({ baseUrl: address(t, t('connections.baseUrl.help')), ...prices(t) }, ['baseUrl']);
    case 'http': {
      const hosts = { type: 'array', items: { type: 'string' }, minItems: 1 };
      const properties = {
        hosts: { ...hosts, title: t('connections.hosts'), description: t('connections.hosts.help') },
        header: { type: 'string', title: t('connections.header'), default: 'Authorization' },
        prefix: { type: 'string', title: t('connections.prefix'), default: 'Bearer ' },
      };
      return object(properties, ['hosts']);
    }
    case 'webhook':
      return object({});
  }
}

function object(properties: Record<string, object>, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function address(t: Translate, description: string): object {
  return {
    type: 'string',
    format: 'uri',
    title: t('connections.baseUrl'),
    description,
    examples: ['http://127.0.0.1:11434/v1'],
  };
}

function prices(t: Translate): Record<string, object> {
  return {
    inputPrice: { type: 'number', minimum: 0, title: t('connections.inputPrice') },
    outputPrice: { type: 'number', minimum: 0, title: t('connections.outputPrice') },
  };
}
