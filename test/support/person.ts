/** What only a person does or sets, as far as the browser lets a test do it. */
import { emulateMedia, sendKeys } from '@web/test-runner-commands';

/** Presses a key while another is held down. */
export async function pressWith(modifier: 'Control' | 'Shift', key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}

/** Sets what the user wants of every page; resolves with whether this browser lets a test do so. */
export async function prefer(wishes: Parameters<typeof emulateMedia>[0]): Promise<boolean> {
  return emulateMedia(wishes).then(
    () => true,
    () => false,
  );
}
