import { FlowSettings, GateConfig } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../../strings/createTranslate.ts';
import { de } from '../../../../strings/de.ts';
import { en } from '../../../../strings/en.ts';
import { durationInWords } from '../../../../ui/durationInWords.ts';
import { cronInWords } from './cronInWords.ts';
import { gateSentences, isWorkingTime } from './sentences.ts';

const english = { t: createTranslate(en, 'en'), language: 'en' };
const german = { t: createTranslate(de, 'de'), language: 'de' };
const gate = (config: object) => GateConfig.parse({ question: 'Pay?', ...config });

describe('a gate in words', () => {
  it('says who decides, by when, and that silence never approves', () => {
    const config = gate({
      approvals: 2,
      dueAfter: '4h',
      remindAfter: '1h',
      escalateAfter: '1d',
      expiresAfter: '3d',
    });
    expect(gateSentences(config, ['Ada', 'Grace'], english).join(' ')).toBe(
      'Ada or Grace may decide. 2 different people must approve; one rejection decides. An answer is due 4 hours after the case came in. Every 1 hour without an answer it is brought to mind again. After 1 day it goes to the owners as well. Without an answer within 3 days the case leaves by "Expired"; it is never approved by silence.',
    );
  });

  it('says it in German, and that a case waits where nothing ends it', () => {
    const [who, ...rest] = gateSentences(gate({ dueAfter: '2d' }), [], german);
    expect(who).toBe('Wer in diesem Arbeitsbereich prüfen darf, darf entscheiden.');
    expect(rest.at(-1)).toContain('wartet');
  });

  it('names the condition of four eyes', () => {
    const config = gate({ fourEyesWhen: 'input.amount > 100' });
    expect(gateSentences(config, [], english)).toContain(
      'When input.amount > 100 holds, two different people must approve.',
    );
  });
});

describe('times in words', () => {
  it('says a duration in the language of the reader', () => {
    expect([
      durationInWords('1d', 'en'),
      durationInWords('90s', 'de'),
      durationInWords('soon', 'en'),
    ]).toEqual(['1 day', '90 Sekunden', 'soon']);
  });

  it('says a cron line, and nothing of what is none', () => {
    expect(cronInWords('0 9 * * MON', 'en')).toBe('At 09:00, only on Monday');
    expect(cronInWords('0 9 * * MON', 'de')).toBe('Um 09:00, nur jeden Montag');
    expect(cronInWords('every day', 'en')).toBeUndefined();
  });

  it('knows whether people are at work, in the zone of the flow', () => {
    const settings = FlowSettings.parse({
      timeZone: 'Europe/Berlin',
      businessHours: { holidays: ['2026-03-03'] },
    });
    const at = (time: string) => isWorkingTime(new Date(time), settings);
    // A Monday: 08:30 UTC is 09:30 in Berlin, 16:00 UTC is 17:00.
    expect([at('2026-03-02T08:30:00Z'), at('2026-03-02T16:00:00Z')]).toEqual([true, false]);
    // A holiday, and a Sunday.
    expect([at('2026-03-03T10:00:00Z'), at('2026-03-01T10:00:00Z')]).toEqual([false, false]);
  });
});
