import { describe, expect, it } from 'vitest';
import {
  addedOrigins,
  covers,
  listedPatterns,
  missingOrigins,
  patternOf,
  readingScope,
  type SiteChoice,
  siteGroups,
  siteOf,
} from '../../../lib/catalog/site-groups.ts';

const all: SiteChoice = { groupsOff: [], hostsOff: [] };
const granted = [...listedPatterns];

describe('the list of sites', () => {
  it('names every domain once, and bare', () => {
    const domains = siteGroups.flatMap((group) => group.domains);
    expect(new Set(domains).size).toBe(domains.length);
    expect(domains.filter((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))).toEqual([]);
  });

  it('names its groups in both languages', () => {
    for (const { id, vi, en } of siteGroups) expect([id, vi, en].every((name) => name.length > 2)).toBe(true);
  });
});

describe('siteOf', () => {
  it.each<[string | null, SiteChoice, string[], string | null]>([
    ['https://baodansinh.vn/a.htm', all, granted, 'baodansinh.vn dan-sinh on allowed'],
    ['http://m.baodansinh.vn:8080/a.htm', all, granted, 'm.baodansinh.vn dan-sinh on allowed'],
    ['https://dansinh.dantri.com.vn/a', all, granted, 'dansinh.dantri.com.vn dan-sinh on allowed'],
    ['https://sonoivu.longan.gov.vn/a', all, granted, 'sonoivu.longan.gov.vn portals on allowed'],
    // A domain of its own group inside nobody's: `xbaodansinh.vn` only ends alike.
    ['https://xbaodansinh.vn/a', all, granted, 'xbaodansinh.vn none off kept'],
    ['https://baodansinh.vn.example.org/a', all, granted, 'baodansinh.vn.example.org none off kept'],
    [
      'https://baolongan.vn/a',
      { ...all, groupsOff: ['provinces'] },
      granted,
      'baolongan.vn provinces off allowed',
    ],
    [
      'https://baolongan.vn/a',
      { ...all, hostsOff: ['baolongan.vn'] },
      granted,
      'baolongan.vn provinces off allowed',
    ],
    ['https://baolongan.vn/a', all, [], 'baolongan.vn provinces on kept'],
    ['https://example.org/a', all, [...granted, '*://example.org/*'], 'example.org none on allowed'],
    [
      'https://example.org/a',
      { ...all, hostsOff: ['example.org'] },
      [...granted, '*://example.org/*'],
      'example.org none off allowed',
    ],
    ['https://example.org/a', all, ['<all_urls>'], 'example.org none on allowed'],
    ['about:blank', all, granted, null],
    ['chrome-extension://abc/sidepanel.html', all, granted, null],
    ['file:///home/a.html', all, granted, null],
    ['no address', all, granted, null],
    [null, all, granted, null],
  ])('%s', (url, choice, origins, expected) => {
    const site = siteOf(url, choice, origins);
    const words =
      site &&
      [site.host, site.group ?? 'none', site.on ? 'on' : 'off', site.allowed ? 'allowed' : 'kept'].join(' ');
    expect(words).toBe(expected);
  });

  it('says what to ask the browser for', () => {
    expect(siteOf('https://m.baolongan.vn/a', all, [])?.origin).toBe('*://*.baolongan.vn/*');
    expect(siteOf('https://news.example.org/a', all, [])?.origin).toBe('*://news.example.org/*');
  });
});

it.each([
  ['*://*.a.vn/*', 'a.vn', true],
  ['*://*.a.vn/*', 'm.a.vn', true],
  ['*://*.a.vn/*', 'ba.vn', false],
  ['*://a.vn/*', 'm.a.vn', false],
  ['https://a.vn/*', 'a.vn', true],
  ['*://*/*', 'a.vn', true],
  ['<all_urls>', 'a.vn', true],
  ['file:///*', 'a.vn', false],
  ['', 'a.vn', false],
])('%s covers %s: %s', (pattern, host, expected) => {
  expect(covers(pattern, host)).toBe(expected);
});

describe('readingScope', () => {
  it('is every granted listed site, and what the reader added', () => {
    const added = '*://example.org/*';
    expect(readingScope(all, [...granted, added]).matches).toEqual([...granted, added].sort());
    expect(readingScope(all, []).matches).toEqual([]);
    expect(addedOrigins([...granted, added])).toEqual([added]);
  });

  it('leaves out groups, hosts and whatever is not granted', () => {
    const scope = readingScope({ groupsOff: ['provinces'], hostsOff: ['vtv.vn'] }, granted);
    expect(scope.matches).not.toContain(patternOf('baolongan.vn'));
    expect(scope.matches).toContain(patternOf('vtv.vn'));
    expect(scope.excludeMatches).toEqual([patternOf('vtv.vn')]);
    const revoked = granted.filter((origin) => origin !== patternOf('vov.vn'));
    expect(readingScope(all, revoked).matches).not.toContain(patternOf('vov.vn'));
  });

  it('agrees with siteOf about every listed site, whatever is off', () => {
    for (const { id } of siteGroups) {
      const choice = { groupsOff: [id], hostsOff: ['vov.vn'] };
      const { matches, excludeMatches } = readingScope(choice, granted);
      for (const { domains } of siteGroups) {
        for (const domain of domains) {
          const host = `www.${domain}`;
          const runs = matches.some((m) => covers(m, host)) && !excludeMatches.some((m) => covers(m, host));
          expect([host, siteOf(`https://${host}/`, choice, granted)?.on]).toEqual([host, runs]);
        }
      }
    }
  });
});

it('missing are the listed sites of groups that are on, and no others', () => {
  expect(missingOrigins(all, granted)).toEqual([]);
  expect(missingOrigins(all, ['*://*/*'])).toEqual([]);
  const without = granted.filter((o) => o !== patternOf('vov.vn') && o !== patternOf('baolongan.vn'));
  expect(missingOrigins(all, without)).toEqual([patternOf('vov.vn'), patternOf('baolongan.vn')]);
  expect(missingOrigins({ ...all, groupsOff: ['provinces'] }, without)).toEqual([patternOf('vov.vn')]);
});
