import type { WorkspaceId } from '@countersign/model';
import { WorkspaceSettings } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANN } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const WORKSPACE = 'limits' as WorkspaceId; // safe: not empty

it('says where the language models of a workspace are once its hosts have limits', async () => {
  const { store, connections, settings } = opened.ports;
  const connect = (name: string, kind: 'openai' | 'openaiCompatible' | 'smtp', of: Record<string, string>) =>
    connections.save(WORKSPACE, { id: name, name, kind, settings: of, ciphertext: null }, ANN);
  await connect('maker', 'openai', { baseUrl: '' });
  await connect('own', 'openaiCompatible', { baseUrl: 'http://models.example:11434/v1' });
  await connect('post', 'smtp', { baseUrl: 'https://not.a.model' });
  expect(await store.limitsOf(WORKSPACE)).toEqual({});
  await settings.save(WORKSPACE, WorkspaceSettings.parse({ dailyBudget: { tokens: 5 } }), ANN);
  expect(await store.limitsOf(WORKSPACE)).toEqual({ dailyBudget: { tokens: 5 } });
  const hostLimits = { 'models.example': 2 };
  await settings.save(WORKSPACE, WorkspaceSettings.parse({ hostLimits }), ANN);
  expect(await store.limitsOf(WORKSPACE)).toEqual({
    hostLimits,
    modelUrls: { maker: 'https://api.openai.com', own: 'http://models.example:11434/v1' },
  });
});
