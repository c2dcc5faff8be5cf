import { BusinessHours, type Diagnostic, type FlowDocument } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Working time is counted in business hours that exist and last. */
export const workingTime: Rule = ({ document }) => [...checkHours(document), ...checkWaits(document)];

function checkHours({ settings }: FlowDocument): Diagnostic[] {
  const hours = settings.businessHours;
  // Times of day are written with two digits each, so that they compare as texts.
  if (hours === undefined || hours.from < hours.to) return [];
  const { from, to } = hours;
  const { from: begin, to: end } = BusinessHours.parse({});
  const command = {
    type: 'setSettings',
    settings: { ...settings, businessHours: { ...hours, from: begin, to: end } },
  } as const;
  const fix = { title: `Work from ${begin} to ${end}`, command };
  return [
    diagnose('business_hours_empty', { field: '/settings/businessHours/to', holes: { from, to }, fix }),
  ];
}

function checkWaits({ nodes, settings }: FlowDocument): Diagnostic[] {
  if (settings.businessHours !== undefined) return [];
  const command = {
    type: 'setSettings',
    settings: { ...settings, businessHours: BusinessHours.parse({}) },
  } as const;
  return nodes.flatMap((node) =>
    node.kind === 'wait' && node.config.until.type === 'workingTime'
      ? diagnose('business_hours_missing', {
          node: node.id,
          field: '/until/duration',
          holes: { title: node.title },
          fix: { title: 'Work Monday to Friday, 9 to 17', command },
        })
      : [],
  );
}
