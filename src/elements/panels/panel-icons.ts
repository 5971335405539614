/** Drawings that only panels have. From Lucide, see LUCIDE-LICENSE.txt. */

/** The paths, for {@link drawing}. */
export const PANEL_ICONS = {
  send: 'm22 2-7 20-4-9-9-4ZM22 2 11 13',
  down: 'M12 5v14M19 12l-7 7-7-7',
  failed: 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0ZM12 8v4M12 16h.01',
  pin: 'M12 17v5M9 10.76a2 2 0 0 1-1.11 1.79l-1.78.9A2 2 0 0 0 5 15.24V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.76a2 2 0 0 0-1.11-1.79l-1.78-.9A2 2 0 0 1 15 10.76V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z',
  hand: 'M18 11V6a2 2 0 0 0-4 0M14 10V4a2 2 0 0 0-4 0v2M10 10.5V6a2 2 0 0 0-4 0v8M18 8a2 2 0 1 1 4 0v6a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.86-5.99-2.34l-3.6-3.6a2 2 0 0 1 2.83-2.82L7 15',
} as const;
