import type { Category, MessageSeverity, Tag } from '@/lib/message-center/schema';
import type { ServiceId } from './catalogue';

/** A published message of the demo world, in days before the seed's instant. */
export type SeedMessage = {
  title: string;
  /** A name that is none of our services reaches nobody. */
  services: readonly (ServiceId | 'Microsoft Purview')[];
  tags: readonly Tag[];
  category: Category;
  severity?: MessageSeverity;
  isMajorChange?: true;
  isDataPrivacy?: true;
  publishedDaysAgo: number;
  updatedDaysAgo?: number;
  /** In how many days to act; negative when it is over. */
  actByInDays?: number;
  summary: string;
  platforms?: string;
  link?: string;
  bodyType?: 'text';
  body: string;
};
