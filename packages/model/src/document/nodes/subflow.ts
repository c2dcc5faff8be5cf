import { z } from 'zod';
import { Slug } from '../../ids.ts';
import { ExpressionText } from '../expressionText.ts';

export const SubflowConfig = z.strictObject({
  flow: Slug.meta({
    title: 'Flow',
    description: 'The published flow that is called, by its name in addresses.',
  }),
  input: ExpressionText.meta({
    title: 'Input',
    description: 'What the called run starts with, for example: input',
  }),
});
export type SubflowConfig = z.infer<typeof SubflowConfig>;

export const EachConfig = z.strictObject({
  flow: Slug.meta({
    title: 'Flow',
    description: 'The published flow that is called for each item, by its name in addresses.',
  }),
  items: ExpressionText.meta({
    title: 'Items',
    description: 'An expression that gives a list, for example: input.lines',
  }),
  input: ExpressionText.meta({ title: 'Input for each item', description: 'Sees `item` and `index`.' }),
  concurrency: z.number().int().min(1).max(1_000).default(10).meta({
    title: 'At the same time',
    description: 'So many of the called runs are under way together at most.',
  }),
  failures: z.enum(['stop', 'collect']).default('stop').meta({
    title: 'When an item fails',
    description:
      'Stop cancels the rest and leaves by "failed"; collect goes on and reports each item by "done".',
  }),
});
export type EachConfig = z.infer<typeof EachConfig>;
