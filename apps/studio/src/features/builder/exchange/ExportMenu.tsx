import { Menu, useComputedColorScheme } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
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

/** The draft as a file of another kind, as a picture, or as a page to print. */
export function ExportMenu() {
  const { t, phrase } = useLocale();
  const { session, workspace, flow } = useBuilder();
  const navigate = useNavigate();
  const theme = useComputedColorScheme('light');
  const save = async (format: ExportFormat) => {
    try {
      const { document } = session.editing.get();
      const isDone = await exportFlow(document, format, { name: flow, theme, phrase });
      if (!isDone) session.refuse({ code: 'flow_has_errors', message: t('exchange.export.hasErrors') });
    } catch (error) {
      notifyProblem(error, t);
    }
  };
  return (
    <>
      <Menu.Label>{t('exchange.export')}</Menu.Label>
      {EXPORT_FORMATS.map((format) => (
        <Menu.Item key={format} leftSection={<IconDownload size={16} />} onClick={() => void save(format)}>
          {t(WORDS[format])}
        </Menu.Item>
      ))}
      <Menu.Item
        leftSection={<IconPrinter size={16} />}
        onClick={() => navigate({ to: '/w/$workspace/flows/$flow/paper', params: { workspace, flow } })}
      >
        {t('exchange.export.paper')}
      </Menu.Item>
    </>
  );
}
