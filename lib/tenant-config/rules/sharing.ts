import { SHARING_LEVELS, type SharingLevel } from '../schema';

/** True when files may go further at `one` than at `other`. */
export function isWiderSharing(one: SharingLevel, other: SharingLevel): boolean {
  return SHARING_LEVELS.indexOf(one) < SHARING_LEVELS.indexOf(other);
}

export type Sharing = { sharepoint_sharing: SharingLevel; onedrive_sharing: SharingLevel };

/**
 * Whether sharing may become what is asked for: OneDrive never wider than SharePoint, and whatever lets files go further needs the
 * person's word that data may leave China. Returns the field and the reason, or null.
 */
export function sharingFault(
  before: Sharing,
  after: Sharing,
  isAcknowledged: boolean,
): { field: keyof Sharing | 'acknowledged'; why: 'onedrive_wider' | 'acknowledge_needed' } | null {
  if (isWiderSharing(after.onedrive_sharing, after.sharepoint_sharing)) {
    const asked = before.onedrive_sharing === after.onedrive_sharing ? 'sharepoint_sharing' : 'onedrive_sharing';
    return { field: asked, why: 'onedrive_wider' };
  }
  const widens = (['sharepoint_sharing', 'onedrive_sharing'] as const).some((name) =>
    isWiderSharing(after[name], before[name]),
  );
  return widens && !isAcknowledged ? { field: 'acknowledged', why: 'acknowledge_needed' } : null;
}
