import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { FilePicker } from './file-picker';

/** The file picker with the only words that the browser needs. */
export async function FileField(props: ComponentProps<typeof FilePicker>) {
  const { attachments } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ attachments }}>
      <FilePicker {...props} />
    </NextIntlClientProvider>
  );
}
