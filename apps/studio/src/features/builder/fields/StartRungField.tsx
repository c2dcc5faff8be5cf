import { Button, NumberInput, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useT } from '../../../strings/useT.ts';
import { type ControlProps, useInputProps } from '../../../ui/SchemaForm/index.ts';
import { SuggestedStart } from '../../../ui/SuggestedStart.tsx';

/** The rung a gate begins on, with the map's suggestion one press away. `rungs` is the length of its ladder. */
export function StartRungField({ rungs, ...props }: ControlProps & { readonly rungs: number }) {
  const t = useT();
  const [isOpen, popover] = useDisclosure(false);
  const { value, onChange } = props;
  const use = (rung: number) => {
    onChange(rung);
    popover.close();
  };
  return (
    <div>
      <NumberInput
        {...useInputProps(props)}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' && Number.isFinite(next) ? next : undefined)}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
      />
      <Popover opened={isOpen} onChange={popover.set} width={300} withArrow trapFocus position="bottom-start">
        <Popover.Target>
          <Button size="compact-xs" variant="subtle" mt={4} onClick={popover.toggle}>
            {t('map.suggest')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('map.suggest')}>
          <SuggestedStart rungs={rungs}>
            {(rung) => (
              <Button size="compact-sm" mt="sm" onClick={() => use(rung)}>
                {t('map.suggest.use', { rung })}
              </Button>
            )}
          </SuggestedStart>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
