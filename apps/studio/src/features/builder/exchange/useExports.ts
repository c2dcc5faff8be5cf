import { useComputedColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { StringKey } from '../../../strings/catalogue.ts';
import { useLocale } from '../../../strings/useT.ts';
import { notifyProblem } from '../../../ui/notify.ts';
import { useBuilder } from '../BuilderContext.ts';
import { EXPORT_FORMATS, type ExportFormat, exportFlow } from './exportFlow.ts';

const WORDS = {
  json: 'exchange.export.json',
  bpmn: 'exchange.export.bpmn',
  xstate: 'exchange.export.xstate',
  svg: 'exchange.export.svg',
  png: 'exchange.export.png',
} as const satisfies { readonly [TFormat in ExportFormat]: StringKey };

/** One thing that the draft can be made into. */
export type Export = {
  readonly id: ExportFormat | 'paper';
  readonly label: string;
  readonly onClick: () => void;
};

/** The draft as a file of another kind, as a picture, or as a page to print. */
export function useExports(): readonly Export[] {
  const { t, phrase } = useLocale();
  const { session, workspace, flow } = useBuilder();
  const navigate = useNavigate();
  const theme = useComputedColorScheme('light');
  return useMemo(() => {
    const save = async (format: ExportFormat) => {
      try {
        const { document } = session.editing.get();
        const isDone = await exportFlow(document, format, { name: flow, theme, phrase });
        if (!isDone) session.refuse({ code: 'flow_has_errors', message: t('exchange.export.hasErrors') });
      } catch (error) {
        notifyProblem(error, t);
      }
    };
    const print = async () => {
      // The page shows the draft as the server has it.
      if (await session.autosave.flush())
        await navigate({ to: '/w/$workspace/flows/$flow/paper', params: { workspace, flow } });
      else session.refuse({ code: 'not_saved', message: t('exchange.paper.notSaved') });
    };
    return [
      ...EXPORT_FORMATS.map((format) => ({
        id: format,
        label: t(WORDS[format]),
        onClick: () => void save(format),
      })),
      { id: 'paper', label: t('exchange.export.paper'), onClick: () => void print() },
    ];
  }, [t, phrase, session, workspace, flow, navigate, theme]);
}
