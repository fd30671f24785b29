import { useTranslations } from 'next-intl';

const KILOBYTE = 1_024;
const MEGABYTE = 1_048_576;

/** A file's length in words: KB up to one MB, then MB with one decimal. */
export function FileSize({ bytes }: { bytes: number }) {
  const t = useTranslations('attachments');
  return bytes < MEGABYTE
    ? t('kilobytes', { size: Math.ceil(bytes / KILOBYTE) })
    : t('megabytes', { size: Math.round((bytes / MEGABYTE) * 10) / 10 });
}
