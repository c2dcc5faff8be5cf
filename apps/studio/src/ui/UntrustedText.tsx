import { Code, Tooltip } from '@mantine/core';
import { useT } from '../strings/useT.ts';
import { splitHidden } from './splitHidden.ts';
import classes from './UntrustedText.module.css';

/**
 * Text that an agent or a customer wrote. Never HTML, never a link; characters that could hide or reorder what the
 * reader sees (bidi controls, zero-width, other controls) are drawn as marks that name their code.
 */
export function UntrustedText({ text, inline = false }: { text: string; inline?: boolean }) {
  const t = useT();
  return (
    <span className={inline ? classes['inline'] : classes['block']} dir="auto">
      {splitHidden(text).map((part, index) =>
        part.type === 'text' ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one string have no other identity
          <Tooltip key={index} label={t('common.hiddenCharacter', { code: part.code })}>
            <Code className={classes['mark']} aria-label={t('common.hiddenCharacter', { code: part.code })}>
              {part.code}
            </Code>
          </Tooltip>
        ),
      )}
    </span>
  );
}
