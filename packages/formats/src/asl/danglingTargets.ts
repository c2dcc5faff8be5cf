import { type Json, type Problem, problem } from '@countersign/model';
import { type Fields, fieldsOf, listOf, own, textOf } from '../read/fields.ts';
import { quoted } from '../sketch/losses.ts';

type Level = {
  readonly name: string;
  readonly state: Fields;
  readonly states: Fields;
  readonly path: string;
};

/** One fault for each way that leads to no state of the same machine, and one for a state that says no way. */
export function danglingTargets({ name, state, states, path }: Level): Problem[] {
  const at = `${path}/States/${name}`;
  const each = (list: 'Choices' | 'Catch') =>
    listOf(own(state, list)).map((one, index): [Json | undefined, string] => [
      own(fieldsOf(one), 'Next'),
      `${at}/${list}/${index}/Next`,
    ]);
  const ways: [Json | undefined, string][] = [
    [own(state, 'Next'), `${at}/Next`],
    [own(state, 'Default'), `${at}/Default`],
    ...each('Choices'),
    ...each('Catch'),
  ];
  const open = isOpen(state)
    ? [
        problem(
          'import_invalid',
          `The state ${quoted(name)} names no next state and does not say that it ends.`,
          at,
        ),
      ]
    : [];
  const dangling = ways.flatMap(([target, place]) => {
    if (typeof target !== 'string' || Object.hasOwn(states, target)) return [];
    const message = `The state ${quoted(name)} leads to ${quoted(target)}, which is no state.`;
    return problem('import_invalid', message, place);
  });
  return [...open, ...dangling];
}

/** Whether a state says neither where it leads nor that it ends. */
export function isOpen(state: Fields): boolean {
  const leadsOn = ['Task', 'Pass', 'Wait', 'Parallel', 'Map'].includes(textOf(own(state, 'Type')));
  return leadsOn && own(state, 'Next') === undefined && own(state, 'End') !== true;
}
