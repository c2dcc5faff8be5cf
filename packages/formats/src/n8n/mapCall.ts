import { type Json, UNCHOSEN_FLOW } from '@countersign/model';
import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import { lost } from '../sketch/losses.ts';
import { email, httpCall } from '../sketch/mappings.ts';
import type { TextReader } from '../sketch/plainText.ts';
import type { Mapping } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { n8nText } from './n8nText.ts';

/** Calls of the outside world and of other workflows. */
export function mapCall(node: N8nNode): Mapping | null {
  const { type, parameters } = node;
  const operation = textOf(own(parameters, 'operation')) || 'send';
  const resource = textOf(own(parameters, 'resource')) || 'message';
  if (type === 'httpRequest') return mapHttp(parameters);
  if (type === 'emailSend' || type === 'sendGrid') return mapEmail(parameters);
  if ((type === 'gmail' || type === 'microsoftOutlook') && operation === 'send' && resource === 'message') {
    return mapEmail(parameters);
  }
  if (type === 'executeWorkflow') return mapWorkflow(parameters);
  if (type === 'stopAndError') {
    return { kind: 'end', config: { outcome: 'failed' }, settled: ['errorType'] };
  }
  return null;
}

/** Switches of the editor: what they show is read itself. */
const HTTP = ['sendHeaders', 'specifyHeaders', 'sendBody', 'specifyBody', 'sendQuery', 'specifyQuery'];

function mapHttp(parameters: Fields): Mapping {
  const text = n8nText();
  const query = pairs(own(parameters, 'queryParameters')).map(
    ([name, value]) => `${encodeURIComponent(name)}=${text.template(value)}`,
  );
  const url = text.template(textOf(own(parameters, 'url')));
  const body = bodyOf(parameters, text);
  const mapping = httpCall({
    method: textOf(own(parameters, 'method')) || textOf(own(parameters, 'requestMethod')) || 'GET',
    url: query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`,
    headers: Object.fromEntries(
      pairs(own(parameters, 'headerParameters')).map(([name, value]) => [name, text.template(value)]),
    ),
    ...(body === undefined ? {} : { body }),
  });
  return { ...mapping, losses: text.losses, settled: HTTP };
}

/** `{ parameters: [{ name, value }] }` */
const pairs = (value: Json | undefined): [string, string][] =>
  listOf(own(fieldsOf(value), 'parameters')).flatMap((item) => {
    const name = textOf(own(fieldsOf(item), 'name'));
    return name === '' ? [] : [[name, textOf(own(fieldsOf(item), 'value'))] as [string, string]];
  });

function bodyOf(parameters: Fields, text: TextReader): Json | undefined {
  const listed = pairs(own(parameters, 'bodyParameters'));
  if (listed.length > 0) {
    return Object.fromEntries(listed.map(([name, value]) => [name, text.template(value)]));
  }
  const written =
    own(parameters, 'jsonBody') ?? own(parameters, 'bodyParametersJson') ?? own(parameters, 'body');
  if (written === undefined || written === '') return undefined;
  if (typeof written !== 'string') return text.json(written);
  try {
    return text.json(JSON.parse(written) as Json); // safe: JSON.parse gives JSON
  } catch {
    return text.template(written);
  }
}

function mapEmail(parameters: Fields): Mapping {
  const text = n8nText();
  // Only what is taken is read, so that a second text beside it is named as lost.
  const first = (...keys: string[]) =>
    text.template(textOf(own(parameters, keys.find((key) => textOf(own(parameters, key)) !== '') ?? '')));
  const mapping = email({
    to: first('toEmail', 'sendTo', 'toRecipients'),
    subject: first('subject'),
    body: first('text', 'html', 'message', 'bodyContent'),
  });
  return { ...mapping, losses: [...(mapping.losses ?? []), ...text.losses], settled: ['resource'] };
}

/** Which flow takes the place of the other workflow has to be chosen: their ids mean nothing here. */
function mapWorkflow(parameters: Fields): Mapping {
  const chosen = own(parameters, 'workflowId');
  const label = isFields(chosen)
    ? textOf(own(chosen, 'cachedResultName')) || textOf(own(chosen, 'value'))
    : textOf(chosen);
  return {
    kind: 'subflow',
    config: { flow: UNCHOSEN_FLOW, input: 'input' },
    losses: [lost('setting', `workflow ${label}`)],
    settled: ['workflowId', 'source'],
  };
}
