import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article } from '../lib/records.ts';
import { sumWords } from './comparison.logic.ts';
import { Unsure } from './doubt.tsx';
import { useWording } from './language.ts';

/** Numbers that do not fit each other: what, the sum, and the sentences they stand in. */
export function AlarmNotes({ alarms, article }: { alarms: readonly Alarm[]; article: Article }) {
  const wording = useWording();
  const { t } = wording;
  return (
    <>
      {alarms.map((alarm) => (
        <div key={alarm.id} class="alarm" data-alarm={alarm.kind}>
          <p>
            <strong>{t.alarm.title}:</strong>{' '}
            {fill(t.alarm.line, { sum: sumWords(alarm.sum, wording), stated: alarm.stated })}
            <Unsure fields={alarm.unsure} told />
          </p>
          <details>
            <summary>{t.alarm.sentences}</summary>
            <p>{t.alarm[alarm.kind]}</p>
            {alarm.sentences.map(({ start, end }) => (
              <blockquote key={start} lang="vi">
                {article.text.slice(start, end).trim()}
              </blockquote>
            ))}
          </details>
        </div>
      ))}
    </>
  );
}
