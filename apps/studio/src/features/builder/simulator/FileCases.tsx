import type { Artefact } from '@countersign/model';
import type { PlainAnswer } from '@countersign/simulation';
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { ChooseFile } from '../../../ui/ChooseFile.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { PlayProgressBar } from './beside/PlayProgressBar.tsx';
import { usePlay } from './beside/usePlay.ts';
import { FileTable } from './FileTable.tsx';
import classes from './Simulator.module.css';
import type { Simulator } from './useSimulator.ts';

type FileCasesProps = { readonly artefact: Artefact; readonly simulator: Simulator };

/** A file as it was when it was chosen. */
type Chosen = { readonly name: string; readonly text: string };

/** A file of cases, played through the draft: rules decide each case, other agents say what they said before. */
export function FileCases({ artefact, simulator }: FileCasesProps) {
  const t = useT();
  const [answer, setAnswer] = useState<PlainAnswer>('approve');
  const [through, setThrough] = useState(artefact);
  const [chosen, setChosen] = useState<Chosen>();
  const played = usePlay<'file'>();
  const { addTaken } = simulator;
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted once for each file
  useEffect(() => {
    if (played.answer !== undefined) addTaken(through, played.answer.taken);
  }, [played.answer]);
  const play = (file: Chosen, answer: PlainAnswer) => {
    const alone = { answers: simulator.answers, answer, startedAt: new Date().toISOString() };
    setThrough(artefact);
    played.ask({ type: 'file', artefact, file: { ...file, schema: artefact.input }, alone });
  };
  const choose = async (file: File) => {
    const read = { name: file.name, text: await file.text() };
    setChosen(read);
    play(read, answer);
  };
  const answerAll = (next: PlainAnswer) => {
    setAnswer(next);
    if (chosen !== undefined) play(chosen, next);
  };
  const answers = (['approve', 'reject'] as const).map((value) => ({
    value,
    label: t(`simulator.file.answer.${value}`),
  }));
  return (
    <Stack gap="sm" className={classes['padded'] ?? ''}>
      <Text size="sm" c="dimmed">
        {t('simulator.file.help')}
      </Text>
      <Group>
        <ChooseFile
          accept=".csv,.jsonl,.ndjson,.txt"
          onFile={(file) => void choose(file)}
          icon={<IconFileUpload size={16} />}
        >
          {t('simulator.file.choose')}
        </ChooseFile>
        <Text size="sm">{t('simulator.file.answer')}</Text>
        <SegmentedControl
          size="xs"
          aria-label={t('simulator.file.answer')}
          data={answers}
          value={answer}
          onChange={(value) => answerAll(value as PlainAnswer)}
        />
      </Group>
      <PlayProgressBar counts="cases" progress={played.progress} onStop={played.stop} />
      <ProblemAlert error={played.error} />
      {played.answer !== undefined && <FileTable artefact={through} result={played.answer} />}
    </Stack>
  );
}
