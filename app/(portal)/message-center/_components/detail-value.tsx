import type { Detail } from '@/lib/message-center/schema';

const KNOWN = ['ExternalLink', 'BlogLink', 'HelpLink', 'Platforms', 'RoadmapIds'] as const;
export type KnownDetail = (typeof KNOWN)[number];
/** For machines: a table of stages as JSON. */
const UNSEEN = ['FeatureStatusJson'];

/** Graph's details as they are shown: the summary by itself, the others with our word for their name where we have one. */
export function detailsToShow(details: readonly Detail[]) {
  return {
    summary: details.find((detail) => detail.name === 'Summary')?.value,
    others: details
      .filter((detail) => detail.name !== 'Summary' && !UNSEEN.includes(detail.name) && detail.value.trim())
      .map((detail) => ({ ...detail, known: KNOWN.find((name) => name === detail.name) })),
  };
}

const isWebAddress = (text: string) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** A value as text, and as a link when it is the address of a page. */
export function DetailValue({ value }: { value: string }) {
  const text = value.trim();
  if (!isWebAddress(text)) return <bdi>{text}</bdi>;
  return (
    <a href={text} rel="noopener noreferrer" target="_blank" className="text-accent underline wrap-anywhere">
      {text}
    </a>
  );
}
