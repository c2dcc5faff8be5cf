import { type ImportLoss, importBlank, type Json } from '@countersign/model';
import { fieldsOf, listOf, own, textOf } from '../read/fields.ts';
import { lost, told } from '../sketch/losses.ts';
import { namedLiteral, portName } from '../sketch/plainText.ts';
import { type Mapping, passing } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { isExpression, withoutSign } from './n8nText.ts';

/** Values that are set, and answers to the caller. */
export function mapValues({ type, parameters, outputs }: N8nNode): Mapping | null {
  if (type === 'set') return mapSet(parameters);
  if (type !== 'respondToWebhook') return null;
  const losses: ImportLoss[] = [
    told('meaning', 'it answered the caller while the run went on; a run here gives its output at its end.'),
  ];
  return outputs === 0 ? { kind: 'end', config: {}, losses } : { ...passing(), losses };
}

/** How the editor keeps a value: a literal says its type by itself. */
const SET = ['mode', 'assignments.assignments.id', 'assignments.assignments.type', 'fields.values.type'];

type Value = { readonly name: string; readonly value: Json };

function mapSet(parameters: N8nNode['parameters']): Mapping {
  const found = valuesOf(parameters);
  const losses: ImportLoss[] = [];
  const taken = new Set<string>();
  const set = found.slice(0, 500).map(({ name, value }) => {
    const port = portName(name, 'value', taken);
    taken.add(port);
    if (isExpression(value)) losses.push(lost('expression', `${name}: ${value}`));
    const plain = typeof value === 'string' ? withoutSign(value) : value;
    const said = namedLiteral(name, isExpression(value) ? importBlank(withoutSign(value)) : plain);
    losses.push(...said.losses);
    return { name: port, value: said.value };
  });
  if (set.length === 0) return { ...passing(), losses, settled: SET };
  return { kind: 'transform', config: { set }, losses, settled: SET };
}

/** Three generations of the node keep their values in three places. */
export function valuesOf(parameters: N8nNode['parameters']): Value[] {
  const assignments = listOf(own(fieldsOf(own(parameters, 'assignments')), 'assignments'));
  const older = Object.values(fieldsOf(own(parameters, 'values'))).flatMap(listOf);
  const fields = listOf(own(fieldsOf(own(parameters, 'fields')), 'values'));
  const listed = [...assignments, ...older, ...fields].map(fieldsOf).map((item) => ({
    name: textOf(own(item, 'name')),
    value:
      own(item, 'value') ??
      own(item, 'stringValue') ??
      own(item, 'numberValue') ??
      own(item, 'booleanValue') ??
      null,
  }));
  return listed.length > 0 ? listed : writtenJson(own(parameters, 'jsonOutput'));
}

function writtenJson(value: Json | undefined): Value[] {
  if (value === undefined || value === '') return [];
  const text = isExpression(value) ? value : withoutSign(textOf(value));
  try {
    const data = typeof value === 'string' ? (JSON.parse(text) as Json) : value; // safe: JSON.parse gives JSON
    return Object.entries(fieldsOf(data)).map(([name, item]) => ({ name, value: item }));
  } catch {
    return [{ name: 'json', value: text }];
  }
}
