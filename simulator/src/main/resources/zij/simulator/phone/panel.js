/** The simulator's own controls beside the phone: who holds it, how it is set, what is said. */

import * as api from './api.js';
import {avatar, h, icon, stars} from './dom.js';

const LANGUAGES = {en: 'English', ru: 'Русский', uz: 'Oʻzbekcha'};
const LOG_LINES = 200;

/** The panel. */
export class Panel {
  /**
   * @param root where it goes
   * @param settings theme, platform, version, callback, month
   * @param on what a hand does: person(id), setting(name, value), reload(), settled(),
   *     subscription(act)
   */
  constructor(root, settings, on) {
    this.root = root;
    this.settings = settings;
    this.on = on;
    this.people = h('div', {class: 'people', role: 'radiogroup', 'aria-label': 'Buyer'});
    this.waiting = h('div', {class: 'waiting'});
    this.subscriptions = h('div', {class: 'subscriptions', testid: 'subscriptions'});
    this.log = h('ol', {class: 'log', testid: 'log'});
    root.append(
      h('div', {class: 'panel-head'}, h('h1', {}, 'Telegram, simulated'),
        h('p', {}, 'A phone for trying Zij. No real Stars move.')),
      h('h2', {}, 'Who holds the phone'), this.people, this.waiting,
      this.subscriptions,
      h('h2', {}, 'The phone'), this.#choices(),
      h('details', {class: 'wire'}, h('summary', {}, 'Said between phone and app'), this.log));
  }

  #choices() {
    return h('div', {class: 'choices'},
      this.#segments('theme', 'Theme', {light: 'Day', dark: 'Night'}),
      this.#segments('platform', 'System', {ios: 'iOS', android: 'Android'}),
      this.#select('version', 'Mini Apps version', {'9.1': '9.1', '8.0': '8.0', '7.6': '7.6',
        '6.9': '6.9', '6.0': '6.0'}),
      this.#select('callback', 'After paying, the client says',
        {truth: 'the truth', 'cancelled-after': 'paid, then cancelled', silent: 'nothing'}),
      this.#select('month', '30 days of a subscription last',
        {0: '30 days', 60: 'a minute', 1: 'a second'}),
      h('button', {class: 'panel-button', testid: 'panel-reload', onclick: () => this.on.reload()},
        'Reload the mini app'));
  }

  #segments(name, label, values) {
    const buttons = Object.entries(values).map(([value, text]) => h('button', {
      testid: `${name}-${value}`, 'aria-pressed': String(this.settings[name] === value),
      onclick: () => {
        buttons.forEach((b) => b.setAttribute('aria-pressed', 'false'));
        buttons[Object.keys(values).indexOf(value)].setAttribute('aria-pressed', 'true');
        this.on.setting(name, value);
      },
    }, text));
    return h('div', {class: 'choice'}, h('span', {}, label),
      h('div', {class: 'segments', role: 'group', 'aria-label': label}, ...buttons));
  }

  #select(name, label, values) {
    const options = Object.entries(values).map(([value, text]) =>
      h('option', {value, selected: this.settings[name] === value}, text));
    return h('label', {class: 'choice'}, h('span', {}, label), h('select', {
      testid: `setting-${name}`,
      onchange: (event) => this.on.setting(name, event.target.value),
    }, ...options));
  }

  /** Shows who there is, and who holds the phone. */
  showPeople(people, chosen) {
    this.people.replaceChildren(...people.map((person) => {
      const name = `${person.firstName} ${person.lastName}`.trim();
      const language = LANGUAGES[person.languageCode] ?? person.languageCode;
      return h('button', {
        class: 'person', role: 'radio', 'aria-checked': String(person.id === chosen),
        testid: `buyer-${person.id}`, onclick: () => this.on.person(person.id),
      }, avatar(person.id, name, 38),
      h('span', {class: 'person-text'}, h('strong', {}, name),
        h('small', {}, [person.home, language].filter(Boolean).join(' · '))),
      h('span', {class: 'purse', testid: `stars-${person.id}`}, icon('star', 14),
        stars(person.stars, 'en')));
    }));
  }

  /** Telegram's list of somebody's Star subscriptions, and the hand of time. */
  showSubscriptions(list) {
    const line = (one) => h('div', {class: 'pending', testid: 'subscription'},
      h('span', {testid: 'subscription-state'}, `${one.title} ★ ${one.amount}: ${one.state}`),
      this.#switch(one),
      h('button', {testid: 'subscription-pass', disabled: one.state === 'canceled',
        onclick: () => this.on.subscription(() => api.passTime(one.charge))},
      'Let 30 days pass'));
    this.subscriptions.replaceChildren(...(list.length > 0
      ? [h('h2', {}, 'Star subscriptions'), ...list.map(line)]
      : []));
  }

  #switch(one) {
    const cancelled = one.state === 'canceled';
    return h('button', {
      testid: cancelled ? 'subscription-renew' : 'subscription-cancel',
      disabled: cancelled && one.cancelledByBot,
      onclick: () => this.on.subscription((person) =>
        api.cancelSubscription(person, one.charge, !cancelled)),
    }, cancelled ? 'Renew' : 'Cancel');
  }

  /** Offers the two ends of a payment that was left pending. */
  addPending(pendingId, invoice) {
    const settle = async (outcome) => {
      line.remove();
      await api.settle(pendingId, outcome);
      this.on.settled();
    };
    const line = h('div', {class: 'pending', testid: 'pending'},
      h('span', {}, `Pending: ${invoice.title} ★ ${invoice.amount}`),
      h('button', {testid: 'settle-paid', onclick: () => settle('paid')}, 'Settle'),
      h('button', {testid: 'settle-failed', onclick: () => settle('failed')}, 'Fail'));
    this.waiting.append(line);
  }

  /** One line of what was said. */
  note(who, event, detail) {
    const text = detail === undefined ? '' : ` ${JSON.stringify(detail)}`;
    const sign = {app: '→', phone: '←', ignored: '✕'}[who];
    this.log.prepend(h('li', {class: who, title: text}, `${sign} ${event}`,
      h('small', {}, text.slice(0, 160))));
    while (this.log.childElementCount > LOG_LINES) this.log.lastElementChild.remove();
  }
}
