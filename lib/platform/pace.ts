/** Turns for others in a context that works long: messages and events that wait are answered in between. */

/** Milliseconds at a stretch. With the longest step that there is, others wait a tenth of a second at the most. */
const STRETCH = 30;

/** After what waits already; a timer would wait some milliseconds more, and in the background of some browsers a second. */
const behindOthers = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Says when it is time for others, and gives them theirs. */
export function pace(): { isDue: () => boolean; rest: () => Promise<void> } {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > STRETCH,
    rest: async () => {
      await behindOthers();
      since = performance.now();
    },
  };
}
