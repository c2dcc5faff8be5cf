import { Annotation, Command, END, interrupt, START, StateGraph } from '@langchain/langgraph';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import pg from 'pg';
import { type Decision, measure, type Opening, type Order, type System } from './measure.ts';

await measure('langgraph', open);

/**
 * A graph of three nodes with the Postgres checkpointer; the person is an `interrupt`, the verdict a `Command`. The
 * durability is the default one, which writes every step while the next one runs.
 */
async function open({ url, steps }: Opening): Promise<System> {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const checkpointer = new PostgresSaver(pool);
  await checkpointer.setup();

  const State = Annotation.Root({
    order: Annotation<Order>,
    decision: Annotation<Decision>,
    verdict: Annotation<string>,
    status: Annotation<number>,
  });
  const graph = new StateGraph(State)
    .addNode('agent', async ({ order }) => ({ decision: await steps.agent(order) }))
    .addNode('gate', ({ decision }) => ({ verdict: interrupt<Decision, string>(decision) }))
    .addNode('act', async ({ decision }) => ({ status: (await steps.action(decision)).status }))
    .addEdge(START, 'agent')
    .addEdge('agent', 'gate')
    .addConditionalEdges('gate', ({ verdict }) => (verdict === 'approve' ? 'act' : END))
    .addEdge('act', END)
    .compile({ checkpointer });

  const thread = (id: string) => ({ configurable: { thread_id: id } });
  return {
    start: async (id, order) => {
      const waiting = await graph.invoke({ order }, thread(id));
      if (!('__interrupt__' in waiting)) throw new Error('The graph did not stop for a person');
    },
    decide: async (id) => {
      const { status } = await graph.invoke(new Command({ resume: 'approve' }), thread(id));
      if (status !== 200) throw new Error('The graph ended without its action');
    },
    close: () => pool.end(),
  };
}
