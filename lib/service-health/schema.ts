import { z } from 'zod';

const ISSUE_ID = /^[A-Z]{2}[0-9]{1,12}$/;
/** Two letters of the service and digits, as EX226792. */
export const isIssueId = (text: string): boolean => ISSUE_ID.test(text);

export const followForm = z.object({
  issueId: z.string('required').regex(ISSUE_ID, 'required'),
  customerId: z.uuid('choose'),
});

export const HEALTH_STATUSES = [
  'serviceOperational',
  'investigating',
  'restoringService',
  'verifyingService',
  'serviceRestored',
  'postIncidentReviewPublished',
  'serviceDegradation',
  'serviceInterruption',
  'extendedRecovery',
  'falsePositive',
  'investigationSuspended',
] as const;
export type HealthStatus = (typeof HEALTH_STATUSES)[number];

/** Microsoft's own names, the same in every language. */
export const SERVICE_NAMES = {
  exchange: 'Exchange Online',
  sharepoint: 'SharePoint Online',
  onedrive: 'OneDrive for Business',
  teams: 'Microsoft Teams',
  apps: 'Microsoft 365 Apps',
  entra: 'Microsoft Entra ID',
} as const;
