/**
 * Finds the browsers that `npm start` and the end-to-end tests drive, and installs Debian's where that is
 * possible. Nothing is downloaded from anywhere else.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

interface Known {
  variable: string;
  /** Names looked for on the PATH, best first. */
  commands: string[];
  /** Usual places of macOS and Windows. */
  places: string[];
  /** Debian's package. */
  debian: string;
}

const windowsPlaces = (...tails: string[]): string[] =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((base) => base !== undefined)
    .flatMap((base) => tails.map((tail) => join(base, tail)));

const known: Record<BrowserName, Known> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge-stable',
    ],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...windowsPlaces(
        'Chromium\\Application\\chrome.exe',
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ),
    ],
    debian: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      ...windowsPlaces('Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'),
    ],
    debian: 'firefox-esr',
  },
};

/**
 * Path of an installed browser, or null. The environment (`CHROMIUM_PATH`, `FIREFOX_PATH`) goes before the
 * PATH, the PATH before the usual places. Throws where the environment names a file that is not there.
 */
export function findBrowser(name: BrowserName): string | null {
  const { variable, commands, places } = known[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`${variable} names ${chosen}, which does not exist.`);
    return chosen;
  }
  if (process.platform !== 'win32') {
    const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
    for (const command of commands) {
      const found = folders.map((folder) => join(folder, command)).find(isExecutable);
      if (found) return found;
    }
  }
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Paths of the named browsers. Those that are missing are installed with apt-get where this is Debian or
 * Ubuntu and we are root; else throws an error that says in one line what to install.
 */
export function ensureBrowsers(names: readonly BrowserName[]): Record<BrowserName, string | null> {
  const missing = () => names.filter((name) => findBrowser(name) === null);
  if (missing().length > 0 && process.getuid?.() === 0 && which('apt-get')) {
    const packages = missing().map((name) => known[name].debian);
    console.log(`Installing ${packages.join(' and ')} with apt-get …`);
    aptGet(['update']);
    // The fonts draw Vietnamese letters in screenshots; a machine with browsers is taken to have its own.
    aptGet(['install', '--yes', '--no-install-recommends', ...packages, 'fonts-noto-core']);
  }
  const still = missing();
  if (still.length > 0) {
    const packages = still.map((name) => known[name].debian).join(' ');
    const variables = still.map((name) => known[name].variable).join(', ');
    throw new Error(
      `No ${still.join(' and no ')} was found: install it (Debian: apt-get install ${packages}) or set ${variables}.`,
    );
  }
  return { chromium: findBrowser('chromium'), firefox: findBrowser('firefox') };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function which(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)));
}

function aptGet(args: string[]): void {
  const run = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status !== 0) console.error(`apt-get ${args[0]} did not succeed: ${run.stderr.trim()}`);
}
