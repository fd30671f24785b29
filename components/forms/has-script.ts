import { useSyncExternalStore } from 'react';

const subscribeToNothing = () => () => {};

/** False on the server and until the page has come alive, so that what is sent first works without JavaScript. */
export const useHasScript = (): boolean =>
  useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
