import { copyFragment, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { readClipboard } from './readClipboard.ts';

const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Copied',
  nodes: [{ id: 'end', kind: 'end', title: 'Paid', config: {}, position: { x: 0, y: 0 } }],
  edges: [],
});
const fragment = copyFragment(document, new Set(['end']));

describe('readClipboard', () => {
  it('takes what another window has copied', () => {
    expect(readClipboard(JSON.stringify(fragment, null, 2))).toEqual({ type: 'fragment', fragment });
  });

  it('takes any other text as words', () => {
    for (const text of ['Ask Ada about this', '{"schema":"n8n"}', '[1,2]', 'null', '{"nodes":[]}']) {
      expect(readClipboard(text)).toEqual({ type: 'words', text });
    }
    expect(readClipboard(' \n')).toEqual({ type: 'nothing' });
  });

  it('refuses in words what says it is steps and is not', () => {
    const damaged = { ...fragment, nodes: [{ ...fragment.nodes[0], kind: 'rocket' }] };
    expect(readClipboard(JSON.stringify(damaged))).toMatchObject({
      problem: { code: 'nothing_to_paste', message: 'The copied steps are damaged at "/nodes/0/kind".' },
    });
    const far = { ...fragment, nodes: [{ ...fragment.nodes[0], position: { x: 1e308, y: 0 } }] };
    expect(readClipboard(JSON.stringify(far))).toMatchObject({
      problem: { message: 'The copied steps are damaged at "/nodes/0/position".' },
    });
    expect(readClipboard(JSON.stringify({ ...fragment, extra: 1 })).type).toBe('refused');
    expect(readClipboard('{"schema":"countersign.fragment/9"}')).toMatchObject({
      problem: {
        message: 'These steps were copied in another version of the program ("countersign.fragment/9").',
      },
    });
    expect(readClipboard('{"schema":"countersign.fragment/1","__proto__":{"nodes":[]}}').type).toBe(
      'refused',
    );
  });
});
