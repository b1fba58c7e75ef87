/** What becomes of saved quotations when an article is edited: five hundred edits and more, every one counted. */
import { describe, expect, it } from 'vitest';
import { type AnchorSubject, anchorIn } from '../../../lib/annotate/anchor.ts';
import { makeSelectors } from '../../../lib/annotate/selectors.ts';
import { readArticle } from '../../../lib/engine.ts';
import { articleOf } from '../article.ts';
import { articles } from './articles.ts';
import { chance, edit, originalOf } from './edits.ts';

const EDITS = 800;

const originals = articles.map((article) => {
  const original = originalOf(article);
  const { figures, officials } = readArticle(articleOf(original.text));
  const anchors = [
    ...figures.map((figure) => ({ span: figure, subject: { ...figure, kind: 'figure' as const } })),
    ...officials.map((official) => ({ span: official, subject: { kind: 'official' as const } })),
  ].map(({ span, subject }) => ({
    start: span.start,
    end: span.end,
    subject: subject as AnchorSubject,
    selectors: makeSelectors(original.text, span, figures, subject as AnchorSubject),
  }));
  return { original, figures, anchors };
});

describe(`${EDITS} edits`, () => {
  const random = chance(20240131);
  const counts = {
    anchors: 0,
    surviving: 0,
    found: 0,
    gone: 0,
    wrong: 0,
    anchored: 0,
    moved: 0,
    value_changed: 0,
  };
  const wrong: string[] = [];
  const missed: string[] = [];
  for (let n = 0; n < EDITS; n++) {
    const { original, figures, anchors } = originals[n % originals.length] as (typeof originals)[number];
    const edited = edit(original, figures, random);
    const anchor = anchorIn(edited.text, readArticle(articleOf(edited.text)).figures);
    for (const { start, end, subject, selectors } of anchors) {
      const truth = edited.track(start, end);
      if (truth === 'open') continue;
      const found = anchor(selectors, subject);
      const said = original.text.slice(start, end);
      const shown =
        found.state === 'orphan'
          ? 'orphan'
          : `${found.state} “${edited.text.slice(found.start - 30, found.end + 10)}”`;
      counts.anchors++;
      if (truth === null) counts.gone++;
      else counts.surviving++;
      if (found.state === 'orphan') {
        if (truth !== null)
          missed.push(`[${edited.what}] ${said}: ${original.text.slice(start - 40, end + 10)}`);
        continue;
      }
      // The same person in another sentence is the same person.
      const person = subject.kind === 'official' && found.state === 'moved';
      const samePlace = truth !== null && found.start === truth.start && found.end === truth.end;
      const honest = (found.state === 'value_changed') === (truth?.changed ?? false);
      if (person && !samePlace) continue;
      if (!samePlace || !honest) {
        counts.wrong++;
        wrong.push(`[${edited.what}] ${said} → ${shown} | was ${original.text.slice(start - 40, end + 10)}`);
      } else {
        counts.found++;
        counts[found.state]++;
      }
    }
  }
  const share = counts.found / counts.surviving;
  console.log(
    `${EDITS} edits: ${JSON.stringify(counts)}, ${(share * 100).toFixed(2)} % of the surviving found`,
  );

  it('attach nothing to a wrong place, and nothing to another number', () => {
    expect(counts.gone).toBeGreaterThan(500);
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('lose fewer than three in a hundred of what is still there', () => {
    expect(share, missed.slice(0, 40).join('\n')).toBeGreaterThanOrEqual(0.97);
  });
});
