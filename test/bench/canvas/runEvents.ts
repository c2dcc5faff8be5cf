/// <reference lib="dom" />
import { drawnFlow, surely } from '../../e2e/drawnFlow.ts';
import { RestClient } from '../../server/RestClient.ts';
import { MainThread } from './MainThread.ts';
import type { StudioBench } from './StudioBench.ts';
import { readRenders } from './watchRenders.ts';

/** What showing a run costs while it goes on. */
export type RunEventsCost = {
  readonly eventsPerSecond: number;
  readonly commitsPerFrame: number;
  /** Of the main thread, per second. */
  readonly cpuMs: number;
  readonly framesPerSecond: number;
};

const COLUMNS = 40;

/** Agents one after the other, each a turn of its own, drawn in rows. */
function chainOfAgents(size: number): object {
  const agents = Array.from({ length: size - 2 }, (_, index) => `agent${index}`);
  const ids = ['start', ...agents, 'done'];
  const at = (index: number): readonly [number, number] => [index % COLUMNS, Math.floor(index / COLUMNS)];
  const steps = Object.fromEntries(
    ids.map((id, index) => {
      const kind = index === 0 ? 'trigger' : index === ids.length - 1 ? 'end' : 'agent';
      const config = kind === 'agent' ? surely(0.9) : kind === 'end' ? { outcome: 'done' } : {};
      return [`${kind} ${id}`, { title: `Step ${index}`, config, at: at(index) }];
    }),
  );
  const wires = ids
    .slice(0, -1)
    .map((id, index) => `${id}.${index === 0 ? 'next' : 'proposed'} ${ids[index + 1]}`);
  // safe: the keys begin with a kind
  return drawnFlow({ name: `Chain of ${size}`, steps, wires } as Parameters<typeof drawnFlow>[0]) as object;
}

/** Starts a run of that many agents and watches it on the page of the run, from its first events until `seconds` are over. */
export async function runEventsCost(
  bench: StudioBench,
  { size, seconds }: { readonly size: number; readonly seconds: number },
): Promise<RunEventsCost> {
  const { page, server } = bench;
  const flow = await bench.publish(chainOfAgents(size));
  const rest = new RestClient(server.url, await server.createKey('demo', ['runs:read', 'runs:write']));
  const { id } = await rest.start(flow, {});
  await page.goto(`/w/demo/runs/${id}`);
  await page.locator('.cs-canvas').first().waitFor();
  const thread = await MainThread.of(await bench.devtools());
  const [cpu, before, begun] = [await thread.taskMs(), await page.evaluate(readRenders), Date.now()];
  const frames = await page.evaluate(countFrames, seconds * 1_000);
  const [after, cpuAfter, ended] = [await page.evaluate(readRenders), await thread.taskMs(), Date.now()];
  await page.goto('about:blank');
  await rest.send('POST', `/runs/${id}/cancel`);
  const took = (ended - begun) / 1_000;
  const times = (await rest.everyEvent(id)).map(({ at }) => Date.parse(at));
  return {
    eventsPerSecond: times.filter((at) => at >= begun && at < ended).length / took,
    commitsPerFrame: (after.commits - before.commits) / Math.max(1, frames),
    cpuMs: (cpuAfter - cpu) / took,
    framesPerSecond: frames / seconds,
  };
}

function countFrames(ms: number): Promise<number> {
  const until = performance.now() + ms;
  let frames = 0;
  return new Promise((resolve) => {
    const frame = (now: number) => {
      frames += 1;
      if (now < until) requestAnimationFrame(frame);
      else resolve(frames);
    };
    requestAnimationFrame(frame);
  });
}
