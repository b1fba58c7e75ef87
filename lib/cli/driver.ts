/**
 * Drives a real Chromium or Firefox with the extension in it: one set of words for both, used by `npm start`
 * and by the end-to-end tests. Chromium is spoken to over its DevTools protocol, Firefox over WebDriver BiDi,
 * whose privileged scope (`--remote-allow-system-access`) does what no page may: preferences, the event page's
 * end, the sidebar.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type Browser,
  type ConsoleMessage,
  type CreatePageOptions,
  launch,
  type Page,
  type Target,
} from 'puppeteer-core';
import type { BackgroundCalls, Reply, RequestOf, ResponseOf } from '../messaging/protocol.ts';
import type { BrowserName } from './browsers.ts';
import type { Web } from './web.ts';

/** The extension's programming interface as far as the driver asks for it. */
interface ExtensionApi {
  action: { getBadgeText(of: { tabId: number }): Promise<string> };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  tabs: { query(of: object): Promise<{ id?: number; url?: string; active: boolean }[]> };
}

export interface DriverOptions {
  browser: BrowserName;
  executablePath: string;
  /** Folder of the built extension. */
  extensionDir: string;
  /** The only web the browser sees. */
  web: Web;
  headless?: boolean;
  /** Size of a page, in CSS pixels; a real window keeps its own. */
  viewport?: { width: number; height: number };
  /** Folder of a profile that outlives the browser; without it the profile is a fresh one. */
  profile?: string;
}

/** The fixed host of the extension's pages in a Firefox that we start. */
const firefoxHost = '7d1b6a52-3f0e-4a87-9c52-61d0a4e0b8f3';
/** What Chromium asks for by itself, whatever it is told: sign-in state, updates, the dictionary of the language typed in. Firefox can be told not to. */
const ownHosts = new Set(['accounts.google.com', 'update.googleapis.com', 'redirector.gvt1.com']);
const pollMs = 50;
/** Milliseconds that a profile, perhaps not new, gets to show the welcome. */
const WELCOME = 3000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Truthy<T> = Exclude<T, false | null | undefined | '' | 0>;

/** Polls `probe` until it gives something truthy; throws with `what` when `timeout` ms are over. */
export async function until<T>(what: string, probe: () => Promise<T>, timeout = 15_000): Promise<Truthy<T>> {
  const end = Date.now() + timeout;
  let problem: unknown = null;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value as Truthy<T>;
      problem = null;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${timeout} ms for ${what}`, problem === null ? undefined : { cause: problem });
    }
    await pause(pollMs);
  }
}

/** One tab. */
export class Tab {
  constructor(
    readonly page: Page,
    private readonly firefox: boolean,
  ) {}

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  /** Runs `fn` in the page; it sees its one argument and the page, nothing of ours. Both ways plain data only. */
  async evaluate<T, A = undefined>(fn: (arg: A) => T | Promise<T>, arg?: A): Promise<T> {
    // As an expression: works under the strict CSP, and beside the `__name` calls that a TypeScript runner puts in.
    // As JSON: BiDi would hand over an object that occurs twice only once.
    const expression = `(async () => {
      const __name = (f) => f;
      return JSON.stringify(await (${fn})(${JSON.stringify(arg) ?? ''}));
    })()`;
    const value = (await this.page.evaluate(expression)) as string | undefined;
    return (value === undefined ? undefined : JSON.parse(value)) as T;
  }

  /** Runs script text in the page, such as a library that a test needs there. */
  async run(source: string): Promise<void> {
    await this.page.evaluate(`(() => { ${source}\n })()`);
  }

  /** Polls `fn` in the page until it gives something truthy, and gives that. */
  waitFor<T, A = undefined>(
    what: string,
    fn: (arg: A) => T | Promise<T>,
    arg?: A,
    timeout?: number,
  ): Promise<Truthy<T>> {
    return until(`${what} in ${this.page.url()}`, () => this.evaluate(fn, arg), timeout);
  }

  /** Clicks the first element of a CSS selector (that reads `text`, if given), with a real mouse event, once it is there and at rest. */
  async click(selector: string, text: string | null = null): Promise<void> {
    const what = text === null ? `\`${selector}\`` : `\`${selector}\` “${text}”`;
    let last = '';
    await until(`a click on ${what} in ${this.page.url()}`, async () => {
      const now = await this.evaluate(
        (of) => {
          const element = [...document.querySelectorAll(of.selector)].find(
            (one) => of.text === null || one.textContent?.trim() === of.text,
          );
          if (element === undefined || element.matches(':disabled, [aria-disabled="true"]')) return null;
          element.scrollIntoView({ block: 'center', behavior: 'instant' });
          const scope = globalThis as { clickedByDriver?: Element };
          delete scope.clickedByDriver;
          element.addEventListener('click', () => (scope.clickedByDriver = element), {
            capture: true,
            once: true,
          });
          const box = element.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        },
        { selector, text },
      );
      const rests = now !== null && JSON.stringify(now) === last;
      last = JSON.stringify(now);
      if (!rests) return false;
      await this.clickAt(now.x, now.y);
      // What moved away under the pointer was missed: once more.
      return this.evaluate(() => (globalThis as { clickedByDriver?: Element }).clickedByDriver !== undefined);
    });
  }

  /** Clicks a point of the visible page, in CSS pixels. */
  async clickAt(x: number, y: number): Promise<void> {
    await this.page.bringToFront();
    await this.page.mouse.click(x, y);
  }

  /** Puts the pointer on a point of the visible page, in CSS pixels. */
  async pointAt(x: number, y: number): Promise<void> {
    await this.page.mouse.move(x, y);
  }

  async press(key: 'Tab' | 'Enter' | 'Escape' | 'ArrowDown' | 'ArrowUp' | 'Space'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Chooses a file of this machine in an `<input type="file">`. */
  async upload(selector: string, file: string): Promise<void> {
    const input = await this.page.$(selector);
    if (!input) throw new Error(`No \`${selector}\` to put ${file} into`);
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  }

  async goto(url: string): Promise<void> {
    if (this.firefox && url.startsWith('moz-extension:')) {
      // Firefox never reports the end of such a load: navigate without waiting, then look for oneself.
      const { connection } = this.page.browser() as unknown as Bidi;
      const context = (this.page.mainFrame() as unknown as { _id: string })._id;
      await connection.send('browsingContext.navigate', { context, url, wait: 'none' });
      await until(url, () =>
        this.evaluate((to) => location.href === to && document.readyState === 'complete', url),
      );
    } else {
      await this.page.goto(url, { waitUntil: 'domcontentloaded' });
    }
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
  }

  /** Goes back, and waits for nothing: out of the back/forward cache no page is loaded. */
  async back(): Promise<void> {
    await this.evaluate(() => void setTimeout(() => history.back()));
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height });
  }

  async front(): Promise<void> {
    await this.page.bringToFront();
  }

  /** Writes a picture of what is visible, or of the whole page; WebP in Chromium only. */
  async screenshot(path: `${string}.png` | `${string}.webp`, whole = false): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    await this.page.bringToFront();
    await this.page.screenshot({ path, fullPage: whole });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

/** Puppeteer's connection to Firefox, for the commands it has no word for. */
interface Bidi {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

export interface Driver {
  browser: BrowserName;
  /** `Chrome/156…` or `firefox/153…`. */
  version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  origin: string;
  /** Addresses asked for so far, without what the browser asks its maker for by itself. */
  requested(): string[];
  /** Uncaught errors of pages, extension pages and content scripts so far. */
  problems: readonly string[];
  /** Opens a tab, in front and in the same window unless said otherwise. */
  open(url: string, where?: CreatePageOptions): Promise<Tab>;
  /** The panel in a tab of its own, following the tab `tabId`. */
  openPanel(tabId: number, where?: CreatePageOptions): Promise<Tab>;
  /** The browser's number for a tab, by the address it shows. */
  tabIdOf(tab: Tab): Promise<number>;
  /** Number of the tab in front. */
  activeTabId(): Promise<number>;
  badgeText(tabId: number): Promise<string>;
  /** Asks the extension's background as one of its own pages does. Throws with the failure's code. */
  ask<Name extends keyof BackgroundCalls>(
    name: Name,
    request: RequestOf<BackgroundCalls[Name]>,
  ): Promise<ResponseOf<BackgroundCalls[Name]>>;
  /** A click on the toolbar button, with `tab` in front. */
  clickAction(tab: Tab): Promise<void>;
  /** Whether the browser's own side panel or sidebar shows the extension. */
  sidePanelOpen(): Promise<boolean>;
  /** The reader takes the extension's hosts back in the browser's own settings, or gives them again. */
  hostAccess(granted: boolean): Promise<void>;
  /** Ends the background (service worker or event page) as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** The extension is reloaded, as by an update; its pages are closed. */
  reloadExtension(): Promise<void>;
  /** Sets it for every tab and waits until `tab` has it. */
  colourScheme(scheme: 'light' | 'dark', tab: Tab): Promise<void>;
  /** Has the system's few colours take the place of the page's own, as high-contrast modes do. */
  forcedColours(on: boolean, tab: Tab): Promise<void>;
  /** Does what starts a download and gives the file when it is whole. */
  download(action: () => Promise<void>): Promise<{ name: string; path: string; text: string }>;
  /** Closes every tab that was opened by `open` and `openPanel`. */
  closeTabs(): Promise<void>;
  /** Closes every tab but one. */
  keepOnly(tab: Tab): Promise<void>;
  /** Resolves when the person closes the browser. */
  closed: Promise<void>;
  /** Ends the browser's process at once, as a crash does; `close` is still to be called. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser with a fresh profile and the extension in it. */
export async function openDriver(options: DriverOptions): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), 'doi-chieu-'));
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const tidy = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once('exit', tidy);
  try {
    const driver = await (options.browser === 'firefox' ? openFirefox : openChromium)(options, downloads);
    const { close } = driver;
    driver.close = async () => {
      await close();
      process.off('exit', tidy);
      tidy();
    };
    return driver;
  } catch (error) {
    tidy();
    throw error;
  }
}

async function openChromium(options: DriverOptions, downloads: string): Promise<Driver> {
  const { viewport = null, headless = true } = options;
  const browser = await launch({
    browser: 'chrome',
    executablePath: options.executablePath,
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    headless,
    defaultViewport: headless ? (viewport ?? { width: 1280, height: 900 }) : viewport,
    pipe: true,
    acceptInsecureCerts: true,
    enableExtensions: [options.extensionDir],
    // A person's window needs no banners about automation and flags.
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    args: [
      // Root, and most containers, can have no sandbox; a person's own browser keeps it.
      ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-quic',
      '--ignore-certificate-errors',
      '--disable-gpu',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-search-engine-choice-screen',
      '--lang=vi',
      ...(headless ? [] : ['--test-type', '--window-size=1400,950']),
      `--proxy-server=http://127.0.0.1:${options.web.port}`,
      '--proxy-bypass-list=<-loopback>',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying',
    ],
  });
  const isWorker = (target: Target): boolean =>
    target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
  const worker = await browser.waitForTarget(isWorker, { timeout: 20_000 });
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloads,
    eventsEnabled: false,
  });
  let scheme: 'light' | 'dark' = 'light';
  const common = await words(browser, options, origin, downloads, (page) =>
    page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
  );
  return {
    ...common,
    async stopBackground() {
      const control = await common.control();
      const devtools = await control.page.createCDPSession();
      // Seen once is enough: an open panel may start it again at once.
      let stopped = false;
      devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        stopped ||= versions.some(({ runningStatus }) => runningStatus === 'stopped');
      });
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      await until('the service worker to stop', async () => stopped);
      await devtools.detach();
    },
    async reloadExtension() {
      await common.forgetControl();
      // As an update does: `runtime.reload()` would leave an unpacked extension off in a fresh profile.
      await browser.installExtension(options.extensionDir);
      await until('the extension to be back', () => common.control());
    },
    async clickAction(tab) {
      await tab.front();
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const url = tab.page.url();
      const target = targetInfos.find((info) => info.url === url);
      if (!target) throw new Error(`No tab shows ${url}`);
      const trigger = session as unknown as { send(method: string, params: object): Promise<unknown> };
      await trigger.send('Extensions.triggerAction', { id: new URL(origin).host, targetId: target.targetId });
    },
    async sidePanelOpen() {
      // Our own panel tabs carry a tab's number in their address; the browser's side panel does not.
      return browser.targets().some((target) => target.url() === `${origin}/sidepanel.html`);
    },
    async hostAccess(granted) {
      const settings = await common.open('chrome://extensions/', { background: true });
      await settings.evaluate(
        async (change) => {
          const { chrome } = globalThis as unknown as {
            chrome: {
              developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
            };
          };
          await chrome.developerPrivate.updateExtensionConfiguration(change);
        },
        { extensionId: new URL(origin).host, hostAccess: granted ? 'ON_ALL_SITES' : 'ON_CLICK' },
      );
      await settings.close();
    },
    async forcedColours(on, tab) {
      const devtools = await tab.page.createCDPSession();
      const features = [{ name: 'forced-colors', value: on ? 'active' : 'none' }];
      await devtools.send('Emulation.setEmulatedMedia', { features });
      await hasForcedColours(tab, on);
    },
    async colourScheme(to, tab) {
      scheme = to;
      for (const page of await browser.pages()) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: to }]);
      }
      await hasScheme(tab, to);
    },
  };
}

async function openFirefox(options: DriverOptions, downloads: string): Promise<Driver> {
  const { viewport = null, headless = true } = options;
  const manifest = JSON.parse(readFileSync(join(options.extensionDir, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    headless,
    defaultViewport: headless ? (viewport ?? { width: 1280, height: 900 }) : viewport,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access', ...(headless ? [] : ['--width=1400', '--height=950'])],
    // Without this Firefox overrules the preference that keeps it from asking for remote settings.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      // A profile that is started again has its add-on installed again: what that kept is not thrown away between.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: firefoxHost }),
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': options.web.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': options.web.port,
      'network.proxy.allow_hijacking_localhost': true,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'dom.security.https_first': false,
      'dom.security.https_first_schemeless': false,
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      'browser.helperApps.neverAsk.saveToDisk': 'application/json,application/octet-stream,text/csv',
      'intl.accept_languages': 'vi,en',
      'browser.shell.checkDefaultBrowser': false,
      'browser.newtabpage.enabled': false,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'browser.safebrowsing.update.enabled': false,
      'extensions.getAddons.cache.enabled': false,
      'extensions.systemAddon.update.enabled': false,
      'app.normandy.enabled': false,
      'layout.css.prefers-color-scheme.content-override': 1,
      // Nobody is there to agree; a person is asked.
      'extensions.webextOptionalPermissionPrompts': !headless,
    },
  });
  const version = await browser.version();
  const needed = Number.parseInt(manifest.browser_specific_settings.gecko.strict_min_version, 10);
  if (Number.parseInt(version.replace(/^\D+/, ''), 10) < needed) {
    await browser.close();
    throw new Error(`${version} is too old for the extension, which needs Firefox ${needed}.`);
  }
  await browser.installExtension(options.extensionDir);
  const { connection } = browser as unknown as Bidi;
  /** Runs the body of an async function in the browser's own scope; `policy` is the extension's. */
  const inBrowser = async <T>(body: string): Promise<T> => {
    const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
      contexts: { context: string }[];
    };
    const context = tree.contexts[0]?.context;
    const reply = (
      await connection.send('script.evaluate', {
        expression: `(async () => {
          const policy = WebExtensionPolicy.getByID(${JSON.stringify(id)});
          return JSON.stringify(await (async () => { ${body} })() ?? null);
        })()`,
        target: { context },
        awaitPromise: true,
      })
    ).result as { type: string; result: { value: string }; exceptionDetails?: { text: string } };
    if (reply.type !== 'success') throw new Error(`In the browser's scope: ${reply.exceptionDetails?.text}`);
    return JSON.parse(reply.result.value) as T;
  };
  const common = await words(browser, options, `moz-extension://${firefoxHost}`, downloads, async () => {});
  return {
    ...common,
    async stopBackground() {
      // Without the second word Firefox leaves an event page alone that has a message to answer. A page that asks
      // again starts it at once, and then it is not seen stopped.
      const end = `
        await policy.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
        return policy.extension.backgroundState === 'stopped';`;
      await until('the event page to stop', () => inBrowser<boolean>(end));
    },
    async reloadExtension() {
      await common.forgetControl();
      await inBrowser(`
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID(policy.id)).reload();`);
      await until('the extension to be back', () =>
        inBrowser<boolean>('return policy?.active && policy.extension.backgroundState === "running"'),
      );
    },
    async clickAction(tab) {
      await tab.front();
      await inBrowser(`
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { browserActionFor } = ExtensionParent.apiManager.global;
        await browserActionFor(policy.extension).triggerAction(window);`);
    },
    hostAccess: (granted) =>
      inBrowser(`
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const origins = policy.extension.manifest.host_permissions;
        await ExtensionPermissions.${granted ? 'add' : 'remove'}(policy.id, { permissions: [], origins, data_collection: [] }, policy.extension);`),
    sidePanelOpen: () =>
      inBrowser<boolean>(
        'return SidebarController.isOpen && String(SidebarController.currentID).startsWith(policy.extension.id.toLowerCase().replace(/[^a-z0-9_-]/g, "_"))',
      ),
    async forcedColours(on, tab) {
      await inBrowser(`Services.prefs.setIntPref('browser.display.document_color_use', ${on ? 2 : 0})`);
      await hasForcedColours(tab, on);
    },
    async colourScheme(to, tab) {
      await inBrowser(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${to === 'dark' ? 0 : 1})`,
      );
      await hasScheme(tab, to);
    },
  };
}

const hasForcedColours = (tab: Tab, on: boolean) =>
  tab.waitFor('the forced colours', (of) => matchMedia('(forced-colors: active)').matches === of, on);

async function hasScheme(tab: Tab, scheme: 'light' | 'dark'): Promise<void> {
  await tab.waitFor(
    `the ${scheme} colours`,
    // Colours may still be on their way.
    (of) => matchMedia(`(prefers-color-scheme: ${of})`).matches && document.getAnimations().length === 0,
    scheme,
  );
}

/** What is said alike to both browsers. */
async function words(
  browser: Browser,
  options: DriverOptions,
  origin: string,
  downloads: string,
  prepare: (page: Page) => Promise<void>,
) {
  const firefox = options.browser === 'firefox';
  const problems: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error}`));
    page.on('console', (message: ConsoleMessage) => {
      // A page's missing picture is no problem of ours.
      const own = message.location().url?.startsWith(origin) || page.url().startsWith(origin);
      if (own && message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
    });
  };
  let tabs: Tab[] = [];
  const open = async (url: string, where: CreatePageOptions = {}): Promise<Tab> => {
    const page = await browser.newPage(where);
    watch(page);
    await prepare(page);
    const tab = new Tab(page, firefox);
    tabs.push(tab);
    await tab.goto(url);
    return tab;
  };
  let killed = false;
  let controlTab: Tab | null = null;
  /** A page with the extension's rights and none of its program: its background script, shown as text. */
  const control = async (): Promise<Tab> => {
    if (controlTab === null || controlTab.page.isClosed()) {
      controlTab = await open(`${origin}/background.js`, { background: true });
    }
    return controlTab;
  };
  const forgetControl = async (): Promise<void> => {
    await controlTab?.close();
    controlTab = null;
  };
  // A new profile is welcomed; whoever drives the browser has other plans for the tab in front.
  const isNew = options.profile === undefined;
  const welcome = await until(
    'the welcome',
    async () => {
      for (const page of await browser.pages()) {
        // Firefox reports no address for a page of an extension.
        const url = await page.evaluate('location.href').catch(() => '');
        if (url === `${origin}/welcome.html`) return page;
      }
      return null;
    },
    isNew ? undefined : WELCOME,
  ).catch((error: unknown) => {
    // A profile that was used before has had its welcome.
    if (isNew) throw error;
    return null;
  });
  await welcome?.close();
  return {
    browser: options.browser,
    version: await browser.version(),
    origin,
    problems,
    requested: () => options.web.seen.filter((url) => firefox || !ownHosts.has(new URL(url).hostname)),
    open,
    control,
    forgetControl,
    openPanel: (tabId: number, where?: CreatePageOptions) =>
      open(`${origin}/sidepanel.html?tabId=${tabId}`, where),
    async tabIdOf(tab: Tab) {
      const url = await tab.url();
      const found = await (await control()).evaluate(async (of) => {
        const { browser, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
        const tabs = await (browser ?? chrome).tabs.query({});
        return tabs.filter((one) => one.url === of).map((one) => one.id ?? null);
      }, url);
      const [id] = found;
      if (found.length !== 1 || id === undefined || id === null)
        throw new Error(`${found.length} tabs show ${url}`);
      return id;
    },
    async activeTabId() {
      const id = await (await control()).evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
        const [front] = await (browser ?? chrome).tabs.query({ active: true, currentWindow: true });
        return front?.id ?? null;
      });
      if (id === null) throw new Error('No tab is in front');
      return id;
    },
    async badgeText(tabId: number) {
      return (await control()).evaluate((of) => {
        const { browser, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
        return (browser ?? chrome).action.getBadgeText({ tabId: of });
      }, tabId);
    },
    async ask<Name extends keyof BackgroundCalls>(
      name: Name,
      request: RequestOf<BackgroundCalls[Name]>,
    ): Promise<ResponseOf<BackgroundCalls[Name]>> {
      const reply = await (await control()).evaluate(
        async (message) => {
          const { browser, chrome } = globalThis as unknown as {
            browser?: ExtensionApi;
            chrome: ExtensionApi;
          };
          return (await (browser ?? chrome).runtime.sendMessage(message)) as Reply<unknown>;
        },
        { to: 'background', name, request },
      );
      if (!reply.ok) throw new Error(`${name}: ${reply.code} ${reply.detail}`);
      return reply.value as ResponseOf<BackgroundCalls[Name]>;
    },
    async download(action: () => Promise<void>) {
      const before = new Set(readdirSync(downloads));
      await action();
      let last = '';
      return until('a download', async () => {
        const names = readdirSync(downloads).filter((file) => !before.has(file));
        const [name] = names;
        if (name === undefined || names.some((one) => /\.(part|crdownload|tmp)$/.test(one))) return null;
        const path = join(downloads, name);
        const text = readFileSync(path, 'utf8');
        // Whole when it has stopped growing: Firefox makes an empty file of the final name first.
        const whole = text.length > 0 && text === last;
        last = text;
        return whole ? { name, path, text } : null;
      });
    },
    async closeTabs() {
      const closing = tabs.filter((tab) => !tab.page.isClosed() && tab !== controlTab);
      tabs = [];
      // A page that the extension's end has closed may not be known as closed yet.
      for (const tab of closing) await tab.close().catch(() => {});
    },
    async keepOnly(tab: Tab) {
      controlTab = null;
      tabs = [tab];
      for (const page of await browser.pages()) if (page !== tab.page) await page.close();
    },
    closed: new Promise<void>((resolve) => {
      browser.once('disconnected', () => resolve());
    }),
    async kill() {
      const child = browser.process();
      if (child === null || child.exitCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      killed = true;
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      // Children of a killed Chromium hold its pipe open for a while: it would be asked, and never answer.
      if (killed) await browser.disconnect();
      else if (browser.connected) await browser.close();
    },
  };
}
