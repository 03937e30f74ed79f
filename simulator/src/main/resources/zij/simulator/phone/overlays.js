/** What lies over the screen for a moment: alerts, toasts and the pulse of a haptic. */

import {h} from './dom.js';

/** Shows a native alert; resolves with the pressed button's id, or null when tapped away. */
export function popup(screen, {title, message, buttons}) {
  return new Promise((resolve) => {
    const done = (id) => {
      layer.remove();
      resolve(id);
    };
    const actions = buttons.map((button) =>
      h('button', {
        class: `alert-button ${button.type ?? 'default'}`,
        testid: `popup-button-${button.id}`,
        onclick: () => done(button.id),
      }, button.text));
    const box = h('div', {
      class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': title || message,
      testid: 'popup',
    },
    h('div', {class: 'alert-text'},
      title ? h('strong', {}, title) : null, h('p', {}, message)),
    h('div', {class: `alert-buttons ${actions.length > 2 ? 'tall' : ''}`}, ...actions));
    const layer = h('div', {
      class: 'layer centered',
      onclick: (event) => { if (event.target === layer) done(null); },
    }, box);
    screen.append(layer);
    actions.at(-1)?.focus();
  });
}

/** A short line that goes away by itself. */
export function toast(screen, text) {
  screen.querySelector('.toast')?.remove();
  const line = h('div', {class: 'toast', role: 'status', testid: 'toast'}, text);
  screen.append(line);
  setTimeout(() => line.remove(), 2600);
}

/** Makes a haptic visible: the phone gives a tiny knock, and a small mark names its kind. */
export function haptic(phone, kind) {
  phone.querySelector('.haptic')?.remove();
  const mark = h('div', {class: 'haptic', testid: 'haptic', 'aria-hidden': 'true'}, `≋ ${kind}`);
  phone.append(mark);
  phone.classList.remove('knock');
  void phone.offsetWidth; // restarts the animation
  phone.classList.add('knock');
  setTimeout(() => mark.remove(), 900);
}
