/** Cloudflare's RealtimeKit: its whole meeting and its client. Without its service it draws nothing, so it is only loaded. */
import RealtimeKitClient from '@cloudflare/realtimekit';
import { defineCustomElements } from '@cloudflare/realtimekit-ui/loader';

await defineCustomElements();

/** Shows the lobby, where the service is. */
export async function show(container, authToken) {
  const meeting = document.createElement('rtk-meeting');
  meeting.meeting = await RealtimeKitClient.init({ authToken });
  container.append(meeting);
}
