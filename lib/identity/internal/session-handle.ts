import { hashOf } from '@/lib/shared/ids';

/** What a page calls one of the own sessions: nothing that the database or a cookie knows it by. */
export const handleOf = (sessionHash: string): string => hashOf(`handle ${sessionHash}`).slice(0, 24);
