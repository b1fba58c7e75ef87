import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en } from '../../../lib/i18n/en.ts';
import { fill, languageOf, wordingOf } from '../../../lib/i18n/index.ts';
import { vi } from '../../../lib/i18n/vi.ts';

/** Every wording of a dictionary with the path that leads to it. */
function wordings(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : wordings(value, `${path}${key}.`),
  );
}
const names = (wording: string) => [...new Set([...wording.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();

describe('the dictionaries', () => {
  it('say the same things, none of them empty', () => {
    const [a, b] = [wordings(vi), wordings(en)];
    expect(b.map(([path]) => path)).toEqual(a.map(([path]) => path));
    for (const [path, wording] of [...a, ...b]) expect(wording.trim(), path).not.toBe('');
  });
  it('put the same values into their sentences', () => {
    const english = new Map(wordings(en));
    for (const [path, wording] of wordings(vi)) {
      const other = english.get(path) ?? '';
      // "repeated once" needs no number.
      if (path.endsWith('.one')) expect(names(wording), path).toEqual(expect.arrayContaining(names(other)));
      else expect(names(other), path).toEqual(names(wording));
    }
  });
  it('are in NFC', () => {
    for (const [path, wording] of [...wordings(vi), ...wordings(en)])
      expect(wording.normalize('NFC'), path).toBe(wording);
  });
});

describe('numbers, values, periods', () => {
  const [v, e] = [wordingOf('vi'), wordingOf('en')];
  it.each([
    [1110, 'hộ', '1.110 hộ', '1,110 hộ'],
    [74, '%', '74%', '74%'],
    [1.5, 'điểm %', '1,5 điểm %', '1.5 điểm %'],
    [14_700_000_000, 'đồng', '14,7 tỷ đồng', '14.7 billion đồng'],
    [3.5e12, 'đồng', '3,5 nghìn tỷ đồng', '3.5 trillion đồng'],
    [94_000_000, 'đồng/người/năm', '94 triệu đồng/người/năm', '94 million đồng/người/năm'],
    [1_200_000, 'lượt khách', '1,2 triệu lượt khách', '1.2 million lượt khách'],
    [12, null, '12', '12'],
  ])('%d %s', (value, unit, vietnamese, english) => {
    expect(v.value(value, unit)).toBe(vietnamese);
    expect(e.value(value, unit)).toBe(english);
  });
  it.each([
    ['2023', '2023', '2023'],
    ['2023-end', 'cuối năm 2023', 'end of 2023'],
    ['2024-Q1', 'quý I/2024', 'Q1 2024'],
    ['2024-07', 'tháng 7/2024', 'Jul 2024'],
    ['2024-01..2024-06', '6 tháng đầu năm 2024', 'first 6 months of 2024'],
    ['2024-07..2024-12', '6 tháng cuối năm 2024', 'last 6 months of 2024'],
    ['2024-03..2024-05', 'tháng 3 đến tháng 5/2024', 'Mar to May 2024'],
    ['2021..2025', '2021–2025', '2021–2025'],
    ['2023-11..2024-02', 'tháng 11/2023 đến tháng 2/2024', 'Nov 2023 to Feb 2024'],
    ['2025-04-16..2025-04-22', '16/4/2025 đến 22/4/2025', '16 Apr 2025 to 22 Apr 2025'],
    ['what', 'what', 'what'],
  ])('%s', (period, vietnamese, english) => {
    expect(v.period(period)).toBe(vietnamese);
    expect(e.period(period)).toBe(english);
  });
  it.each([
    ['2023', 'năm 2023', '2023'],
    ['2024-Q3', 'quý III/2024', 'Q3 2024'],
    ['2024-01..2024-09', '9 tháng đầu năm 2024', 'first 9 months of 2024'],
    ['2021..2025', 'giai đoạn 2021–2025', '2021–2025'],
    ['2024..2025', '2024–2025', '2024–2025'],
    ['2024-01-01..2024-06-15', 'từ 1/1/2024 đến 15/6/2024', '1 Jan 2024 to 15 Jun 2024'],
  ])('%s stands in a sentence', (period, vietnamese, english) => {
    expect(v.inSentence(period)).toBe(vietnamese);
    expect(e.inSentence(period)).toBe(english);
  });
  it('has a minus and no hyphen', () => expect(v.value(-1110, 'hộ')).toBe('−1.110 hộ'));
  it('dates are those of Vietnam, whatever the clock here', () => {
    expect(v.date('2024-01-19T23:30:00+07:00')).toBe('19/1/2024');
    expect(v.date('2024-01-19T18:30:00Z')).toBe('20/1/2024');
    expect(v.date('2024-01-19')).toBe('19/1/2024');
    expect(e.date('2024-01-19')).toBe('19 Jan 2024');
    expect(v.date('never')).toBe('never');
  });
  it('counts in the plural of each language', () => {
    expect([1, 2].map((n) => e.count(en.article.figures, n))).toEqual(['1 figure', '2 figures']);
    expect([1, 2].map((n) => v.count(vi.article.figures, n))).toEqual(['1 số liệu', '2 số liệu']);
  });
  it('leaves what it is not given', () => expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}'));
  it('knows two languages', () =>
    expect(['en', 'vi', 'fr', null].map(languageOf)).toEqual(['en', 'vi', 'vi', 'vi']));
});

/** Words between tags, or in an attribute that is read out, that do not come from the dictionary. */
function strayWords(file: string, source: string): string[] {
  const stray = new Set<string>();
  const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'label']);
  const hasWord = (text: string) => /\p{L}{2,}/u.test(text);
  const report = (text: string) => stray.add(`${file}: ${text.trim()}`);
  const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node);
  /** Texts that an expression can come to: both sides of a choice, parts of a template; never what it only asks. */
  const results = (node: ts.Node): ts.LiteralLikeNode[] => {
    if (isText(node)) return [node];
    if (ts.isConditionalExpression(node)) return [...results(node.whenTrue), ...results(node.whenFalse)];
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return results(node.right);
      const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
      return joins.includes(kind) ? [...results(node.left), ...results(node.right)] : [];
    }
    if (ts.isParenthesizedExpression(node)) return results(node.expression);
    if (ts.isTemplateExpression(node))
      return [
        node.head,
        ...node.templateSpans.flatMap((span) => [...results(span.expression), span.literal]),
      ];
    return [];
  };
  const look = (node: ts.Node) => {
    if (ts.isJsxText(node) && hasWord(node.text)) report(node.text);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer) {
      const { initializer } = node;
      const said = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
      for (const { text } of said ? results(said) : []) if (hasWord(text)) report(text);
    }
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      for (const { text } of results(node.expression)) if (hasWord(text)) report(text);
    // A literal with Vietnamese letters is meant for a reader, wherever it stands; the product's name is not a word.
    if (
      isText(node) &&
      node.text !== 'Đối Chiếu' &&
      /[à-ỹđ]/i.test(node.text.replaceAll(/[×·–−…]/g, '')) &&
      !ts.isImportDeclaration(node.parent)
    )
      report(node.text);
    ts.forEachChild(node, look);
  };
  look(
    ts.createSourceFile(
      file,
      source,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return [...stray];
}

describe('words outside the dictionaries', () => {
  const files = ['components', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  it('there are files to look at', () => expect(files.length).toBeGreaterThan(10));
  it.each(files)('%s has none', (file) => expect(strayWords(file, readFileSync(file, 'utf8'))).toEqual([]));
  it.each([
    'const a = <p>Lưu số liệu</p>;',
    'const a = <p>Save</p>;',
    'const a = <button aria-label="Save" />;',
    "const a = <p>{'Save'}</p>;",
    "const a = 'Đã lưu';",
    `const a = \`Đã lưu \${n}\`;`,
    `const a = \`\${n} đã lưu\`;`,
    "const a = <p>{saved && 'Saved'}</p>;",
    `const a = <p>{\`Saved \${n}\`}</p>;`,
    "const a = <><b />{saved ? 'Saved' : x}</>;",
    "const a = <button title={'Save'} />;",
    "const a = <button aria-label={name ?? 'Save'} />;",
  ])('finds them in: %s', (source) => expect(strayWords('a.tsx', source)).toHaveLength(1));
  it.each([
    "const a = <p class='calm'>{t.actions.save}</p>;",
    "const a = <p class={late ? 'late' : 'calm'}>{kind === 'article' && t.name}</p>;",
    "const a = <p title={t.name}>{shown.kind === 'none' ? t.a : t.b} · {'·'}</p>;",
    "const a = <p>{parts.join(' · ')}</p>;",
  ])('leaves alone: %s', (source) => expect(strayWords('a.tsx', source)).toEqual([]));
});
