import type { Scenario } from '@countersign/model';

/** An id that none of the scenarios has; also where two people add some at once, it is hardly the same. */
export function freeScenarioId(taken: readonly Pick<Scenario, 'id'>[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (;;) {
    const id = `scenario-${crypto.randomUUID().slice(0, 8)}`;
    if (!ids.has(id)) return id;
  }
}
