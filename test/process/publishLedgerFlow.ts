import { z } from 'zod';
import { RestClient } from '../server/RestClient.ts';
import type { RunningServer } from '../server/RunningServer.ts';
import { StudioClient } from '../server/StudioClient.ts';
import { ledgerFlow } from './ledgerFlow.ts';

const SCOPES = [
  'runs:read',
  'runs:write',
  'reviews:read',
  'reviews:write',
  'flows:write',
  'checkpoints:write',
] as const;

/** Publishes a flow whose actions call this host under the slug; answers an owner's key for it. */
export async function publishLedgerFlow(
  server: RunningServer,
  slug: string,
  host: string,
  document: unknown = ledgerFlow(host),
): Promise<string> {
  const studio = await StudioClient.signIn(server, 'demo');
  await studio.mutate('settings.save', { allowedHosts: [host] });
  const key = await studio.createKey(SCOPES);
  const client = new RestClient(server.url, key);
  await client.call(z.unknown(), 'PUT', `/flows/${slug}`, document);
  await client.call(z.unknown(), 'POST', `/flows/${slug}/publish`);
  return key;
}
