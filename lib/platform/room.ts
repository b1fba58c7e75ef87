/** How much room the browser has left for us. */

/** Less than this is too little: a database that is opened or tidied up needs some megabytes for itself. */
const LITTLE = 8_000_000;

/** Whether the disk is all but full, as far as the browser tells: Chromium grants never more than what is free. */
export async function noRoomLeft(): Promise<boolean> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota !== undefined && usage !== undefined && quota - usage < LITTLE;
}
