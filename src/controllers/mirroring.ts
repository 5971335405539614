/** Whether the own picture is shown as in a mirror. */

/** What a page may ask for. */
export type Mirror = 'auto' | 'on' | 'off';

/**
 * Whether to mirror `stream`; for `auto`, if it is the picture of a camera that faces the user. A camera of which the
 * browser does not know where it looks stands before a desk. Only tracks of devices belong to a group: drawn pictures,
 * screens and what others send do not.
 */
export function isMirrored(mirror: Mirror, stream: MediaStream | undefined): boolean {
  if (mirror !== 'auto') return mirror === 'on';
  const { facingMode, groupId } = stream?.getVideoTracks()[0]?.getSettings() ?? {};
  return facingMode ? facingMode === 'user' : Boolean(groupId);
}
