/** What the phone does for a mini app and answers with an event. */

import * as api from './api.js';
import {h} from './dom.js';
import {popup} from './overlays.js';

/** A colour that the app chose: its own, a key of the theme, or null for neither. */
export function colour(choice, theme) {
  const own = choice?.color ?? '';
  return /^#[0-9a-f]{6}$/i.test(own) ? own : theme[choice?.color_key] ?? null;
}

/** Runs a custom method, such as those of CloudStorage; gives custom_method_invoked. */
export async function customMethod(person, {req_id, method, params}) {
  try {
    return {req_id, ...(await api.cloud(person.id, method, params))};
  } catch (broken) {
    return {req_id, error: broken.message};
  }
}

/** Reads the clipboard; gives clipboard_text_received, without data when it is not allowed. */
export async function clipboard({req_id}) {
  try {
    return {req_id, data: await navigator.clipboard.readText()};
  } catch {
    return {req_id};
  }
}

/** Asks whether to download a file, and does; gives file_download_requested. */
export async function download(screen, words, {url, file_name: name}) {
  const answer = await popup(screen, {
    title: words.download, message: name ?? url,
    buttons: [{id: 'cancel', type: 'cancel', text: words.cancel},
      {id: 'download', type: 'default', text: words.downloadYes}],
  });
  const yes = answer === 'download' && /^https?:/.test(url);
  if (yes) h('a', {href: url, download: name, target: '_blank', rel: 'noopener'}).click();
  return {status: yes ? 'downloading' : 'cancelled'};
}
