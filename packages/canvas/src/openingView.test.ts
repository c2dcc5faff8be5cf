import { FlowDocument, type FlowNode, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { openingView } from './openingView.ts';

const at = (kind: FlowNode['kind'], x: number, y: number) => newNode(kind, { nodes: [] }, { x, y });
const flowOf = (...nodes: FlowNode[]) =>
  FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Claims', nodes, edges: [] });

describe('openingView', () => {
  it('shows all of what can be read in the window', () => {
    const flow = flowOf(at('trigger', 0, 0), at('end', 1400, 0));
    expect(openingView(flow, { width: 390 }).fitView).toBe(true);
  });

  it('begins at the trigger of a flow that is broader than the window', () => {
    const flow = flowOf(at('end', 3000, 400), at('trigger', 500, 400));
    expect(openingView(flow, { width: 1280 }).fitView).toBe(true);
    const { fitView, defaultViewport: view } = openingView(flow, { width: 390 });
    expect(fitView).toBe(false);
    const left = 500 * (view?.zoom ?? 0) + (view?.x ?? 0);
    const top = 400 * (view?.zoom ?? 0) + (view?.y ?? 0);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(100);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(400);
  });

  it('fits nothing where nothing is', () => {
    expect(openingView(flowOf(), { width: 390 })).toEqual({ fitView: false });
  });
});
