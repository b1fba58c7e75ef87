/**
 * Words that every JavaScript object answers to ("constructor", "__proto__") are words like any other: no table that a
 * text or a file can index is a plain object.
 */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { claimReview } from '../../../lib/exchange/annotations.ts';
import { headedPeriod } from '../../../lib/exchange/headings.ts';
import { readJsonStat } from '../../../lib/exchange/jsonstat.ts';
import type { Annotation } from '../../../lib/records.ts';
import { articleOf } from '../../unit/article.ts';

const words = [
  ...new Set([Object.prototype, Function.prototype].flatMap((one) => Object.getOwnPropertyNames(one))),
];

describe('an article in which such words stand is read', () => {
  it.each(words)('%s', (word) => {
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    const said = [
      `Năm 2023, tỉnh An Bình có 4.310 hộ nghèo, giảm 5 ${word} so với năm ${word}.`,
      `Hai ${word} mươi ${word} 12 ${word} hộ, tháng ${capital} 2023, quý ${word} năm ${word}, ${word} năm tới.`,
      `Ông ${capital} ${capital}, ${word} ${word}, Chủ tịch UBND ${capital} nói 7 % ${word}.`,
    ];
    const { figures } = readArticle(articleOf(`Tin ${word}\n${said.join('\n')}`));
    expect(figures.map(({ value }) => value)).toContain(4310);
    for (const { value, unit, indicator } of figures) {
      expect(Number.isFinite(value)).toBe(true);
      expect([typeof unit, typeof indicator]).not.toContain('function');
    }
  });
});

it.each(words)('a table of statistics with a category %s is read', (word) => {
  const dimension = JSON.parse(`{"kỳ":{"category":{"index":[${JSON.stringify(word)}]}}}`);
  const json = { class: 'dataset', id: ['kỳ'], size: [1], value: [5], dimension };
  expect(readJsonStat(json)?.table.dimensions[0]?.categories).toEqual([
    { code: word, label: word, unit: null },
  ]);
  expect(headedPeriod(`quý ${word}/2023`)).toBeNull();
});

it.each(words)('an imported verdict %s is none', (word) => {
  const annotation = {
    body: [{ type: 'TextualBody', purpose: 'assessing', value: word }],
    target: { source: 'https://a.vn/', selector: [{ exact: 'x' }] },
  } as unknown as Annotation;
  expect(claimReview(annotation, null)).toBeNull();
});

/** `table[key]` where the key may be any string, outside of a look whether the table has such a name of its own. */
function plainLookUps(): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.json',
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(String(messageText));
      },
    },
  );
  const shipped =
    config?.fileNames.filter((name) => /\/(?:lib\/(?!cli\/)|entrypoints\/|components\/)/.test(name)) ?? [];
  expect(shipped.length).toBeGreaterThan(150);
  const program = ts.createProgram(shipped, config?.options ?? {});
  const checker = program.getTypeChecker();
  const anyWord = (type: ts.Type) =>
    (type.isUnion() ? type.types : [type]).some(
      ({ flags }) => (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0,
    );
  const isAsked = (node: ts.ElementAccessExpression) =>
    ts.isConditionalExpression(node.parent) &&
    node.parent.whenTrue === node &&
    node.parent.condition.getText() ===
      `Object.hasOwn(${node.expression.getText()}, ${node.argumentExpression.getText()})`;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const file = node.getSourceFile();
    const tell = () => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(
        `${ts.sys.resolvePath(file.fileName).split('/').slice(-3).join('/')}:${line + 1} ${node.getText()}`,
      );
    };
    if (ts.isElementAccessExpression(node)) {
      if (anyWord(checker.getTypeAtLocation(node.argumentExpression)) && !isAsked(node)) tell();
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
      anyWord(checker.getTypeAtLocation(node.left)) &&
      !ts.isStringLiteral(node.left)
    )
      tell();
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (shipped.includes(file.fileName)) visit(file);
  return found;
}

it('no shipped code looks a word up in a plain object', () => {
  expect(plainLookUps()).toEqual([]);
}, 120_000);
