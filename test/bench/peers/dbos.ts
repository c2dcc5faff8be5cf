import { DBOS, type WorkflowHandle } from '@dbos-inc/dbos-sdk';
import { Arrivals } from './Arrivals.ts';
import { measure, type Opening, type Order, type System } from './measure.ts';

const APPROVAL_SECONDS = 86_400;

await measure('dbos', open);

/** A workflow of two steps with a `recv` between them; the verdict is a `send`. */
async function open({ url, steps }: Opening): Promise<System> {
  const waiting = new Arrivals();
  const review = DBOS.registerWorkflow(
    async (order: Order) => {
      const decision = await DBOS.runStep(() => steps.agent(order), { name: 'agent' });
      waiting.come(DBOS.workflowID ?? '');
      const verdict = await DBOS.recv<string>('verdict', APPROVAL_SECONDS);
      if (verdict !== 'approve') return { status: 0 };
      return DBOS.runStep(() => steps.action(decision), { name: 'act' });
    },
    { name: 'review' },
  );
  DBOS.setConfig({ name: 'peers', systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: 'error' });
  await DBOS.launch();

  const handles = new Map<string, WorkflowHandle<{ status: number }>>();
  return {
    start: async (id, order) => {
      handles.set(id, await DBOS.startWorkflow(review, { workflowID: id })(order));
      await waiting.until(id);
    },
    decide: async (id) => {
      await DBOS.send(id, 'approve', 'verdict');
      const ended = await handles.get(id)?.getResult();
      if (ended?.status !== 200) throw new Error('The workflow ended without its action');
      handles.delete(id);
    },
    close: () => DBOS.shutdown(),
  };
}
