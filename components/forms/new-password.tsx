'use client';
import { TextField } from './fields';

/** A password that is chosen now, twice; neither comes back from the server when the form does. */
export function NewPassword({ label, hint, repeat }: { label: string; hint: string; repeat: string }) {
  return (
    <>
      <TextField name="password" label={label} hint={hint} type="password" autoComplete="new-password" required />
      <TextField name="repeat" label={repeat} type="password" autoComplete="new-password" required />
    </>
  );
}
