/** The province of a post that names none: the title's, else the most named, the publisher's own for a start. */
import { expect, it } from 'vitest';
import { readOfficials } from '../../../lib/officials/index.ts';
import { articleOf } from './support.ts';

const OFFICIAL = 'Ông Lê Văn Tám, Giám đốc Sở Nội vụ, cho biết việc này.';

it.each<[string, string | null, string[], string | null]>([
  ['the publisher’s where no other is named', 'vn63:80', ['Xây cầu nông thôn', OFFICIAL], 'Long An'],
  ['of the list in force', 'vn34:80', ['Xây cầu nông thôn', OFFICIAL], 'Tây Ninh'],
  ['the title’s before the publisher’s', 'vn63:80', ['Bến Tre xây cầu', OFFICIAL], 'Bến Tre'],
  [
    'the publisher’s beside another in passing',
    'vn63:80',
    ['Xây cầu nông thôn', 'Đoàn của tỉnh Bến Tre đến xem.', OFFICIAL],
    'Long An',
  ],
  [
    'the one that the text keeps naming',
    'vn63:80',
    ['Xây cầu nông thôn', `${'Tỉnh Bến Tre làm cầu. '.repeat(6)}`, OFFICIAL],
    'Bến Tre',
  ],
  ['none from nowhere', null, ['Xây cầu nông thôn', OFFICIAL], null],
])('%s', (_, place, lines, expected) => {
  const [official] = readOfficials(articleOf(lines, { place }));
  expect(official?.positions[0]?.place).toBe(expected);
});
