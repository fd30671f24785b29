import { constants } from 'node:os';

const undo = new Set();
let leaving;

/** Registers what must be undone before this process ends; returns a function that takes it back. */
export function onLeaving(work) {
  undo.add(work);
  return () => undo.delete(work);
}

export const isLeaving = () => leaving !== undefined;

/** Undoes everything, last first, and ends the process. A second call waits for the first. */
export function leave(code) {
  leaving ??= (async () => {
    for (const work of [...undo].reverse()) {
      try {
        await work();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(code);
  })();
  return leaving;
}

/** Ctrl-C, a closed terminal and `kill` all end this process in order. */
export function leaveOnSignals(code = (name) => 128 + constants.signals[name]) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void leave(code(name)));
}
