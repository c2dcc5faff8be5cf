import type { FlowNode } from '@countersign/model';
import type { ReactNode } from 'react';
import { ShareControl } from '../../../policy/ShareControl.tsx';
import { ExpressionField } from '../../../ui/expression/index.ts';
import { isDuration, isShare } from '../../../ui/fieldKind.ts';
import type { ControlProps } from '../../../ui/SchemaForm/index.ts';
import { CalledFlowField, NamedThingField, StepField } from '../fields/ReferenceFields.tsx';
import { StartRungField } from '../fields/StartRungField.tsx';
import { DurationField } from './DurationField.tsx';
import { PolicyField } from './ladder/PolicyField.tsx';
import { PayloadField } from './schema/PayloadField.tsx';

/** The controls of a config form that the schema alone does not tell: expressions, schemas, names of other things. */
export function configControl(node: FlowNode): (props: ControlProps) => ReactNode | undefined {
  return (props) => {
    const { schema, pointer } = props;
    if (schema.format === 'expression') return <ExpressionField {...props} isTemplate={false} />;
    if (schema.format === 'template') {
      return <ExpressionField {...props} isTemplate isSingleLine={WITHOUT_LINES.test(pointer)} />;
    }
    if (schema.format === 'json-schema') return <PayloadField {...props} node={node} />;
    if (isDuration(schema)) return <DurationField {...props} />;
    if (isShare(schema) && !pointer.includes('/severity/')) return <ShareControl {...props} />;
    if (node.kind === 'gate' && pointer === '/policy') return <PolicyField {...props} node={node} />;
    if (node.kind === 'exception' && pointer.endsWith('/when/step'))
      return <StepField {...props} node={node.id} />;
    if ((node.kind === 'subflow' || node.kind === 'each') && pointer === '/flow')
      return <CalledFlowField {...props} />;
    if (node.kind === 'gate' && pointer === '/policy/startRung')
      return <StartRungField {...props} rungs={node.config.policy.ladder.length} />;
    if (pointer.endsWith('/connection')) return <NamedThingField {...props} of="connections" />;
    if (node.kind === 'agent' && node.config.provider.type === 'learning' && pointer === '/provider/model') {
      return <NamedThingField {...props} of="models" />;
    }
    return undefined;
  };
}

/** Where a line break would break something: addresses and headings. */
const WITHOUT_LINES = /\/(?:to|subject|url|caseType)$|\/headers\//;
