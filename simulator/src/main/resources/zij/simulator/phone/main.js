/** Puts the phone together: who holds it, its chat, its mini app and the controls beside it. */

import * as api from './api.js';
import {Chat} from './chat.js';
import {h, icon} from './dom.js';
import {MiniApp} from './miniapp.js';
import {popup, toast} from './overlays.js';
import {Panel} from './panel.js';
import {paySheet} from './pay.js';
import {words} from './words.js';

const KEY = 'zij-phone';
const USUAL = {theme: 'light', platform: 'ios', version: '9.1', callback: 'truth', month: '0', person: 0};

/** The phone's settings: the address overrides what was kept, which overrides the usual. */
function settings() {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  const chosen = {...USUAL, ...kept};
  for (const name of Object.keys(USUAL)) if (asked[name]) chosen[name] = asked[name];
  return {...chosen, person: Number(chosen.person)};
}

class Phone {
  constructor() {
    this.settings = settings();
    this.panel = new Panel(document.getElementById('panel'), this.settings, {
      person: (id) => this.#hold(id),
      setting: (name, value) => this.#set(name, value),
      reload: () => this.app?.reload(),
      settled: () => this.refresh(),
      subscription: (act) => this.#subscription(act),
    });
    this.note = (...line) => this.panel.note(...line);
    this.screen = h('div', {class: 'screen', testid: 'screen'});
    this.clock = h('span', {class: 'clock'});
    this.frame = h('div', {class: 'phone', testid: 'phone'},
      h('div', {class: 'status', 'aria-hidden': 'true'}, this.clock,
        h('span', {class: 'island'}), h('span', {class: 'status-icons'}, icon('signal', 17),
          icon('battery', 25))),
      this.screen, h('div', {class: 'home', 'aria-hidden': 'true'}));
    const toggle = h('button', {class: 'panel-toggle', 'aria-label': 'Simulator controls',
      testid: 'panel-toggle', onclick: () => document.body.classList.toggle('panel-open')},
    icon('sliders', 20));
    document.getElementById('stage').append(this.frame, toggle);
    document.getElementById('stage').addEventListener('click', (event) => {
      if (!toggle.contains(event.target)) document.body.classList.remove('panel-open');
    });
    this.#tick();
    setInterval(() => this.#tick(), 10_000);
  }

  async start() {
    const people = await api.people();
    const kept = people.find((person) => person.id === this.settings.person);
    await this.#hold((kept ?? people[0]).id);
    const asked = new URLSearchParams(location.search);
    if (asked.has('app')) this.openApp({app: asked.get('app'), startParam: asked.get('start') ?? ''});
  }

  async #hold(id) {
    this.#save('person', id);
    this.app?.close();
    this.chat?.dispose();
    await this.refresh();
    this.bot = await api.bot(this.person().languageCode);
    this.botName = this.bot.name;
    this.#paint();
    document.body.classList.remove('panel-open');
    this.chat = new Chat(this);
  }

  /** Asks again for balances. */
  async refresh() {
    this.people = await api.people();
    this.panel.showPeople(this.people, this.settings.person);
    this.panel.showSubscriptions(await api.subscriptions(this.settings.person));
  }

  person() {
    return this.people.find((person) => person.id === this.settings.person);
  }

  /** How long a subscription's 30 days last here; 0 for 30 days. */
  monthSeconds() {
    return Number(this.settings.month);
  }

  async #subscription(act) {
    try {
      await act(this.settings.person);
    } catch (broken) {
      toast(this.screen, broken.message);
    }
    await this.refresh();
  }

  theme() {
    return this.bot.themes[this.settings.theme][this.settings.platform];
  }

  /** Whether the phone is the whole page. */
  small() {
    return matchMedia('(max-width: 760px)').matches;
  }

  /** What the menu button of the chat opens. */
  menuApp() {
    const set = this.bot.menuButton;
    if (set?.type === 'web_app') return {text: set.text, options: {url: set.url}};
    const name = Object.keys(this.bot.apps)[0];
    return {text: words(this.person().languageCode).open, options: {app: name}};
  }

  async openApp(options) {
    this.app?.close();
    const app = new MiniApp(this, options);
    this.app = app;
    try {
      await app.open();
    } catch (broken) {
      app.close();
      toast(this.screen, broken.message);
    }
  }

  closed(app) {
    if (this.app !== app) return;
    this.app = null;
    this.frame.style.removeProperty('--status-ink');
  }

  pending(id, invoice) {
    this.panel.addPending(id, invoice);
  }

  alert(message) {
    return popup(this.screen, {message, buttons: [{id: 'ok', type: 'ok', text: 'OK'}]});
  }

  /** Follows a link as Telegram does: its own inside, all others in the browser. */
  follow(url) {
    const link = new URL(url, 'https://t.me');
    if (link.hostname !== 't.me') {
      window.open(url, '_blank', 'noopener');
      return;
    }
    const [first, second] = link.pathname.split('/').filter(Boolean);
    if (first?.startsWith('+')) this.#join(url);
    else if (first?.startsWith('$')) this.#pay(first.slice(1));
    else if (first === 'invoice') this.#pay(second);
    else if (first === this.bot.username) this.#visit(second, link.searchParams);
    else toast(this.screen, url);
  }

  /** Follows a link into a private chat, and says what came of it. */
  async #join(url) {
    try {
      const {standing} = await api.join(this.person().id, url);
      toast(this.screen, words(this.person().languageCode).joining[standing]);
    } catch (broken) {
      toast(this.screen, broken.message);
    }
  }

  #pay(slug) {
    if (this.app) this.app.pay(slug);
    else paySheet(this, slug).catch((broken) => toast(this.screen, broken.message));
  }

  #visit(name, parameters) {
    const start = parameters.get('startapp');
    if (name || start !== null) {
      const app = name ?? Object.keys(this.bot.apps)[0];
      this.openApp({app, startParam: start ?? ''});
      return;
    }
    this.app?.minimise(true);
    this.chat.open();
    if (parameters.has('start')) this.chat.type(`/start ${parameters.get('start')}`.trim());
  }

  #set(name, value) {
    this.#save(name, value);
    if (name === 'theme' || name === 'platform') {
      this.#paint();
      this.app?.paint(name === 'theme');
    }
  }

  #save(name, value) {
    this.settings[name] = value;
    localStorage.setItem(KEY, JSON.stringify(this.settings));
  }

  #paint() {
    document.documentElement.dataset.theme = this.settings.theme;
    this.frame.dataset.platform = this.settings.platform;
    for (const [name, value] of Object.entries(this.theme())) {
      this.frame.style.setProperty(`--${name.replaceAll('_', '-')}`, value);
    }
  }

  #tick() {
    this.clock.textContent = new Intl.DateTimeFormat('en-GB',
      {hour: '2-digit', minute: '2-digit'}).format(new Date());
  }
}

const phone = new Phone();
phone.start().catch((broken) => {
  document.getElementById('stage').append(h('p', {class: 'broken'}, broken.message));
});
