import { useTranslations } from 'next-intl';
import { CodesShown, type CodesWords } from './codes-shown';

export function useCodesWords(): CodesWords {
  const t = useTranslations('factors');
  return {
    title: t('codes.once'),
    text: t('codes.onceText'),
    copy: t('copy'),
    copied: t('copied'),
    download: t('codes.download'),
    print: t('codes.print'),
    fileName: t('codes.fileName'),
    heading: t('codes.heading'),
  };
}

/** The recovery codes that the form around it has just made: they are nowhere to be read again. */
export function CodesOnce() {
  return <CodesShown words={useCodesWords()} />;
}
