/** Small helpers to make elements; text is always text, never markup. */

const ICONS = {
  back: '<path d="M15 4 7 12l8 8" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
  close: '<path d="m6 6 12 12M18 6 6 18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>',
  down: '<path d="m5 9 7 7 7-7" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
  more: '<g fill="currentColor"><circle cx="5" cy="12" r="1.900"/><circle cx="12" cy="12" r="1.900"/><circle cx="19" cy="12" r="1.900"/></g>',
  send: '<path fill="currentColor" d="M3.400 20.400 21 12.600a.7.7 0 0 0 0-1.200L3.400 3.600c-.6-.3-1.200.3-1 .9l2 6.100 9 1.400-9 1.400-2 6.100c-.2.6.4 1.200 1 .9z"/>',
  grid: '<path fill="currentColor" d="M5 4h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zm9 0h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM5 13h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zm9 0h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1z"/>',
  sliders: '<path d="M4 8h9m5 0h2M4 16h3m5 0h8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/><circle cx="15.500" cy="8" r="2.300" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="9.500" cy="16" r="2.300" fill="none" stroke="currentColor" stroke-width="2"/>',
  star: '<defs><linearGradient id="gold" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffd84d"/><stop offset="1" stop-color="#f5a413"/></linearGradient></defs><path fill="url(#gold)" stroke="#e8960c" stroke-width=".7" stroke-linejoin="round" d="M12 2.400c.5 0 .9.300 1.100.7l2.300 5.200 5.600.6c1 .1 1.400 1.300.7 2l-4.200 3.800 1.200 5.600c.2 1-.9 1.700-1.700 1.200L12 18.600l-5 2.900c-.8.5-1.900-.2-1.700-1.200l1.200-5.600-4.200-3.800c-.7-.7-.3-1.900.7-2l5.600-.6 2.300-5.200c.2-.4.6-.7 1.100-.7z"/>',
  check: '<path d="m5 12.500 4.500 4.500L19 7.500" fill="none" stroke="currentColor" stroke-width="2.400" stroke-linecap="round" stroke-linejoin="round"/>',
  signal: '<g fill="currentColor"><rect x="2" y="14" width="3.600" height="6" rx="1"/><rect x="7.400" y="11" width="3.600" height="9" rx="1"/><rect x="12.800" y="8" width="3.600" height="12" rx="1"/><rect x="18.200" y="4.500" width="3.600" height="15.500" rx="1"/></g>',
  battery: '<rect x="1" y="7" width="19" height="10.500" rx="3" fill="none" stroke="currentColor" stroke-width="1.300" opacity=".5"/><rect x="2.700" y="8.700" width="13" height="7.100" rx="1.600" fill="currentColor"/><path d="M21.500 10.600c1.300.6 1.300 2.700 0 3.300z" fill="currentColor" opacity=".6"/>',
};

/** An icon of 24 units. */
export function icon(name, size = 24) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  svg.innerHTML = ICONS[name];
  return svg;
}

/** An element: `h('button', {class: 'x', testid: 'y', onclick: f}, 'text', child)`. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'testid') element.dataset.testid = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const GRADIENTS = ['#ff885e,#ff516a', '#ffcd6a,#ffa85c', '#82b1ff,#665fff', '#a0de7e,#54cb68',
  '#53edd6,#28c9b7', '#72d5fd,#2a9ef1', '#e0a2f3,#d669ed'];

/** A round picture with initials, in one of Telegram's seven gradients. */
export function avatar(id, name, size) {
  const initials = name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word[0]).join('');
  const circle = h('span', {class: 'avatar', 'aria-hidden': 'true'}, initials.toUpperCase());
  circle.style.background = `linear-gradient(180deg,${GRADIENTS[id % GRADIENTS.length]})`;
  circle.style.width = circle.style.height = `${size}px`;
  circle.style.fontSize = `${Math.round(size * 0.4)}px`;
  return circle;
}

/** Stars with the language's separators. */
export function stars(amount, language) {
  return new Intl.NumberFormat(language).format(amount);
}
