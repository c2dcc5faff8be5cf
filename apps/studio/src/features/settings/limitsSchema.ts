import { DailyBudget, type JsonSchema } from '@countersign/model';
import { z } from 'zod';
import type { Translate } from '../../strings/catalogue.ts';

/** How the model wants durations written. */
const { pattern = '' } = z.toJSONSchema(DailyBudget.shape.time, { io: 'input' });

/** The form of what the workspace bounds; each part may be left out. */
export const limitsSchema = (t: Translate): JsonSchema => ({
  type: 'object',
  properties: {
    dailyBudget: {
      type: 'object',
      title: t('limits.dailyBudget'),
      description: t('limits.dailyBudget.help'),
      properties: {
        steps: { type: 'integer', minimum: 1, title: t('limits.steps'), description: t('limits.steps.help') },
        tokens: { type: 'integer', minimum: 1, title: t('limits.tokens') },
        cost: { type: 'number', exclusiveMinimum: 0, title: t('limits.cost') },
        time: { type: 'string', pattern, title: t('limits.time'), description: t('limits.time.help') },
      },
    },
    hostLimits: {
      type: 'object',
      title: t('limits.hosts'),
      description: t('limits.hosts.help'),
      additionalProperties: { type: 'integer', minimum: 1, maximum: 10_000 },
    },
    undoSeconds: {
      type: 'integer',
      minimum: 0,
      maximum: 600,
      title: t('limits.undo'),
      description: t('limits.undo.help'),
    },
    retentionDays: {
      type: 'integer',
      minimum: 1,
      maximum: 3_650,
      title: t('limits.retention'),
      description: t('limits.retention.help'),
    },
  },
});
