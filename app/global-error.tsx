'use client';
import { Failed, type FailedProps } from '@/components/layout/failed';
import './globals.css';

export default function GlobalError(props: FailedProps) {
  return (
    <html lang="en">
      <body>
        <Failed {...props} />
      </body>
    </html>
  );
}
