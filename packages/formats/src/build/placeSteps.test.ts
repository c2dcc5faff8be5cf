import { CARD_WIDTH } from '@countersign/drawing';
import { describe, expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

const node = (name: string, type: string, position: readonly number[], parameters: object = {}) => ({
  ...{ name, type: `n8n-nodes-base.${type}`, typeVersion: 1, position, parameters },
});
const to = (...names: string[]) => ({
  main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
});

/** Two starts, and a step whose way is followed twice at the same time: four steps of the import's own are put in. */
const FILE = {
  nodes: [
    node('Form', 'webhook', [1000, 0]),
    node('Cron', 'cron', [1000, 200]),
    node('Look up', 'notion', [1200, 0]),
    node('Tell sales', 'notion', [1400, 0]),
    node('Tell support', 'notion', [1400, 200]),
    node('Say so', 'stickyNote', [1400, -200], { content: 'Over both', width: 240, height: 100 }),
  ],
  connections: {
    ...{ Form: to('Look up'), Cron: to('Look up') },
    'Look up': to('Tell sales', 'Tell support'),
  },
};

describe('the places of an import', () => {
  const result = readForeign(JSON.stringify(FILE));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { document, isPlaced } = result.value;
  const places = new Map(document.nodes.map(({ id, position }) => [id, position]));
  const placeOf = (title: string) => document.nodes.find((one) => one.title === title)!.position;

  it('leave room for the steps that it puts in, so that every wire runs forwards', () => {
    expect(isPlaced).toBe(true);
    expect(document.nodes).toHaveLength(10);
    for (const { source, target } of document.edges) {
      expect(places.get(target)!.x, `${source} to ${target}`).toBeGreaterThan(
        places.get(source)!.x + CARD_WIDTH,
      );
    }
  });

  it('keep what the file had below and beside each other', () => {
    expect(placeOf('Form').x).toBe(placeOf('Cron').x);
    expect(placeOf('Tell sales').x).toBe(placeOf('Tell support').x);
    expect(placeOf('Form').y).toBe(placeOf('Look up').y);
    expect(placeOf('Look up').y).toBe(placeOf('Tell sales').y);
    expect(document.notes[0]?.position.x).toBe(placeOf('Tell sales').x);
  });
});
