import { isWiderSharing } from '../rules/sharing';
import type { TenantCheck } from '../schema';

/** The technical contact is whom notices about the state of the services reach. */
const technicalContactMissing: TenantCheck = {
  id: 'technical_contact_missing',
  serviceIds: 'all',
  run({ organization }) {
    if (organization?.technicalContactEmail?.trim()) return null;
    return { check: 'technical_contact_missing', level: 'worth_mending', values: {}, anchor: 'contact' };
  },
};

/** OneDrive may share as widely as SharePoint at most; what it asks beyond that has no effect. */
const oneDriveWiderThanSharePoint: TenantCheck = {
  id: 'onedrive_wider_than_sharepoint',
  serviceIds: ['onedrive', 'sharepoint'],
  run({ organization }) {
    const { oneDriveSharing: oneDrive, sharePointSharing: sharePoint } = organization ?? {};
    if (!oneDrive || !sharePoint || !isWiderSharing(oneDrive, sharePoint)) return null;
    return {
      check: 'onedrive_wider_than_sharepoint',
      level: 'likely_cause',
      values: { oneDrive, sharePoint },
      anchor: 'sharing',
    };
  },
};

/** Off is the default in mainland China, so it is worth knowing rather than wrong. */
const sharingOff: TenantCheck = {
  id: 'sharing_off',
  serviceIds: ['sharepoint', 'onedrive'],
  run({ organization, serviceId }) {
    if (!organization) return null;
    const level = serviceId === 'onedrive' ? organization.oneDriveSharing : organization.sharePointSharing;
    if (level !== 'organization_only') return null;
    return {
      check: 'sharing_off',
      level: 'worth_mending',
      values: { service: serviceId },
      anchor: 'sharing',
    };
  },
};

export const ORGANIZATION_CHECKS: readonly TenantCheck[] = [
  technicalContactMissing,
  oneDriveWiderThanSharePoint,
  sharingOff,
];
