import { type ExpressionScope, evaluateSource, renderTemplate } from '@countersign/expression';
import type { Json, Result } from '@countersign/model';
import { useDeferredValue, useMemo } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { UntrustedText } from '../UntrustedText.tsx';
import type { PreviewCase } from './ExpressionDesk.ts';
import classes from './ExpressionField.module.css';
import { kindTitle } from './useEditorWords.ts';

type PreviewProps = {
  readonly source: string;
  readonly isTemplate: boolean;
  readonly preview: PreviewCase;
};

/** What the text gives for a case, by the same evaluation and within the same limits as in a run. */
export function Preview({ source, isTemplate, preview }: PreviewProps) {
  const { t, phrase } = useLocale();
  const text = useDeferredValue(source);
  const scope = useMemo(() => preview.scope(), [preview]);
  const result = useMemo(() => evaluated(text, isTemplate, scope), [text, isTemplate, scope]);
  return (
    <div className={classes['preview']} data-testid="preview">
      {preview.chooser}
      {result.ok ? (
        <>
          <output
            className={classes['result']}
            data-code={!isTemplate || undefined}
            aria-label={t('expression.preview.result')}
          >
            <UntrustedText
              inline
              text={result.value === '' ? t('expression.preview.empty') : shown(result.value)}
            />
          </output>
          {!isTemplate && <span>{kindTitle(t, kindOf(result.value))}</span>}
        </>
      ) : (
        <output className={classes['problem']} aria-label={t('expression.preview.result')}>
          {phrase(result.problem.message)}
        </output>
      )}
    </div>
  );
}

const evaluated = (source: string, isTemplate: boolean, scope: ExpressionScope): Result<Json> =>
  isTemplate ? renderTemplate(source, scope) : evaluateSource(source, scope);

const LONGEST = 2_000;

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const kind = typeof value;
  return kind === 'boolean' ? 'bool' : kind;
}
