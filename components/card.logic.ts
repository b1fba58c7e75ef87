/** What the card beside a mark in the page says: a few short lines, the most telling first. */
import type { Wording } from '../lib/i18n/index.ts';
import type {
  Alarm,
  Comparison,
  Figure,
  Official,
  OfficialHistory,
  PlacedAnnotation,
} from '../lib/records.ts';
import { goalWords, recentPoints } from './comparison.logic.ts';
import { reasonWords } from './doubt.logic.ts';
import { postName, seenWords } from './officials.logic.ts';
import { changeWords, hasEarlier, printed, printedPoint, sentenceCase } from './panel.logic.ts';

/** Posts of an official that are listed. */
const POSTS = 3;
/** Longest note that is shown whole, in UTF-16 code units. */
const NOTE = 240;

const present = (lines: readonly (string | null)[]) =>
  lines.filter((line): line is string => line !== null && line !== '');

/** A figure: what it says, the years before, the change, and how far that holds. */
export function figureCard(
  figure: Figure,
  comparison: Comparison | null,
  alarms: readonly Alarm[],
  wording: Wording,
): string[] {
  const { t, period } = wording;
  const about = present([t.status[figure.status], period(figure.period), figure.place]).join(' · ');
  const head = [sentenceCase(`${figure.indicator}: ${printed(figure, wording)}`), about];
  const alarmed = alarms.map(({ kind }) => `${t.alarm.title}. ${t.alarm[kind]}`);
  if (comparison === null || !hasEarlier(comparison))
    return present([...head, ...alarmed, comparison === null ? null : t.comparison.none]);
  const { verdict, reasons, goal } = comparison;
  const recent = recentPoints(figure, comparison).map(
    (point) => `${period(point.period)}: ${printedPoint(point, wording)}`,
  );
  const [why] = reasons;
  return present([
    ...head,
    ...alarmed,
    recent.join(' · '),
    changeWords(comparison, figure.unit, wording)?.text ?? null,
    goal === null ? null : goalWords(goal, figure.id, wording),
    verdict === null
      ? null
      : [
          t.comparison.verdict[verdict],
          verdict !== 'comparable' && why ? reasonWords(why, comparison, wording) : '',
        ]
          .join(' ')
          .trim(),
  ]);
}

/** An official: name, posts here, and the ones that saved articles gave before. */
export function officialCard(
  official: Official,
  history: OfficialHistory | null,
  wording: Wording,
): string[] {
  const { t } = wording;
  const before = (history?.posts ?? [])
    .slice(0, POSTS)
    .map((seen) => `${postName(seen.position, wording)} (${seenWords(seen, wording)})`);
  return present([
    sentenceCase(present([official.honorific, official.name]).join(' ')),
    ...official.positions.slice(0, POSTS).map((position) => postName(position, wording)),
    before.length === 0 ? null : `${t.officials.earlier}: ${before.join('; ')}`,
  ]);
}

/** A note of the reader's own. */
export function annotationCard({ assessment, note, tags }: PlacedAnnotation, { t }: Wording): string[] {
  const said = note.normalize('NFC').trim();
  const verdict = assessment === null ? t.annotations.noVerdict : t.annotations.assessment[assessment];
  return present([
    `${t.annotations.title}: ${verdict}`,
    said.length > NOTE ? `${said.slice(0, NOTE)}…` : said,
    tags.map((tag) => `#${tag}`).join(' '),
  ]);
}
