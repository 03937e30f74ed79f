/** The simulator's controls over HTTP. */

async function answer(response) {
  const json = await response.json();
  if (!response.ok) throw new Error(json.error ?? `HTTP ${response.status}`);
  return json;
}

const get = (path, signal) => fetch(`/simulator/api/${path}`, {signal}).then(answer);

const post = (path, body = {}) =>
  fetch(`/simulator/api/${path}`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  }).then(answer);

export const bot = (language) => get(`bot?lang=${encodeURIComponent(language)}`);
export const people = () => get('users');
export const topUp = (id, add) => post(`users/${id}/stars`, {add});
export const launch = (id, options) => post(`users/${id}/launch`, options);
export const invoice = (slug) => get(`invoices/${encodeURIComponent(slug)}`);
export const pay = (id, slug, outcome, monthSeconds = 0) =>
  post(`users/${id}/pay`, {slug, outcome, monthSeconds});
export const address = (id, slug, info) => post(`users/${id}/address`, {slug, info});
export const payMoney = (id, slug, requestedInfo, option) =>
  post(`users/${id}/money`, {slug, requestedInfo, option});
export const subscriptions = (id) => get(`users/${id}/subscriptions`);
export const cancelSubscription = (id, charge, cancelled) =>
  post(`users/${id}/subscriptions`, {charge, cancelled});
export const passTime = (charge) => post(`subscriptions/${encodeURIComponent(charge)}/pass`);
export const settle = (pendingId, outcome) => post(`payments/${pendingId}/settle`, {outcome});
export const messages = (id, after, waitMs, signal) =>
  get(`users/${id}/messages?after=${after}&waitMs=${waitMs}`, signal);
export const type = (id, text) => post(`users/${id}/messages`, {text});
export const press = (id, messageId, data) => post(`users/${id}/press`, {messageId, data});
export const cloud = (id, method, params) => post(`users/${id}/cloud`, {method, params});
export const join = (id, link) => post(`users/${id}/join`, {link});
