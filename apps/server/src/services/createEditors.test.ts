import type { WorkspaceId } from '@countersign/model';
import type { EditorSign, EditorSigns } from '@countersign/runtime';
import { describe, expect, it } from 'vitest';
import { createEditors, FORGET_AFTER_MS } from './createEditors.ts';

const CLIENT = 'client' as WorkspaceId;
const OTHER = 'other' as WorkspaceId;
const refunds = { workspaceId: CLIENT, flow: 'refunds' };
const ana = (step: string | null = null) => ({ key: 'ana/1', userId: 'ana', name: 'Ana', step });

/** Two processes of one installation, and a clock for both. */
async function twoProcesses() {
  const listeners = new Set<(sign: EditorSign) => void>();
  const signs: EditorSigns = {
    tell: async (sign) => {
      for (const listener of listeners) listener(JSON.parse(JSON.stringify(sign)));
    },
    listen: async (onSign) => {
      listeners.add(onSign);
      return async () => void listeners.delete(onSign);
    },
  };
  let time = 0;
  const start = async () => {
    const hints: string[] = [];
    const onHint = (workspaceId: WorkspaceId) => void hints.push(workspaceId);
    return { ...(await createEditors({ signs, onHint, now: () => time })), hints };
  };
  const [one, two] = [await start(), await start()];
  return { one, two, pass: (ms: number) => (time += ms), listeners };
}

describe('createEditors', () => {
  it('lets every process know who is where, and hints only at what is new', async () => {
    const { one, two } = await twoProcesses();
    await one.editors.here(refunds, ana());
    await one.editors.here(refunds, ana());
    await one.editors.here(refunds, ana('triage'));
    expect(two.editors.list(refunds)).toEqual([ana('triage')]);
    expect(two.hints).toEqual([CLIENT, CLIENT]);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('shows nobody to another workspace with a flow of the same name', async () => {
    const { one, two } = await twoProcesses();
    await one.editors.here(refunds, ana());
    expect(two.editors.list({ workspaceId: OTHER, flow: 'refunds' })).toEqual([]);
    expect(two.hints).not.toContain(OTHER);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('lets go of who leaves at once, and of who falls silent within seconds', async () => {
    const { one, two, pass } = await twoProcesses();
    await one.editors.here(refunds, ana());
    await one.editors.gone(refunds, ana());
    expect(two.editors.list(refunds)).toEqual([]);
    await one.editors.here(refunds, ana());
    pass(FORGET_AFTER_MS);
    two.sweep();
    expect(two.editors.list(refunds)).toHaveLength(1);
    pass(1);
    two.sweep();
    expect(two.editors.list(refunds)).toEqual([]);
    expect(two.hints).toHaveLength(4);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('stops listening when it ends', async () => {
    const { one, two, listeners } = await twoProcesses();
    await Promise.all([one.stop(), two.stop()]);
    expect(listeners.size).toBe(0);
  });
});
