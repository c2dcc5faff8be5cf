import { dirname, posix } from 'node:path';
import {
  ENVIRONMENT_FILE,
  EXCEPTIONS,
  EXCLUSIVE,
  LONG_FILES,
  SIDE_ENTRANCES,
  UNITS,
  type Unit,
} from './layers.ts';
import type { Import, Module } from './readModules.ts';

const MAX_LINES = 400;

const isTest = (path: string) => /\.(test|test-d)\.tsx?$/.test(path) || path.includes('/testing/');
const unitOf = (path: string): Unit | undefined => UNITS.find((unit) => path.startsWith(`${unit.folder}/`));
const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Every breach of the layer table in these modules, one sentence each; empty when the architecture holds. */
export function findViolations(modules: readonly Module[]): string[] {
  const violations = modules.flatMap((module) => {
    const unit = unitOf(module.path);
    if (unit === undefined) return [`${module.path} belongs to no unit of the layer table`];
    return [
      ...module.imports.flatMap((item) => judgeImport(unit, module, item)),
      ...judgeSource(unit, module),
      ...judgeFeature(module),
    ];
  });
  return [...violations, ...findCycles(modules)];
}

function judgeImport(unit: Unit, module: Module, { specifier, typeOnly }: Import): string[] {
  if (specifier.startsWith('.')) {
    const target = posix.join(dirname(module.path), specifier);
    return target.startsWith(`${unit.folder}/`) ? [] : [`${module.path} leaves its package by ${specifier}`];
  }
  const owners = EXCLUSIVE[packageName(specifier)] ?? [unit.name];
  if (!owners.includes(unit.name) && !isTest(module.path) && !(typeOnly && unit.layer === 4))
    return [`${module.path} imports ${specifier}, which belongs to ${owners.join(' and ')}`];
  if (unit.pure && specifier.startsWith('node:') && !isTest(module.path))
    return [`${module.path} is pure and imports ${specifier}`];
  if (!specifier.startsWith('@countersign/')) return [];
  return judgeWorkspaceImport(unit, module, { specifier, typeOnly });
}

function judgeWorkspaceImport(unit: Unit, module: Module, { specifier, typeOnly }: Import): string[] {
  const target = UNITS.find((other) => other.name === packageName(specifier));
  if (target === undefined)
    return [`${module.path} imports ${specifier}, which is no unit of the layer table`];
  const rest = specifier.slice(target.name.length);
  if (rest !== '' && !SIDE_ENTRANCES.includes(rest)) return [`${module.path} reaches into ${specifier}`];
  const exception = EXCEPTIONS.find((item) => item.from === unit.name && item.to === target.name);
  if (exception !== undefined) {
    return exception.typeOnly && !typeOnly ? [`${module.path} may import only types of ${target.name}`] : [];
  }
  if (target.layer >= unit.layer) return [`${module.path} imports ${specifier}: that arrow does not go down`];
  if (!unit.mayImport.includes(target.name) && !isTest(module.path))
    return [`${module.path} imports ${specifier}, which the layer table does not allow`];
  return [];
}

const IMPURE: readonly [RegExp, string][] = [
  [/\bDate\.now\(|\bnew Date\(\)/, 'reads the clock'],
  [/\bMath\.random\(|\bcrypto\.(randomUUID|getRandomValues)\(/, 'draws at random'],
  [/\bset(Timeout|Interval)\(/, 'starts a timer'],
  [/\bfetch\(/, 'talks to the network'],
];

function judgeSource(unit: Unit, { path, source, lines }: Module): string[] {
  const found: string[] = [];
  if (lines > MAX_LINES && LONG_FILES[path] === undefined) found.push(`${path} has ${lines} lines`);
  if (isTest(path)) return found;
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  if (unit.pure)
    for (const [pattern, verb] of IMPURE) if (pattern.test(code)) found.push(`${path} is pure and ${verb}`);
  if (/\bprocess\.env\b/.test(code) && path !== ENVIRONMENT_FILE) found.push(`${path} reads the environment`);
  // What does not come would take the whole page with it, and could not be tried again.
  if (path.startsWith('apps/studio/') && /\blazy\(/.test(code))
    found.push(`${path} loads a part by lazy() and not by laterPart()`);
  return found;
}

function judgeFeature({ path, imports }: Module): string[] {
  const feature = /^apps\/studio\/src\/features\/([^/]+)\//.exec(path)?.[1];
  if (feature === undefined) return [];
  return imports.flatMap(({ specifier }) => {
    if (!specifier.startsWith('.')) return [];
    const other = /^apps\/studio\/src\/features\/([^/]+)/.exec(posix.join(dirname(path), specifier))?.[1];
    return other !== undefined && other !== feature ? [`${path} imports the feature ${other}`] : [];
  });
}

/** Import cycles inside packages, type imports included, each named once by its files. */
function findCycles(modules: readonly Module[]): string[] {
  const known = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      cycles.push(`import cycle: ${[...trail.slice(seenAt), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const { specifier } of known.get(path)?.imports ?? []) {
      if (!specifier.startsWith('.')) continue;
      const target = posix.join(dirname(path), specifier);
      if (known.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const module of modules) visit(module.path, []);
  return cycles;
}
