/**
 * How long the script lives in its page: until the extension is updated or removed, or a newer copy of the script
 * starts. All of it stands in the script's own world, where the page neither sees nor forges it; WXT's context, which
 * this stands in for, says it by messages and events that every page hears.
 */
import { native } from '../../lib/platform/native.ts';

/** Where a copy of the script finds the one before it, in the world that they share. */
const COPY = Symbol.for('doi-chieu');

type Heard<Type extends keyof WindowEventMap> = (event: WindowEventMap[Type]) => void;

export class Life {
  #end = new AbortController();
  #heard = new Map<string, Heard<never>>();

  /** Ends the copy of the script that was here before. */
  constructor() {
    const world = globalThis as { [COPY]?: AbortController };
    world[COPY]?.abort();
    world[COPY] = this.#end;
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Whether the script has to keep still. One that has outlived its extension has no runtime any more, and ends here. */
  get isOver(): boolean {
    if (native()?.runtime?.id === undefined) this.end();
    return this.signal.aborted;
  }

  end(): void {
    this.#end.abort();
  }

  /**
   * Hears what happens in the window, before the page does; nothing is prevented. Events that the page made itself are
   * not heard.
   */
  on<Type extends keyof WindowEventMap>(type: Type, heard: Heard<Type>): void {
    this.#heard.set(type, ((event: WindowEventMap[Type]) => {
      if (event.isTrusted && !this.isOver) heard(event);
    }) as Heard<never>);
    this.listen();
  }

  /** Registers what is heard. `document.open` takes every listener off the window; those that are there are not doubled. */
  listen(): void {
    if (this.signal.aborted) return;
    for (const [type, heard] of this.#heard)
      addEventListener(type, heard as EventListener, { capture: true, passive: true, signal: this.signal });
  }

  every(milliseconds: number, action: () => void): void {
    const timer = setInterval(() => this.isOver || action(), milliseconds);
    this.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  /** Hears where the page goes, or is, without a new document. The call may come before the address is there. */
  onNavigation(heard: (url: string) => void): void {
    const { navigation } = globalThis as { navigation?: EventTarget };
    if (navigation === undefined) this.every(1000, () => heard(location.href));
    else
      EventTarget.prototype.addEventListener.call(
        navigation,
        'navigate',
        (event) => {
          if (event.isTrusted && !this.isOver)
            heard((event as Event & { destination: { url: string } }).destination.url);
        },
        { signal: this.signal },
      );
  }
}
