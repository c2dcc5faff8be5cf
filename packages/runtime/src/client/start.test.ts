import type { Json, TriggerChannel } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

const aStart = (input: Json = { order: 'A-17' }, more: object = {}) => ({
  flow: 'refunds',
  input,
  actor: ADA,
  ...more,
});

async function codeOf(start: object): Promise<string> {
  const result = await aRuntime().client.start(WORKSPACE, aStart(undefined, start));
  return result.ok ? 'ok' : result.problem.code;
}

describe('a start', () => {
  it('fills in the defaults of the input schema', async () => {
    const { start } = aRuntime();
    expect((await start()).input).toEqual({ order: 'A-17', kind: 'small' });
  });

  it('takes the subject and case type that it is given before those of the trigger', async () => {
    const { client } = aRuntime();
    const started = await client.start(WORKSPACE, aStart(undefined, { subject: 'Mine', caseType: 'large' }));
    expect(started).toMatchObject({ value: { run: { subject: 'Mine', caseType: 'large' } } });
  });

  it('repeated with the same key and body answers the same run, as it is now (G1)', async () => {
    const { client, settle } = aRuntime();
    const again = () => client.start(WORKSPACE, aStart(undefined, { idempotencyKey: 'k1' }));
    const [first, second] = await Promise.all([again(), again()]);
    if (!first.ok || !second.ok) throw new Error('A start was refused');
    expect([first.value.repeated, second.value.repeated].sort()).toEqual([false, true]);
    expect(first.value.run.id).toBe(second.value.run.id);
    await settle();
    expect(await again()).toMatchObject({
      value: { repeated: true, run: { id: first.value.run.id, status: 'waiting' } },
    });
  });

  it('with the same key and another body is a conflict (G1)', async () => {
    const { client } = aRuntime();
    await client.start(WORKSPACE, aStart(undefined, { idempotencyKey: 'k1' }));
    const other = await client.start(WORKSPACE, aStart({ order: 'B-2' }, { idempotencyKey: 'k1' }));
    expect(other).toMatchObject({ problem: { code: 'idempotency_conflict' } });
  });

  it('repeated with the same key and body answers the same run whatever has become of its flow (G1)', async () => {
    const { client, store, clock } = aRuntime();
    const begin = { ...aStart(undefined, { idempotencyKey: 'k1', channel: 'api' }) };
    const first = await client.start(WORKSPACE, begin);
    if (!first.ok) throw new Error(first.problem.message);
    const same = { value: { repeated: true, run: { id: first.value.run.id, version: 1 } } };
    const stricter = refundDocument();
    const demands = { type: 'object', required: ['iban'], properties: { iban: { type: 'string' } } };
    const closed = refundDocument({ configs: { start: { channels: ['manual'] } } });
    for (const [index, document] of [{ ...stricter, input: demands }, closed].entries()) {
      const artefact = artefactOf(document);
      // Another process, which has not seen the key.
      const { client: other } = aRuntime({ store, clock, workerId: `w${index}` });
      store.putVersion(WORKSPACE, { flow: 'refunds', version: index + 2, artefact });
      const fresh = await other.start(WORKSPACE, { ...begin, idempotencyKey: 'k2' });
      expect(fresh).toMatchObject({ problem: { code: index === 0 ? 'schema_violation' : 'channel_closed' } });
      expect(await other.start(WORKSPACE, begin)).toMatchObject(same);
      const changed = await other.start(WORKSPACE, { ...begin, input: { order: 'B-2' } });
      expect(changed).toMatchObject({ problem: { code: 'idempotency_conflict' } });
    }
  });

  it('with the same key and another priority is a conflict (G1)', async () => {
    const { client } = aRuntime();
    const begin = (more: object) =>
      client.start(WORKSPACE, aStart(undefined, { idempotencyKey: 'k1', ...more }));
    expect(await begin({ priority: 'low' })).toMatchObject({ value: { repeated: false } });
    expect(await begin({ priority: 'low' })).toMatchObject({ value: { repeated: true } });
    for (const more of [{}, { priority: 'high' }]) {
      expect(await begin(more)).toMatchObject({ problem: { code: 'idempotency_conflict' } });
    }
  });

  it('is answered without a turn when this process has seen its key before, whatever the body (G1)', async () => {
    let offered = 0;
    const observer = {
      turnsCommitted(turns: readonly unknown[]) {
        offered += turns.length;
      },
    };
    const { client, settle } = aRuntime({ observer });
    const begin = (order: string) => client.start(WORKSPACE, aStart({ order }, { idempotencyKey: 'k1' }));
    const first = await begin('A-17');
    await settle();
    await begin('B-2');
    const before = offered;
    const again = await begin('A-17');
    expect(again).toMatchObject({ value: { repeated: true, run: { status: 'waiting' } } });
    expect(again.ok && first.ok && again.value.run.id === first.value.run.id).toBe(true);
    expect(await begin('B-2')).toMatchObject({ problem: { code: 'idempotency_conflict' } });
    expect(offered).toBe(before);
  });

  it('says what is wrong with the input, and where', async () => {
    const { client } = aRuntime();
    const result = await client.start(WORKSPACE, aStart({ order: 17 }));
    expect(result).toMatchObject({ problem: { code: 'schema_violation', at: '/input/order' } });
  });

  it('is refused for a flow that is not there, and for texts that cannot be stored', async () => {
    expect(await codeOf({ flow: 'none' })).toBe('flow_not_found');
    expect(await codeOf({ input: { order: 'a\0' } })).toBe('text_not_storable');
    expect(await codeOf({ subject: '\ud800' })).toBe('text_not_storable');
  });

  it('is refused by a channel that the trigger does not offer', async () => {
    expect(await codeOf({ channel: 'webhook' satisfies TriggerChannel })).toBe('channel_closed');
    expect(await codeOf({ channel: 'api' satisfies TriggerChannel })).toBe('ok');
  });
});
