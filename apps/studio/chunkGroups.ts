import path from 'node:path';
import type { Rolldown } from 'vite';

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];
type Group = Rolldown.CodeSplittingGroup;
type Ids = ReadonlySet<string>;

const SRC = path.join(import.meta.dirname, 'src');
const MAIN = path.join(SRC, 'main.ts');
const START = path.join(SRC, 'start.tsx');
const BUILDER = path.join(SRC, 'features/builder/index.ts');
/** What the builder brings once its canvas stands. */
const PARTS = ['inspector/Inspector.tsx', 'Dialogs.tsx', 'panels/ProblemsPanel.tsx'].map((part) =>
  path.join(SRC, 'features/builder', part),
);

/**
 * Which modules of the studio travel together. Left alone, each set of pages that share a module makes a file of its own, and
 * opening the builder asks for more than a hundred. What every page needs is one file, what only the builder needs is
 * another, what it brings afterwards is a third, and what it shares with other pages are some.
 */
export function chunkGroups(): Group[] {
  let names: ReadonlyMap<string, string> | undefined;
  const isIn = (wanted: string): Rolldown.CodeSplittingNameFunction => {
    return (id, context) => {
      names ??= chunkNames(context);
      const name = names.get(id);
      return name === wanted ? name : undefined;
    };
  };
  return [
    { debugName: 'first', name: isIn('first'), priority: 4 },
    { debugName: 'everywhere', name: isIn('studio'), priority: 3 },
    {
      debugName: 'shared',
      name: isIn('shared'),
      priority: 2,
      // Parts that the same pages share are one file; no page loads what it does not use.
      entriesAware: true,
    },
    { debugName: 'builder', name: isIn('builder'), priority: 1 },
    { debugName: 'parts', name: isIn('parts'), priority: 0 },
  ];
}

/** The name of the file of each module that is not left to the bundler. */
function chunkNames(context: Context): ReadonlyMap<string, string> {
  const reach = (from: string, ways: readonly Way[], closed: Ids = new Set()) =>
    reachable(context, { from, ways, closed });
  const settings = reach(MAIN, ['importedIds']);
  const everywhere = reach(START, ['importedIds'], settings);
  const elsewhere = reach(START, ['importedIds', 'dynamicallyImportedIds'], new Set([BUILDER]));
  const names = new Map<string, string>();
  for (const part of PARTS) {
    for (const id of reach(part, ['importedIds'], settings))
      names.set(id, elsewhere.has(id) ? 'shared' : 'parts');
  }
  for (const id of reach(BUILDER, ['importedIds'], settings)) {
    names.set(id, elsewhere.has(id) ? 'shared' : 'builder');
  }
  // Before the settings are made, nothing else may run: what they need is apart from what comes after them.
  for (const id of settings) if (id !== MAIN) names.set(id, 'first');
  for (const id of everywhere) {
    // Of a library that every page uses in part, each takes its part along.
    names.set(id, id.includes('node_modules') ? 'shared' : 'studio');
  }
  return names;
}

type Way = 'importedIds' | 'dynamicallyImportedIds';
type Walk = { readonly from: string; readonly ways: readonly Way[]; readonly closed: Ids };

/** All modules that are needed from one on, going past none that are closed. */
function reachable(context: Context, { from, ways, closed }: Walk): Ids {
  const found = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id) || closed.has(id)) continue;
    found.add(id);
    const info = context.getModuleInfo(id);
    for (const way of ways) queue.push(...(info?.[way] ?? []));
  }
  return found;
}
