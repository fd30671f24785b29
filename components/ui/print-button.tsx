'use client';

import { Printer } from 'lucide-react';
import { Button } from './button';

/** Opens the browser's own print dialog; without a script people print by the browser's menu, and get the same page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button
      type="button"
      variant="secondary"
      size="small"
      icon={<Printer aria-hidden className="size-3.5" />}
      onClick={() => window.print()}
      className="[@media(scripting:none)]:hidden"
    >
      {label}
    </Button>
  );
}
