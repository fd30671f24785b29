export { isBench } from '@/lib/platform/env';
