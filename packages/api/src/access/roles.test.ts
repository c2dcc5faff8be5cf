import { expect, it } from 'vitest';
import { includesRole, PERMISSIONS, type Permission, ROLE_ORDER, roleMay, roleOfKey } from './roles.ts';

it('gives each role everything that the narrower ones may', () => {
  for (const [index, role] of ROLE_ORDER.entries()) {
    for (const narrower of ROLE_ORDER.slice(0, index + 1)) expect(includesRole(role, narrower)).toBe(true);
    for (const wider of ROLE_ORDER.slice(index + 1)) expect(includesRole(role, wider)).toBe(false);
  }
});

it('lets a viewer read and nothing else', () => {
  const allowed = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    roleMay('viewer', permission),
  );
  expect(allowed).toEqual(['read']);
});

it('lets a key answer as an owner only when it may change checkpoints', () => {
  expect(roleOfKey(['reviews:write'])).toBe('reviewer');
  expect(roleOfKey(['reviews:write', 'checkpoints:write'])).toBe('owner');
});
