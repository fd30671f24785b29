/** Festivals that come with the calendar, by the name under which it is kept; each reader has them in words of their own. */
const FESTIVALS = {
  "元旦 New Year's Day": 'newYear',
  '春节 Spring Festival': 'spring',
  '清明 Tomb-sweeping Day': 'qingming',
  '劳动节 Labour Day': 'labour',
  '端午 Dragon Boat Festival': 'dragonBoat',
  '中秋 Mid-autumn Festival': 'midAutumn',
  '国庆节 National Day': 'national',
} as const;
export type Festival = (typeof FESTIVALS)[keyof typeof FESTIVALS];

/** The festival that a day is named after; null for a name that the operator gave. */
export const festivalOf = (name: string): Festival | null =>
  Object.hasOwn(FESTIVALS, name) ? FESTIVALS[name as keyof typeof FESTIVALS] : null;
