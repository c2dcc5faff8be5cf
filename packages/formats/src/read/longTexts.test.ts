import type { FlowNode } from '@countersign/model';
import { expect, it } from 'vitest';
import { readForeign } from './readForeign.ts';

const LONG = 'Dear "customer",\nplease look at this again. '.repeat(80);

function setOf(values: readonly { readonly name: string; readonly value: unknown }[]) {
  const parameters = { assignments: { assignments: values } };
  const nodes = [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
    { name: 'Letter', type: 'n8n-nodes-base.set', parameters },
  ];
  const read = readForeign(
    JSON.stringify({
      nodes,
      connections: { Start: { main: [[{ node: 'Letter', type: 'main', index: 0 }]] } },
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const { document, losses } = read.value;
  const step = document.nodes.find(({ title }) => title === 'Letter') as Extract<
    FlowNode,
    { kind: 'transform' }
  >;
  return { set: step.config.set, said: losses.map(({ type, what }) => `${type} ${what}`) };
}

it.each([LONG, `=${LONG}`, `=${LONG.slice(0, 30)}`])('takes a plain text over as it is', (text) => {
  const { set, said } = setOf([{ name: 'letter', value: text }]);
  expect(set).toEqual([{ name: 'letter', value: JSON.stringify(text.replace(/^=/, '')) }]);
  expect(said).toEqual([]);
});

it.each([
  ['a text', LONG.repeat(8)],
  ['a list', LONG.split(' ')],
])('leaves %s blank that is too long for any field, and says so', (_, value) => {
  const { set, said } = setOf([{ name: 'letter', value }]);
  expect(set[0]?.value).toMatch(/^"⟨.*⟩"$/);
  expect(set[0]?.value.length).toBeLessThan(500);
  expect(said).toEqual([
    'meaning the value of "letter" is too long to be taken over; look for it in the original.',
    // The step as a whole is kept up to a length, too.
    ...(JSON.stringify(value).length > 20_000
      ? ['meaning only the beginning of the original is kept, because it is too large.']
      : []),
  ]);
});
