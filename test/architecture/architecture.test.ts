import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findViolations } from './findViolations.ts';
import { UNITS } from './layers.ts';
import { parseModule, readModules } from './readModules.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the architecture', () => {
  it('holds in every module', async () => {
    const modules = await readModules(ROOT);
    expect(modules.length).toBeGreaterThan(300);
    for (const unit of UNITS) {
      const own = modules.filter((module) => module.path.startsWith(`${unit.folder}/`));
      expect(own.length, unit.name).toBeGreaterThan(3);
    }
    expect(findViolations(modules)).toEqual([]);
  });

  it('lists every package and app that exists', () => {
    const folders = ['apps', 'packages'].flatMap((parent) =>
      readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
    );
    const units = folders.filter((folder) => existsSync(join(ROOT, folder, 'package.json')));
    expect(UNITS.map((unit) => unit.folder).sort()).toEqual(units.sort());
  });

  it('lets no package depend on one that the layer table does not allow', () => {
    for (const unit of UNITS) {
      const manifest = JSON.parse(readFileSync(join(ROOT, unit.folder, 'package.json'), 'utf8'));
      const used = Object.keys(manifest.dependencies ?? {}).filter((name) =>
        name.startsWith('@countersign/'),
      );
      const allowed = [
        ...unit.mayImport,
        ...(unit.name === '@countersign/studio' ? ['@countersign/api'] : []),
      ];
      expect(
        used.filter((name) => !allowed.includes(name)),
        unit.name,
      ).toEqual([]);
    }
  });
});

describe('the check itself', () => {
  const violations = (path: string, source: string) => findViolations([parseModule(path, source)]);

  it.each([
    ['an upward import', 'packages/model/src/a.ts', `import { step } from '@countersign/engine';`],
    [
      'an upward type import',
      'packages/engine/src/a.ts',
      `import type { Store } from '@countersign/runtime';`,
    ],
    ['a sideways import', 'packages/agents/src/a.ts', `export { x } from '@countersign/actions';`],
    [
      'a sideways type import',
      'packages/compiler/src/a.ts',
      `import type { Step } from '@countersign/engine';`,
    ],
    ['a dynamic upward import', 'packages/model/src/a.ts', `const x = await import('@countersign/runtime');`],
    ['a deep import', 'apps/server/src/a.ts', `import { x } from '@countersign/model/src/hash.ts';`],
    [
      'a value import of the API by the studio',
      'apps/studio/src/a.ts',
      `import { appRouter } from '@countersign/api';`,
    ],
    ['React Flow outside the canvas', 'apps/studio/src/a.ts', `import { ReactFlow } from '@xyflow/react';`],
    ['a clock in the core', 'packages/autonomy/src/a.ts', 'export const now = () => Date.now();'],
    ['chance in the core', 'packages/model/src/a.ts', 'export const id = () => crypto.randomUUID();'],
    ['node modules in the core', 'packages/engine/src/a.ts', `import fs from 'node:fs';`],
    ['the environment outside its file', 'packages/api/src/a.ts', 'export const port = process.env.PORT;'],
    ['a way out of the package', 'packages/api/src/a.ts', `import { x } from '../../model/src/hash.ts';`],
    [
      'one feature importing another',
      'apps/studio/src/features/runs/a.ts',
      `import { x } from '../inbox/b.ts';`,
    ],
    [
      'a part of a page that is loaded without a way to try again',
      'apps/studio/src/a.ts',
      `const Part = lazy(() => import('./b.ts'));`,
    ],
    ['a file of over 400 lines', 'packages/api/src/a.ts', 'const a = 1;\n'.repeat(401)],
  ])('finds %s', (_what, path, source) => {
    expect(violations(path, source)).toHaveLength(1);
  });

  it('finds a circle, even one of types', () => {
    const circle = [
      parseModule('packages/api/src/a.ts', `import type { B } from './b.ts';`),
      parseModule('packages/api/src/b.ts', `import type { A } from './a.ts';`),
    ];
    expect(findViolations(circle)).toHaveLength(1);
  });

  it('allows the router type in the studio', () => {
    expect(violations('apps/studio/src/a.ts', `import type { AppRouter } from '@countersign/api';`)).toEqual(
      [],
    );
  });
});
