/** Counts how what was read stands against its labels, over articles: fields, rows, sure rows, detection, officials. */

import { likeness } from '../figures/alike.ts';
import { type Figure, type Official, SURE } from '../records.ts';
import { fold } from '../text/normalise.ts';
import type { Gold } from './gold.ts';
import { align, type Field, fields, judge, ROW } from './judge.ts';

type Say = (line: string) => void;

export class Score {
  files = 0;
  found = 0;
  missed = 0;
  extra = 0;
  onNonFigures = 0;
  row = 0;
  falseRow = 0;
  sure = 0;
  sureRight = 0;
  readonly fields = new Map<Field, { right: number; silent: number; wrong: number }>(
    fields.map((f) => [f, { right: 0, silent: 0, wrong: 0 }]),
  );
  readonly people = { found: 0, missed: 0, extra: 0, posts: 0 };

  constructor(private readonly say: Say = () => {}) {}

  /** Adds one article. */
  add(file: string, gold: Gold, figures: readonly Figure[], officials: readonly Official[]): void {
    this.files++;
    const { pairs, missed, extra } = align(gold.figures, figures);
    for (const label of missed) this.say(`missed  ${file} ${label.start} «${label.text}»`);
    for (const f of extra) {
      const non = gold.nonFigures.find((n) => f.start < n.end && n.start < f.end);
      if (non !== undefined) this.onNonFigures++;
      this.say(`extra   ${file} ${f.start} «${f.text}»${non === undefined ? '' : ` (${non.why})`}`);
    }
    this.missed += missed.length;
    this.extra += extra.length;
    for (const [figure, label] of pairs) {
      this.found++;
      let right = 0;
      let wrong = 0;
      for (const field of fields) {
        const judged = judge(field, label, figure[field]);
        (this.fields.get(field) as Record<string, number>)[judged]!++;
        if (ROW.includes(field)) {
          if (judged === 'right') right++;
          else if (judged === 'wrong') wrong++;
        }
        if (judged !== 'right')
          this.say(
            `${judged} ${field.padEnd(9)} ${file} «${label.text}»: ${label[field]} | ${figure[field]}`,
          );
      }
      if (right === ROW.length) this.row++;
      else if (wrong > 0) this.falseRow++;
      if (Object.values(figure.certainty ?? {}).every((c) => c >= SURE)) {
        this.sure++;
        if (right === ROW.length) this.sureRight++;
      }
    }
    this.addOfficials(file, gold, officials);
  }

  private addOfficials(file: string, gold: Gold, officials: readonly Official[]): void {
    const left = new Set(officials);
    for (const wanted of gold.officials) {
      const hit = [...left].find((o) => fold(o.name) === fold(wanted.name));
      if (hit === undefined) {
        this.people.missed++;
        this.say(`missed  ${file} ${wanted.name}`);
        continue;
      }
      left.delete(hit);
      this.people.found++;
      const posts = hit.positions.flatMap((p) => [p.text, `${p.title} ${p.organisation ?? ''}`]);
      if (wanted.positions.some((p) => posts.some((q) => likeness(p, q) >= 0.6))) this.people.posts++;
      else this.say(`post    ${file} ${wanted.name}: ${wanted.positions.join('; ')} | ${posts.join('; ')}`);
    }
    this.people.extra += left.size;
    for (const o of left) this.say(`extra   ${file} ${o.name}`);
  }

  /** The figures of a report, in lines. */
  lines(): string[] {
    const percent = (a: number, b: number) => (b === 0 ? '–' : ((100 * a) / b).toFixed(1)).padStart(6);
    const all = this.found + this.missed;
    const { found, missed, extra, posts } = this.people;
    return [
      `articles              ${this.files}`,
      `figures, precision   ${percent(this.found, this.found + this.extra)} %   (${this.onNonFigures} of ${this.found + this.extra} on what is no figure)`,
      `figures, recall      ${percent(this.found, all)} %   (of ${all})`,
      `rows right           ${percent(this.row, all)} %   with a wrong field ${percent(this.falseRow, all)} %`,
      `rows said surely     ${percent(this.sure, all)} %   of them right ${percent(this.sureRight, this.sure)} %`,
      '  field        right silent  wrong   (% of the figures found)',
      ...[...this.fields].map(
        ([f, n]) =>
          `  ${f.padEnd(11)}${percent(n.right, this.found)} ${percent(n.silent, this.found)} ${percent(n.wrong, this.found)}`,
      ),
      `officials, precision ${percent(found, found + extra)} %`,
      `officials, recall    ${percent(found, found + missed)} %   with a right post ${percent(posts, found + missed)} %`,
    ];
  }
}
