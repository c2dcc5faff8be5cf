/**
 * The layers of the workspace, as data. A package may import packages of lower layers that `mayImport` names and the
 * outside libraries of its own package.json; nothing of its own layer or above, not even a type.
 */
export type Unit = {
  readonly name: string;
  readonly folder: string;
  readonly layer: 0 | 1 | 2 | 3 | 4;
  readonly mayImport: readonly string[];
  /** Pure units take time, chance and the outside world as arguments only. */
  readonly pure?: true;
};

const MODEL = '@countersign/model';
const EXPRESSION = '@countersign/expression';
const DRAWING = '@countersign/drawing';
const COMPILER = '@countersign/compiler';
const ENGINE = '@countersign/engine';
const AUTONOMY = '@countersign/autonomy';
const SIMULATION = '@countersign/simulation';
const FORMATS = '@countersign/formats';
const REVIEW = '@countersign/review';
const RUNTIME = '@countersign/runtime';

export const UNITS: readonly Unit[] = [
  { name: MODEL, folder: 'packages/model', layer: 0, mayImport: [], pure: true },
  { name: EXPRESSION, folder: 'packages/expression', layer: 0, mayImport: [MODEL], pure: true },
  { name: DRAWING, folder: 'packages/drawing', layer: 0, mayImport: [MODEL], pure: true },
  { name: COMPILER, folder: 'packages/compiler', layer: 1, mayImport: [MODEL, EXPRESSION], pure: true },
  { name: ENGINE, folder: 'packages/engine', layer: 1, mayImport: [MODEL, EXPRESSION], pure: true },
  { name: AUTONOMY, folder: 'packages/autonomy', layer: 1, mayImport: [MODEL, EXPRESSION], pure: true },
  { name: '@countersign/adapters', folder: 'packages/adapters', layer: 0, mayImport: [] },
  { name: REVIEW, folder: 'packages/review', layer: 1, mayImport: [MODEL], pure: true },
  { name: FORMATS, folder: 'packages/formats', layer: 1, mayImport: [MODEL, DRAWING], pure: true },
  { name: '@countersign/canvas', folder: 'packages/canvas', layer: 1, mayImport: [MODEL, DRAWING] },
  {
    name: SIMULATION,
    folder: 'packages/simulation',
    layer: 2,
    mayImport: [MODEL, EXPRESSION, ENGINE, AUTONOMY],
    pure: true,
  },
  {
    name: RUNTIME,
    folder: 'packages/runtime',
    layer: 2,
    mayImport: [MODEL, EXPRESSION, COMPILER, ENGINE, AUTONOMY, REVIEW],
  },
  {
    name: '@countersign/postgres',
    folder: 'packages/postgres',
    layer: 3,
    mayImport: [MODEL, AUTONOMY, RUNTIME],
  },
  {
    name: '@countersign/agents',
    folder: 'packages/agents',
    layer: 3,
    mayImport: [MODEL, EXPRESSION, RUNTIME],
  },
  { name: '@countersign/actions', folder: 'packages/actions', layer: 3, mayImport: [MODEL, RUNTIME] },
  {
    name: '@countersign/api',
    folder: 'packages/api',
    layer: 3,
    mayImport: [MODEL, EXPRESSION, AUTONOMY, REVIEW, COMPILER, FORMATS, SIMULATION, RUNTIME],
  },
  {
    name: '@countersign/server',
    folder: 'apps/server',
    layer: 4,
    mayImport: [
      MODEL,
      EXPRESSION,
      COMPILER,
      ENGINE,
      AUTONOMY,
      SIMULATION,
      FORMATS,
      RUNTIME,
      '@countersign/postgres',
      '@countersign/agents',
      '@countersign/actions',
      '@countersign/api',
    ],
  },
  {
    name: '@countersign/studio',
    folder: 'apps/studio',
    layer: 4,
    mayImport: [
      MODEL,
      EXPRESSION,
      DRAWING,
      COMPILER,
      ENGINE,
      AUTONOMY,
      SIMULATION,
      FORMATS,
      '@countersign/canvas',
    ],
  },
];

/**
 * The arrows that the rule above would refuse, each with its reason: the expression language is written in the words
 * of the model (its JSON, problems and results), and a drawing is one of the model's document, though all three stand on the
 * lowest layer; the studio knows the router's type and nothing else of the API.
 */
export const EXCEPTIONS: readonly { from: string; to: string; typeOnly: boolean }[] = [
  { from: EXPRESSION, to: MODEL, typeOnly: false },
  { from: DRAWING, to: MODEL, typeOnly: false },
  { from: '@countersign/studio', to: '@countersign/api', typeOnly: true },
];

/** Files that may be longer than 400 lines, each with the reason why it is one room. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

/**
 * Libraries that only the named units may import. The server writes drizzle on `authSchema` alone: people, workspaces and
 * keys, beside better-auth, which needs the same instance.
 */
export const EXCLUSIVE: Readonly<Record<string, readonly string[]>> = {
  '@xyflow/react': ['@countersign/canvas'],
  xstate: [ENGINE],
  'drizzle-orm': ['@countersign/postgres', '@countersign/server'],
};

/** Entrances of packages beside the main one: for tests, and to what would load much that most processes never need. */
export const SIDE_ENTRANCES: readonly string[] = ['/memory', '/testing', '/authSchema', '/cronOf'];

/** The only file that reads the environment. */
export const ENVIRONMENT_FILE = 'apps/server/src/env.ts';
