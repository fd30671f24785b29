import { isDemo } from '@/lib/platform/env';

export const isDemoWorld = (): boolean => isDemo();
