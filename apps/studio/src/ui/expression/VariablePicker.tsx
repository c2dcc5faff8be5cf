import type { Writing } from '@countersign/compiler';
import { ActionIcon, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconVariable } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import classes from './ExpressionField.module.css';
import { kindTitle } from './useEditorWords.ts';
import { variableGroups } from './variableGroups.ts';
import { choicesOf, type VariablePath, variablePaths } from './variablePaths.ts';

type VariablePickerProps = {
  readonly label: string;
  readonly writing: Writing;
  readonly onChoose: (path: string) => void;
};

/** A button that shows what can be named here, and why something cannot. */
export function VariablePicker({ label, writing, onChoose }: VariablePickerProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const name = t('expression.variables', { field: label });
  const choose = (path: string) => {
    setOpen(false);
    onChoose(path);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={360}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon size="sm" aria-label={name} title={name} onClick={() => setOpen(!isOpen)}>
          <IconVariable size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {isOpen && <VariableList writing={writing} onChoose={choose} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function VariableList({ writing, onChoose }: Omit<VariablePickerProps, 'label'>) {
  const t = useT();
  const [search, setSearch] = useState('');
  const all = useMemo(() => variablePaths(writing.environment.variables), [writing]);
  const groups = variableGroups(all, search);
  const unreachable = unreachableSteps(writing, search);
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('expression.variables.find')}
        placeholder={t('expression.variables.find')}
        data-autofocus
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes['variables']}>
        {groups.length === 0 && unreachable.length === 0 && (
          <div className={classes['group']}>{t('expression.variables.none')}</div>
        )}
        {groups.map(({ name, paths }) => (
          <section key={name} aria-label={t(`expression.variables.${name}`)}>
            <div className={classes['group']}>{t(`expression.variables.${name}`)}</div>
            {paths.map((path) => (
              <VariableRow key={path.path} path={path} writing={writing} onChoose={onChoose} />
            ))}
          </section>
        ))}
        {(unreachable.length > 0 || !writing.hasProposal) && (
          <section aria-label={t('expression.variables.more')}>
            <div className={classes['group']}>{t('expression.variables.more')}</div>
            {!writing.hasProposal && search === '' && (
              <div className={classes['variable']}>{t('expression.variables.noProposal')}</div>
            )}
            {unreachable.map(({ node, reach }) => (
              <div key={node.id} className={classes['variable']}>
                {node.title}
                <span>
                  {t(reach === 'itself' ? 'expression.variables.itself' : 'expression.variables.later')}
                </span>
              </div>
            ))}
          </section>
        )}
      </div>
    </>
  );
}

const MOST_UNREACHABLE = 30;

const unreachableSteps = (writing: Writing, search: string) =>
  writing.steps
    .filter(({ reach }) => reach === 'later' || reach === 'itself')
    .filter(({ node }) => `${node.id} ${node.title}`.toLowerCase().includes(search.toLowerCase()))
    .slice(0, MOST_UNREACHABLE);

type VariableRowProps = Omit<VariablePickerProps, 'label'> & { readonly path: VariablePath };

function VariableRow({ path, writing, onChoose }: VariableRowProps) {
  const t = useT();
  const [variable, step = ''] = path.names;
  const mayMiss = variable === 'steps' && path.names.length === 2 && writing.mayBeMissing(step);
  const title = path.schema['title'];
  const choices = choicesOf(path.schema).join(' | ');
  const kind = mayMiss ? t('expression.variables.maybe') : choices || kindTitle(t, path.kind);
  return (
    <UnstyledButton
      className={classes['variable'] ?? ''}
      title={typeof title === 'string' ? title : path.path}
      onClick={() => onChoose(path.path)}
    >
      <code>{path.path}</code>
      <span>{kind}</span>
    </UnstyledButton>
  );
}
