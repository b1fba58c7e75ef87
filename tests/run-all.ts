/**
 * The gate: every suite of the project, in order, one line each, and at the end the sum of all of them alone
 * on a line: `N passed, N failed`. `npm test -- unit e2e` runs the named suites only (and what they stand on).
 * A suite that ran nothing has failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBrowsers } from '../lib/cli/browsers.ts';

/** What a suite found: how many checks held, and a line for each that did not. */
interface Result {
  passed: number;
  failures: string[];
  /** Said on the suite's line: sizes, what was skipped. */
  remark?: string;
}

interface Suite {
  name: string;
  needs?: string[];
  run(): Promise<Result>;
}

const root = resolve(dirname(new URL(import.meta.url).pathname), '..');
const results = 'test-results';
const builds = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

/**
 * Largest sizes of what is shipped, in bytes after gzip. The library brought 37 kB to the whole: its page, and the
 * reader of saved pages that it loads when there is one to read; its own way into the index 30 kB more, and what is
 * told beside its figures and of a long rebuild 6 kB. The reader of figures has 32 kB of fitted weights, 17 kB of names and
 * wordings of indicators, and the code that weighs every field and says how sure it is; the table of concepts and what joins
 * series by them is in the background and in the library. The panel tells doubt, offered joins and checked changes. The
 * page's script asks nodes by the browser's own getters and tells lists from articles. The panel orders, finds and filters the
 * figures, has each reason in a short form, too, and tells what a correction comes to: 10 kB with its two languages. Official
 * values of all provinces are 45 kB; who said a number is weighed, too, and weights of twice as many articles are 12 kB more.
 */
const budgets = { contentScript: 20_500, panel: 77_000, library: 134_000, whole: 606_000, reader: 143_000 };

const suites: Suite[] = [
  {
    name: 'types',
    run: () => command('no type errors', 'typescript', 'tsc', ['--noEmit', '--pretty', 'false']),
  },
  {
    name: 'style',
    run: () =>
      command('formatted and linted', '@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'imports', run: imports },
  { name: 'dead code', run: () => command('nothing unused', 'knip', 'knip', ['--no-progress']) },
  { name: 'build', run: build },
  { name: 'unit', needs: ['build'], run: () => vitest('unit', 'vitest.config.ts', { DOI_CHIEU_BUILT: '1' }) },
  { name: 'add-on lint', needs: ['build'], run: addonLint },
  { name: 'bundles', needs: ['build'], run: bundles },
  { name: 'e2e', needs: ['build'], run: endToEnd },
];

process.exitCode = await main(process.argv.slice(2));

async function main(wanted: string[]): Promise<number> {
  const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(
      `No suite ${unknown.join(', ')}. There are: ${suites.map((suite) => suite.name).join(', ')}.`,
    );
    return 2;
  }
  const chosen = suites.filter((suite) => wanted.length === 0 || isNeeded(suite.name, wanted));
  const broken = new Set<string>();
  let passed = 0;
  let failed = 0;
  for (const suite of chosen) {
    const started = Date.now();
    const without = suite.needs?.find((name) => broken.has(name));
    const result: Result = without
      ? { passed: 0, failures: [`not run: ${without} failed`] }
      : await suite.run().catch((error: unknown) => ({ passed: 0, failures: [String(error)] }));
    if (result.passed + result.failures.length === 0) result.failures.push('the suite ran no test');
    if (result.failures.length > 0) broken.add(suite.name);
    passed += result.passed;
    failed += result.failures.length;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const remark = result.remark ? `  (${result.remark})` : '';
    console.log(
      `${suite.name.padEnd(12)} ${result.passed} passed, ${result.failures.length} failed  ${seconds} s${remark}`,
    );
    for (const failure of result.failures) console.log(failure.replace(/^/gm, '    '));
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Whether a suite was asked for or one that was asked for stands on it. */
function isNeeded(name: string, wanted: string[]): boolean {
  return wanted.some(
    (one) => one === name || suites.find((suite) => suite.name === one)?.needs?.includes(name) === true,
  );
}

interface Run {
  code: number | null;
  stdout: string;
  output: string;
}

/** Runs a package's program with this Node. */
function run(
  packageName: string,
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const manifest = createRequire(import.meta.url).resolve(
    join(root, 'node_modules', packageName, 'package.json'),
  );
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const file = join(dirname(manifest), (typeof bin === 'string' ? bin : bin[program]) ?? '');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, output: output.trim() }));
  });
}

/** One check: the program ends well. */
async function command(what: string, packageName: string, program: string, args: string[]): Promise<Result> {
  const { code, output } = await run(packageName, program, args);
  return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [`${what}: no\n${output}`] };
}

/** One check a rule of `.dependency-cruiser.cjs`. */
async function imports(): Promise<Result> {
  const { stdout, output } = await run('dependency-cruiser', 'depcruise', [
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ...['entrypoints', 'components', 'lib', 'tests'],
  ]);
  if (!stdout.startsWith('{')) return { passed: 0, failures: [output] };
  const { summary } = JSON.parse(stdout) as {
    summary: {
      totalCruised: number;
      violations: { from: string; to: string; rule: { name: string } }[];
      ruleSetUsed: { forbidden: { name: string }[] };
    };
  };
  if (summary.totalCruised === 0) return { passed: 0, failures: ['no module was looked at'] };
  const found = new Map<string, string[]>();
  for (const { rule, from, to } of summary.violations) {
    found.set(rule.name, [...(found.get(rule.name) ?? []), `${from} → ${to}`]);
  }
  return {
    passed: summary.ruleSetUsed.forbidden.filter((rule) => !found.has(rule.name)).length,
    failures: [...found].map(([name, where]) => `${name}:\n${where.join('\n')}`),
    remark: `${summary.totalCruised} modules`,
  };
}

/** Builds the extension for both browsers; a warning is a failure. */
async function build(): Promise<Result> {
  const result: Result = { passed: 0, failures: [] };
  for (const browser of Object.keys(builds)) {
    const { code, output } = await run('wxt', 'wxt', ['build', '-b', browser, '--mv3']);
    if (code !== 0) result.failures.push(`${browser} was not built\n${output}`);
    else if (/\bwarn(ing)?\b/i.test(output))
      result.failures.push(`${browser} was built with warnings\n${output}`);
    else result.passed++;
  }
  return result;
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

async function vitest(name: string, config: string, env: NodeJS.ProcessEnv): Promise<Result> {
  const report = join(results, `${name}.json`);
  mkdirSync(join(root, results), { recursive: true });
  rmSync(join(root, report), { force: true });
  const args = ['run', '--config', config, '--reporter=json', `--outputFile=${report}`];
  const { code, output } = await run('vitest', 'vitest', args, env);
  let told: VitestReport;
  try {
    told = JSON.parse(readFileSync(join(root, report), 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failures: [output || 'no report was written'] };
  }
  const failures = told.testResults.flatMap((file) => {
    const wrong = file.assertionResults.filter((test) => test.status === 'failed');
    const told = wrong.map((test) => `${test.fullName}\n${test.failureMessages?.join('\n') ?? ''}`);
    // A file that could not even be loaded has no test that failed.
    if (file.status === 'failed' && wrong.length === 0) told.push(file.message ?? '');
    return told.map((text) => `${relative(root, file.name)}: ${text}`);
  });
  // Errors outside of any test.
  if (failures.length === 0 && (code !== 0 || !told.success)) failures.push(output);
  const skipped = told.numPendingTests + told.numTodoTests;
  return {
    passed: told.numPassedTests,
    failures,
    ...(skipped > 0 ? { remark: `${skipped} skipped` } : {}),
  };
}

interface LintMessage {
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** Mozilla's linter over the Firefox build: nothing but Preact's one way to set `innerHTML`. */
async function addonLint(): Promise<Result> {
  const { stdout, output } = await run('addons-linter', 'addons-linter', [
    builds.firefox,
    '--output',
    'json',
  ]);
  const from = stdout.indexOf('{');
  if (from < 0) return { passed: 0, failures: [output] };
  const told = JSON.parse(stdout.slice(from)) as Record<'errors' | 'warnings' | 'notices', LintMessage[]>;
  const result: Result = { passed: 0, failures: [] };
  const describe = (one: LintMessage): string =>
    `${one.code} ${one.file ?? ''}:${one.line ?? ''}:${one.column ?? ''} ${one.message}`;
  for (const kind of ['errors', 'warnings', 'notices'] as const) {
    const [known, other] = told[kind].reduce<[LintMessage[], LintMessage[]]>(
      ([known, other], one) => (isPreactInnerHtml(one) ? [[...known, one], other] : [known, [...other, one]]),
      [[], []],
    );
    if (known.length > 1) other.push(...known.slice(1));
    if (other.length > 0) result.failures.push(`${kind}:\n${other.map(describe).join('\n')}`);
    else result.passed++;
  }
  return result;
}

/** Whether a warning stands on the line of Preact's renderer that carries out `dangerouslySetInnerHTML`. */
function isPreactInnerHtml(found: LintMessage): boolean {
  if (found.code !== 'UNSAFE_VAR_ASSIGNMENT' || !found.file || !found.line) return false;
  const line = readFileSync(join(root, builds.firefox, found.file), 'utf8').split('\n')[found.line - 1] ?? '';
  const column = found.column ?? 0;
  return /\.__html\b[^;]*\.innerHTML\s*=\s*[\w$]+\.__html/.test(
    line.slice(Math.max(0, column - 200), column + 200),
  );
}

/** Sizes and contents of what would be shipped. */
/** Bytes, gzipped, of the reader of figures with its catalogue, bundled as the extension bundles it. */
async function sizeOfReader(): Promise<number> {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rollupOptions: { input: join(root, 'lib/figures/index.ts'), preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((b) => ('output' in b ? b.output : []));
  const code = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('');
  if (code === '') throw new Error('the reader of figures could not be bundled');
  return gzipSync(code).length;
}

async function bundles(): Promise<Result> {
  const result: Result = { passed: 0, failures: [] };
  const check = (holds: boolean, otherwise: string): void => {
    if (holds) result.passed++;
    else result.failures.push(otherwise);
  };
  const sizes: string[] = [];
  for (const [browser, folder] of Object.entries(builds)) {
    const files = new Map(
      filesBelow(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name))]),
    );
    const size = (names: Iterable<string>): number =>
      [...names].reduce((sum, name) => sum + gzipSync(files.get(name) ?? '').length, 0);
    const content = [...files.keys()].filter((name) => name.startsWith('content-scripts/'));
    const measured = {
      contentScript: size(content),
      panel: size(loadedBy('sidepanel.html', files)),
      library: size(loadedBy('library.html', files)),
      whole: size(files.keys()),
    };
    check(content.length > 0, `${browser}: no content script was built`);
    for (const [what, bytes] of Object.entries(measured)) {
      const most = budgets[what as keyof typeof budgets];
      check(bytes > 0 && bytes <= most, `${browser}: ${what} is ${bytes} B gzipped, more than ${most}`);
    }
    if (browser === 'chrome') {
      sizes.push(
        ...Object.entries(measured).map(([what, bytes]) => `${what} ${(bytes / 1000).toFixed(1)} kB`),
      );
    }
    const forbidden: [string, RegExp][] = [
      ['code made from text', /\beval\s*\(|\bFunction\s*\(|\bFunction\s*\.\s*apply\b/],
      [
        'scripts from elsewhere',
        /<script[^>]+src=["']?(https?:)?\/\/|\bimport\(\s*["'`]https?:|\bimportScripts\(/,
      ],
      ['source maps', /sourceMappingURL=/],
      ['paths of the machine it was built on', new RegExp(escapeForRegExp(root))],
    ];
    for (const [what, pattern] of forbidden) {
      const guilty = [...files]
        .filter(([name, bytes]) => /\.(js|html|css|json)$/.test(name) && pattern.test(bytes.toString('utf8')))
        .map(([name]) => name);
      check(guilty.length === 0, `${browser}: ${what} in ${guilty.join(', ')}`);
    }
  }
  const reader = await sizeOfReader();
  check(
    reader <= budgets.reader,
    `the reader of figures is ${reader} B gzipped, more than ${budgets.reader}`,
  );
  sizes.push(`reader of figures ${(reader / 1000).toFixed(1)} kB`);
  const own = ['entrypoints', 'components', 'lib'].flatMap((folder) =>
    filesBelow(join(root, folder)).map((name) => join(folder, name)),
  );
  const writers = own.filter(
    (name) =>
      /\.tsx?$/.test(name) &&
      /\.(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write\b|createContextualFragment|setHTMLUnsafe/.test(
        readFileSync(join(root, name), 'utf8'),
      ),
  );
  check(writers.length === 0, `HTML written from text in ${writers.join(', ')}`);
  result.remark = sizes.join(', ');
  return result;
}

/** The HTML file and every script and style sheet that loading it loads. */
function loadedBy(html: string, files: ReadonlyMap<string, Buffer>): Set<string> {
  const loaded = new Set<string>();
  const follow = (name: string): void => {
    const bytes = files.get(name);
    if (!bytes || loaded.has(name)) return;
    loaded.add(name);
    const text = bytes.toString('utf8');
    const links = name.endsWith('.html')
      ? /(?:src|href)="\/?([^"]+\.(?:js|css))"/g
      : /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;
    for (const [, link] of text.matchAll(links)) {
      if (link) follow(link.startsWith('.') ? posix.join(posix.dirname(name), link) : link);
    }
  };
  follow(html);
  return loaded;
}

async function endToEnd(): Promise<Result> {
  const browsers = ensureBrowsers(['chromium', 'firefox']);
  return vitest('e2e', 'vitest.e2e.config.ts', {
    DOI_CHIEU_BUILT: '1',
    CHROMIUM_PATH: browsers.chromium ?? undefined,
    FIREFOX_PATH: browsers.firefox ?? undefined,
  });
}

/** Names of all files below a folder, with `/`. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
