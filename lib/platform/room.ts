/** How much room the browser has for us, as far as it tells: Chromium grants never more than what is free. */

export interface Room {
  /** Bytes; both null where the browser does not tell, as in some private windows. */
  taken: number | null;
  left: number | null;
}

/** Less than this is too little: a database that is opened or tidied up needs some megabytes for itself. */
const LITTLE = 8_000_000;

/** Never rejects. */
export async function roomNow(): Promise<Room> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage !== undefined && quota !== undefined) return { taken: usage, left: quota - usage };
  } catch {
    // There is no storage to ask about.
  }
  return { taken: null, left: null };
}

/** Whether the disk is all but full. */
export async function noRoomLeft(): Promise<boolean> {
  const { left } = await roomNow();
  return left !== null && left < LITTLE;
}
